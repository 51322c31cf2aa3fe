package ro.storno.application.administration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.licensing.Subscription;

/**
 * Looks over all accounts and organizations of the installation; used in platform transactions. It
 * counts what tenants have, and never shows it.
 */
public interface PlatformRegister {
  /** Returns a page of the accounts, newest first. */
  Page<Account> accounts(AccountFilter filter, Page.Request page);

  /** Finds an account by its number. */
  Optional<Account> account(long number);

  /** Finds an account by its id. */
  Optional<Account> account(UserId id);

  /** Returns how many invoices there are in the organizations that an account belongs to. */
  long invoicesOf(UserId id);

  /**
   * Returns a page of the organizations, newest first.
   *
   * @param now for what runs out; not null
   */
  Page<Household> organizations(OrganizationFilter filter, Instant now, Page.Request page);

  /**
   * Counts everything.
   *
   * @param now for what runs out; not null
   */
  Counts count(Since since, Instant now);

  /**
   * An account.
   *
   * @param number a number of its own, in order of registration
   * @param user not null
   * @param verifiedAt when the address was confirmed, or null
   * @param places where it belongs, in order of joining; not null
   */
  record Account(long number, User user, @Nullable Instant verifiedAt, List<Place> places) {
    /** Takes a copy. */
    public Account {
      places = List.copyOf(places);
    }
  }

  /**
   * A place in an organization.
   *
   * @param organization not null
   * @param name of the organization; not null
   * @param role not null
   * @param joinedAt not null
   */
  record Place(OrganizationId organization, String name, Role role, Instant joinedAt) {}

  /**
   * An organization with what belongs to it.
   *
   * @param organization not null
   * @param owner or null where the last one left
   * @param subscription not null
   * @param members how many are active
   * @param companies how many are not deleted
   * @param invoices how many its companies have
   * @param authorized whether a member holds an authorization of ANAF that still works
   * @param lastSyncedAt last synchronisation of any of its companies, or null
   */
  record Household(
      Organization organization,
      @Nullable User owner,
      Subscription subscription,
      long members,
      long companies,
      long invoices,
      boolean authorized,
      @Nullable Instant lastSyncedAt) {}

  /**
   * Which accounts are asked for; null means any.
   *
   * @param search part of the address or of the name, in any case
   * @param standing how they stand
   * @param platformAdmin whether they run the installation
   */
  record AccountFilter(
      @Nullable String search, @Nullable Standing standing, @Nullable Boolean platformAdmin) {
    /** Every account. */
    public static final AccountFilter ALL = new AccountFilter(null, null, null);
  }

  /** How an account stands. */
  enum Standing {
    ACTIVE,
    INACTIVE,
    VERIFIED,
    UNVERIFIED
  }

  /**
   * Which organizations are asked for; null means any.
   *
   * @param search part of its name, or of its owner's name or address, in any case
   * @param state how its subscription stands
   * @param plan its plan, in any case
   */
  record OrganizationFilter(
      @Nullable String search, Subscription.@Nullable State state, @Nullable String plan) {
    /** Every organization. */
    public static final OrganizationFilter ALL = new OrganizationFilter(null, null, null);
  }

  /**
   * From when on something is new.
   *
   * @param day start of today; not null
   * @param week start of this week; not null
   * @param month start of this month; not null
   */
  record Since(Instant day, Instant week, Instant month) {}

  /**
   * How many came in this day, week and month.
   *
   * @param day today
   * @param week this week
   * @param month this month
   */
  record Recent(long day, long week, long month) {}

  /** How much there is of everything; none is null. */
  record Counts(
      Accounts accounts, Organizations organizations, Companies companies, Invoices invoices) {}

  /**
   * Accounts.
   *
   * @param total all
   * @param active that may sign in
   * @param verified with a confirmed address
   * @param recent registered; not null
   */
  record Accounts(long total, long active, long verified, Recent recent) {}

  /**
   * Organizations.
   *
   * @param total all
   * @param active whose subscription runs, trials included
   * @param paid on a plan that is paid for
   * @param trial on trial
   * @param suspended suspended
   * @param recent made; not null
   */
  record Organizations(
      long total, long active, long paid, long trial, long suspended, Recent recent) {}

  /**
   * Companies that are not deleted.
   *
   * @param total all
   * @param synchronising with the synchronisation switched on
   * @param authorized for which ANAF accepts an authorization
   * @param syncedToday synchronised today
   * @param syncedThisWeek synchronised this week
   */
  record Companies(
      long total, long synchronising, long authorized, long syncedToday, long syncedThisWeek) {}

  /**
   * Invoices of all companies.
   *
   * @param total all
   * @param recent made; not null
   */
  record Invoices(long total, Recent recent) {}
}
