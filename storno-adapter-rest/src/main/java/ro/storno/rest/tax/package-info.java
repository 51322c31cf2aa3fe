/** VAT rates. */
@NullMarked
package ro.storno.rest.tax;

import org.jspecify.annotations.NullMarked;
