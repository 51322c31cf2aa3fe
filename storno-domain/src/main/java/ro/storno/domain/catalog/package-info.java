/** Products and the units they are sold in. */
@NullMarked
package ro.storno.domain.catalog;

import org.jspecify.annotations.NullMarked;
