/** RO e-Transport against the simulator. */
@NullMarked
package ro.storno.authority.xrechnung;

import org.jspecify.annotations.NullMarked;
