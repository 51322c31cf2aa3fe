/** Keeps files on the local disk, walled by company. */
@NullMarked
package ro.storno.storage.file;

import org.jspecify.annotations.NullMarked;
