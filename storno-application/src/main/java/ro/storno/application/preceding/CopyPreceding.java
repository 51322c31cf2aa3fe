package ro.storno.application.preceding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.party.Clients;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.preceding.Operation;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;

/** Makes delivery notes out of other documents, which stay as they are. */
public final class CopyPreceding {
  private final Transactions transactions;
  private final PrecedingDocuments documents;
  private final Clients clients;
  private final DraftPreceding drafts;
  private final Reversals reversals;
  private final ExchangeRates rates;
  private final Ids ids;
  private final Clock clock;

  /** Copies with the given ports; none is null. */
  public CopyPreceding(
      Transactions transactions,
      PrecedingDocuments documents,
      Clients clients,
      DraftPreceding drafts,
      ExchangeRates rates,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.documents = documents;
    this.clients = clients;
    this.drafts = drafts;
    this.reversals = new Reversals(documents);
    this.rates = rates;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a draft delivery note with the lines of a proforma, whatever its stage.
   *
   * @param proforma as sent, null if nothing was
   * @throws ApplicationException.NotFound if the company has no such proforma
   * @throws ApplicationException.Unacceptable if none was named, or its client is gone
   */
  public PrecedingDocument fromProforma(CompanyScope scope, @Nullable PrecedingId proforma) {
    scope.requireToChange(Permission.INVOICE_CREATE);
    if (proforma == null) {
      throw new ApplicationException.Unacceptable(
          "Validation failed", Map.of("proformaId", Wording.BLANK));
    }
    return rates.suppliedTo(
        supply ->
            transactions.inCompany(
                scope.company(), () -> delivering(scope, proforma(scope, proforma), supply)));
  }

  private PrecedingDocument proforma(CompanyScope scope, PrecedingId id) {
    return documents
        .find(scope.company(), PrecedingKind.PROFORMA, id)
        .orElseThrow(() -> new ApplicationException.NotFound(PrecedingKind.PROFORMA.title()));
  }

  private PrecedingDocument delivering(
      CompanyScope scope, PrecedingDocument proforma, ExchangeRates.Supply supply) {
    InvoiceContent was = proforma.content();
    LocalDate today = today(scope);
    ExchangeRate rate =
        supply.moved(
            scope.profile(),
            was.currency(),
            was.exchangeRate(),
            was.taxPoint(),
            was.references().taxPoint(today));
    String origin = "Based on proforma " + proforma.displayNumber();
    String notes = was.texts().notes();
    String both = notes == null || notes.isBlank() ? origin : notes + "\n" + origin;
    return drafts.add(
        scope,
        PrecedingKind.DELIVERY_NOTE,
        copy(scope, proforma, rate, was.lines(), both),
        null,
        null);
  }

  /**
   * Makes a draft that takes an issued delivery note back: the same lines, quantities negated,
   * converted into lei as the note is.
   *
   * @throws ApplicationException.NotFound if the company has no such document
   * @throws DomainException.IllegalState if another one takes it back already
   * @throws ApplicationException.Unacceptable if it is not issued, or takes back another one itself
   */
  public PrecedingDocument storno(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    scope.requireToChange(Permission.INVOICE_CREATE);
    return rates.suppliedTo(
        supply ->
            transactions.inCompany(
                scope.company(), () -> reversing(scope, locked(scope, kind, id), supply)));
  }

  private PrecedingDocument locked(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    return documents
        .findForUpdate(scope.company(), kind, id)
        .orElseThrow(() -> new ApplicationException.NotFound(kind.title()));
  }

  private PrecedingDocument reversing(
      CompanyScope scope, PrecedingDocument source, ExchangeRates.Supply supply) {
    AdvancePreceding.requireUnlessUnacceptable(source, Operation.STORNO);
    List<DocumentLine> lines = negated(source);
    reversals.requireNone(source, Operation.STORNO);
    InvoiceContent was = source.content();
    LocalDate day = was.taxPoint();
    return drafts.add(
        scope,
        source.kind(),
        copy(
            scope,
            source,
            supply.moved(scope.profile(), was.currency(), was.exchangeRate(), day, day),
            lines,
            "Storno aviz " + source.displayNumber()),
        null,
        source.id());
  }

  private static List<DocumentLine> negated(PrecedingDocument source) {
    try {
      return source.negatedLines();
    } catch (DomainException.IllegalState refused) {
      throw new ApplicationException.Unacceptable(
          String.valueOf(refused.getMessage()), Map.of("status", source.stage().wireName()));
    }
  }

  private InvoiceContent copy(
      CompanyScope scope,
      PrecedingDocument source,
      @Nullable ExchangeRate rate,
      List<DocumentLine> lines,
      String notes) {
    InvoiceContent was = source.content();
    Client client = client(scope, was.clientId());
    LocalDate today = today(scope);
    LocalDate due = was.dueDate();
    return new InvoiceContent(
        was.documentType(),
        was.typeCode(),
        was.operationKind(),
        null,
        null,
        today,
        due == null || due.isBefore(today) ? today : due,
        was.currency(),
        rate,
        client.id(),
        scope.profile().party(),
        client.party(),
        was.paymentMethod(),
        was.language(),
        lines.stream().map(line -> line.withId(new LineId(ids.next()))).toList(),
        was.references(),
        texts(was.texts(), notes),
        was.options(),
        was.extensions());
  }

  private LocalDate today(CompanyScope scope) {
    return LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
  }

  private Client client(CompanyScope scope, @Nullable ClientId id) {
    return Optional.ofNullable(id)
        .flatMap(known -> clients.find(scope.company(), known))
        .filter(found -> found.deletedAt() == null)
        .orElseThrow(
            () ->
                new ApplicationException.Unacceptable(
                    "Validation failed", Map.of("clientId", "Client not found")));
  }

  private static InvoiceTexts texts(InvoiceTexts was, String notes) {
    return new InvoiceTexts(
        notes,
        was.paymentTerms(),
        was.deliveryLocation(),
        was.issuerName(),
        was.issuerId(),
        was.mentions(),
        null,
        was.salesAgent(),
        was.deputyName(),
        was.deputyIdentityCard(),
        was.deputyAuto());
  }
}
