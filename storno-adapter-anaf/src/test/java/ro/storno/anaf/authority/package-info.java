/** Tests of what a failed request may have done. */
@NullMarked
package ro.storno.anaf.authority;

import org.jspecify.annotations.NullMarked;
