/** Products and product categories in PostgreSQL. */
@NullMarked
package ro.storno.persistence.catalog;

import org.jspecify.annotations.NullMarked;
