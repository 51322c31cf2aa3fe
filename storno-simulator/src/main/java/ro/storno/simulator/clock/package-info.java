/** The authorities' clock, which tests can move. */
@NullMarked
package ro.storno.simulator.clock;

import org.jspecify.annotations.NullMarked;
