package ro.storno.rest.anaf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.ShowSync;
import ro.storno.application.anaf.TriggerSync;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.openapi.Described;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/anaf/sync.md. */
public final class SyncRoutes {
  private static final String AREA = "Synchronisation";

  private final TriggerSync trigger;
  private final ShowSync show;

  /** Routes to the given use cases; none is null. */
  public SyncRoutes(TriggerSync trigger, ShowSync show) {
    this.trigger = trigger;
    this.show = show;
  }

  /** That it was set going. */
  record TriggeredView(
      @Described(example = "Sync triggered") String message,
      @Described(example = "queued") String status,
      @Described("How many companies") int companies) {}

  /** How synchronisation stands, under the names of the page and of clients. */
  record StatusView(
      boolean enabled,
      boolean syncEnabled,
      @Nullable Instant lastSync,
      @Nullable Instant lastSyncedAt,
      boolean tokenValid,
      boolean hasValidToken,
      @Nullable String tokenError,
      @Described("Why the last run failed, null if it did not") @Nullable String lastError,
      @Nullable Integer syncDaysBack,
      @Described("hourly, daily or manual; syncIntervalHours tells exactly") String syncInterval,
      @Nullable Integer syncIntervalHours,
      List<CompanyStatusView> companies) {
    static StatusView of(ShowSync.Status status) {
      boolean one = status.companies().size() == 1;
      int hours = Math.toIntExact(status.interval().toHours());
      return new StatusView(
          status.enabled(),
          status.enabled(),
          status.lastSync(),
          status.lastSync(),
          status.tokenValid(),
          status.tokenValid(),
          status.tokenValid() ? null : "No valid authorization at ANAF",
          status.error(),
          one ? status.companies().get(0).scope().profile().settings().syncDaysBack() : null,
          interval(status),
          status.enabled() ? hours : null,
          status.companies().stream().map(CompanyStatusView::of).toList());
    }

    /** The page knows three words; what runs several times a day is nearest to hourly. */
    private static String interval(ShowSync.Status status) {
      if (!status.enabled()) {
        return "manual";
      }
      return status.interval().compareTo(Duration.ofHours(12)) < 0 ? "hourly" : "daily";
    }
  }

  /** How the synchronisation of one company stands. */
  record CompanyStatusView(
      UUID id,
      UUID uuid,
      String name,
      @Nullable String cif,
      boolean syncEnabled,
      int syncDaysBack,
      boolean tokenValid,
      @Nullable Instant tokenExpiresAt,
      @Nullable Instant startedAt,
      @Nullable Instant lastSyncedAt,
      @Described("Up to where ANAF's list is known") @Nullable Instant listedTo,
      int failures,
      @Nullable String lastError,
      @Nullable String note) {
    static CompanyStatusView of(ShowSync.OfCompany each) {
      Company company = each.scope().profile();
      UUID id = company.id().value();
      return new CompanyStatusView(
          id,
          id,
          company.party().name(),
          company.party().taxCode(),
          company.settings().syncEnabled(),
          company.settings().syncDaysBack(),
          each.token().isValid(),
          each.token().expiresAt(),
          each.state().startedAt(),
          each.state().succeededAt(),
          each.state().listedTo(),
          each.state().failures(),
          each.state().error(),
          each.state().note());
    }
  }

  /** A line of the log. */
  record LogLineView(
      @Described("Number of the invoice") String invoiceId,
      String cif,
      Instant syncedAt,
      @Described("success, failed or skipped") String status,
      @Nullable String error) {
    static LogLineView of(ShowSync.Entry entry) {
      return new LogLineView(
          entry.invoice(), entry.cif(), entry.at(), entry.status(), entry.error());
    }
  }

  /** The log, under the names of this API and of clients. */
  record LogView(List<LogLineView> data, List<LogLineView> entries, int total) {
    static LogView of(List<ShowSync.Entry> entries) {
      List<LogLineView> views = entries.stream().map(LogLineView::of).toList();
      return new LogView(views, views, views.size());
    }
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(trigger(), status(), log());
  }

  private Route trigger() {
    return Route.post("/api/v1/sync/trigger")
        .organization(Permission.EFACTURA_SUBMIT)
        .does(AREA, "Synchronise with ANAF now")
        .note(
            "With X-Company that company, without it all companies that have a token. Messages that"
                + " failed are tried again.")
        .params(CompanyChoice.PARAMS)
        .answers(202, TriggeredView.class, "It was set going")
        .refuses(403, "No company has a valid token (code NO_TOKEN)")
        .refuses(429, "It was asked for a moment ago (code SYNC_RATE_LIMITED)")
        .handle(
            call ->
                Reply.of(
                    202,
                    new TriggeredView(
                        "Sync triggered",
                        "queued",
                        trigger.trigger(actor(call), CompanyChoice.of(call)))));
  }

  private Route status() {
    return Route.get("/api/v1/sync/status")
        .organization(Permission.EFACTURA_VIEW)
        .does(AREA, "Show how synchronisation stands")
        .params(CompanyChoice.PARAMS)
        .answers(200, StatusView.class, "Over all companies asked for, and of each")
        .handle(call -> Reply.ok(StatusView.of(show.status(actor(call), CompanyChoice.of(call)))));
  }

  private Route log() {
    return Route.get("/api/v1/sync/log")
        .organization(Permission.EFACTURA_VIEW)
        .does(AREA, "Show the last fifty invoices that were synchronised")
        .params(CompanyChoice.PARAMS)
        .answers(200, LogView.class, "Newest first")
        .handle(call -> Reply.ok(LogView.of(show.log(actor(call), CompanyChoice.of(call)))));
  }

  private static Actor actor(Call call) {
    return call.caller(Actor.class);
  }
}
