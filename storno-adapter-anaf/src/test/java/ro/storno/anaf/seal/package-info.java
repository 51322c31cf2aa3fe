/** Tests of archives and seals, good and hostile. */
@NullMarked
package ro.storno.anaf.seal;

import org.jspecify.annotations.NullMarked;
