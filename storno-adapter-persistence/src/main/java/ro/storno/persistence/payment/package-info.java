/** Payments in PostgreSQL. */
@NullMarked
package ro.storno.persistence.payment;

import org.jspecify.annotations.NullMarked;
