package ro.storno.application.preceding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.DomainException;
import ro.storno.domain.preceding.Operation;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;

/**
 * Documents that take others back: at most one takes back each. Works in the company's transaction,
 * under the lock of the original, which whoever makes or restores a reversal takes first.
 */
final class Reversals {
  private final PrecedingDocuments documents;

  Reversals(PrecedingDocuments documents) {
    this.documents = documents;
  }

  /**
   * Checks that nothing takes a document back, cancelled reversals apart.
   *
   * @throws DomainException.IllegalState if something does; names it
   */
  void requireNone(PrecedingDocument original, Operation operation) {
    PrecedingDocuments.Reversal reversal = of(original);
    if (reversal != null) {
      throw original.takenBack(operation, reversal.number());
    }
  }

  /**
   * Checks that a document may be cancelled: a draft that would take it back is never issued then.
   *
   * @throws DomainException.IllegalState if an issued document takes it back; names it
   */
  void requireNoneInForce(PrecedingDocument original) {
    PrecedingDocuments.Reversal reversal = of(original);
    if (reversal != null && reversal.stage() != Stage.DRAFT) {
      throw original.takenBack(Operation.CANCEL, reversal.number());
    }
  }

  private PrecedingDocuments.@Nullable Reversal of(PrecedingDocument original) {
    return documents.reversalsOf(original.company(), List.of(original.id())).get(original.id());
  }

  /**
   * Checks that a document may become an invoice as far as reversals are concerned: what takes it
   * back goes along, or has become an invoice itself.
   *
   * @throws DomainException.IllegalState if it may not
   */
  void requireConvertible(PrecedingDocument original) {
    PrecedingDocuments.Reversal reversal = of(original);
    if (reversal != null && reversal.stage() != Stage.CONVERTED) {
      throw original.takenBack(Operation.CONVERT, reversal.number());
    }
  }

  /** Returns those of several documents that are taken back by one which does not go along. */
  Set<PrecedingId> takenBackByOthers(List<PrecedingDocument> sources) {
    Set<PrecedingId> ids = sources.stream().map(PrecedingDocument::id).collect(Collectors.toSet());
    return documents.reversalsOf(sources.get(0).company(), ids).entrySet().stream()
        .filter(each -> each.getValue().stage() != Stage.CONVERTED)
        .filter(each -> !ids.contains(each.getValue().id()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Locks what a document takes back, before the document itself is locked; empty if nothing. */
  Optional<PrecedingDocument> lockOriginal(
      CompanyScope scope, PrecedingKind kind, PrecedingId reversal) {
    return documents
        .find(scope.company(), kind, reversal)
        .flatMap(found -> Optional.ofNullable(found.reversed()))
        .flatMap(original -> documents.findForUpdate(scope.company(), kind, original));
  }

  /**
   * Checks that a reversal may come into force, under the lock of the original.
   *
   * @throws DomainException.IllegalState if another one has taken its place, or the original is
   *     cancelled
   */
  void require(PrecedingDocument reversal, PrecedingDocument original, Operation operation) {
    PrecedingDocuments.Reversal present = of(original);
    if (present != null && !present.id().equals(reversal.id())) {
      throw original.takenBack(Operation.STORNO, present.number());
    }
    if (original.stage() == Stage.CANCELLED) {
      throw reversal.originalCancelled(operation, original.displayNumber());
    }
  }
}
