/** Value added tax: categories, dated rates and their arithmetic. */
@NullMarked
package ro.storno.domain.tax;

import org.jspecify.annotations.NullMarked;
