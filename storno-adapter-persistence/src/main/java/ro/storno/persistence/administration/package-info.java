/** Looks over the whole installation, which no tenant can. */
@NullMarked
package ro.storno.persistence.administration;

import org.jspecify.annotations.NullMarked;
