package ro.storno.rest.administration;

import ro.storno.application.administration.OverseePlatform;
import ro.storno.application.administration.PlatformRegister;
import ro.storno.rest.openapi.Described;

/**
 * How much there is of everything.
 *
 * @param users accounts
 * @param organizations organizations
 * @param companies companies
 * @param invoices invoices
 * @param system the server
 */
public record StatisticsView(
    Users users, Organizations organizations, Companies companies, Invoices invoices, Node system) {

  /**
   * Accounts.
   *
   * @param total all
   * @param active that may sign in
   * @param verified with a confirmed address
   * @param unverified the others
   * @param inactive that may not sign in
   * @param registeredToday today
   * @param registeredThisWeek since Monday
   * @param registeredThisMonth since the first
   */
  public record Users(
      long total,
      long active,
      long verified,
      long unverified,
      long inactive,
      long registeredToday,
      long registeredThisWeek,
      long registeredThisMonth) {}

  /**
   * Organizations.
   *
   * @param total all
   * @param active with a subscription that runs, trials included
   * @param withPaidPlan on a plan that is paid for
   * @param onTrial on trial
   * @param suspended suspended
   * @param createdToday today
   * @param createdThisWeek since Monday
   * @param createdThisMonth since the first
   */
  public record Organizations(
      long total,
      long active,
      long withPaidPlan,
      long onTrial,
      long suspended,
      long createdToday,
      long createdThisWeek,
      long createdThisMonth) {}

  /**
   * Companies.
   *
   * @param total all
   * @param withSync with the synchronisation switched on
   * @param withValidToken for which ANAF accepts an authorization
   * @param syncedToday today
   * @param syncedThisWeek since Monday
   */
  public record Companies(
      long total, long withSync, long withValidToken, long syncedToday, long syncedThisWeek) {}

  /**
   * Invoices.
   *
   * @param total all
   * @param thisMonth since the first
   * @param thisWeek since Monday
   * @param today today
   */
  public record Invoices(long total, long thisMonth, long thisWeek, long today) {}

  /**
   * The server.
   *
   * @param version its version
   * @param uptime of this node
   * @param environment production or staging
   */
  public record Node(
      String version,
      @Described("Of this node, in seconds") long uptime,
      @Described("production, or staging where ANAF's test environment is used")
          String environment) {}

  static StatisticsView of(
      OverseePlatform.Statistics statistics, String version, String environment) {
    PlatformRegister.Counts counts = statistics.counts();
    return new StatisticsView(
        users(counts.accounts()),
        organizations(counts.organizations()),
        companies(counts.companies()),
        invoices(counts.invoices()),
        new Node(version, statistics.uptime().toSeconds(), environment));
  }

  private static Users users(PlatformRegister.Accounts from) {
    return new Users(
        from.total(),
        from.active(),
        from.verified(),
        from.total() - from.verified(),
        from.total() - from.active(),
        from.recent().day(),
        from.recent().week(),
        from.recent().month());
  }

  private static Organizations organizations(PlatformRegister.Organizations from) {
    return new Organizations(
        from.total(),
        from.active(),
        from.paid(),
        from.trial(),
        from.suspended(),
        from.recent().day(),
        from.recent().week(),
        from.recent().month());
  }

  private static Companies companies(PlatformRegister.Companies from) {
    return new Companies(
        from.total(),
        from.synchronising(),
        from.authorized(),
        from.syncedToday(),
        from.syncedThisWeek());
  }

  private static Invoices invoices(PlatformRegister.Invoices from) {
    return new Invoices(
        from.total(), from.recent().month(), from.recent().week(), from.recent().day());
  }
}
