package ro.storno.bootstrap;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.AnafAccess;
import ro.storno.application.anaf.AnafAuthorizationServer;
import ro.storno.application.anaf.CallPlan;
import ro.storno.application.anaf.CheckAuthorization;
import ro.storno.application.anaf.CompanyTokens;
import ro.storno.application.anaf.FinishAuthorization;
import ro.storno.application.anaf.HeldAuthorizations;
import ro.storno.application.anaf.ListAuthorizations;
import ro.storno.application.anaf.ManageTokenLinks;
import ro.storno.application.anaf.RemoveAuthorization;
import ro.storno.application.anaf.RenewAuthorization;
import ro.storno.application.anaf.SaveToken;
import ro.storno.application.anaf.StartAuthorization;
import ro.storno.application.anaf.TaxpayersOfUser;
import ro.storno.application.anaf.TokenSealing;
import ro.storno.application.anaf.ValidateCif;
import ro.storno.application.anaf.WatchAuthorizations;
import ro.storno.application.company.SyncSwitch;
import ro.storno.application.identity.SecretTokens;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.notification.Notifications;
import ro.storno.rest.anaf.AnafAuthorizationRoutes;
import ro.storno.rest.anaf.AnafTokenRoutes;
import ro.storno.security.identity.HashedSecrets;

/** The use cases of authorizations at ANAF on their ports. */
final class AnafUseCases {
  /** How long a request waits for another node that is renewing the token it needs. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Finds tokens for companies. */
  final AnafAccess access;

  /** Tells whether companies have one, without asking ANAF. */
  final CompanyTokens tokens;

  final WatchAuthorizations watch;
  final SyncSwitch sync;

  private final CheckAuthorization checking;
  private final StartAuthorization start;
  private final FinishAuthorization finish;
  private final AnafTokenRoutes.UseCases tokenUseCases;
  private final Browsers browsers;
  private final Clock clock;

  /** What the rest of the graph provides; none is null. */
  record Ports(
      Foundation base,
      CompanyUseCases companies,
      AnafAdapters anaf,
      CallPlan plan,
      Notifications notifications,
      Browsers browsers) {}

  AnafUseCases(Ports p) {
    Transactions transactions = p.base.transactions();
    Repositories r = p.base.repositories();
    JobQueue jobs = p.base.jobs();
    AnafAuthorizationServer server = p.anaf.authorization();
    this.clock = p.base.clock();
    this.browsers = p.browsers;
    SecretTokens secrets = new HashedSecrets();
    TokenSealing sealing = new TokenSealing(p.base.box(), secrets);
    TaxpayersOfUser taxpayers = new TaxpayersOfUser(r.organizations(), r.companies());
    RenewAuthorization renewal =
        new RenewAuthorization(transactions, r.authorizations(), server, sealing, clock, PATIENCE);
    this.sync = new SyncSwitch(r.companies(), p.companies.directory, clock);
    this.checking =
        new CheckAuthorization(
            transactions,
            r.authorizations(),
            taxpayers,
            p.anaf.efactura(),
            p.plan,
            sealing,
            jobs,
            clock);
    this.access =
        new HeldAuthorizations(
            transactions,
            r.authorizations(),
            r.companies(),
            renewal,
            checking,
            server,
            sealing,
            p.notifications,
            clock);
    this.tokens = new CompanyTokens(transactions, r.authorizations(), clock);
    this.watch =
        new WatchAuthorizations(
            transactions,
            r.authorizations(),
            taxpayers,
            renewal,
            sealing,
            p.notifications,
            jobs,
            clock);
    this.start =
        new StartAuthorization(
            transactions,
            r.authorizationAttempts(),
            r.tokenLinks(),
            r.users(),
            server,
            secrets,
            p.browsers.anafRedirect(),
            clock);
    this.finish =
        new FinishAuthorization(
            transactions,
            r.authorizationAttempts(),
            r.tokenLinks(),
            r.authorizations(),
            r.users(),
            server,
            checking,
            sealing,
            secrets,
            p.browsers.anafRedirect(),
            p.base.ids(),
            clock);
    this.tokenUseCases = tokens(p, taxpayers, renewal, sealing, secrets);
  }

  private AnafTokenRoutes.UseCases tokens(
      Ports p,
      TaxpayersOfUser taxpayers,
      RenewAuthorization renewal,
      TokenSealing sealing,
      SecretTokens secrets) {
    Repositories r = p.base.repositories();
    ListAuthorizations list =
        new ListAuthorizations(p.base.transactions(), r.authorizations(), taxpayers, clock);
    return new AnafTokenRoutes.UseCases(
        list,
        new SaveToken(
            p.base.validator(),
            p.base.transactions(),
            r.authorizations(),
            list,
            taxpayers,
            p.anaf.authorization(),
            checking,
            sealing,
            p.base.ids(),
            clock),
        new RemoveAuthorization(p.base.transactions(), r.authorizations(), taxpayers, sync, clock),
        new ValidateCif(
            p.base.transactions(),
            r.authorizations(),
            list,
            taxpayers,
            p.companies.registry,
            renewal,
            checking,
            sealing,
            clock),
        new ManageTokenLinks(
            p.base.transactions(), r.tokenLinks(), r.users(), secrets, p.base.ids(), clock));
  }

  List<JobHandler> jobs() {
    return List.of(checking, watch);
  }

  AnafAuthorizationRoutes authorizationRoutes() {
    return new AnafAuthorizationRoutes(start, finish, browsers.afterAnaf(), browsers.https());
  }

  AnafTokenRoutes tokenRoutes() {
    return new AnafTokenRoutes(tokenUseCases, browsers.address(), clock);
  }
}
