/** Holds the writer and the reader of FatturaPA, and the checks of the Sistema di Interscambio. */
@NullMarked
package ro.storno.einvoice.fatturapa;

import org.jspecify.annotations.NullMarked;
