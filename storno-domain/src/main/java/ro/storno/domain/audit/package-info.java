/** Who did what from where, in chains that show every change made to them later. */
@NullMarked
package ro.storno.domain.audit;

import org.jspecify.annotations.NullMarked;
