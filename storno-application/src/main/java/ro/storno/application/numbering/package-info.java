/** Document series and gapless numbers. */
@NullMarked
package ro.storno.application.numbering;

import org.jspecify.annotations.NullMarked;
