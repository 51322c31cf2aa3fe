/** Routes to the look of a company's documents. */
@NullMarked
package ro.storno.rest.printing;

import org.jspecify.annotations.NullMarked;
