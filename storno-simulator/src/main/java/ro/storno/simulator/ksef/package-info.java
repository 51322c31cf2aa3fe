/** The Polish Krajowy System e-Faktur (KSeF, API 2.0) on this machine. */
@NullMarked
package ro.storno.simulator.ksef;

import org.jspecify.annotations.NullMarked;
