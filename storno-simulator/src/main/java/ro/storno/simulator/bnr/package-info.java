/** The exchange rates of the National Bank of Romania. */
@NullMarked
package ro.storno.simulator.bnr;

import org.jspecify.annotations.NullMarked;
