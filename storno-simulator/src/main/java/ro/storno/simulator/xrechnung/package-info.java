/**
 * An authority's inbox for XRechnung documents behind OAuth 2; docs/simulators.md has its contract.
 */
@NullMarked
package ro.storno.simulator.xrechnung;

import org.jspecify.annotations.NullMarked;
