/** RO e-Transport against the simulator. */
@NullMarked
package ro.storno.authority.choruspro;

import org.jspecify.annotations.NullMarked;
