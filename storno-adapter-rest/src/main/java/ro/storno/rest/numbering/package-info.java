/** Document series. */
@NullMarked
package ro.storno.rest.numbering;

import org.jspecify.annotations.NullMarked;
