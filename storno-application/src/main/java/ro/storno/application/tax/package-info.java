/** VAT rates of a company. */
@NullMarked
package ro.storno.application.tax;

import org.jspecify.annotations.NullMarked;
