/** Holds the tests of the rates. */
@NullMarked
package ro.storno.simulator.xrechnung;

import org.jspecify.annotations.NullMarked;
