package ro.storno.application.licensing;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FlatJson;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Organizations;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.licensing.Subscription;

/**
 * Puts an organization on a plan, for a time or for good. When the time is over, a job puts it on
 * the plan that is left of one that ran out.
 */
public final class ChangePlan implements JobHandler {
  private static final String KIND = "licensing.subscription-end";

  private final Transactions transactions;
  private final Organizations organizations;
  private final Subscriptions subscriptions;
  private final JobQueue jobs;
  private final AuditRecorder audit;
  private final Clock clock;

  /** Changes with the given ports; none is null. */
  public ChangePlan(
      Transactions transactions,
      Organizations organizations,
      Subscriptions subscriptions,
      JobQueue jobs,
      AuditRecorder audit,
      Clock clock) {
    this.transactions = transactions;
    this.organizations = organizations;
    this.subscriptions = subscriptions;
    this.jobs = jobs;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Changes the plan. It acts within a second on every node.
   *
   * @param plan name of a plan, in any case; not null
   * @param trial whether it is only tried
   * @param endsAt when it ends, or null for never
   * @throws ApplicationException.Forbidden for all but operators
   * @throws ApplicationException.NotFound if there is no such organization
   * @throws ApplicationException.Invalid if there is no such plan, or the end is not to come
   */
  public Subscription change(
      Actor actor, OrganizationId id, String plan, boolean trial, @Nullable Instant endsAt) {
    actor.requireOperator();
    Plan wanted = Plan.of(plan);
    if (!wanted.wireName().equals(plan.toLowerCase(Locale.ROOT))) {
      throw new ApplicationException.Invalid(
          Map.of(
              "plan", "The plan is community, free, freemium, starter, professional or business."));
    }
    if (endsAt != null && !endsAt.isAfter(clock.instant())) {
      throw new ApplicationException.Invalid(
          Map.of("until", "This value should be in the future."));
    }
    Subscription next =
        new Subscription(id, trial ? Subscription.State.TRIAL : Subscription.State.ACTIVE, endsAt);
    return transactions.inPlatform(() -> changed(actor, next, wanted));
  }

  private Subscription changed(Actor actor, Subscription next, Plan plan) {
    Organization organization =
        organizations
            .find(next.organization())
            .orElseThrow(() -> new ApplicationException.NotFound("Organization"));
    // The subscription first, here and when it ends: who comes second sees what the first has done.
    var before = subscriptions.findForUpdate(organization.id());
    organizations.changePlan(organization.id(), plan.wireName());
    subscriptions.put(next);
    Instant end = next.endsAt();
    if (end != null) {
      String payload = FlatJson.write(Map.of("organization", organization.id().toString()));
      jobs.enqueueAt(new Job(KIND, null, organization.id() + " " + end, payload), end);
    }
    audit.record(
        actor,
        organization.id(),
        AuditAction.PLAN_CHANGED,
        organization.id().value(),
        plan.wireName());
    return next;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean insideTransaction() {
    return true;
  }

  @Override
  public void run(Job job) {
    Optional.ofNullable(FlatJson.read(job.payload()).get("organization"))
        .map(OrganizationId::parse)
        .flatMap(subscriptions::findForUpdate)
        .filter(found -> found.at(clock.instant()) == Subscription.State.EXPIRED)
        .filter(found -> found.state() != Subscription.State.EXPIRED)
        .ifPresent(this::end);
  }

  private void end(Subscription over) {
    subscriptions.put(
        new Subscription(over.organization(), Subscription.State.EXPIRED, over.endsAt()));
    organizations.changePlan(over.organization(), Plan.FREE.wireName());
    audit.record(
        Actor.SYSTEM,
        over.organization(),
        AuditAction.PLAN_CHANGED,
        over.organization().value(),
        "ran out");
  }
}
