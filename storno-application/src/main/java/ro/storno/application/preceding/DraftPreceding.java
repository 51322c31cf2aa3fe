package ro.storno.application.preceding;

import jakarta.validation.groups.Default;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.BulkOutcome;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceDrafting;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.transport.TransportDrafting;
import ro.storno.application.transport.TransportEntry;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.preceding.Operation;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;

/** Makes, changes and deletes drafts of proformas and delivery notes. */
public final class DraftPreceding {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final PrecedingDocuments documents;
  private final SeriesBook seriesBook;
  private final PrecedingDrafting drafting;
  private final TransportDrafting transports;
  private final Ids ids;
  private final Clock clock;

  /** Drafts with the given ports; none is null. */
  public DraftPreceding(
      CommandValidator validator,
      Transactions transactions,
      PrecedingDocuments documents,
      SeriesBook seriesBook,
      InvoiceDrafting drafting,
      TransportDrafting transports,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.documents = documents;
    this.seriesBook = seriesBook;
    this.drafting = new PrecedingDrafting(drafting, seriesBook);
    this.transports = transports;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a draft. A kind that is numbered at once takes its number in the same commit.
   *
   * @param transport what the same body says of the transport, of a delivery note; not null
   * @throws ApplicationException.NotFound if client, series, VAT rate or product do not exist
   * @throws ApplicationException.Unacceptable if something is missing or wrong; names every field
   */
  public PrecedingDocument create(
      CompanyScope scope, PrecedingKind kind, PrecedingEntry entry, TransportEntry transport) {
    scope.requireToChange(Permission.INVOICE_CREATE);
    validator.checkAcceptable(entry, Default.class, PrecedingEntry.Creation.class);
    transports.check(transport);
    return drafting.suppliedWithRates(
        rates ->
            transactions.inCompany(
                scope.company(),
                () -> {
                  InvoiceContent content =
                      drafting.draft(
                          scope,
                          kind.seriesType(),
                          entry.documentSeriesId(),
                          entry.asInvoice(),
                          rates);
                  PrecedingDocument made = add(scope, kind, content, entry.validUntil(), null);
                  transports.drafted(made, transport);
                  return made;
                }));
  }

  /** Adds a document with some content, in the running transaction. */
  PrecedingDocument add(
      CompanyScope scope,
      PrecedingKind kind,
      InvoiceContent content,
      @Nullable LocalDate validUntil,
      @Nullable PrecedingId reversed) {
    requireSound(kind, content, validUntil, reversed != null);
    Series series = seriesOf(scope, kind, content);
    InvoiceContent numbered = content.withSeries(series == null ? null : series.id());
    PrecedingDocument made =
        PrecedingDocument.draft(
            new PrecedingId(ids.next()),
            scope.company(),
            kind,
            series == null || !kind.numberedAtOnce() ? null : take(series),
            kind.draftPrefix() + ids.hex(8),
            numbered,
            validUntil,
            reversed,
            clock.instant());
    documents.add(made);
    return made;
  }

  private @Nullable Series seriesOf(
      CompanyScope scope, PrecedingKind kind, InvoiceContent content) {
    SeriesId chosen = content.seriesId();
    return chosen == null
        ? seriesBook.defaultOf(scope.company(), kind.seriesType()).orElse(null)
        : seriesBook.find(scope.company(), chosen).orElse(null);
  }

  private DocumentNumber take(Series series) {
    return seriesBook
        .takeNext(series.company(), series.id())
        .orElseThrow(
            () ->
                new DomainException.RuleViolated(
                    "documentSeriesId", "The series is not active; choose another one."));
  }

  private static void requireSound(
      PrecedingKind kind,
      InvoiceContent content,
      @Nullable LocalDate validUntil,
      boolean reversing) {
    FieldErrors errors = new FieldErrors();
    for (DomainException each :
        PrecedingDocument.violations(kind, content, validUntil, reversing)) {
      errors.add(each.field(), String.valueOf(each.getMessage()));
    }
    errors.throwUnacceptable();
  }

  /**
   * Changes what is given; lines are replaced as a whole.
   *
   * @param given names of the components of the entry that were sent; not null
   * @param transport what the same body says of the transport, of a delivery note; not null
   * @param givenOfTransport names of the components of that entry that were sent; not null
   * @throws ApplicationException.NotFound if the document or what it refers to does not exist
   * @throws ApplicationException.Unacceptable if something is wrong; names every field
   * @throws DomainException.IllegalState if its stage forbids it
   */
  public PrecedingDocument update(
      CompanyScope scope,
      PrecedingKind kind,
      PrecedingId id,
      PrecedingEntry entry,
      Set<String> given,
      TransportEntry transport,
      Set<String> givenOfTransport) {
    scope.requireToChange(Permission.INVOICE_EDIT);
    validator.checkAcceptable(entry);
    transports.check(transport);
    return drafting.suppliedWithRates(
        rates ->
            transactions.inCompany(
                scope.company(),
                () -> {
                  PrecedingDocument changed =
                      changed(scope, present(scope, kind, id), entry, given, rates);
                  transports.changed(changed, transport, givenOfTransport);
                  return changed;
                }));
  }

  private PrecedingDocument changed(
      CompanyScope scope,
      PrecedingDocument was,
      PrecedingEntry entry,
      Set<String> given,
      ExchangeRates.Supply rates) {
    was.require(Operation.UPDATE);
    InvoiceContent content =
        drafting.redraft(scope, was, entry.documentSeriesId(), entry.asInvoice(), given, rates);
    LocalDate validity = new Given(given).pick("validUntil", entry.validUntil(), was.validUntil());
    requireSound(was.kind(), content, validity, was.reversed() != null);
    PrecedingDocument changed = was.edit(content, validity, clock.instant());
    documents.update(changed);
    return changed;
  }

  /**
   * Deletes a draft for good.
   *
   * @throws ApplicationException.NotFound if the company has no such document
   * @throws DomainException.IllegalState if it is no draft, or carries a number for good
   */
  public void delete(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    scope.requireToChange(Permission.INVOICE_DELETE);
    transactions.inCompany(
        scope.company(),
        () -> {
          PrecedingDocument document = present(scope, kind, id);
          document.requireDeletable();
          documents.remove(scope.company(), id);
          return document;
        });
  }

  /**
   * Deletes up to a hundred, each for itself.
   *
   * @param texts ids as sent, malformed ones included; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public BulkOutcome deleteAll(CompanyScope scope, PrecedingKind kind, List<String> texts) {
    scope.requireToChange(Permission.INVOICE_DELETE);
    return BulkOutcome.of(texts, kind.title(), id -> delete(scope, kind, new PrecedingId(id)));
  }

  private PrecedingDocument present(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    return documents
        .findForUpdate(scope.company(), kind, id)
        .orElseThrow(() -> new ApplicationException.NotFound(kind.title()));
  }
}
