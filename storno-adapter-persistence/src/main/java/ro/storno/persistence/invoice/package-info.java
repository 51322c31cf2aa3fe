/** Invoices, their lists, files and evidence in PostgreSQL. */
@NullMarked
package ro.storno.persistence.invoice;

import org.jspecify.annotations.NullMarked;
