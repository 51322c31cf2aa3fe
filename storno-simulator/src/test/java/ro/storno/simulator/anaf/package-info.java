/** Holds the tests of simulated ANAF on the wire. */
@NullMarked
package ro.storno.simulator.anaf;

import org.jspecify.annotations.NullMarked;
