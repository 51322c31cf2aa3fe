/** Holds the writer and the reader of the structured invoices of KSeF, FA(3) and FA(2). */
@NullMarked
package ro.storno.einvoice.ksef;

import org.jspecify.annotations.NullMarked;
