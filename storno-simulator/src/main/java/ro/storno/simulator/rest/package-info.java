/** What simulators of plain REST services share: tokens, faults, a ledger and handles for tests. */
@NullMarked
package ro.storno.simulator.rest;

import org.jspecify.annotations.NullMarked;
