/** RO e-Transport against the simulator. */
@NullMarked
package ro.storno.anaf.transport;

import org.jspecify.annotations.NullMarked;
