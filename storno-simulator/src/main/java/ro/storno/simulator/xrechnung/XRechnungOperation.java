package ro.storno.simulator.xrechnung;

import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Operation;
import ro.storno.simulator.rest.OrderedFaults;

/** Everything that the inbox can be asked to do. */
public enum XRechnungOperation implements Operation {
  /** The token endpoint. */
  TOKEN("inbox-token"),
  /** A document handed in. */
  POST("post-document"),
  /** The state of a document. */
  STATUS("document-status"),
  /** The documents with a hash. */
  FIND("find-documents");

  private final String wireName;

  XRechnungOperation(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public boolean suffers(FaultKind kind) {
    return kind != FaultKind.TECHNICAL_ERROR
        && OrderedFaults.fit(kind, this != TOKEN, this == POST);
  }
}
