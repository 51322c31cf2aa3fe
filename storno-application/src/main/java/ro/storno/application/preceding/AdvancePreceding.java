package ro.storno.application.preceding;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.party.Party;
import ro.storno.domain.preceding.Operation;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;

/** Leads proformas and delivery notes through their lives, short of becoming an invoice. */
public final class AdvancePreceding {
  private final Transactions transactions;
  private final PrecedingDocuments documents;
  private final Reversals reversals;
  private final SeriesBook seriesBook;
  private final Clock clock;

  /** Advances with the given ports; none is null. */
  public AdvancePreceding(
      Transactions transactions, PrecedingDocuments documents, SeriesBook seriesBook, Clock clock) {
    this.transactions = transactions;
    this.documents = documents;
    this.reversals = new Reversals(documents);
    this.seriesBook = seriesBook;
    this.clock = clock;
  }

  /**
   * Marks a proforma as handed to the client; nothing is mailed.
   *
   * @throws ApplicationException.NotFound if the company has no such document
   * @throws ApplicationException.Unacceptable if the client has no e-mail address
   * @throws DomainException.IllegalState if its stage forbids it
   */
  public PrecedingDocument send(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    scope.requireToChange(Permission.INVOICE_SEND);
    return change(
        scope,
        kind,
        id,
        was -> {
          was.require(Operation.SEND);
          Party buyer = was.content().buyer();
          if (buyer == null || buyer.email() == null || buyer.email().isBlank()) {
            throw new ApplicationException.Unacceptable(
                kind.title() + " data is incomplete",
                Map.of("client.email", "Client email is required before sending"));
          }
          return was.send(clock.instant());
        });
  }

  /** Marks a proforma as accepted by the client; errors as for {@link #cancel}. */
  public PrecedingDocument accept(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    scope.requireToChange(Permission.INVOICE_EDIT);
    return change(scope, kind, id, was -> was.accept(clock.instant()));
  }

  /** Marks a proforma as rejected by the client; errors as for {@link #cancel}. */
  public PrecedingDocument reject(
      CompanyScope scope, PrecedingKind kind, PrecedingId id, Remark remark) {
    scope.requireToChange(Permission.INVOICE_EDIT);
    return change(scope, kind, id, was -> was.reject(remark, clock.instant()));
  }

  /**
   * Cancels a document; a number stays.
   *
   * @throws ApplicationException.NotFound if the company has no such document
   * @throws DomainException.IllegalState if its stage forbids it, or an issued document takes it
   *     back
   */
  public PrecedingDocument cancel(
      CompanyScope scope, PrecedingKind kind, PrecedingId id, Remark remark) {
    scope.requireToChange(Permission.INVOICE_CANCEL);
    return change(
        scope,
        kind,
        id,
        was -> {
          PrecedingDocument cancelled = was.cancel(remark, clock.instant());
          reversals.requireNoneInForce(was);
          return cancelled;
        });
  }

  /**
   * Turns a cancelled document into a draft again; a number stays.
   *
   * @throws ApplicationException.NotFound if the company has no such document
   * @throws ApplicationException.Unacceptable if it is not cancelled
   * @throws DomainException.IllegalState if it took back a document that another one takes back by
   *     now, or that is cancelled itself
   */
  public PrecedingDocument restore(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    scope.requireToChange(Permission.INVOICE_CANCEL);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Optional<PrecedingDocument> original = reversals.lockOriginal(scope, kind, id);
          return changed(
              scope,
              kind,
              id,
              was -> {
                requireUnlessUnacceptable(was, Operation.RESTORE);
                original.ifPresent(each -> reversals.require(was, each, Operation.RESTORE));
                return was.restore(clock.instant());
              });
        });
  }

  /**
   * Issues a delivery note: gives it its number, unless it was restored with one.
   *
   * @throws ApplicationException.NotFound if the company has no such document
   * @throws DomainException.IllegalState if it is no draft, or takes back a document that is
   *     cancelled by now
   * @throws DomainException.RuleViolated if there is no series to number it
   */
  public PrecedingDocument issue(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    scope.requireToChange(Permission.INVOICE_ISSUE);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Optional<PrecedingDocument> original = reversals.lockOriginal(scope, kind, id);
          return changed(
              scope,
              kind,
              id,
              was -> {
                was.require(Operation.ISSUE);
                original.ifPresent(each -> reversals.require(was, each, Operation.ISSUE));
                return issued(scope, was);
              });
        });
  }

  private PrecedingDocument issued(CompanyScope scope, PrecedingDocument was) {
    Instant now = clock.instant();
    DocumentNumber kept = was.number();
    if (kept != null) {
      return was.issue(kept, now);
    }
    SeriesId chosen = was.content().seriesId();
    Series series =
        (chosen == null
                ? seriesBook.defaultOf(scope.company(), was.kind().seriesType())
                : seriesBook.find(scope.company(), chosen))
            .orElseThrow(() -> noSeries(was.kind()));
    PrecedingDocument ready = was.edit(asPrinted(was, scope, series), was.validUntil(), now);
    // From here on the series is locked: nothing but the one write and the commit follow.
    DocumentNumber number =
        seriesBook.takeNext(scope.company(), series.id()).orElseThrow(() -> noSeries(was.kind()));
    return ready.issue(number, now);
  }

  /** The seller as it is on the day of issue, and the series that numbers the document. */
  private static InvoiceContent asPrinted(
      PrecedingDocument draft, CompanyScope scope, Series series) {
    return draft.content().withSupplier(scope.profile().party()).withSeries(series.id());
  }

  private static DomainException noSeries(PrecedingKind kind) {
    return new DomainException.RuleViolated(
        "documentSeriesId",
        "There is no active series of type "
            + kind.seriesType().wireName()
            + "; create one, or activate the one that was chosen.");
  }

  /** Some pages answer 422 to an operation at the wrong stage. */
  static void requireUnlessUnacceptable(PrecedingDocument document, Operation operation) {
    try {
      document.require(operation);
    } catch (DomainException.IllegalState refused) {
      throw new ApplicationException.Unacceptable(
          String.valueOf(refused.getMessage()), Map.of("status", document.stage().wireName()));
    }
  }

  private PrecedingDocument change(
      CompanyScope scope,
      PrecedingKind kind,
      PrecedingId id,
      UnaryOperator<PrecedingDocument> operation) {
    return transactions.inCompany(scope.company(), () -> changed(scope, kind, id, operation));
  }

  private PrecedingDocument changed(
      CompanyScope scope,
      PrecedingKind kind,
      PrecedingId id,
      UnaryOperator<PrecedingDocument> operation) {
    PrecedingDocument changed =
        operation.apply(
            documents
                .findForUpdate(scope.company(), kind, id)
                .orElseThrow(() -> new ApplicationException.NotFound(kind.title())));
    documents.update(changed);
    return changed;
  }
}
