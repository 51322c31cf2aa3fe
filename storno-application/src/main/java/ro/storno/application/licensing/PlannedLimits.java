package ro.storno.application.licensing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalInt;
import ro.storno.application.ApplicationException;
import ro.storno.application.BriefCache;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Organizations;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Plan;

/**
 * Limits by plan (concepts/licensing.md). The plan of an organization is remembered for a second;
 * where it sets no limit, nothing is counted.
 */
public final class PlannedLimits implements PlanLimits {
  /** Months begin at midnight where invoices are due. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");

  private final Transactions transactions;
  private final Organizations organizations;
  private final PlanRoom room;
  private final Clock clock;
  private final BriefCache<OrganizationId, Plan> plans;

  /** Limits with the given ports; none is null. */
  public PlannedLimits(
      Transactions transactions, Organizations organizations, PlanRoom room, Clock clock) {
    this.transactions = transactions;
    this.organizations = organizations;
    this.room = room;
    this.clock = clock;
    this.plans = new BriefCache<>(Duration.ofSeconds(1), clock);
  }

  /** Forgets an organization whose plan has just changed. */
  public void forget(OrganizationId organization) {
    plans.forget(organization);
  }

  private Plan plan(OrganizationId organization) {
    return plans.get(
        organization,
        id ->
            transactions
                .inPlatform(() -> organizations.find(id))
                .map(Organization::plan)
                .map(Plan::of)
                .orElse(Plan.FREE));
  }

  @Override
  public Room requireRoomForCompany(OrganizationId organization) {
    OptionalInt most = plan(organization).companies();
    if (most.isEmpty()) {
      return Room.ENDLESS;
    }
    int limit = most.getAsInt();
    return left(
        () ->
            require(
                room.companies(organization) < limit,
                "The plan of your organization has room for " + limit + " companies.",
                limit));
  }

  @Override
  public Room requireRoomForInvoice(OrganizationId organization) {
    OptionalInt most = plan(organization).invoicesPerMonth();
    if (most.isEmpty()) {
      return Room.ENDLESS;
    }
    int limit = most.getAsInt();
    return left(
        () ->
            require(
                room.invoices(organization, month()) < limit,
                "Monthly invoice limit reached.",
                limit));
  }

  @Override
  public void requireRecurringInvoices(OrganizationId organization) {
    require(
        plan(organization).automation(), "Recurring invoices are not available on your plan.", 0);
  }

  /** Looks in a short transaction first, so that whoever has no room is told before any work. */
  private Room left(Room check) {
    transactions.inPlatform(
        () -> {
          check.take();
          return check;
        });
    return check;
  }

  private Instant month() {
    return LocalDate.ofInstant(clock.instant(), ZONE)
        .withDayOfMonth(1)
        .atStartOfDay(ZONE)
        .toInstant();
  }

  private static void require(boolean room, String message, int most) {
    if (!room) {
      throw new ApplicationException.PlanLimit(message, most);
    }
  }
}
