/** Receipts in PostgreSQL. */
@NullMarked
package ro.storno.persistence.receipt;

import org.jspecify.annotations.NullMarked;
