package ro.storno.rest.licensing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import ro.storno.application.licensing.ValidateLicence;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.licensing.Subscription;
import ro.storno.rest.openapi.Described;

/**
 * What a licence key is good for.
 *
 * @param valid whether it is
 * @param plan the plan
 * @param features what the plan covers
 * @param organizationName whose key it is
 * @param currentPeriodEnd when the period ends
 * @param trialEndsAt when the trial ends
 * @param trialDaysLeft days of the trial that are left
 * @param billingUrl where the subscription is managed
 */
public record EntitlementView(
    boolean valid,
    @Described("free, pro or business") String plan,
    Features features,
    String organizationName,
    @Described("Null where it does not end") @Nullable Instant currentPeriodEnd,
    @Described("Null outside a trial") @Nullable Instant trialEndsAt,
    @Described("Null outside a trial") @Nullable Long trialDaysLeft,
    String billingUrl) {

  /**
   * What a plan covers.
   *
   * @param maxCompanies companies
   * @param maxInvoicesPerMonth invoices a month
   * @param maxUsers users
   * @param recurringInvoices whether recurring invoices are on
   * @param apiAccess whether the API may be used
   * @param prioritySupport whether support comes first
   */
  public record Features(
      @Described("Null for any number") @Nullable Integer maxCompanies,
      @Described("Null for any number") @Nullable Integer maxInvoicesPerMonth,
      @Described("Null for any number") @Nullable Integer maxUsers,
      boolean recurringInvoices,
      boolean apiAccess,
      boolean prioritySupport) {}

  static EntitlementView of(ValidateLicence.Entitlement from, URI address) {
    boolean trial = from.state() == Subscription.State.TRIAL;
    Instant end = from.subscription().endsAt();
    return new EntitlementView(
        true,
        plan(from.plan()),
        features(from.plan()),
        from.organization(),
        trial ? null : end,
        trial ? end : null,
        trial && end != null ? daysLeft(from.now(), end) : null,
        address.resolve("/settings/billing").toString());
  }

  /** A day that has begun counts. */
  private static long daysLeft(Instant now, Instant end) {
    return Duration.between(now, end).plusDays(1).minusNanos(1).toDays();
  }

  private static String plan(Plan plan) {
    return switch (plan) {
      case FREE, FREEMIUM -> "free";
      case STARTER, PROFESSIONAL -> "pro";
      case BUSINESS, COMMUNITY -> "business";
    };
  }

  private static Features features(Plan plan) {
    return new Features(
        limit(plan.companies()),
        limit(plan.invoicesPerMonth()),
        limit(plan.users()),
        plan.automation(),
        true,
        plan == Plan.BUSINESS);
  }

  private static @Nullable Integer limit(OptionalInt most) {
    return most.isPresent() ? most.getAsInt() : null;
  }
}
