package ro.storno.simulator.sdi;

import java.util.EnumSet;
import java.util.Set;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Operation;
import ro.storno.simulator.rest.OrderedFaults;

/** Everything that SDI and the intermediary before it do. */
public enum SdiOperation implements Operation {
  /** A file handed in by SOAP. */
  RECEIVE_FILE("RiceviFile"),
  /** A notification pushed to whoever handed the file in. */
  NOTIFY("TrasmissioneFatture"),
  /** A file handed in through the intermediary. */
  POST_INVOICE("post-invoice"),
  /** The state of a file at the intermediary. */
  GET_INVOICE("get-invoice"),
  /** The invoices of others at the intermediary. */
  LIST_RECEIVED("list-received"),
  /** One of them. */
  GET_RECEIVED("get-received"),
  /** Whether the intermediary works. */
  STATUS("status");

  private static final Set<FaultKind> OF_PUSHES =
      EnumSet.of(FaultKind.LOST_REQUEST, FaultKind.LOST_ANSWER, FaultKind.LAG);

  private final String wireName;

  SdiOperation(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public boolean suffers(FaultKind kind) {
    if (this == NOTIFY) {
      return OF_PUSHES.contains(kind);
    }
    return OrderedFaults.fit(
        kind, this != RECEIVE_FILE, this == RECEIVE_FILE || this == POST_INVOICE);
  }
}
