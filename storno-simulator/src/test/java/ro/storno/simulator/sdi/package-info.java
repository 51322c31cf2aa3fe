/** Tests of the simulated Sistema di Interscambio. */
@NullMarked
package ro.storno.simulator.sdi;

import org.jspecify.annotations.NullMarked;
