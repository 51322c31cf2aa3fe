/** Recurring invoices in PostgreSQL. */
@NullMarked
package ro.storno.persistence.recurring;

import org.jspecify.annotations.NullMarked;
