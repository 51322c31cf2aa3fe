/** RO e-Transport against the simulator. */
@NullMarked
package ro.storno.authority.transport;

import org.jspecify.annotations.NullMarked;
