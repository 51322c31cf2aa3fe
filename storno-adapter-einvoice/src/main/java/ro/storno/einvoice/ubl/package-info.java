/** Holds the writer and the reader of UBL 2.1 invoices and credit notes. */
@NullMarked
package ro.storno.einvoice.ubl;

import org.jspecify.annotations.NullMarked;
