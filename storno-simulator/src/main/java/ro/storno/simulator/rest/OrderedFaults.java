package ro.storno.simulator.rest;

import java.util.EnumSet;
import java.util.Set;
import ro.storno.simulator.fault.FaultKind;

/** Which faults make sense for which kind of operation of a REST service. */
public final class OrderedFaults {
  private static final Set<FaultKind> OF_ALL =
      EnumSet.of(
          FaultKind.FIREWALL,
          FaultKind.TOO_MANY_REQUESTS,
          FaultKind.ERROR_BEFORE,
          FaultKind.LOST_REQUEST,
          FaultKind.ERROR_AFTER,
          FaultKind.LOST_ANSWER,
          FaultKind.TRUNCATED,
          FaultKind.WRONG_CONTENT_TYPE,
          FaultKind.SLOW);
  private static final Set<FaultKind> OF_DEPOSITS =
      EnumSet.of(
          FaultKind.TECHNICAL_ERROR, FaultKind.REFUSAL, FaultKind.LAG, FaultKind.LATE_ACCEPTANCE);

  private OrderedFaults() {}

  /**
   * Returns whether a fault makes sense.
   *
   * @param kind not null
   * @param withToken whether the operation needs a token
   * @param deposit whether it hands a document in
   */
  public static boolean fit(FaultKind kind, boolean withToken, boolean deposit) {
    return OF_ALL.contains(kind)
        || (kind == FaultKind.EXPIRED_TOKEN && withToken)
        || (OF_DEPOSITS.contains(kind) && deposit);
  }
}
