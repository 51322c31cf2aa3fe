/** Writes documents anew in another format and tells every term that did not survive. */
@NullMarked
package ro.storno.einvoice.conversion;

import org.jspecify.annotations.NullMarked;
