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
import ro.storno.application.company.Companies;
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
  private final Companies companies;
  private final IssuedInvoices issued;
  private final Clock clock;
  private final BriefCache<OrganizationId, Plan> plans;

  /** Limits with the given ports; none is null. */
  public PlannedLimits(
      Transactions transactions,
      Organizations organizations,
      Companies companies,
      IssuedInvoices issued,
      Clock clock) {
    this.transactions = transactions;
    this.organizations = organizations;
    this.companies = companies;
    this.issued = issued;
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
  public void requireRoomForCompany(OrganizationId organization) {
    OptionalInt most = plan(organization).companies();
    if (most.isPresent()) {
      long present = transactions.inPlatform(() -> companies.of(organization).size());
      require(
          present < most.getAsInt(),
          "The plan of your organization has room for " + most.getAsInt() + " companies.",
          most.getAsInt());
    }
  }

  @Override
  public void requireRoomForInvoice(OrganizationId organization) {
    OptionalInt most = plan(organization).invoicesPerMonth();
    if (most.isPresent()) {
      long present = transactions.inPlatform(() -> issuedThisMonth(organization));
      require(present < most.getAsInt(), "Monthly invoice limit reached.", most.getAsInt());
    }
  }

  @Override
  public void requireRecurringInvoices(OrganizationId organization) {
    require(
        plan(organization).automation(), "Recurring invoices are not available on your plan.", 0);
  }

  private long issuedThisMonth(OrganizationId organization) {
    Instant since =
        LocalDate.ofInstant(clock.instant(), ZONE).withDayOfMonth(1).atStartOfDay(ZONE).toInstant();
    return issued.count(organization, since);
  }

  private static void require(boolean room, String message, int most) {
    if (!room) {
      throw new ApplicationException.PlanLimit(message, most);
    }
  }
}
