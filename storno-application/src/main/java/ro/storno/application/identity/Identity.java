package ro.storno.application.identity;

import java.time.Clock;
import java.util.List;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.job.JobHandler;

/** The use cases of this area on their ports: whoever serves them takes them from here. */
public final class Identity {
  public final KnownUsers knownUsers;
  public final Sessions sessions;
  public final Authenticate authenticate;
  public final CreateUser createUser;
  public final RegisterUser register;
  public final LogIn logIn;
  public final LogOut logOut;
  public final RefreshSession refresh;
  public final RequestMail forgotPassword;
  public final ResetPassword resetPassword;
  public final RequestMail resendConfirmation;
  public final ConfirmEmail confirmEmail;
  public final VerifySecondFactor verifySecondFactor;
  public final ManageSecondFactor secondFactor;
  public final ManageApiKeys apiKeys;
  public final ManageInvitations invitations;
  public final ManageMembers members;
  public final DemandSecondFactor demandSecondFactor;
  public final ManageOAuth2Clients oauth2Clients;
  public final AuthorizeApp authorizeApp;
  public final ExchangeGrant exchangeGrant;
  public final RevokeOAuth2Token revokeOAuth2Token;
  public final ActOnce actOnce;
  public final JoinByInvitation joinByInvitation;
  public final OpenFirstAccount firstAccount;
  public final TransferOwnership transferOwnership;
  public final DeleteAccount deleteAccount;
  public final ExportPersonalData exportPersonalData;
  public final OperateAccounts operate;
  public final ManageSessions manageSessions;
  public final ShowProfile showProfile;
  public final UpdateProfile updateProfile;
  public final ManagePasskeys passkeys;
  public final LogInWithPasskey logInWithPasskey;
  public final LogInWithGoogle logInWithGoogle;

  /**
   * Builds them.
   *
   * @param ports not null
   * @param links for mails; not null
   * @param registration how open the house is; not null
   * @param secondFactorDemanded whether a second factor is demanded of everybody
   */
  public Identity(
      IdentityPorts ports,
      AccountLinks links,
      RegisterUser.Rules registration,
      boolean secondFactorDemanded) {
    IdentityPorts.Work work = ports.work();
    IdentityPorts.Stores stores = ports.stores();
    IdentityPorts.Crafts crafts = ports.crafts();
    Transactions transactions = work.transactions();
    Clock clock = work.clock();
    AuditTrail audit = work.audit();
    Users users = stores.users();
    SecretTokens secrets = crafts.secrets();
    PasswordHasher passwords = crafts.passwords();
    PasswordRules rules = new PasswordRules(crafts.commonPasswords());
    FactorDemand demand =
        new FactorDemand(
            secondFactorDemanded,
            stores.organizations(),
            stores.secondFactors(),
            stores.passkeys(),
            stores.refreshTokens());
    knownUsers =
        new KnownUsers(
            transactions, users, stores.organizations(), stores.refreshTokens(), demand, clock);
    sessions =
        new Sessions(
            crafts.accessTokens(), stores.refreshTokens(), secrets, audit, work.ids(), clock);
    PasswordProof proof = new PasswordProof(transactions, users, passwords);
    KnownApiKeys knownKeys = new KnownApiKeys(transactions, stores.apiKeys(), clock);
    KnownOAuth2Tokens knownAppTokens =
        new KnownOAuth2Tokens(transactions, stores.oauth2Grants(), clock);
    authenticate =
        new Authenticate(
            crafts.accessTokens(), knownUsers, knownKeys, knownAppTokens, secrets, clock);
    ConfirmationMails mails =
        new ConfirmationMails(stores.oneTimeTokens(), secrets, work.post(), links, clock);
    CredentialChanges changes =
        new CredentialChanges(
            users,
            stores.refreshTokens(),
            stores.oneTimeTokens(),
            knownUsers,
            work.post(),
            audit,
            work.whereabouts(),
            clock);
    SecondFactorCheck check =
        new SecondFactorCheck(
            stores.secondFactors(), crafts.timeCodes(), secrets, crafts.box(), work.ids());
    createUser =
        new CreateUser(
            work.validator(),
            transactions,
            users,
            stores.organizations(),
            audit,
            passwords,
            rules,
            work.ids(),
            clock);
    register =
        new RegisterUser(
            work.validator(),
            transactions,
            users,
            stores.organizations(),
            audit,
            passwords,
            rules,
            sessions,
            mails,
            work.ids(),
            clock,
            registration);
    verifySecondFactor =
        new VerifySecondFactor(
            work.validator(),
            transactions,
            users,
            stores.secondFactors(),
            stores.mfaChallenges(),
            stores.oneTimeTokens(),
            check,
            secrets,
            sessions,
            clock);
    Admittance admittance = new Admittance(registration.confirmed());
    logIn =
        new LogIn(
            work.validator(),
            transactions,
            users,
            passwords,
            secrets,
            verifySecondFactor,
            admittance,
            audit,
            work.limits());
    logOut =
        new LogOut(transactions, crafts.accessTokens(), stores.refreshTokens(), knownUsers, clock);
    manageSessions =
        new ManageSessions(
            transactions, crafts.accessTokens(), stores.refreshTokens(), knownUsers, audit, clock);
    refresh =
        new RefreshSession(
            transactions,
            users,
            stores.refreshTokens(),
            secrets,
            sessions,
            knownUsers,
            work.post(),
            work.whereabouts(),
            audit,
            clock);
    RequestMail.Ports requests =
        new RequestMail.Ports(
            work.validator(), transactions, users, work.jobs(), crafts.box(), work.ids());
    forgotPassword = RequestMail.toResetPassword(requests, mails);
    resendConfirmation = RequestMail.toConfirmEmail(requests, mails);
    ReclaimAccount reclaim =
        new ReclaimAccount(stores, knownUsers, knownKeys, knownAppTokens, audit, clock);
    resetPassword =
        new ResetPassword(
            work.validator(),
            transactions,
            users,
            stores.oneTimeTokens(),
            stores.googleLinks(),
            secrets,
            passwords,
            rules,
            changes,
            reclaim,
            clock);
    confirmEmail =
        new ConfirmEmail(transactions, users, stores.oneTimeTokens(), secrets, knownUsers, clock);
    secondFactor =
        new ManageSecondFactor(
            transactions,
            users,
            stores.secondFactors(),
            demand,
            stores.passkeys(),
            check,
            crafts.timeCodes(),
            crafts.qrCodes(),
            proof,
            changes,
            clock);
    apiKeys =
        new ManageApiKeys(
            work.validator(),
            transactions,
            users,
            stores.apiKeys(),
            secrets,
            verifySecondFactor,
            changes,
            knownKeys,
            audit,
            work.ids(),
            clock);
    invitations =
        new ManageInvitations(
            work.validator(),
            transactions,
            users,
            stores.organizations(),
            stores.invitations(),
            work.companies(),
            secrets,
            work.post(),
            links,
            knownUsers,
            audit,
            work.ids(),
            clock);
    actOnce = new ActOnce(logIn, verifySecondFactor, authenticate, logOut);
    Accounts accounts = new Accounts(users, stores.organizations(), audit, work.ids(), clock);
    joinByInvitation = new JoinByInvitation(transactions, invitations, accounts, passwords, rules);
    firstAccount = new OpenFirstAccount(transactions, users, createUser, secrets, links, clock);
    members =
        new ManageMembers(
            work.validator(),
            transactions,
            users,
            stores.organizations(),
            stores.invitations(),
            work.companies(),
            knownUsers,
            audit);
    demandSecondFactor =
        new DemandSecondFactor(
            work.validator(),
            transactions,
            stores.organizations(),
            stores.secondFactors(),
            verifySecondFactor,
            knownUsers,
            audit);
    oauth2Clients =
        new ManageOAuth2Clients(
            work.validator(),
            transactions,
            stores.oauth2Clients(),
            secrets,
            knownAppTokens,
            audit,
            work.ids(),
            clock);
    authorizeApp =
        new AuthorizeApp(
            transactions,
            stores.oauth2Clients(),
            stores.oauth2Grants(),
            secrets,
            verifySecondFactor,
            knownAppTokens,
            audit,
            work.ids(),
            clock);
    exchangeGrant =
        new ExchangeGrant(
            transactions,
            users,
            stores.organizations(),
            stores.oauth2Clients(),
            stores.oauth2Grants(),
            secrets,
            knownAppTokens,
            clock);
    revokeOAuth2Token =
        new RevokeOAuth2Token(
            transactions,
            stores.oauth2Clients(),
            stores.oauth2Grants(),
            secrets,
            knownAppTokens,
            clock);
    transferOwnership =
        new TransferOwnership(
            transactions,
            users,
            stores.organizations(),
            proof,
            verifySecondFactor,
            knownUsers,
            audit);
    deleteAccount =
        new DeleteAccount(
            transactions,
            users,
            stores.organizations(),
            stores.personalRecords(),
            proof,
            verifySecondFactor,
            work.deleteCompany(),
            knownUsers,
            work.post(),
            audit,
            clock);
    exportPersonalData =
        new ExportPersonalData(transactions, users, stores.personalRecords(), audit);
    operate =
        new OperateAccounts(
            transactions,
            users,
            stores.organizations(),
            stores.apiKeys(),
            stores.refreshTokens(),
            knownUsers,
            knownKeys,
            stores.secondFactors(),
            stores.passkeys(),
            work.post(),
            mails,
            audit,
            clock);
    showProfile =
        new ShowProfile(
            transactions,
            users,
            stores.organizations(),
            stores.secondFactors(),
            stores.subscriptions(),
            clock);
    updateProfile =
        new UpdateProfile(
            work.validator(),
            transactions,
            users,
            passwords,
            rules,
            changes,
            showProfile,
            audit,
            clock);
    PasskeyChallenger challenger =
        new PasskeyChallenger(
            transactions, stores.passkeyChallenges(), crafts.ceremonies(), secrets, clock);
    passkeys =
        new ManagePasskeys(
            work.validator(),
            transactions,
            users,
            stores.passkeys(),
            challenger,
            crafts.ceremonies(),
            verifySecondFactor,
            demand,
            changes,
            work.ids(),
            clock);
    logInWithPasskey =
        new LogInWithPasskey(
            work.validator(),
            transactions,
            users,
            stores.passkeys(),
            challenger,
            crafts.ceremonies(),
            sessions,
            admittance,
            clock);
    logInWithGoogle =
        new LogInWithGoogle(
            transactions,
            users,
            stores.googleLinks(),
            crafts.googleTokens(),
            accounts,
            reclaim,
            verifySecondFactor,
            admittance,
            registration.open(),
            clock);
  }

  /** Returns the jobs of this area. */
  public List<JobHandler> jobs() {
    return List.of(forgotPassword, resendConfirmation);
  }
}
