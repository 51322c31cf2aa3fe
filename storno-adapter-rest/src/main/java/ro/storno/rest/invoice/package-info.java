/** Invoices and credit notes, and what an invoice form starts with. */
@NullMarked
package ro.storno.rest.invoice;

import org.jspecify.annotations.NullMarked;
