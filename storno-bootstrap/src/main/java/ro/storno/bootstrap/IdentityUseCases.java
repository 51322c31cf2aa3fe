package ro.storno.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ro.storno.application.identity.AccessTokens;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.identity.IdTokens;
import ro.storno.application.identity.Identity;
import ro.storno.application.identity.IdentityPorts;
import ro.storno.application.identity.People;
import ro.storno.application.identity.RegisterUser;
import ro.storno.application.identity.RemoveDeadTokens;
import ro.storno.application.job.JobHandler;
import ro.storno.application.limit.CallLimits;
import ro.storno.application.mail.Post;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.pdf.identity.DrawnQrCodes;
import ro.storno.rest.identity.AccountPageRoutes;
import ro.storno.rest.identity.ApiKeyRoutes;
import ro.storno.rest.identity.ConsentPageRoutes;
import ro.storno.rest.identity.IdentityRoutes;
import ro.storno.rest.identity.InvitationRoutes;
import ro.storno.rest.identity.MemberRoutes;
import ro.storno.rest.identity.OAuth2ClientRoutes;
import ro.storno.rest.identity.OAuth2Routes;
import ro.storno.rest.identity.PasskeyRoutes;
import ro.storno.rest.identity.RequestOrigin;
import ro.storno.rest.identity.SecondFactorRoutes;
import ro.storno.security.identity.Argon2Passwords;
import ro.storno.security.identity.GoogleIdTokens;
import ro.storno.security.identity.HashedSecrets;
import ro.storno.security.identity.HmacTimeCodes;
import ro.storno.security.identity.ListedPasswords;
import ro.storno.security.identity.YubicoPasskeyCeremonies;

/** Accounts, how people and apps get in, and who may do what in which organization. */
final class IdentityUseCases {
  final Identity identity;
  final EnterCompany enterCompany;

  /** Names people for those who read what they did. */
  final People people;

  /** Removes tokens that are over; also the handler of the job in which it does. */
  final RemoveDeadTokens removeDeadTokens;

  private final Browsers browsers;

  /** What the rest of the graph provides; none is null. */
  record Ports(
      Foundation base,
      Messages messages,
      CompanyUseCases companies,
      CallLimits limits,
      AccessTokens tokens,
      Browsers browsers,
      Configuration.Accounts opening) {}

  IdentityUseCases(Ports p) {
    Foundation base = p.base;
    Repositories r = base.repositories();
    this.browsers = p.browsers;
    this.identity =
        new Identity(
            new IdentityPorts(work(p), stores(r), crafts(p)),
            p.messages.links(),
            new RegisterUser.Rules(p.opening.registration(), p.opening.confirmation()));
    this.enterCompany = new EnterCompany(p.companies.directory);
    this.people = new People(base.transactions(), r.users(), base.clock());
    this.removeDeadTokens =
        new RemoveDeadTokens(base.transactions(), r.deadTokens(), base.jobs(), base.clock());
  }

  private static IdentityPorts.Work work(Ports p) {
    Foundation base = p.base;
    Post post =
        new Post(
            p.messages.templates(),
            base.repositories().outbox(),
            p.messages.box(),
            base.jobs(),
            p.messages.server(),
            base.ids(),
            base.clock());
    return new IdentityPorts.Work(
        base.validator(),
        base.transactions(),
        base.jobs(),
        post,
        p.companies.directory,
        p.companies.delete,
        base.audit(),
        RequestOrigin.ofThisThread(),
        p.limits,
        base.ids(),
        base.clock());
  }

  private static IdentityPorts.Stores stores(Repositories r) {
    return new IdentityPorts.Stores(
        r.users(),
        r.organizations(),
        r.refreshTokens(),
        r.oneTimeTokens(),
        r.secondFactors(),
        r.mfaChallenges(),
        r.apiKeys(),
        r.invitations(),
        r.oauth2Clients(),
        r.oauth2Grants(),
        r.passkeys(),
        r.passkeyChallenges(),
        r.googleLinks(),
        r.personalRecords(),
        r.subscriptions());
  }

  private static IdentityPorts.Crafts crafts(Ports p) {
    return new IdentityPorts.Crafts(
        new Argon2Passwords(),
        new ListedPasswords(),
        new HashedSecrets(),
        p.tokens,
        new HmacTimeCodes(),
        new DrawnQrCodes(),
        new YubicoPasskeyCeremonies(p.browsers.address()),
        google(p.opening.google()),
        p.messages.box());
  }

  private static Optional<IdTokens> google(Optional<Configuration.Google> google) {
    return google.map(each -> new GoogleIdTokens(each.issuer(), each.keys(), each.clientIds()));
  }

  List<JobHandler> jobs() {
    List<JobHandler> handlers = new ArrayList<>(identity.jobs());
    handlers.add(removeDeadTokens);
    return handlers;
  }

  IdentityRoutes routes() {
    return new IdentityRoutes(identity);
  }

  SecondFactorRoutes secondFactorRoutes() {
    return new SecondFactorRoutes(identity.verifySecondFactor, identity.secondFactor);
  }

  PasskeyRoutes passkeyRoutes() {
    return new PasskeyRoutes(identity.passkeys, identity.logInWithPasskey);
  }

  ApiKeyRoutes apiKeyRoutes() {
    return new ApiKeyRoutes(identity.apiKeys);
  }

  MemberRoutes memberRoutes() {
    return new MemberRoutes(
        identity.members, identity.transferOwnership, identity.demandSecondFactor);
  }

  InvitationRoutes invitationRoutes() {
    return new InvitationRoutes(identity.invitations);
  }

  OAuth2ClientRoutes oauth2ClientRoutes() {
    return new OAuth2ClientRoutes(identity.oauth2Clients);
  }

  /**
   * @param limits how often somebody may call
   */
  OAuth2Routes oauth2Routes(CallLimits limits) {
    return new OAuth2Routes(
        identity.authorizeApp,
        identity.exchangeGrant,
        identity.revokeOAuth2Token,
        limits,
        browsers.address());
  }

  AccountPageRoutes accountPageRoutes() {
    return new AccountPageRoutes(
        identity.confirmEmail,
        identity.resetPassword,
        identity.invitations,
        identity.joinByInvitation,
        identity.actOnce,
        identity.firstAccount);
  }

  ConsentPageRoutes consentPageRoutes() {
    return new ConsentPageRoutes(identity.authorizeApp, identity.actOnce);
  }
}
