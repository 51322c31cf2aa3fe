/** The certificates and seals of a simulated authority. */
@NullMarked
package ro.storno.simulator.seal;

import org.jspecify.annotations.NullMarked;
