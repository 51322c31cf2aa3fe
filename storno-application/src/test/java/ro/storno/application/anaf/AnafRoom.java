package ro.storno.application.anaf;

import jakarta.validation.Validation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.company.Companies;
import ro.storno.application.company.CompanyDirectory;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.application.company.SyncSwitch;
import ro.storno.application.company.ToggleSync;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.PlainSecrets;
import ro.storno.application.identity.Users;
import ro.storno.application.job.JobQueue;
import ro.storno.application.notification.Notifications;
import ro.storno.application.secret.PlainSecretBox;

/** The use cases of authorizations on ports in memory, against a scripted ANAF. */
public final class AnafRoom {
  public static final URI REDIRECT = URI.create("https://storno.example/auth/callback/anaf");

  public final ScriptedAnaf anaf;
  public final PlainSecretBox box = new PlainSecretBox();
  public final InMemoryAuthorizations authorizations;
  public final InMemoryTokenLinks links;
  public final InMemoryAuthorizationAttempts attempts;
  public final TokenSealing sealing;
  public final RenewAuthorization renewal;
  public final CheckAuthorization checking;
  public final HeldAuthorizations access;
  public final StartAuthorization start;
  public final FinishAuthorization finish;
  public final ManageTokenLinks tokenLinks;
  public final ListAuthorizations list;
  public final SaveToken save;
  public final RemoveAuthorization remove;
  public final ValidateCif validate;
  public final CompanyTokens tokens;
  public final WatchAuthorizations watch;
  public final ToggleSync toggle;

  public AnafRoom(
      InMemoryTransactions transactions,
      Users users,
      Organizations organizations,
      Companies companies,
      CompanyDirectory directory,
      CompanyRegistry registry,
      Notifications notifications,
      JobQueue jobs,
      Ids ids,
      Clock clock) {
    CommandValidator validator =
        new CommandValidator(
            Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator());
    PlainSecrets secrets = new PlainSecrets();
    TaxpayersOfUser taxpayers = new TaxpayersOfUser(organizations, companies);
    SyncSwitch sync = new SyncSwitch(companies, directory, clock);
    Optional<URI> redirect = Optional.of(REDIRECT);
    this.anaf = new ScriptedAnaf(clock);
    this.authorizations = new InMemoryAuthorizations(transactions, companies, organizations, users);
    this.links = new InMemoryTokenLinks(transactions);
    this.attempts = new InMemoryAuthorizationAttempts(transactions);
    this.sealing = new TokenSealing(box, secrets);
    this.renewal =
        new RenewAuthorization(
            transactions, authorizations, anaf, sealing, clock, Duration.ofSeconds(20));
    this.checking =
        new CheckAuthorization(
            transactions, authorizations, taxpayers, anaf, anaf, sealing, jobs, clock);
    this.access =
        new HeldAuthorizations(
            transactions,
            authorizations,
            companies,
            renewal,
            checking,
            anaf,
            sealing,
            notifications,
            clock);
    this.start =
        new StartAuthorization(
            transactions, attempts, links, users, anaf, secrets, redirect, clock);
    this.finish =
        new FinishAuthorization(
            transactions,
            attempts,
            links,
            authorizations,
            users,
            anaf,
            checking,
            sealing,
            secrets,
            redirect,
            ids,
            clock);
    this.tokenLinks = new ManageTokenLinks(transactions, links, users, secrets, ids, clock);
    this.list = new ListAuthorizations(transactions, authorizations, taxpayers, clock);
    this.save =
        new SaveToken(
            validator,
            transactions,
            authorizations,
            list,
            taxpayers,
            anaf,
            checking,
            sealing,
            ids,
            clock);
    this.remove = new RemoveAuthorization(transactions, authorizations, taxpayers, sync, clock);
    this.validate =
        new ValidateCif(
            transactions,
            authorizations,
            list,
            taxpayers,
            registry,
            renewal,
            checking,
            sealing,
            clock);
    this.tokens = new CompanyTokens(transactions, authorizations, clock);
    this.watch =
        new WatchAuthorizations(
            transactions, authorizations, taxpayers, renewal, sealing, notifications, jobs, clock);
    this.toggle = new ToggleSync(transactions, companies, access, sync);
  }
}
