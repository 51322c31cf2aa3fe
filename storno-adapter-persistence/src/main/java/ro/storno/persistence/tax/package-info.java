/** The VAT rates of companies in PostgreSQL. */
@NullMarked
package ro.storno.persistence.tax;

import org.jspecify.annotations.NullMarked;
