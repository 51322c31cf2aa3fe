/** Tests of archives and seals, good and hostile. */
@NullMarked
package ro.storno.authority.seal;

import org.jspecify.annotations.NullMarked;
