package ro.storno.application.preceding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceDetail;
import ro.storno.application.invoice.InvoiceDetails;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.party.Clients;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.Company;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.LineId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.preceding.Operation;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;

/**
 * Turns proformas and delivery notes into draft invoices: one transaction, the sources locked, each
 * side remembering the other. A source that became an invoice never becomes another one.
 */
public final class ConvertPreceding {
  private static final int FEWEST_TOGETHER = 2;
  private static final int MOST_TOGETHER = 100;

  private final Transactions transactions;
  private final PrecedingDocuments documents;
  private final Invoices invoices;
  private final Clients clients;
  private final SeriesBook seriesBook;
  private final InvoiceDetails details;
  private final Reversals reversals;
  private final ExchangeRates rates;
  private final Ids ids;
  private final Clock clock;

  /** Converts with the given ports; none is null. */
  public ConvertPreceding(
      Transactions transactions,
      PrecedingDocuments documents,
      Invoices invoices,
      Clients clients,
      SeriesBook seriesBook,
      InvoiceDetails details,
      ExchangeRates rates,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.documents = documents;
    this.invoices = invoices;
    this.clients = clients;
    this.seriesBook = seriesBook;
    this.details = details;
    this.reversals = new Reversals(documents);
    this.rates = rates;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What to change on the way.
   *
   * @param invoiceSeriesId series of the invoice; the default one unless given
   * @param issueDate of the invoice; today unless given
   * @param dueDate of the invoice; that of the source unless given, but not before the issue date
   */
  public record Command(
      @Nullable UUID invoiceSeriesId, @Nullable LocalDate issueDate, @Nullable LocalDate dueDate) {
    /** Nothing is changed. */
    public static final Command NONE = new Command(null, null, null);
  }

  /**
   * What came of it.
   *
   * @param invoice the draft; not null
   * @param sources the documents as converted, in the order asked for; not null
   */
  public record Converted(InvoiceDetail invoice, List<PrecedingDocument> sources) {
    /** Takes a copy. */
    public Converted {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Turns one document into an invoice.
   *
   * @throws ApplicationException.NotFound if the company has no such document, or no such series
   * @throws ApplicationException.Unacceptable if client or series are gone or the dates are wrong
   * @throws DomainException.IllegalState if its stage forbids it, above all the second time, or a
   *     document takes it back that is no invoice yet
   */
  public Converted convert(
      CompanyScope scope, PrecedingKind kind, PrecedingId id, Command command) {
    return convert(scope, kind, id, command, UnaryOperator.identity());
  }

  /**
   * Turns one document into an invoice, after something was done to it in the same transaction.
   *
   * @param prepared returns the document as it is to be converted; not null
   */
  public Converted convert(
      CompanyScope scope,
      PrecedingKind kind,
      PrecedingId id,
      Command command,
      UnaryOperator<PrecedingDocument> prepared) {
    scope.requireToChange(Permission.INVOICE_CREATE);
    return made(
        scope,
        supply -> {
          PrecedingDocument source = locked(scope, kind, id);
          source.require(Operation.CONVERT);
          reversals.requireConvertible(source);
          return make(scope, List.of(prepared.apply(source)), Operation.CONVERT, command, supply);
        });
  }

  /**
   * Turns several documents of one client and currency into one invoice, all or none of them; their
   * lines follow each other in the order of the ids.
   *
   * @param texts ids as sent, malformed ones included; not null
   * @throws ApplicationException.NotFound if one of them does not exist
   * @throws ApplicationException.Unacceptable if they do not go together; names those at fault
   */
  public Converted together(
      CompanyScope scope, PrecedingKind kind, List<String> texts, Command command) {
    scope.requireToChange(Permission.INVOICE_CREATE);
    Set<PrecedingId> wanted = ids(kind, texts);
    return made(
        scope,
        supply -> {
          List<PrecedingDocument> sources = lockedInOrder(scope, kind, wanted);
          requireFitting(kind, sources);
          return make(scope, sources, Operation.CONVERT_TOGETHER, command, supply);
        });
  }

  private record Made(InvoiceId invoice, List<PrecedingDocument> sources) {}

  /** The rate of the day is fetched outside of the transaction, which is done again then. */
  private Converted made(CompanyScope scope, Function<ExchangeRates.Supply, Made> work) {
    Made made =
        rates.suppliedTo(
            supply -> transactions.inCompany(scope.company(), () -> work.apply(supply)));
    return new Converted(details.read(scope, made.invoice), made.sources);
  }

  private static Set<PrecedingId> ids(PrecedingKind kind, List<String> texts) {
    Set<PrecedingId> wanted = new LinkedHashSet<>();
    for (String text : texts) {
      try {
        wanted.add(PrecedingId.parse(text));
      } catch (IllegalArgumentException malformed) {
        throw new ApplicationException.NotFound(kind.title());
      }
    }
    if (wanted.size() < FEWEST_TOGETHER || wanted.size() > MOST_TOGETHER) {
      throw new ApplicationException.Unacceptable(
          "Validation failed", Map.of("ids", "Give between 2 and 100 different ids."));
    }
    return wanted;
  }

  private PrecedingDocument locked(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    return documents
        .findForUpdate(scope.company(), kind, id)
        .orElseThrow(() -> new ApplicationException.NotFound(kind.title()));
  }

  /** Locks by ascending id, so that two who convert the same ones never wait for each other. */
  private List<PrecedingDocument> lockedInOrder(
      CompanyScope scope, PrecedingKind kind, Set<PrecedingId> wanted) {
    Map<UUID, PrecedingDocument> found = new TreeMap<>();
    wanted.stream()
        .map(PrecedingId::value)
        .sorted()
        .forEach(id -> found.put(id, locked(scope, kind, new PrecedingId(id))));
    return wanted.stream().map(id -> Objects.requireNonNull(found.get(id.value()))).toList();
  }

  private void requireFitting(PrecedingKind kind, List<PrecedingDocument> sources) {
    PrecedingDocument first = sources.get(0);
    refuse(
        kind,
        sources,
        each -> !kind.lifecycle().allows(Operation.CONVERT_TOGETHER, each.stage()),
        "must be in issued status");
    refuse(
        kind,
        sources,
        each -> !Objects.equals(each.content().clientId(), first.content().clientId()),
        "must belong to the same client");
    refuse(
        kind,
        sources,
        each -> !each.content().currency().equals(first.content().currency()),
        "must use the same currency");
    Set<PrecedingId> takenBack = reversals.takenBackByOthers(sources);
    refuse(
        kind,
        sources,
        each -> takenBack.contains(each.id()),
        "must not be taken back by another one that is left out");
  }

  private static void refuse(
      PrecedingKind kind,
      List<PrecedingDocument> sources,
      Predicate<PrecedingDocument> atFault,
      String rule) {
    String conflicting =
        sources.stream()
            .filter(atFault)
            .map(each -> each.id().toString())
            .collect(Collectors.joining(", "));
    if (!conflicting.isEmpty()) {
      throw new ApplicationException.Unacceptable(
          "All " + kind.title().toLowerCase(Locale.ROOT) + "s " + rule,
          Map.of("conflictingIds", conflicting));
    }
  }

  private Made make(
      CompanyScope scope,
      List<PrecedingDocument> sources,
      Operation operation,
      Command command,
      ExchangeRates.Supply supply) {
    Instant now = clock.instant();
    InvoiceContent content = content(scope, sources, command, supply);
    requireSound(content);
    Invoice invoice =
        Invoice.draft(
                new InvoiceId(ids.next()),
                scope.company(),
                "DRAFT-" + ids.hex(8),
                content,
                null,
                now)
            .madeFrom(sources.stream().map(PrecedingDocument::asSource).toList());
    List<PrecedingDocument> converted = new ArrayList<>();
    for (PrecedingDocument source : sources) {
      PrecedingDocument done =
          source.convert(
              operation,
              new PrecedingDocument.Conversion(invoice.id(), invoice.displayNumber()),
              now);
      documents.update(done);
      converted.add(done);
    }
    invoices.add(invoice, null, List.of(created(scope, sources, now)));
    return new Made(invoice.id(), converted);
  }

  private static void requireSound(InvoiceContent content) {
    FieldErrors errors = new FieldErrors();
    Invoice.violations(content)
        .forEach(each -> errors.add(each.field(), String.valueOf(each.getMessage())));
    errors.throwUnacceptable();
  }

  /** What is for nobody outside, and who took the goods, stays behind. */
  private InvoiceContent content(
      CompanyScope scope,
      List<PrecedingDocument> sources,
      Command command,
      ExchangeRates.Supply supply) {
    InvoiceContent first = sources.get(0).content();
    Client client = client(scope, first.clientId());
    LocalDate today = LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
    LocalDate issueDate = command.issueDate == null ? today : command.issueDate;
    return new InvoiceContent(
        DocumentType.INVOICE,
        first.typeCode(),
        first.operationKind(),
        null,
        series(scope, command.invoiceSeriesId),
        issueDate,
        command.dueDate == null ? due(sources, issueDate) : command.dueDate,
        first.currency(),
        rate(scope.profile(), sources, issueDate, supply),
        client.id(),
        scope.profile().party(),
        client.party(),
        first.paymentMethod(),
        first.language(),
        lines(sources),
        first.references(),
        texts(first.texts()),
        first.options(),
        first.extensions());
  }

  /**
   * The rate at which all sources are converted on the day of the invoice. One that takes back
   * another source has the rate that this one had, and follows it now.
   */
  private static @Nullable ExchangeRate rate(
      Company company,
      List<PrecedingDocument> sources,
      LocalDate issueDate,
      ExchangeRates.Supply supply) {
    Set<PrecedingId> ids = sources.stream().map(PrecedingDocument::id).collect(Collectors.toSet());
    List<PrecedingDocument> leading =
        sources.stream().filter(each -> !ids.contains(each.reversed())).toList();
    LocalDate day = sources.get(0).content().references().taxPoint(issueDate);
    ExchangeRate rate = moved(company, leading.get(0), day, supply);
    refuse(
        leading.get(0).kind(),
        leading,
        each -> !sameRate(rate, moved(company, each, day, supply)),
        "must be converted at the same exchange rate");
    return rate;
  }

  private static @Nullable ExchangeRate moved(
      Company company, PrecedingDocument source, LocalDate day, ExchangeRates.Supply supply) {
    InvoiceContent was = source.content();
    return supply.moved(company, was.currency(), was.exchangeRate(), was.taxPoint(), day);
  }

  private static boolean sameRate(@Nullable ExchangeRate one, @Nullable ExchangeRate other) {
    return one == null || other == null
        ? one == other
        : one.to().equals(other.to()) && one.rate().compareTo(other.rate()) == 0;
  }

  private Client client(CompanyScope scope, @Nullable ClientId id) {
    return (id == null ? Optional.<Client>empty() : clients.find(scope.company(), id))
        .filter(found -> found.deletedAt() == null)
        .orElseThrow(
            () ->
                new ApplicationException.Unacceptable(
                    "Validation failed", Map.of("clientId", "Client not found")));
  }

  /** The latest of the sources' days, but not before the invoice itself. */
  private static @Nullable LocalDate due(List<PrecedingDocument> sources, LocalDate issueDate) {
    LocalDate latest = null;
    for (PrecedingDocument source : sources) {
      LocalDate due = source.content().dueDate();
      if (due != null && (latest == null || due.isAfter(latest))) {
        latest = due;
      }
    }
    return latest == null || !latest.isBefore(issueDate) ? latest : issueDate;
  }

  private List<DocumentLine> lines(List<PrecedingDocument> sources) {
    return sources.stream()
        .flatMap(source -> source.content().lines().stream())
        .map(line -> line.withId(new LineId(ids.next())))
        .toList();
  }

  private static InvoiceTexts texts(InvoiceTexts was) {
    return new InvoiceTexts(
        was.notes(),
        was.paymentTerms(),
        was.deliveryLocation(),
        was.issuerName(),
        was.issuerId(),
        was.mentions(),
        null,
        was.salesAgent(),
        null,
        null,
        null);
  }

  private SeriesId series(CompanyScope scope, @Nullable UUID chosen) {
    Series series =
        chosen == null
            ? seriesBook.defaultOf(scope.company(), SeriesType.INVOICE).orElse(null)
            : seriesBook
                .find(scope.company(), new SeriesId(chosen))
                .orElseThrow(() -> new ApplicationException.NotFound("Document series"));
    if (series == null || series.type() != SeriesType.INVOICE || !series.active()) {
      throw new ApplicationException.Unacceptable(
          "Validation failed",
          Map.of("invoiceSeriesId", "Choose an active series of type invoice."));
    }
    return series.id();
  }

  private InvoiceEvent created(CompanyScope scope, List<PrecedingDocument> sources, Instant now) {
    String numbers =
        sources.stream().map(PrecedingDocument::displayNumber).collect(Collectors.joining(", "));
    return new InvoiceEvent(
        ids.next(),
        InvoiceEvent.Type.CREATED,
        null,
        DocumentStatus.DRAFT,
        now,
        scope.actor().user(),
        "Invoice created from " + numbers,
        Map.of("convertedFrom", numbers));
  }
}
