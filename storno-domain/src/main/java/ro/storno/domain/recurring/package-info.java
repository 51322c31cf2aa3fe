/** Templates from which invoices are issued again and again, and the arithmetic of their days. */
@NullMarked
package ro.storno.domain.recurring;

import org.jspecify.annotations.NullMarked;
