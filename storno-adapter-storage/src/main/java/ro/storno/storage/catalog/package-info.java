/** Reads official code lists, those of the server itself and those an operator adds. */
@NullMarked
package ro.storno.storage.catalog;

import org.jspecify.annotations.NullMarked;
