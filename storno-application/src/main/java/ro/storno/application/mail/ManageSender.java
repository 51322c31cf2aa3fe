package ro.storno.application.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Organizations;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.HeaderText;
import ro.storno.domain.mail.MailEncryption;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailServer;
import ro.storno.domain.mail.SenderConfiguration;

/**
 * The mail server that an organization sends its documents from (api-reference/mailer-config).
 *
 * <p>The password leaves the house only towards the server that it was given for: whoever changes
 * host, port, user or encryption must give the password again.
 */
public final class ManageSender {
  private static final int STANDARD_PORT = 587;
  private static final String NO_PASSWORD = "";
  private static final String MISSING_HOST = "Give the host of the mail server.";

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Organizations organizations;
  private final SenderConfigurations configurations;
  private final MailTemplates templates;
  private final MailCarrier carrier;
  private final SecretBox box;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageSender(
      CommandValidator validator,
      Transactions transactions,
      Organizations organizations,
      SenderConfigurations configurations,
      MailTemplates templates,
      MailCarrier carrier,
      SecretBox box,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.organizations = organizations;
    this.configurations = configurations;
    this.templates = templates;
    this.carrier = carrier;
    this.box = box;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Shows the configuration.
   *
   * @throws ApplicationException.Forbidden without {@code settings.view}
   * @throws ApplicationException.NotFound if the actor acts in no organization
   */
  public Shown show(Actor actor) {
    actor.require(Permission.SETTINGS_VIEW);
    return transactions.inPlatform(
        () -> {
          Organization organization = organization(actor);
          return new Shown(
              entitled(organization), configurations.find(organization.id()).orElse(null));
        });
  }

  /**
   * Makes the configuration, or changes what is given.
   *
   * @param given names of the components of the command that were sent; not null
   * @throws ApplicationException.Forbidden without {@code settings.manage}, or if the plan does not
   *     cover it
   * @throws ApplicationException.Invalid if a field is missing or malformed
   */
  public Shown save(Actor actor, Command command, Set<String> given) {
    actor.require(Permission.SETTINGS_MANAGE);
    validator.check(command);
    return transactions.inPlatform(
        () -> {
          Organization organization = entitledOrganization(actor);
          Optional<SenderConfiguration> present = configurations.find(organization.id());
          SenderConfiguration next = merged(organization.id(), present, command, new Given(given));
          configurations.put(next);
          return new Shown(true, next);
        });
  }

  /**
   * Removes the configuration.
   *
   * @throws ApplicationException.NotFound if there is none
   */
  public void remove(Actor actor) {
    actor.require(Permission.SETTINGS_MANAGE);
    transactions.inPlatform(
        () -> {
          if (!configurations.remove(organization(actor).id())) {
            throw new ApplicationException.NotFound("Mailer configuration");
          }
          return 0;
        });
  }

  /**
   * Sends a test message, through the configuration as it is stored or as it would be with the
   * given fields.
   *
   * @param given names of the components of the command that were sent; not null
   * @param recipient where to, or null for the sender's own address
   * @return what came of it; a server's refusal is no exception
   * @throws ApplicationException.Forbidden without {@code settings.manage}, or if the plan does not
   *     cover it
   * @throws ApplicationException.Invalid if a field is missing or malformed
   */
  public Tested test(Actor actor, Command command, Set<String> given, @Nullable String recipient) {
    actor.require(Permission.SETTINGS_MANAGE);
    validator.check(command);
    Trial trial =
        transactions.inPlatform(
            () -> {
              Organization organization = entitledOrganization(actor);
              Optional<SenderConfiguration> present = configurations.find(organization.id());
              SenderConfiguration tried =
                  merged(organization.id(), present, command, new Given(given));
              return new Trial(organization, tried, Senders.server(tried, box));
            });
    EmailAddress to =
        recipient == null || recipient.isBlank()
            ? trial.server.fromAddress()
            : address("testEmail", recipient);
    try {
      carrier.carry(trial.server, MailCarrier.Trust.USER, parcel(trial.organization, to));
    } catch (NotCarriedException e) {
      return new Tested(to, HeaderText.oneLine(String.valueOf(e.getMessage())));
    }
    // What was changed or removed meanwhile is left alone, and not vouched for.
    transactions.inPlatform(() -> configurations.noteTest(trial.tried, clock.instant()));
    return new Tested(to, null);
  }

  private MailCarrier.Parcel parcel(Organization organization, EmailAddress to) {
    return new MailCarrier.Parcel(
        new MailId(ids.next()),
        to,
        templates.write(
            MailTemplate.SENDER_TEST,
            "ro",
            Map.of("organization", HeaderText.oneLine(organization.name()))));
  }

  private SenderConfiguration merged(
      OrganizationId organization,
      Optional<SenderConfiguration> stored,
      Command command,
      Given given) {
    SenderConfiguration present = stored.orElse(null);
    Instant now = clock.instant();
    String host = given.pick("host", command.host, present == null ? null : present.host());
    String from =
        given.pick(
            "fromAddress",
            command.fromAddress,
            present == null ? null : present.fromAddress().value());
    String encryption =
        given.keep(
            "encryption",
            command.encryption,
            present == null ? MailEncryption.TLS.wireName() : present.encryption().wireName());
    requireEach(host, from, encryption);
    SenderConfiguration next =
        new SenderConfiguration(
            organization,
            present == null ? ids.next() : present.id(),
            given.keep("enabled", command.enabled, present == null || present.enabled()),
            Objects.requireNonNull(host).strip().toLowerCase(Locale.ROOT),
            given.keep("port", command.port, present == null ? STANDARD_PORT : present.port()),
            MailEncryption.ofWireName(encryption.toLowerCase(Locale.ROOT)).orElseThrow(),
            given.pick("username", command.username, present == null ? null : present.username()),
            NO_PASSWORD,
            address("fromAddress", Objects.requireNonNull(from)),
            name(
                given.pick(
                    "fromName", command.fromName, present == null ? null : present.fromName())),
            null,
            present == null ? now : present.createdAt(),
            present == null ? null : now);
    return withPassword(next, present, command.password);
  }

  private static void requireEach(@Nullable String host, @Nullable String from, String encryption) {
    FieldErrors errors = new FieldErrors();
    errors.addIf(host == null || host.isBlank(), "host", MISSING_HOST);
    errors.addIf(from == null || from.isBlank(), "fromAddress", Wording.EMAIL);
    errors.addIf(
        MailEncryption.ofWireName(encryption.toLowerCase(Locale.ROOT)).isEmpty(),
        "encryption",
        "The encryption is none, tls or ssl.");
    errors.throwInvalid();
  }

  private SenderConfiguration withPassword(
      SenderConfiguration next, @Nullable SenderConfiguration present, @Nullable String password) {
    boolean given = password != null && !password.isEmpty();
    if (!given && (present == null || !present.sameServer(next))) {
      throw new ApplicationException.Invalid(
          Map.of(
              "password",
              present == null
                  ? "Give the password of the mail server."
                  : "Give the password again when host, port, encryption or user change."));
    }
    String closed =
        given
            ? box.seal(Objects.requireNonNull(password), Senders.place(next.organization())).text()
            : Objects.requireNonNull(present).sealedPassword();
    SenderConfiguration complete =
        new SenderConfiguration(
            next.organization(),
            next.id(),
            next.enabled(),
            next.host(),
            next.port(),
            next.encryption(),
            next.username(),
            closed,
            next.fromAddress(),
            next.fromName(),
            null,
            next.createdAt(),
            next.updatedAt());
    return present != null && present.sendsLike(complete)
        ? complete.testedAt(present.lastTestedAt())
        : complete;
  }

  private static EmailAddress address(String field, String typed) {
    return EmailAddress.find(typed)
        .orElseThrow(() -> new ApplicationException.Invalid(Map.of(field, Wording.EMAIL)));
  }

  private static @Nullable String name(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    if (!HeaderText.isOneLine(typed.strip())) {
      throw new ApplicationException.Invalid(
          Map.of("fromName", "The name is one line without control characters."));
    }
    return typed.strip();
  }

  private Organization entitledOrganization(Actor actor) {
    Organization organization = organization(actor);
    if (!entitled(organization)) {
      throw new ApplicationException.Forbidden(
          "Plan limit",
          "A sender of your own comes with the Business plan.",
          ApplicationException.PLAN_LIMIT);
    }
    return organization;
  }

  private static boolean entitled(Organization organization) {
    return Plan.of(organization.plan()).ownSender();
  }

  private Organization organization(Actor actor) {
    OrganizationId id = actor.organization();
    return Optional.ofNullable(id)
        .flatMap(organizations::find)
        .orElseThrow(() -> new ApplicationException.NotFound("Organization"));
  }

  private record Trial(Organization organization, SenderConfiguration tried, MailServer server) {}

  /**
   * The configuration as it is shown.
   *
   * @param entitled whether the plan covers a sender of one's own
   * @param configuration or null where there is none
   */
  public record Shown(boolean entitled, @Nullable SenderConfiguration configuration) {}

  /**
   * What came of a test.
   *
   * @param recipient where the message went; not null
   * @param error what the server said, or null if it took the message
   */
  public record Tested(EmailAddress recipient, @Nullable String error) {}

  /**
   * New values.
   *
   * @param enabled whether it is used
   * @param host name or address of the server
   * @param port 1 to 65535
   * @param encryption {@code none}, {@code tls} or {@code ssl}
   * @param username or null to sign in with the sender's address
   * @param password in the clear, or null to keep the stored one
   * @param fromAddress sender
   * @param fromName sender's display name, or null
   */
  public record Command(
      @Nullable Boolean enabled,
      @Size(max = 253, message = Wording.TOO_LONG) @Nullable String host,
      @Min(value = 1, message = PORT) @Max(value = 65535, message = PORT) @Nullable Integer port,
      @Nullable String encryption,
      @Size(max = 320, message = Wording.TOO_LONG) @Nullable String username,
      @Size(max = 1000, message = Wording.TOO_LONG) @Nullable String password,
      @Nullable String fromAddress,
      @Size(max = 200, message = Wording.TOO_LONG) @Nullable String fromName) {
    private static final String PORT = "The port is a number from 1 to 65535.";

    /** Shows no password. */
    @Override
    public String toString() {
      return "Command[" + host + ":" + port + "]";
    }
  }
}
