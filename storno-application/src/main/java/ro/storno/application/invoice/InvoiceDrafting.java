package ro.storno.application.invoice;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Wording;
import ro.storno.application.catalog.Products;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.party.Clients;
import ro.storno.application.payment.RecordPayment;
import ro.storno.application.tax.VatRates;
import ro.storno.application.tax.VatRules;
import ro.storno.domain.DomainException;
import ro.storno.domain.Problem;
import ro.storno.domain.company.Company;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.InvoiceOptions;
import ro.storno.domain.money.Currency;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.PaymentMethod;

/**
 * Turns what was typed into the content of an invoice: finds what it refers to, fills in what was
 * left out, and tells what is wrong. Runs in the company's transaction.
 */
public final class InvoiceDrafting {
  private final Invoices invoices;
  private final Clients clients;
  private final SeriesBook seriesBook;
  private final LineDrafting lineDrafting;
  private final ExchangeRates rates;

  /** Drafts with the given ports; none is null. */
  public InvoiceDrafting(
      Invoices invoices,
      Clients clients,
      SeriesBook seriesBook,
      VatRates vatRates,
      Products products,
      ExchangeRates rates,
      Ids ids) {
    this.rates = rates;
    this.invoices = invoices;
    this.clients = clients;
    this.seriesBook = seriesBook;
    this.lineDrafting = new LineDrafting(vatRates, products, ids);
  }

  /**
   * A drafted content and what was found on the way.
   *
   * @param series the series that was named, or null
   * @param parent the corrected invoice, or null
   * @param doubts what could not be filled in, in words for the user
   */
  record Drafted(
      InvoiceContent content,
      @Nullable Series series,
      @Nullable Invoice parent,
      List<Problem> doubts) {}

  /**
   * Does work that drafts in a transaction, supplied with exchange rates, which cannot be fetched
   * there: the work may be broken off and done again.
   */
  public <T> T suppliedWithRates(Function<ExchangeRates.Supply, T> work) {
    return rates.suppliedTo(work);
  }

  /**
   * Drafts a new invoice.
   *
   * @param supply gives the exchange rate where none was typed; not null
   * @throws ApplicationException.Invalid if a value is malformed
   * @throws ApplicationException.NotFound if client, series, parent or VAT rate do not exist
   * @throws ro.storno.domain.DomainException.RuleViolated if what was typed does not go together
   */
  Drafted draft(CompanyScope scope, InvoiceEntry entry, ExchangeRates.Supply supply) {
    return draft(scope, new EntryReading(entry, null, Set.of()), supply);
  }

  /** Drafts a change of an invoice; the same errors as for a new one. */
  Drafted redraft(
      CompanyScope scope,
      Invoice was,
      InvoiceEntry entry,
      Set<String> given,
      ExchangeRates.Supply supply) {
    return draft(scope, new EntryReading(entry, was, given), supply);
  }

  /**
   * Drafts the content of a document that would become an invoice, or a change of it. The rules of
   * the content are for the caller to check, together with those of its own kind.
   *
   * @param was the document as an invoice, or null for a new one
   * @param given names of the components of the entry that were sent, for a change; not null
   * @param supply of {@link #suppliedWithRates}; not null
   * @throws ApplicationException.Invalid if a value is malformed
   * @throws ApplicationException.NotFound if client, VAT rate or product do not exist
   */
  public InvoiceContent content(
      CompanyScope scope,
      @Nullable Invoice was,
      InvoiceEntry entry,
      Set<String> given,
      ExchangeRates.Supply supply) {
    return gathered(scope, new EntryReading(entry, was, given), supply).content;
  }

  /**
   * Drafts what a template of invoices says before there is an invoice: all but the exchange rate,
   * which depends on the day of issue. The rules of the content are for the caller to check.
   *
   * @throws ApplicationException.Invalid if a value is malformed
   * @throws ApplicationException.NotFound if client, series, VAT rate or product do not exist
   * @throws ro.storno.domain.DomainException.RuleViolated if the series does not fit
   */
  public InvoiceContent template(CompanyScope scope, InvoiceEntry entry) {
    return gathered(scope, new EntryReading(entry, null, Set.of()), null).content;
  }

  private Drafted draft(CompanyScope scope, EntryReading reading, ExchangeRates.Supply supply) {
    Drafted drafted = gathered(scope, reading, supply);
    CreditNoteRules.check(drafted.content, drafted.parent);
    return drafted;
  }

  /** Without a supply there is no exchange rate. */
  private Drafted gathered(
      CompanyScope scope, EntryReading reading, ExchangeRates.@Nullable Supply supply) {
    FieldErrors errors = new FieldErrors();
    Header header = header(scope, reading, errors);
    errors.throwInvalid();
    Invoice parent = parent(scope, reading);
    Buyer buyer = buyer(scope, reading);
    Series series = series(scope, reading, header.type);
    List<DocumentLine> lines = lines(scope, reading, buyer, header, errors);
    errors.throwInvalid();
    InvoiceContent content =
        new InvoiceContent(
            header.type,
            header.typeCode,
            header.operationKind,
            parent == null ? null : parent.id(),
            series == null ? reading.seriesKept() : series.id(),
            header.issueDate,
            reading.pick("dueDate", e -> e.dueDate(), was -> was.dueDate()),
            header.currency,
            supply == null
                ? null
                : RateDrafting.rate(
                    reading, header.currency, header.issueDate, parent, scope.profile(), supply),
            buyer.client == null ? null : buyer.client.id(),
            supplier(scope, reading),
            buyer.party,
            header.method,
            header.language,
            lines,
            reading.references(),
            reading.texts(),
            options(scope, reading),
            reading.extensions());
    return new Drafted(content, series, parent, supply == null ? List.of() : supply.doubts());
  }

  /** What stands above the lines and depends on nothing else. */
  private record Header(
      DocumentType type,
      String typeCode,
      @Nullable String operationKind,
      LocalDate issueDate,
      Currency currency,
      PaymentMethod method,
      String language) {}

  private Header header(CompanyScope scope, EntryReading reading, FieldErrors errors) {
    DocumentType type = reading.documentType(errors);
    LocalDate issueDate = reading.pick("issueDate", e -> e.issueDate(), was -> was.issueDate());
    errors.addIf(issueDate == null, "issueDate", Wording.BLANK);
    String code = reading.pick("currency", e -> e.currency(), was -> was.currency().code());
    Currency known =
        errors.captureAs(
            "currency",
            () ->
                code == null || code.isBlank()
                    ? scope.profile().settings().defaultCurrency()
                    : Currency.of(code.strip().toUpperCase(Locale.ROOT)));
    Currency currency = known == null ? Currency.RON : known;
    String method =
        reading.pick(
            "paymentMethod", e -> e.paymentMethod(), was -> was.paymentMethod().wireName());
    Optional<PaymentMethod> paymentMethod = RecordPayment.method(method);
    errors.addIf(paymentMethod.isEmpty(), "paymentMethod", RecordPayment.UNKNOWN_METHOD);
    String language = reading.pick("language", e -> e.language(), was -> was.language());
    errors.addIf(
        language != null && !Set.of("ro", "en", "de", "fr").contains(language),
        "language",
        "Choose ro, en, de or fr.");
    return new Header(
        type,
        reading.typeCode(type, errors),
        reading.operationKind(),
        issueDate == null ? LocalDate.EPOCH : issueDate,
        currency,
        paymentMethod.orElse(PaymentMethod.OTHER),
        language == null ? "ro" : language);
  }

  private @Nullable Invoice parent(CompanyScope scope, EntryReading reading) {
    UUID id =
        reading.pick(
            "parentDocumentId",
            e -> e.parentDocumentId(),
            was -> was.parent() == null ? null : was.parent().value());
    if (id == null) {
      return null;
    }
    return invoices
        .find(scope.company(), new InvoiceId(id))
        .orElseThrow(() -> new ApplicationException.NotFound("Parent document"));
  }

  private record Buyer(@Nullable Client client, @Nullable Party party) {}

  private Buyer buyer(CompanyScope scope, EntryReading reading) {
    InvoiceContent was = reading.was();
    if (was != null && !reading.given().hasAny("clientId", "receiverName", "receiverCif")) {
      ClientId kept = was.clientId();
      Client client = kept == null ? null : clients.find(scope.company(), kept).orElse(null);
      return new Buyer(client, was.buyer());
    }
    InvoiceEntry entry = reading.entry();
    if (entry.clientId() != null) {
      Client client = client(scope, new ClientId(entry.clientId()));
      return new Buyer(client, client.party());
    }
    return new Buyer(null, receiver(entry, was));
  }

  private Client client(CompanyScope scope, ClientId id) {
    return clients
        .find(scope.company(), id)
        .filter(client -> client.deletedAt() == null)
        .orElseThrow(() -> new ApplicationException.NotFound("Client"));
  }

  private static @Nullable Party receiver(InvoiceEntry entry, @Nullable InvoiceContent was) {
    Party former = was == null || was.clientId() != null ? null : was.buyer();
    String name = entry.receiverName();
    String called = name != null && !name.isBlank() ? name.strip() : null;
    String known = called == null && former != null ? former.name() : called;
    if (known == null) {
      return null;
    }
    String cif = entry.receiverCif() == null ? null : entry.receiverCif().strip();
    String code = cif == null && former != null ? former.taxCode() : cif;
    boolean payer = code != null && code.toUpperCase(Locale.ROOT).startsWith("RO");
    return new Party(
        known,
        code,
        payer ? code : null,
        null,
        payer,
        former == null ? Address.UNKNOWN : former.address(),
        null,
        null,
        null,
        null,
        null);
  }

  private @Nullable Series series(CompanyScope scope, EntryReading reading, DocumentType type) {
    UUID id = reading.entry().documentSeriesId();
    if (id == null || !reading.isSent("documentSeriesId")) {
      return null;
    }
    Series series =
        seriesBook
            .find(scope.company(), new SeriesId(id))
            .orElseThrow(() -> new ApplicationException.NotFound("Document series"));
    if (series.type() != type.seriesType()) {
      throw new DomainException.RuleViolated(
          "documentSeriesId",
          "The series numbers documents of type "
              + series.type().wireName()
              + "; choose one of type "
              + type.seriesType().wireName()
              + ".");
    }
    if (!series.active()) {
      throw new DomainException.RuleViolated(
          "documentSeriesId", "The series is not active; choose another one or activate it.");
    }
    return series;
  }

  private List<DocumentLine> lines(
      CompanyScope scope, EntryReading reading, Buyer buyer, Header header, FieldErrors errors) {
    List<InvoiceEntry.Line> typed = reading.entry().lines();
    InvoiceContent was = reading.was();
    List<DocumentLine> lines;
    if (was != null && !reading.isSent("lines")) {
      lines = was.lines();
    } else {
      errors.addIf(typed == null || typed.isEmpty(), "lines", Wording.NO_LINES);
      boolean all = reading.autoApplyVatRules() && reading.entry().vatIncluded() != null;
      lines =
          lineDrafting.lines(
              scope,
              typed == null ? List.of() : typed,
              was == null ? List.of() : was.lines(),
              all ? reading.entry().vatIncluded() : null,
              errors);
    }
    return reading.autoApplyVatRules()
        ? VatRules.applied(scope.profile(), buyer.client, header.issueDate, lines)
        : lines;
  }

  /** The seller as it is now, until the document carries a number; from then on as it was. */
  private static Party supplier(CompanyScope scope, EntryReading reading) {
    InvoiceContent was = reading.was();
    return was == null || !reading.isNumbered() ? scope.profile().party() : was.supplier();
  }

  private static InvoiceOptions options(CompanyScope scope, EntryReading reading) {
    Company company = scope.profile();
    return new InvoiceOptions(
        reading.flag(
            "tvaLaIncasare",
            e -> e.tvaLaIncasare(),
            was -> was.options().vatOnCollection(),
            company.settings().vatOnCollection()),
        reading.flag(
            "platitorTva",
            e -> e.platitorTva(),
            was -> was.options().vatPayer(),
            company.party().vatPayer()),
        reading.flag(
            "plataOnline", e -> e.plataOnline(), was -> was.options().onlinePayment(), false),
        reading.flag(
            "showClientBalance",
            e -> e.showClientBalance(),
            was -> was.options().showClientBalance(),
            false),
        reading.pick(
            "clientBalanceExisting",
            e -> e.clientBalanceExisting(),
            was -> was.options().clientBalanceExisting()),
        reading.pick(
            "clientBalanceOverdue",
            e -> e.clientBalanceOverdue(),
            was -> was.options().clientBalanceOverdue()),
        reading.autoApplyVatRules(),
        reading.was() == null ? null : reading.was().options().latePenalty());
  }
}
