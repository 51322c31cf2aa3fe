/** Holds the tests of the rates. */
@NullMarked
package ro.storno.simulator.bnr;

import org.jspecify.annotations.NullMarked;
