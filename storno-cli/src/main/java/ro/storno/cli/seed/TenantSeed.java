package ro.storno.cli.seed;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceDetail;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.numbering.ManageSeries;
import ro.storno.application.party.Clients;
import ro.storno.application.payment.RecordPayment;
import ro.storno.application.tax.ManageVatRates;
import ro.storno.cli.seed.SeedDocument.Bill;
import ro.storno.cli.seed.SeedDocument.Customer;
import ro.storno.cli.seed.SeedDocument.Located;
import ro.storno.cli.seed.SeedDocument.State;
import ro.storno.cli.seed.SeedDocument.Tenant;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.party.Client;

/** Loads what belongs to one company. */
final class TenantSeed {
  private final SeedTools tools;
  private final CompanyScope scope;
  private final SeedLog log;
  private final Map<String, UUID> clients = new HashMap<>();
  private final Map<String, UUID> bills = new HashMap<>();

  TenantSeed(SeedTools tools, CompanyScope scope, SeedLog log) {
    this.tools = tools;
    this.scope = scope;
    this.log = log;
  }

  void load(Tenant tenant) {
    tenant.vatRates().forEach(this::vatRate);
    tenant.bankAccounts().forEach(this::bankAccount);
    tenant.series().forEach(this::series);
    tenant.clients().forEach(this::client);
    tenant.invoices().forEach(this::invoice);
    new CatalogueSeed(tools.catalogue(), scope, log).load(tenant.catalogue());
    new PaperSeed(tools, scope, log, clients).load(tenant.papers());
  }

  private void vatRate(Located<ManageVatRates.Command> wanted) {
    BigDecimal rate = wanted.value().rate();
    String category = wanted.value().categoryCode();
    boolean known =
        rate != null
            && tools.vatRates().list(scope).stream()
                .anyMatch(
                    existing ->
                        existing.rate().percentage().value().compareTo(rate) == 0
                            && (category == null
                                || existing.rate().category().name().equals(category)));
    add(known, wanted.at(), "VAT rates", () -> tools.vatRates().create(scope, wanted.value()));
  }

  private void bankAccount(Located<ManageBankAccounts.Command> wanted) {
    String iban = plain(wanted.value().iban());
    boolean known =
        tools.bankAccounts().list(scope).stream()
            .anyMatch(existing -> iban.equals(plain(existing.iban())));
    add(
        known,
        wanted.at(),
        "bank accounts",
        () -> tools.bankAccounts().create(scope, wanted.value()));
  }

  private void series(Located<ManageSeries.Command> wanted) {
    Optional<Series> known =
        tools.series().list(scope, wanted.value().type()).stream()
            .filter(existing -> existing.prefix().equals(wanted.value().prefix()))
            .findFirst();
    add(
        known.isPresent(),
        wanted.at(),
        "series",
        () -> tools.series().create(scope, wanted.value()));
  }

  private void add(boolean known, String at, String kind, java.util.function.Supplier<?> creation) {
    if (known) {
      log.found();
    } else if (log.attempt(at, creation::get).isPresent()) {
      log.created(kind);
    }
  }

  private void client(Customer wanted) {
    Optional<Client> known = known(wanted);
    if (known.isPresent()) {
      log.found();
      clients.put(wanted.key(), known.get().id().value());
      return;
    }
    log.attempt(wanted.at(), () -> tools.createClient().create(scope, wanted.entry()))
        .ifPresent(
            result -> {
              clients.put(wanted.key(), result.client().id().value());
              if (result.existing()) {
                log.found();
              } else {
                log.created("clients");
              }
            });
  }

  /** Clients with a CUI are recognised by the use case itself, the others by their name. */
  private Optional<Client> known(Customer wanted) {
    String name = wanted.entry().name();
    if (wanted.entry().cui() != null || name == null) {
      return Optional.empty();
    }
    return tools
        .listClients()
        .list(
            scope, new Clients.Filter(name, null), new Page.Request(1, Page.Request.MAXIMUM_LIMIT))
        .page()
        .data()
        .stream()
        .filter(client -> client.party().name().equals(name))
        .findFirst();
  }

  private void invoice(Bill wanted) {
    String key = "seed:" + wanted.key();
    Optional<Invoice> known =
        tools
            .transactions()
            .inCompany(
                scope.company(),
                () ->
                    tools
                        .invoices()
                        .findByIdempotencyKey(scope.company(), key)
                        .map(Invoices.Keyed::invoice));
    Optional<Invoice> present = known.isPresent() ? known : create(wanted, key);
    if (known.isPresent()) {
      log.found();
    }
    present.ifPresent(
        invoice -> {
          bills.put(wanted.key(), invoice.id().value());
          bring(wanted, invoice);
        });
  }

  private Optional<Invoice> create(Bill wanted, String key) {
    UUID client = idOf(clients, wanted.client());
    UUID parent = idOf(bills, wanted.parent());
    if ((wanted.client() != null && client == null)
        || (wanted.parent() != null && parent == null)) {
      log.mistake(wanted.at(), "not created, because what it refers to was refused");
      return Optional.empty();
    }
    Optional<Invoice> created =
        log.attempt(
            wanted.at(),
            () ->
                tools
                    .createInvoice()
                    .create(scope, wanted.draft().entry(client, parent, key))
                    .invoice()
                    .invoice());
    created.ifPresent(invoice -> log.created("invoices"));
    return created;
  }

  private void bring(Bill wanted, Invoice invoice) {
    if (wanted.state() == State.DRAFT) {
      return;
    }
    if (wanted.state() == State.CANCELLED) {
      cancel(wanted, invoice);
      return;
    }
    if (invoice.status() == DocumentStatus.DRAFT
        && log.attempt(wanted.at(), () -> tools.issueInvoice().issue(scope, invoice.id()))
            .isEmpty()) {
      return;
    }
    pay(wanted, invoice);
  }

  private void cancel(Bill wanted, Invoice invoice) {
    if (invoice.status() == DocumentStatus.CANCELLED) {
      return;
    }
    String reason = wanted.cancelReason();
    log.attempt(
        wanted.at(),
        () ->
            tools
                .cancelInvoice()
                .cancel(scope, invoice.id(), reason == null ? "Cancelled by seed file" : reason));
  }

  private void pay(Bill wanted, Invoice invoice) {
    InvoiceDetail detail = tools.getInvoice().get(scope, invoice.id());
    if (!detail.payments().isEmpty()) {
      return; // an earlier run recorded them
    }
    for (Located<RecordPayment.Command> payment : wanted.payments()) {
      record(payment.at(), invoice, payment.value());
    }
    if (wanted.state() == State.PAID && wanted.payments().isEmpty()) {
      BigDecimal balance = detail.invoice().balance().amount();
      record(
          wanted.at(),
          invoice,
          new RecordPayment.Command(balance, detail.today(), null, null, null, null));
    }
  }

  private void record(String at, Invoice invoice, RecordPayment.Command payment) {
    log.attempt(at, () -> tools.recordPayment().record(scope, invoice.id(), payment))
        .ifPresent(recorded -> log.created("payments"));
  }

  private static @Nullable UUID idOf(Map<String, UUID> known, @Nullable String key) {
    return key == null ? null : known.get(key);
  }

  private static String plain(@Nullable String iban) {
    return iban == null ? "" : iban.replace(" ", "").toUpperCase(Locale.ROOT);
  }
}
