package ro.storno.bootstrap;

import ro.storno.application.administration.OverseePlatform;
import ro.storno.application.audit.ReadAudit;
import ro.storno.application.audit.VerifyAudit;
import ro.storno.application.identity.OperateAccounts;
import ro.storno.application.licensing.ChangePlan;
import ro.storno.application.licensing.ManageLicenceKeys;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.application.licensing.PlannedLimits;
import ro.storno.application.licensing.ValidateLicence;
import ro.storno.application.limit.CallLimits;
import ro.storno.application.limit.SharedCallLimits;
import ro.storno.application.system.OverrideVersions;
import ro.storno.rest.administration.AdministrationRoutes;
import ro.storno.rest.audit.AuditRoutes;
import ro.storno.rest.licensing.LicenceRoutes;
import ro.storno.rest.system.ClientVersions;
import ro.storno.rest.system.VersionOverrideRoutes;
import ro.storno.security.identity.HashedSecrets;

/** What operators watch and set: the audit trail, plans and licences, limits, versions of apps. */
final class PlatformUseCases {
  final ReadAudit readAudit;
  final VerifyAudit verifyAudit;

  /** Puts organizations on plans; also the handler of the job that ends them. */
  final ChangePlan changePlan;

  /** What the plan of an organization leaves room for. */
  final PlanLimits planLimits;

  /** How often somebody may call, counted by all nodes together. */
  final CallLimits limits;

  /** What the operator demands of the apps' versions. */
  final OverrideVersions versions;

  private final Foundation base;
  private final Browsers browsers;

  /**
   * @param limited whether calls are counted
   */
  PlatformUseCases(Foundation base, Browsers browsers, boolean limited) {
    this.base = base;
    this.browsers = browsers;
    Repositories r = base.repositories();
    this.readAudit = new ReadAudit(base.transactions(), r.auditLog(), base.audit());
    this.verifyAudit = new VerifyAudit(base.transactions(), r.auditLog(), base.box());
    this.changePlan =
        new ChangePlan(
            base.transactions(),
            r.organizations(),
            r.subscriptions(),
            base.jobs(),
            base.audit(),
            base.clock());
    this.planLimits =
        new PlannedLimits(base.transactions(), r.organizations(), r.planRoom(), base.clock());
    this.limits =
        limited
            ? new SharedCallLimits(base.transactions(), r.callCounts(), base.clock())
            : CallLimits.NONE;
    this.versions =
        new OverrideVersions(
            base.validator(),
            base.transactions(),
            r.versionOverrides(),
            base.audit(),
            base.clock());
  }

  AuditRoutes auditRoutes() {
    return new AuditRoutes(readAudit);
  }

  VersionOverrideRoutes versionRoutes() {
    return new VersionOverrideRoutes(versions, ClientVersions.none());
  }

  /**
   * Returns the routes of whoever runs the installation.
   *
   * @param operate accounts in the operator's hands
   * @param environment production or staging
   */
  AdministrationRoutes administrationRoutes(OperateAccounts operate, String environment) {
    Repositories r = base.repositories();
    return new AdministrationRoutes(
        new OverseePlatform(
            base.transactions(), r.platformRegister(), r.users(), r.outbox(), base.clock()),
        operate,
        LocalInstallation.buildVersion(),
        environment);
  }

  LicenceRoutes licenceRoutes() {
    Repositories r = base.repositories();
    HashedSecrets secrets = new HashedSecrets();
    return new LicenceRoutes(
        new ManageLicenceKeys(
            base.validator(),
            base.transactions(),
            r.organizations(),
            r.licenceKeys(),
            secrets,
            base.audit(),
            base.ids(),
            base.clock()),
        new ValidateLicence(
            base.transactions(),
            r.organizations(),
            r.licenceKeys(),
            r.subscriptions(),
            secrets,
            base.clock()),
        browsers.address());
  }
}
