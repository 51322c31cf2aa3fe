/** Holds the tests of the directory. */
@NullMarked
package ro.storno.simulator.anaf.taxpayer;

import org.jspecify.annotations.NullMarked;
