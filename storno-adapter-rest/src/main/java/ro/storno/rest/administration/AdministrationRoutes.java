package ro.storno.rest.administration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.administration.OverseePlatform;
import ro.storno.application.administration.PlatformRegister;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.OperateAccounts;
import ro.storno.application.mail.Outbox;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.licensing.Subscription;
import ro.storno.domain.mail.MailStatus;
import ro.storno.rest.document.MessageView;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/admin. */
public final class AdministrationRoutes {
  private static final String AREA = "Administration";
  private static final String PATH = "/api/v1/admin";
  private static final int ROWS = 50;
  private static final int MAILS = 25;

  private static final Param<Integer> PAGE =
      Param.integer("page", "Page number, from 1.", 1, 1_000_000);
  private static final Param<Integer> LIMIT =
      Param.integer(
          "limit",
          "Rows per page, 50 unless given, at most 200; larger values are clamped.",
          1,
          Page.Request.WIDEST_LIMIT);
  private static final Param<Integer> MAIL_LIMIT =
      Param.integer(
          "limit",
          "Rows per page, 25 unless given, at most 100; larger values are clamped.",
          1,
          Page.Request.MAXIMUM_LIMIT);
  private static final Param<String> SEARCH =
      Param.text("search", "Part of a name or an address, in any case.");
  private static final Param<PlatformRegister.Standing> STANDING =
      Param.choice("status", "How the account stands.", PlatformRegister.Standing.class);
  private static final Param<SystemRole> ROLE =
      Param.choice("role", "Role in the installation.", SystemRole.class);
  private static final Param<Subscription.State> STATE =
      Param.choice("status", "How the subscription stands.", Subscription.State.class);
  private static final Param<String> PLAN = Param.text("plan", "Name of the plan, in any case.");
  private static final Param<String> CATEGORY = Param.text("category", "What the mail is about.");
  private static final Param<String> RECIPIENT =
      Param.text("recipientEmail", "Part of the recipient's address.");
  private static final Param<UUID> USER = Param.uuid("userId", "The account that caused it.");
  private static final Param<LoggedStatus> STATUS =
      Param.choice("status", "What became of the mail.", LoggedStatus.class);
  private static final Param<LocalDate> FROM =
      Param.date("dateFrom", "Written on this day or later.");
  private static final Param<LocalDate> TO =
      Param.date("dateTo", "Written on this day or earlier.");

  private final OverseePlatform platform;
  private final OperateAccounts accounts;
  private final String version;
  private final String environment;

  /** Role in the installation. */
  enum SystemRole {
    USER,
    SUPER_ADMIN
  }

  /** What became of a mail; this server is told of no delivery and no bounce. */
  enum LoggedStatus {
    SENT,
    FAILED,
    DELIVERED,
    BOUNCED,
    QUEUED,
    KEPT
  }

  /** A page of accounts. */
  record UserPage(List<UserAdministrationView> data, long total, int page, int limit, long pages) {}

  /** A page of organizations. */
  record OrganizationPage(
      List<OrganizationAdministrationView> data, long total, int page, int limit, long pages) {}

  /** A page of mails. */
  record MailPage(List<LoggedMailView> data, long total, int page, int limit) {}

  /**
   * Routes to the given use cases.
   *
   * @param platform not null
   * @param accounts not null
   * @param version version of the server, not null
   * @param environment production or staging, not null
   */
  public AdministrationRoutes(
      OverseePlatform platform, OperateAccounts accounts, String version, String environment) {
    this.platform = platform;
    this.accounts = accounts;
    this.version = version;
    this.environment = environment;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        users(),
        user(),
        toggleActive(),
        verifyEmail(),
        resendConfirmation(),
        organizations(),
        statistics(),
        mails());
  }

  private static Page.Request page(Call call, Param<Integer> limit, int rows) {
    return new Page.Request(call.param(PAGE).orElse(1), call.param(limit).orElse(rows));
  }

  private Route users() {
    return Route.get(PATH + "/users")
        .operator()
        .does(AREA, "List accounts, newest first")
        .params(PAGE, LIMIT, SEARCH, STANDING, ROLE)
        .answers(200, UserPage.class, "A page of the accounts")
        .handle(
            call -> {
              PlatformRegister.AccountFilter filter =
                  new PlatformRegister.AccountFilter(
                      call.param(SEARCH).orElse(null),
                      call.param(STANDING).orElse(null),
                      call.param(ROLE).map(role -> role == SystemRole.SUPER_ADMIN).orElse(null));
              Page<UserAdministrationView> page =
                  platform
                      .accounts(call.caller(Actor.class), filter, page(call, LIMIT, ROWS))
                      .map(UserAdministrationView::of);
              return Reply.ok(
                  new UserPage(page.data(), page.total(), page.page(), page.limit(), page.pages()));
            });
  }

  private PlatformRegister.Account account(Call call) {
    return platform.account(call.caller(Actor.class), call.pathText("id"));
  }

  private Route user() {
    return Route.get(PATH + "/users/{id}")
        .operator()
        .does(AREA, "Show an account")
        .note("The id is the number of the account, or its uuid.")
        .answers(200, UserDetailsView.class, "The account")
        .refuses(404, "There is no such account")
        .handle(
            call -> {
              PlatformRegister.Account account = account(call);
              return Reply.ok(
                  UserDetailsView.of(
                      account, platform.invoicesOf(call.caller(Actor.class), account.user().id())));
            });
  }

  private Route toggleActive() {
    return Route.post(PATH + "/users/{id}/toggle-active")
        .operator()
        .does(AREA, "Forbid an account to sign in, or allow it again")
        .note(
            "Forbidden, its sessions and keys open nothing within a second. Administrators of the"
                + " installation are changed at its console only.")
        .answers(200, ActivityView.class, "How it stands now")
        .refuses(404, "There is no such account")
        .handle(
            call -> {
              PlatformRegister.Account account = account(call);
              boolean active =
                  accounts.toggleActive(call.caller(Actor.class), account.user().id()).active();
              return Reply.ok(
                  new ActivityView(
                      account.number(),
                      active,
                      active ? "User account activated" : "User account deactivated"));
            });
  }

  private Route verifyEmail() {
    return Route.post(PATH + "/users/{id}/verify-email")
        .operator()
        .does(AREA, "Take the address of an account as confirmed")
        .answers(200, VerifiedView.class, "It is confirmed")
        .refuses(404, "There is no such account")
        .handle(
            call -> {
              PlatformRegister.Account account = account(call);
              accounts.confirmEmail(call.caller(Actor.class), account.user().id());
              return Reply.ok(new VerifiedView(account.number(), true, "User email verified"));
            });
  }

  private Route resendConfirmation() {
    return Route.post(PATH + "/users/{id}/resend-confirmation")
        .operator()
        .does(AREA, "Send an account another link to confirm its address")
        .answers(200, MessageView.class, "The mail is on its way")
        .refuses(404, "There is no such account")
        .refuses(422, "The address is confirmed, or the account may not sign in")
        .handle(
            call -> {
              accounts.resendConfirmation(call.caller(Actor.class), account(call).user().id());
              return Reply.ok(new MessageView("Confirmation email sent"));
            });
  }

  private Route organizations() {
    return Route.get(PATH + "/organizations")
        .operator()
        .does(AREA, "List organizations, newest first")
        .params(PAGE, LIMIT, SEARCH, STATE, PLAN)
        .answers(200, OrganizationPage.class, "A page of the organizations")
        .handle(
            call -> {
              PlatformRegister.OrganizationFilter filter =
                  new PlatformRegister.OrganizationFilter(
                      call.param(SEARCH).orElse(null),
                      call.param(STATE).orElse(null),
                      call.param(PLAN).orElse(null));
              Instant now = platform.now();
              Page<OrganizationAdministrationView> page =
                  platform
                      .organizations(call.caller(Actor.class), filter, page(call, LIMIT, ROWS))
                      .map(each -> OrganizationAdministrationView.of(each, now));
              return Reply.ok(
                  new OrganizationPage(
                      page.data(), page.total(), page.page(), page.limit(), page.pages()));
            });
  }

  private Route statistics() {
    return Route.get(PATH + "/stats")
        .operator()
        .does(AREA, "Count accounts, organizations, companies and invoices")
        .note("Counted at most once in five minutes. Days begin at midnight in Bucharest.")
        .answers(200, StatisticsView.class, "The numbers")
        .handle(
            call ->
                Reply.ok(
                    StatisticsView.of(
                        platform.statistics(call.caller(Actor.class)), version, environment)));
  }

  private Route mails() {
    return Route.get(PATH + "/email-log")
        .operator()
        .does(AREA, "List the mails of this server, newest first")
        .note("What a mail says is shown at the console only: its links let people in.")
        .params(PAGE, MAIL_LIMIT, CATEGORY, RECIPIENT, USER, STATUS, FROM, TO)
        .answers(200, MailPage.class, "A page of the log")
        .handle(
            call -> {
              Page.Request asked = page(call, MAIL_LIMIT, MAILS);
              LoggedStatus status = call.param(STATUS).orElse(null);
              Actor actor = call.caller(Actor.class);
              actor.requireOperator();
              Page<LoggedMailView> page =
                  status == LoggedStatus.DELIVERED || status == LoggedStatus.BOUNCED
                      ? new Page<>(List.of(), 0, asked.page(), asked.limit())
                      : platform.mails(actor, filter(call, status), asked).map(LoggedMailView::of);
              return Reply.ok(new MailPage(page.data(), page.total(), page.page(), page.limit()));
            });
  }

  private static Outbox.Filter filter(Call call, @Nullable LoggedStatus status) {
    return new Outbox.Filter(
        call.param(CATEGORY).orElse(null),
        call.param(RECIPIENT).orElse(null),
        call.param(USER).map(UserId::new).orElse(null),
        status == null ? null : MailStatus.valueOf(status.name()),
        call.param(FROM).map(day -> startOf(FROM, day, 0)).orElse(null),
        call.param(TO).map(day -> startOf(TO, day, 1)).orElse(null));
  }

  private static Instant startOf(Param<LocalDate> param, LocalDate day, int later) {
    if (day.getYear() < 1900 || day.getYear() > 9999) {
      throw Refusal.field(param.name(), "This value should be a date of our time.");
    }
    return day.plusDays(later).atStartOfDay(OverseePlatform.ZONE).toInstant();
  }
}
