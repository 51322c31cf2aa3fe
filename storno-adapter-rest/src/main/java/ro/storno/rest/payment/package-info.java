/** Payments of invoices. */
@NullMarked
package ro.storno.rest.payment;

import org.jspecify.annotations.NullMarked;
