package ro.storno.simulator.choruspro;

import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Operation;
import ro.storno.simulator.rest.OrderedFaults;

/** Everything that PISTE and Chorus Pro can be asked to do here; the names are theirs. */
public enum ChorusProOperation implements Operation {
  /** PISTE's token endpoint. */
  TOKEN("piste-token"),
  /** An invoice handed in. */
  DEPOSIT("deposer-flux"),
  /** What became of a deposit. */
  REPORT("consulterCRDetaille"),
  /** The invoices that a supplier has handed in. */
  SEARCH("rechercher-fournisseur");

  private final String wireName;

  ChorusProOperation(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public boolean suffers(FaultKind kind) {
    return OrderedFaults.fit(kind, this != TOKEN, this == DEPOSIT);
  }
}
