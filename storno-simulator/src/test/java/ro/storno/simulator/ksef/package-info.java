/** Tests of simulated KSeF. */
@NullMarked
package ro.storno.simulator.ksef;

import org.jspecify.annotations.NullMarked;
