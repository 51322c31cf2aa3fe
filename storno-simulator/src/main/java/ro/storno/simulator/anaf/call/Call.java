package ro.storno.simulator.anaf.call;

import java.util.regex.MatchResult;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.http.Request;

/**
 * One call on its way through.
 *
 * @param request not null
 * @param path how the path matched its route; not null
 * @param access of the token; {@link Access#NONE} where none is needed; not null
 * @param decision what goes wrong, and the identity of the call; not null
 */
public record Call(Request request, MatchResult path, Access access, Faults.Decision decision) {
  /** Returns whether this goes wrong. */
  public boolean suffers(FaultKind kind) {
    return decision.is(kind);
  }
}
