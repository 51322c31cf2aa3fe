/** Products and product categories. */
@NullMarked
package ro.storno.rest.catalog;

import org.jspecify.annotations.NullMarked;
