/** Holds the tests of the rates. */
@NullMarked
package ro.storno.simulator.choruspro;

import org.jspecify.annotations.NullMarked;
