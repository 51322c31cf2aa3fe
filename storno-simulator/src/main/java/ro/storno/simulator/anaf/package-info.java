/** ANAF as a whole, for tests, demonstrations and the command line. */
@NullMarked
package ro.storno.simulator.anaf;

import org.jspecify.annotations.NullMarked;
