/** Document series and the numbers they hand out. */
@NullMarked
package ro.storno.domain.numbering;

import org.jspecify.annotations.NullMarked;
