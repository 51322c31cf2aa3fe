/** Tests of what a failed request may have done. */
@NullMarked
package ro.storno.authority.call;

import org.jspecify.annotations.NullMarked;
