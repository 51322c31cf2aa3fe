/** Holds the writer and the reader of UN/CEFACT Cross Industry Invoices, D16B. */
@NullMarked
package ro.storno.einvoice.cii;

import org.jspecify.annotations.NullMarked;
