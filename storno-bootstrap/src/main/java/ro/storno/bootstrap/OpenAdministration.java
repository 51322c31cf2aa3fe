package ro.storno.bootstrap;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import ro.storno.application.Page;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CreateUser;
import ro.storno.application.job.DeadJobs.DeadJob;
import ro.storno.application.mail.Outbox;
import ro.storno.application.mail.ReadMails;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.cli.audit.AuditAdministration;
import ro.storno.cli.identity.AccountAdministration;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.seed.SeedDocument;
import ro.storno.cli.seed.SeedLoader;
import ro.storno.cli.seed.SeedOutcome;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.OutgoingMail;

/** Administration of an open database. */
final class OpenAdministration implements Administration {
  private final Adapters adapters;
  private final UseCases useCases;
  private final boolean owner;

  /**
   * @param owner whether closing it closes the database
   */
  OpenAdministration(Adapters adapters, UseCases useCases, boolean owner) {
    this.adapters = adapters;
    this.useCases = useCases;
    this.owner = owner;
  }

  static OpenAdministration open(Configuration configuration, Consumer<String> progress) {
    Adapters adapters = Adapters.forVisit(configuration, progress);
    UseCases useCases =
        new UseCases(
            adapters,
            UseCases.commandValidator(),
            new Documents(configuration.rulesFolder()),
            PublicServices.none(adapters),
            new NoAccessTokens(),
            Messages.of(
                configuration,
                adapters,
                Sealing.box(configuration),
                () -> URI.create("http://127.0.0.1:" + configuration.http().port())),
            AnafAdapters.of(configuration.anaf(), adapters.clock()),
            AbroadAdapters.of(configuration, adapters.clock()),
            Browsers.of(
                configuration, () -> URI.create("http://127.0.0.1:" + configuration.http().port())),
            configuration.accounts(),
            configuration.http().rateLimits());
    return new OpenAdministration(adapters, useCases, true);
  }

  @Override
  public Schema schema() {
    return new Schema(
        adapters.database().schema().version(), adapters.database().schema().applied());
  }

  @Override
  public String createUser(NewUser user) {
    String organization = user.organization();
    return useCases
        .identity
        .identity
        .createUser
        .create(
            new CreateUser.Command(
                user.email(),
                user.password(),
                user.firstName(),
                user.lastName(),
                user.platformAdmin(),
                organization == null ? user.email() : organization))
        .id()
        .toString();
  }

  @Override
  public AccountAdministration accounts() {
    return new OpenAccounts(useCases.identity.identity, useCases.platform.changePlan);
  }

  @Override
  public AuditAdministration audit() {
    return new OpenAudit(useCases.platform.readAudit, useCases.platform.verifyAudit);
  }

  @Override
  public List<DeadJob> deadJobs(int limit) {
    return inPlatform(() -> adapters.jobs().deadJobs().list(limit));
  }

  @Override
  public boolean rerun(String kind, String key) {
    return inPlatform(() -> adapters.jobs().deadJobs().rerun(kind, key));
  }

  @Override
  public List<OutgoingMail> mails(int limit) {
    return useCases
        .accountMails
        .read
        .list(Actor.SYSTEM, Outbox.Filter.ALL, new Page.Request(1, limit))
        .data();
  }

  @Override
  public ReadMails.Shown mail(MailId id) {
    return useCases.accountMails.read.show(Actor.SYSTEM, id);
  }

  private <T> T inPlatform(java.util.function.Supplier<T> work) {
    return adapters.database().transactions().inPlatform(work);
  }

  @Override
  public SeedOutcome seed(SeedDocument document) {
    return new SeedLoader(useCases.seedTools()).load(document);
  }

  @Override
  public void close() {
    if (owner) {
      adapters.close();
    }
  }
}
