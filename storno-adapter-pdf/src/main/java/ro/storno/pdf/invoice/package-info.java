/** Invoices and credit notes on paper: wording, layout, payment code. */
@NullMarked
package ro.storno.pdf.invoice;

import org.jspecify.annotations.NullMarked;
