/** What one call to simulated ANAF goes through: route, rights, limits, faults, ledger. */
@NullMarked
package ro.storno.simulator.anaf.call;

import org.jspecify.annotations.NullMarked;
