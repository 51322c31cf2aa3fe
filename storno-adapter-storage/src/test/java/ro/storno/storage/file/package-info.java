/** Tests of the files on disk. */
@NullMarked
package ro.storno.storage.file;

import org.jspecify.annotations.NullMarked;
