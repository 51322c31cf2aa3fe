/** Code lists, as they are found and refused. */
@NullMarked
package ro.storno.storage.catalog;

import org.jspecify.annotations.NullMarked;
