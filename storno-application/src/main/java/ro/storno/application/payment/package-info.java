/** Payments and balances. */
@NullMarked
package ro.storno.application.payment;

import org.jspecify.annotations.NullMarked;
