package ro.storno.cli.seed;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.application.numbering.ManageSeries;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.application.preceding.PrecedingEntry;
import ro.storno.application.preceding.ReadPreceding;
import ro.storno.application.receipt.Receipts;
import ro.storno.application.recurring.ReadRecurring;
import ro.storno.application.recurring.RecurringInvoices;
import ro.storno.cli.seed.SeedDocument.Papers;
import ro.storno.cli.seed.SeedDocument.Plan;
import ro.storno.cli.seed.SeedDocument.Sheet;
import ro.storno.cli.seed.SeedDocument.Slip;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;

/** Loads what a company writes beside invoices. */
final class PaperSeed {
  private static final String REASON = "Cancelled by seed file";

  private final SeedTools tools;
  private final CompanyScope scope;
  private final SeedLog log;
  private final Map<String, UUID> clients;

  /** What lines of the file were found for already; equal lines are as many documents. */
  private final Set<PrecedingId> taken = new HashSet<>();

  /**
   * Loads into a company.
   *
   * @param clients ids by the keys of the file
   */
  PaperSeed(SeedTools tools, CompanyScope scope, SeedLog log, Map<String, UUID> clients) {
    this.tools = tools;
    this.scope = scope;
    this.log = log;
    this.clients = clients;
  }

  void load(Papers papers) {
    papers.proformas().forEach(sheet -> sheet(PrecedingKind.PROFORMA, "proformas", sheet));
    papers
        .deliveryNotes()
        .forEach(sheet -> sheet(PrecedingKind.DELIVERY_NOTE, "delivery notes", sheet));
    papers.receipts().forEach(this::receipt);
    papers.recurring().forEach(this::recurring);
  }

  private void sheet(PrecedingKind kind, String counted, Sheet wanted) {
    Optional<SeedDocument.Ids> ids = withClient(wanted.at(), wanted.client());
    if (ids.isEmpty()) {
      return;
    }
    PrecedingEntry entry = wanted.template().complete(ids.get());
    Optional<PrecedingDocument> known = known(kind, entry);
    Optional<PrecedingDocument> present = known;
    if (known.isPresent()) {
      log.found();
    } else {
      present =
          log.attempt(
              wanted.at(),
              () -> tools.papers().draft().create(scope, kind, entry, wanted.transport()));
      present.ifPresent(made -> log.created(counted));
    }
    present.ifPresent(
        document -> {
          taken.add(document.id());
          if (document.stage() == Stage.DRAFT) {
            bring(kind, wanted, document.id());
          }
        });
  }

  private void bring(PrecedingKind kind, Sheet wanted, PrecedingId id) {
    var advance = tools.papers().advance();
    PrecedingDocument.Remark remark = new PrecedingDocument.Remark(REASON, null);
    log.attempt(
        wanted.at() + ".state",
        () ->
            switch (wanted.state()) {
              case SENT -> advance.send(scope, kind, id);
              case ACCEPTED -> advance.accept(scope, kind, id);
              case REJECTED -> advance.reject(scope, kind, id, remark);
              case ISSUED -> advance.issue(scope, kind, id);
              case CANCELLED -> advance.cancel(scope, kind, id, remark);
              default -> id;
            });
  }

  /** These documents have no key of their own: client, day and lines tell one from another. */
  private Optional<PrecedingDocument> known(PrecedingKind kind, PrecedingEntry entry) {
    UUID client = entry.clientId();
    if (client == null || entry.issueDate() == null) {
      return Optional.empty();
    }
    PrecedingDocuments.Filter filter =
        new PrecedingDocuments.Filter(
            null, Set.of(), entry.issueDate(), entry.issueDate(), new ClientId(client));
    return find(
            page -> tools.papers().read().list(scope, kind, filter, page),
            shown ->
                !taken.contains(shown.document().id())
                    && sameLines(entry, shown.document().content().lines()))
        .map(ReadPreceding.Shown::document);
  }

  private static boolean sameLines(PrecedingEntry entry, List<DocumentLine> lines) {
    List<InvoiceEntry.Line> typed = entry.lines();
    if (typed == null || typed.size() != lines.size()) {
      return false;
    }
    for (int i = 0; i < lines.size(); i++) {
      InvoiceEntry.Line line = typed.get(i);
      DocumentLine other = lines.get(i);
      String description = line.description();
      if (description == null
          || !description.strip().equals(other.description())
          || !same(line.quantity(), other.quantity().value())
          || !same(line.unitPrice(), other.unitPrice().value())) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(@Nullable BigDecimal typed, BigDecimal kept) {
    return typed != null && typed.compareTo(kept) == 0;
  }

  private void receipt(Slip wanted) {
    String key = "seed:" + wanted.key();
    Optional<Receipt> present =
        tools
            .transactions()
            .inCompany(
                scope.company(),
                () ->
                    tools
                        .papers()
                        .receipts()
                        .findByIdempotencyKey(scope.company(), key)
                        .map(Receipts.Keyed::receipt));
    if (present.isPresent()) {
      log.found();
    } else {
      Optional<SeedDocument.Ids> ids = withClient(wanted.at(), wanted.client());
      if (ids.isEmpty()) {
        return;
      }
      present =
          log.attempt(
              wanted.at(),
              () ->
                  tools
                      .papers()
                      .draftReceipt()
                      .create(scope, wanted.template().complete(ids.get()).withIdempotencyKey(key))
                      .receipt());
      present.ifPresent(made -> log.created("receipts"));
    }
    present
        .filter(receipt -> receipt.document().stage() == Stage.DRAFT)
        .ifPresent(draft -> bring(wanted, draft.document().id()));
  }

  private void bring(Slip wanted, PrecedingId id) {
    var advance = tools.papers().advanceReceipt();
    log.attempt(
        wanted.at() + ".state",
        () ->
            switch (wanted.state()) {
              case ISSUED -> advance.issue(scope, id);
              case CANCELLED ->
                  advance.cancel(scope, id, new PrecedingDocument.Remark(REASON, null));
              default -> id;
            });
  }

  private void recurring(Plan wanted) {
    Optional<ReadRecurring.Shown> known =
        find(
            page -> tools.papers().readRecurring().list(scope, RecurringInvoices.Filter.ANY, page),
            shown -> wanted.reference().equals(shown.recurring().reference()));
    if (known.isPresent()) {
      log.found();
      return;
    }
    Optional<SeedDocument.Ids> ids = withClient(wanted.at(), wanted.client());
    Optional<Series> series = series(wanted);
    if (ids.isEmpty() || series.isEmpty()) {
      return;
    }
    ids.get().with("seriesId", series.get().id().value());
    log.attempt(
            wanted.at(),
            () -> tools.papers().recurring().create(scope, wanted.template().complete(ids.get())))
        .ifPresent(made -> log.created("recurring invoices"));
  }

  /** The named series, or else the one that invoices of the company are numbered by. */
  private Optional<Series> series(Plan wanted) {
    ManageSeries book = tools.series();
    String prefix = wanted.series();
    Optional<Series> found =
        book.list(scope, wanted.type()).stream()
            .filter(each -> prefix == null ? each.isDefault() : each.prefix().equals(prefix))
            .findFirst();
    if (found.isEmpty()) {
      log.mistake(
          wanted.at() + ".series",
          prefix == null
              ? "the company has no default series for it; name one"
              : "the company has no such series '" + prefix + "'");
    }
    return found;
  }

  private Optional<SeedDocument.Ids> withClient(String at, @Nullable String key) {
    SeedDocument.Ids ids = new SeedDocument.Ids();
    if (key == null) {
      return Optional.of(ids);
    }
    UUID client = clients.get(key);
    if (client == null) {
      log.mistake(at, "not created, because what it refers to was refused");
      return Optional.empty();
    }
    return Optional.of(ids.with("clientId", client));
  }

  private static <T> Optional<T> find(
      Function<Page.Request, Page<T>> list, java.util.function.Predicate<T> wanted) {
    for (int number = 1; ; number++) {
      Page<T> page = list.apply(new Page.Request(number, Page.Request.MAXIMUM_LIMIT));
      Optional<T> found = page.data().stream().filter(wanted).findFirst();
      if (found.isPresent() || number >= page.pages()) {
        return found;
      }
    }
  }
}
