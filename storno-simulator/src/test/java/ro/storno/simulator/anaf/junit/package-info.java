/** Holds the tests of the extension. */
@NullMarked
package ro.storno.simulator.anaf.junit;

import org.jspecify.annotations.NullMarked;
