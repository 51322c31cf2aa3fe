/** Payments that settle documents. */
@NullMarked
package ro.storno.domain.payment;

import org.jspecify.annotations.NullMarked;
