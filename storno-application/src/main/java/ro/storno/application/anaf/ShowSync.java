package ro.storno.application.anaf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.identity.Organizations;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.OpenSpan;
import ro.storno.domain.anaf.SyncInterval;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;

/** Shows how synchronisation stands and what it brought (api-reference/anaf/sync.md). */
public final class ShowSync {
  private static final int LOGGED = 50;
  private static final Inbox.Filter INVOICES =
      new Inbox.Filter(
          List.of(MessageType.INVOICE_RECEIVED, MessageType.INVOICE_SENT), false, List.of());

  private final EnterCompany enterCompany;
  private final Transactions transactions;
  private final Organizations organizations;
  private final CompanyTokens tokens;
  private final SyncBook book;
  private final Inbox inbox;
  private final ReceivedInvoices invoices;

  /** Shows from the given ports; none is null. */
  public ShowSync(
      EnterCompany enterCompany,
      Transactions transactions,
      Organizations organizations,
      CompanyTokens tokens,
      SyncBook book,
      Inbox inbox,
      ReceivedInvoices invoices) {
    this.enterCompany = enterCompany;
    this.transactions = transactions;
    this.organizations = organizations;
    this.tokens = tokens;
    this.book = book;
    this.inbox = inbox;
    this.invoices = invoices;
  }

  /**
   * How the synchronisation of one company stands.
   *
   * @param scope not null
   * @param state not null
   * @param token not null
   */
  public record OfCompany(CompanyScope scope, SyncState state, CompanyTokens.Status token) {}

  /**
   * How synchronisation stands.
   *
   * @param companies those that were asked about; not null
   * @param interval of the organization's plan; not null
   */
  public record Status(List<OfCompany> companies, Duration interval) {
    /** Takes a copy. */
    public Status {
      companies = List.copyOf(companies);
    }

    /** Returns whether any of them synchronises by itself. */
    public boolean enabled() {
      return companies.stream().anyMatch(each -> each.scope.profile().settings().syncEnabled());
    }

    /** Returns whether any of them has a valid token. */
    public boolean tokenValid() {
      return companies.stream().anyMatch(each -> each.token.isValid());
    }

    /** Returns when the last run went through, or null if none ever did. */
    public @Nullable Instant lastSync() {
      return companies.stream()
          .map(each -> each.state.succeededAt())
          .filter(Objects::nonNull)
          .max(Comparator.naturalOrder())
          .orElse(null);
    }

    /** Returns why the last run of one of them failed, or null if none did. */
    public @Nullable String error() {
      return companies.stream()
          .map(each -> each.state.error())
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * Shows the status.
   *
   * @param company as sent, or null for all companies that the actor may see
   */
  public Status status(Actor actor, @Nullable String company) {
    actor.require(Permission.EFACTURA_VIEW);
    List<CompanyScope> scopes = enterCompany.enterAll(actor, company);
    Map<CompanyId, CompanyTokens.Status> held =
        tokens.of(scopes.stream().map(CompanyScope::company).toList());
    List<OfCompany> found = new ArrayList<>();
    for (CompanyScope scope : scopes) {
      CompanyId id = scope.company();
      SyncState state =
          transactions.inCompany(id, () -> book.find(id).orElseGet(() -> SyncState.none(id)));
      found.add(new OfCompany(scope, state, held.getOrDefault(id, CompanyTokens.Status.NONE)));
    }
    return new Status(found, SyncInterval.ofPlan(plan(actor)));
  }

  private String plan(Actor actor) {
    return Optional.ofNullable(actor.organization())
        .flatMap(id -> transactions.inPlatform(() -> organizations.find(id)))
        .map(Organization::plan)
        .orElse("");
  }

  /**
   * One document that a synchronisation brought, or could not bring.
   *
   * @param invoice number of the invoice, or ANAF's number of the upload where there is none, or
   *     {@code unreadable} for an entry of ANAF's list that cannot be understood; not null
   * @param cif of the company; not null
   * @param at when it was last worked on; not null
   * @param status {@code success}, {@code failed} or {@code skipped} for one that was known; not
   *     null
   * @param error or null
   */
  public record Entry(
      String invoice, String cif, Instant at, String status, @Nullable String error) {}

  /**
   * Shows the last fifty documents.
   *
   * @param company as sent, or null for all companies that the actor may see
   */
  public List<Entry> log(Actor actor, @Nullable String company) {
    actor.require(Permission.EFACTURA_VIEW);
    return enterCompany.enterAll(actor, company).stream()
        .flatMap(
            scope -> Stream.concat(unreadable(scope).stream(), entries(scope.company()).stream()))
        .sorted(Comparator.comparing(Entry::at).reversed())
        .limit(LOGGED)
        .toList();
  }

  private List<Entry> unreadable(CompanyScope scope) {
    CompanyId company = scope.company();
    return transactions
        .inCompany(company, () -> book.find(company))
        .map(SyncState::open)
        .map(open -> open.unreadable().stream().map(each -> unreadable(scope, open, each)).toList())
        .orElse(List.of());
  }

  private static Entry unreadable(CompanyScope scope, OpenSpan open, String listed) {
    return new Entry(
        "unreadable",
        String.valueOf(scope.profile().party().taxCode()),
        open.lookedAt(),
        "failed",
        "ANAF lists an entry that cannot be read: " + listed);
  }

  private List<Entry> entries(CompanyId company) {
    return transactions.inCompany(
        company,
        () -> {
          List<InboxMessage> messages =
              inbox.newest(company, INVOICES, 0, LOGGED).stream()
                  .filter(each -> !each.state().waiting())
                  .toList();
          Map<ro.storno.domain.invoice.InvoiceId, ReceivedInvoices.Shown> shown =
              invoices.shown(
                  company,
                  messages.stream().map(InboxMessage::invoice).filter(Objects::nonNull).toList());
          return messages.stream().map(each -> entry(each, shown)).toList();
        });
  }

  private static Entry entry(
      InboxMessage message, Map<ro.storno.domain.invoice.InvoiceId, ReceivedInvoices.Shown> shown) {
    ReceivedInvoices.Shown invoice =
        message.invoice() == null ? null : shown.get(message.invoice());
    Instant at = message.processedAt();
    return new Entry(
        invoice == null ? message.message().uploadIndex().value() : invoice.number(),
        message.message().cif().digits(),
        at == null ? message.receivedAt() : at,
        status(message),
        message.error());
  }

  private static String status(InboxMessage message) {
    if (message.state() != InboxState.PROCESSED) {
      return "failed";
    }
    InboxOutcome outcome = message.outcome();
    return outcome == InboxOutcome.DOCUMENT || outcome == InboxOutcome.OURS ? "success" : "skipped";
  }
}
