package ro.storno.domain.preceding;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transition table of one kind of document: which operation leads from where to where. */
public final class Lifecycle {
  /** The operation leaves the document where it is. */
  private static final Optional<Stage> STAYS = Optional.empty();

  /** Proformas (api-reference/proforma-invoices). */
  static final Lifecycle OF_PROFORMA =
      new Lifecycle()
          .stays(Operation.UPDATE, Stage.DRAFT)
          .stays(Operation.DELETE, Stage.DRAFT)
          .leads(Operation.SEND, Stage.SENT, Stage.DRAFT)
          .leads(Operation.ACCEPT, Stage.ACCEPTED, Stage.DRAFT, Stage.SENT)
          .leads(Operation.REJECT, Stage.REJECTED, Stage.DRAFT, Stage.SENT)
          .leads(
              Operation.CANCEL,
              Stage.CANCELLED,
              Stage.DRAFT,
              Stage.SENT,
              Stage.ACCEPTED,
              Stage.REJECTED)
          .leads(Operation.CONVERT, Stage.CONVERTED, Stage.DRAFT, Stage.SENT, Stage.ACCEPTED);

  /** Delivery notes (api-reference/delivery-notes). */
  static final Lifecycle OF_DELIVERY_NOTE =
      new Lifecycle()
          .stays(Operation.UPDATE, Stage.DRAFT, Stage.ISSUED)
          .stays(Operation.DELETE, Stage.DRAFT)
          .leads(Operation.ISSUE, Stage.ISSUED, Stage.DRAFT)
          .leads(Operation.CANCEL, Stage.CANCELLED, Stage.DRAFT, Stage.ISSUED)
          .leads(Operation.RESTORE, Stage.DRAFT, Stage.CANCELLED)
          .leads(Operation.CONVERT, Stage.CONVERTED, Stage.DRAFT, Stage.ISSUED)
          .leads(Operation.CONVERT_TOGETHER, Stage.CONVERTED, Stage.ISSUED)
          .stays(Operation.STORNO, Stage.ISSUED);

  /** Receipts (api-reference/receipts, objects/receipt.md, concepts/pos.md). */
  static final Lifecycle OF_RECEIPT =
      new Lifecycle()
          .stays(Operation.UPDATE, Stage.DRAFT)
          .stays(Operation.DELETE, Stage.DRAFT)
          .leads(Operation.ISSUE, Stage.ISSUED, Stage.DRAFT)
          .leads(Operation.CANCEL, Stage.CANCELLED, Stage.DRAFT, Stage.ISSUED)
          .leads(Operation.RESTORE, Stage.DRAFT, Stage.CANCELLED)
          .leads(Operation.CONVERT, Stage.INVOICED, Stage.ISSUED)
          .stays(Operation.REFUND, Stage.ISSUED, Stage.PARTIALLY_REFUNDED)
          .leads(Operation.COUNT_NO_REFUND, Stage.ISSUED, Stage.PARTIALLY_REFUNDED, Stage.REFUNDED)
          .leads(
              Operation.COUNT_PARTIAL_REFUND,
              Stage.PARTIALLY_REFUNDED,
              Stage.ISSUED,
              Stage.PARTIALLY_REFUNDED,
              Stage.REFUNDED)
          .leads(
              Operation.COUNT_FULL_REFUND, Stage.REFUNDED, Stage.ISSUED, Stage.PARTIALLY_REFUNDED);

  private record Transition(List<Stage> sources, Optional<Stage> target) {}

  private final Map<Operation, Transition> table = new EnumMap<>(Operation.class);

  private Lifecycle() {}

  private Lifecycle leads(Operation operation, Stage target, Stage... sources) {
    table.put(operation, new Transition(List.of(sources), Optional.of(target)));
    return this;
  }

  private Lifecycle stays(Operation operation, Stage... sources) {
    table.put(operation, new Transition(List.of(sources), STAYS));
    return this;
  }

  /** Returns whether an operation is allowed from a stage. */
  public boolean allows(Operation operation, Stage from) {
    Transition transition = table.get(operation);
    return transition != null && transition.sources.contains(from);
  }

  /** Returns whether a document was led to a stage by an operation, so that it has its effect. */
  boolean reached(Operation operation, Stage stage) {
    Transition transition = table.get(operation);
    return transition != null && transition.target.filter(stage::equals).isPresent();
  }

  /**
   * Returns the stage that an operation leads to.
   *
   * @param from where the document stands; not null
   * @throws IllegalArgumentException if the kind has no such operation
   */
  public Stage target(Operation operation, Stage from) {
    Transition transition = table.get(operation);
    if (transition == null) {
      throw new IllegalArgumentException("no such operation: " + operation);
    }
    return transition.target.orElse(from);
  }
}
