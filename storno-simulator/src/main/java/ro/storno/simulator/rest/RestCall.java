package ro.storno.simulator.rest;

import java.util.regex.MatchResult;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.http.Request;

/**
 * One call on its way through.
 *
 * @param request not null
 * @param path how the path matched its route; not null
 * @param client whose token came with it; empty where none is needed; not null
 * @param decision what goes wrong, and the identity of the call; not null
 */
public record RestCall(Request request, MatchResult path, String client, Faults.Decision decision) {
  /** Returns whether this goes wrong. */
  public boolean suffers(FaultKind kind) {
    return decision.is(kind);
  }
}
