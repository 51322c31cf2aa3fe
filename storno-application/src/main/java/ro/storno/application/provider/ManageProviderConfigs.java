package ro.storno.application.provider;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.secret.UnreadableSecretException;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.DomainException;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.submission.Channel;

/**
 * What a company configures to reach the systems of countries (spec
 * concepts/einvoice-integration.md, "Self-Service Provider Configuration").
 *
 * <p>A secret never comes back, and leaves the house only towards the address that it was given
 * for: whoever changes an address must give the secrets again.
 */
public final class ManageProviderConfigs {
  /** A certificate with its chain, in text. */
  private static final int LONGEST = 65_536;

  private static final int SHOWN = 4;
  private static final int SHORTEST_SHOWN = 8;
  private static final String MASK = "****";
  private static final String LOST =
      "The stored fields can be opened no more, because the key of the installation has changed."
          + " Give them again.";

  /** Programs take addresses without slashes as well. */
  private static final Pattern ADDRESS = Pattern.compile("\\s*https?:", Pattern.CASE_INSENSITIVE);

  private final Transactions transactions;
  private final ProviderConfigs configs;
  private final Submissions submissions;
  private final ProviderSealing sealing;
  private final Map<Channel, ProviderConnection> connections;
  private final AuditRecorder audit;
  private final Ids ids;
  private final Clock clock;

  /**
   * Manages with the given ports; none is null.
   *
   * @param connections to the systems that this installation knows, one for each channel at most
   */
  public ManageProviderConfigs(
      Transactions transactions,
      ProviderConfigs configs,
      Submissions submissions,
      ProviderSealing sealing,
      Collection<? extends ProviderConnection> connections,
      AuditRecorder audit,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.configs = configs;
    this.submissions = submissions;
    this.sealing = sealing;
    this.connections =
        connections.stream()
            .collect(Collectors.toMap(ProviderConnection::channel, Function.identity()));
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * New values.
   *
   * @param provider wire name, such as {@code sdi}
   * @param enabled whether invoices are sent; null keeps it, and means yes where there is nothing
   * @param config values by name; a secret that is absent, empty or as it is shown masked is kept,
   *     and so is another field that is absent; an empty one is removed
   */
  public record Command(
      @Nullable String provider,
      @Nullable Boolean enabled,
      @Nullable Map<String, @Nullable String> config) {
    /** Shows no value. */
    @Override
    public String toString() {
      return "Command[" + provider + "]";
    }
  }

  /**
   * A configuration as it may be shown.
   *
   * @param masked values by name, secret ones masked; not null
   * @param problem what has to be done about it, or null
   */
  public record Shown(
      UUID id,
      Provider provider,
      boolean enabled,
      Map<String, String> masked,
      @Nullable String problem,
      Instant createdAt,
      Instant updatedAt) {}

  /**
   * What came of a test.
   *
   * @param message what the provider answered, for people; not null
   */
  public record Tested(boolean success, String message) {}

  /**
   * A provider with what it wants to know.
   *
   * @param fields in the order in which people are asked for them; empty where there is nothing to
   *     configure
   */
  public record Offered(Provider provider, List<ProviderField> fields) {}

  /** Returns all providers. */
  public List<Offered> offered() {
    return Arrays.stream(Provider.values())
        .map(
            provider ->
                new Offered(
                    provider,
                    Optional.ofNullable(connections.get(provider.channel()))
                        .map(ProviderConnection::fields)
                        .orElse(List.of())))
        .toList();
  }

  /** Lists the configurations of the company. */
  public List<Shown> list(CompanyScope scope) {
    scope.requireToView(Permission.SETTINGS_VIEW);
    return transactions.inCompany(
        scope.company(), () -> configs.of(scope.company()).stream().map(this::shown).toList());
  }

  /**
   * Makes a configuration, or changes what is given. One that is switched off may be incomplete:
   * files are made with what is there, and nothing is sent.
   *
   * @throws ApplicationException.Unacceptable if the provider is none, or a field is unknown or
   *     wrong; names each
   * @throws DomainException.IllegalState if it would lead elsewhere while a lost invoice is still
   *     being looked for
   */
  public Shown save(CompanyScope scope, Command command) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    ProviderConnection connection = connection(command);
    Channel channel = connection.channel();
    Map<String, String> checked = checked(scope, connection, command);
    return transactions.inCompany(
        scope.company(),
        () -> {
          ProviderConfig was = configs.findToChange(scope.company(), channel).orElse(null);
          boolean enabled =
              Objects.requireNonNullElse(command.enabled, was == null || was.enabled());
          Map<String, String> before = openedOrNothing(was);
          Map<String, String> fields = merged(connection, before, command);
          if (enabled && !fields.equals(checked)) {
            throw new ApplicationException.Conflict(
                "", "Somebody else has changed this at the same moment; try again.");
          }
          if (!goals(connection, before).equals(goals(connection, fields))) {
            requireOutcomesKnown(scope.company(), channel);
          }
          Instant now = clock.instant();
          ProviderConfig next =
              new ProviderConfig(
                  was == null ? ids.next() : was.id(),
                  scope.company(),
                  channel,
                  enabled,
                  sealing.seal(scope.company(), channel, fields),
                  was == null ? now : was.createdAt(),
                  now);
          configs.put(next);
          record(
              scope,
              AuditAction.EINVOICE_CONFIG_CHANGED,
              next,
              (enabled ? "enabled" : "disabled") + changed(before, fields));
          return shown(next);
        });
  }

  /**
   * Checks what will be stored before anything is locked: a certificate takes its time. Empty where
   * it is switched off, and so may be incomplete.
   */
  private Map<String, String> checked(
      CompanyScope scope, ProviderConnection connection, Command command) {
    ProviderConfig was =
        transactions
            .inCompany(scope.company(), () -> configs.find(scope.company(), connection.channel()))
            .orElse(null);
    Map<String, String> fields = merged(connection, openedOrNothing(was), command);
    if (Objects.requireNonNullElse(command.enabled, was == null || was.enabled())) {
      requireUsable(connection, fields);
    }
    return fields;
  }

  /** What says where invoices go, and in whose name. */
  private static Map<String, String> goals(
      ProviderConnection connection, Map<String, String> fields) {
    Map<String, String> goals = new LinkedHashMap<>();
    for (ProviderField field : connection.fields()) {
      String value = field.secret() ? null : fields.get(field.name());
      if (value != null) {
        goals.put(field.name(), value);
      }
    }
    return goals;
  }

  private void requireOutcomesKnown(CompanyId company, Channel channel) {
    if (submissions.outcomeUnknown(company, channel)) {
      throw new DomainException.IllegalState(
          "The answer to an invoice that was sent there is lost and being looked for; change or"
              + " remove this once its outcome is known.");
    }
  }

  /**
   * Tries a configuration at the provider, as it is stored or as it would be with the given fields.
   * Nothing is stored.
   *
   * @return what came of it; a refusal of the provider is no exception
   * @throws ApplicationException.Unacceptable if the provider is none, or a field is unknown,
   *     missing or wrong; names each
   */
  public Tested test(CompanyScope scope, Command command) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    ProviderConnection connection = connection(command);
    Map<String, String> fields =
        transactions.inCompany(
            scope.company(),
            () ->
                merged(
                    connection,
                    openedOrNothing(
                        configs.find(scope.company(), connection.channel()).orElse(null)),
                    command));
    requireUsable(connection, fields);
    try {
      return new Tested(true, connection.test(fields));
    } catch (AuthorityException failure) {
      return new Tested(false, withoutSecrets(connection, fields, failure));
    }
  }

  /**
   * Removes a configuration.
   *
   * @throws ApplicationException.NotFound if there is none
   * @throws DomainException.IllegalState while a lost invoice is still being looked for
   */
  public void remove(CompanyScope scope, String provider) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    Provider known =
        Provider.ofWireName(provider).orElseThrow(ManageProviderConfigs::noConfiguration);
    transactions.inCompany(
        scope.company(),
        () -> {
          ProviderConfig was =
              configs
                  .findToChange(scope.company(), known.channel())
                  .orElseThrow(ManageProviderConfigs::noConfiguration);
          requireOutcomesKnown(scope.company(), known.channel());
          configs.remove(scope.company(), known.channel());
          record(scope, AuditAction.EINVOICE_CONFIG_REMOVED, was, "");
          return was;
        });
  }

  private static ApplicationException.NotFound noConfiguration() {
    return new ApplicationException.NotFound("E-invoice configuration");
  }

  private ProviderConnection connection(Command command) {
    Provider provider =
        Optional.ofNullable(command.provider).flatMap(Provider::ofWireName).orElse(null);
    if (provider == Provider.ANAF) {
      throw wrongProvider("ANAF is connected by its tokens, not here.");
    }
    if (provider == null) {
      throw wrongProvider(
          "Choose one of: "
              + Provider.configured().stream()
                  .map(Provider::wireName)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return Optional.ofNullable(connections.get(provider.channel()))
        .orElseThrow(() -> wrongProvider("This installation has no way to this provider."));
  }

  private static ApplicationException.Unacceptable wrongProvider(String message) {
    return new ApplicationException.Unacceptable("Validation failed", Map.of("provider", message));
  }

  /** What can be opened no more is given anew. */
  private Map<String, String> openedOrNothing(@Nullable ProviderConfig config) {
    if (config == null) {
      return Map.of();
    }
    try {
      return sealing.open(config);
    } catch (UnreadableSecretException lostKey) {
      return Map.of();
    }
  }

  private static Map<String, String> merged(
      ProviderConnection connection, Map<String, String> before, Command command) {
    Map<String, @Nullable String> sent = command.config == null ? Map.of() : command.config;
    Map<String, ProviderField> known =
        connection.fields().stream()
            .collect(
                Collectors.toMap(
                    ProviderField::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    requireKnown(known, sent);
    Map<String, String> next = new LinkedHashMap<>();
    boolean moved = false;
    for (ProviderField field : known.values()) {
      String was = before.get(field.name());
      String value = value(field, was, sent);
      if (value != null) {
        next.put(field.name(), value);
      }
      moved |= !field.secret() && was != null && isAddress(was) && !was.equals(value);
      moved |= !field.secret() && value != null && isAddress(value) && !value.equals(was);
    }
    if (moved) {
      requireSecretsAgain(known, before, sent);
    }
    return next;
  }

  private static void requireKnown(
      Map<String, ProviderField> known, Map<String, @Nullable String> sent) {
    FieldErrors errors = new FieldErrors();
    sent.forEach(
        (name, value) -> {
          errors.addIf(
              !known.containsKey(name),
              path(name),
              "There is no such field. Known are: " + String.join(", ", known.keySet()) + ".");
          errors.addIf(
              value != null && value.length() > LONGEST,
              path(name),
              "This value is too long; at most " + LONGEST + " characters are taken.");
        });
    errors.throwUnacceptable();
  }

  private static @Nullable String value(
      ProviderField field, @Nullable String was, Map<String, @Nullable String> sent) {
    if (!sent.containsKey(field.name())) {
      return was;
    }
    String typed = sent.get(field.name());
    String stripped = typed == null ? "" : typed.strip();
    if (field.secret()) {
      boolean keep = stripped.isEmpty() || was != null && stripped.equals(mask(was));
      return keep ? was : stripped;
    }
    return stripped.isEmpty() ? null : stripped;
  }

  private static boolean isAddress(String value) {
    return ADDRESS.matcher(value).lookingAt();
  }

  private static void requireSecretsAgain(
      Map<String, ProviderField> known,
      Map<String, String> before,
      Map<String, @Nullable String> sent) {
    FieldErrors errors = new FieldErrors();
    known
        .values()
        .forEach(
            field -> {
              String was = before.get(field.name());
              String typed = sent.get(field.name());
              errors.addIf(
                  field.secret()
                      && was != null
                      && (typed == null || typed.isBlank() || typed.strip().equals(mask(was))),
                  path(field.name()),
                  "Give this again, because an address changes: it was not given for the new one.");
            });
    errors.throwUnacceptable();
  }

  private static void requireUsable(ProviderConnection connection, Map<String, String> fields) {
    FieldErrors errors = new FieldErrors();
    connection.problems(fields).forEach((name, message) -> errors.add(path(name), message));
    errors.throwUnacceptable();
  }

  private static String path(String field) {
    return "config." + field;
  }

  /** Shows the end of what is long enough to stay a secret without it. */
  static String mask(String secret) {
    return secret.length() < SHORTEST_SHOWN
        ? MASK
        : MASK + secret.substring(secret.length() - SHOWN);
  }

  private Shown shown(ProviderConfig config) {
    Map<String, String> masked = new LinkedHashMap<>();
    String problem = null;
    try {
      Map<String, String> fields = sealing.open(config);
      Map<String, Boolean> open =
          Optional.ofNullable(connections.get(config.channel()))
              .map(ProviderConnection::fields)
              .orElse(List.of())
              .stream()
              .collect(Collectors.toMap(ProviderField::name, field -> !field.secret()));
      fields.forEach(
          (name, value) -> masked.put(name, open.getOrDefault(name, false) ? value : mask(value)));
    } catch (UnreadableSecretException lostKey) {
      problem = LOST;
    }
    return new Shown(
        config.id(),
        Provider.ofWireName(config.channel().wireName()).orElseThrow(),
        config.enabled(),
        masked,
        problem,
        config.createdAt(),
        config.updatedAt());
  }

  private static String changed(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    return names.isEmpty() ? "" : "; changed: " + String.join(" ", names);
  }

  private void record(
      CompanyScope scope, AuditAction action, ProviderConfig config, String details) {
    audit.record(
        scope.actor(),
        scope.profile().organization(),
        action,
        config.id(),
        (config.channel().wireName() + " " + details).strip());
  }

  /** Whatever a provider repeats of what it was told, people are not shown it. */
  private static String withoutSecrets(
      ProviderConnection connection, Map<String, String> fields, AuthorityException failure) {
    String message = String.valueOf(failure.getMessage());
    for (ProviderField field : connection.fields()) {
      String value = fields.get(field.name());
      if (field.secret() && value != null) {
        message = message.replace(value, MASK);
      }
    }
    return message;
  }
}
