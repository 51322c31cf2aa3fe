package ro.storno.application.system;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.BriefCache;
import ro.storno.application.CommandValidator;
import ro.storno.application.Given;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.identity.Actor;
import ro.storno.domain.audit.AuditAction;

/**
 * Lets the operator demand versions of the apps. What is demanded is remembered for a second, so
 * that a call of an app costs no question to the database; it acts on this node at once.
 */
public final class OverrideVersions {
  /** The platforms that apps run on. */
  public static final List<String> PLATFORMS = List.of("ios", "android", "huawei");

  private static final String VERSION = "\\d{1,6}(\\.\\d{1,6}){0,3}([-+][0-9A-Za-z.-]{1,30})?";
  private static final String URL = "https?://\\S+";

  private final CommandValidator validator;
  private final Transactions transactions;
  private final VersionOverrides overrides;
  private final AuditRecorder audit;
  private final Clock clock;
  private final BriefCache<String, Map<String, VersionOverride>> known;

  /** Overrides with the given ports; none is null. */
  public OverrideVersions(
      CommandValidator validator,
      Transactions transactions,
      VersionOverrides overrides,
      AuditRecorder audit,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.overrides = overrides;
    this.audit = audit;
    this.clock = clock;
    this.known = new BriefCache<>(Duration.ofSeconds(1), clock);
  }

  /** Returns what is demanded, by platform; nothing where the database does not answer. */
  public Map<String, VersionOverride> current() {
    try {
      return known.get("", all -> transactions.inPlatform(this::byPlatform));
    } catch (ApplicationException.Unavailable down) {
      return Map.of();
    }
  }

  private Map<String, VersionOverride> byPlatform() {
    return overrides.all().stream()
        .collect(Collectors.toMap(VersionOverride::platform, Function.identity()));
  }

  /**
   * Returns what is demanded, by platform.
   *
   * @throws ApplicationException.Forbidden unless the actor runs the installation
   */
  public Map<String, VersionOverride> list(Actor actor) {
    actor.requireOperator();
    return transactions.inPlatform(this::byPlatform);
  }

  /**
   * Demands something of the apps of a platform, or, with null, no longer.
   *
   * @param sent names of the components of the command that were sent; not null
   * @throws ApplicationException.Forbidden unless the actor runs the installation
   * @throws ApplicationException.NotFound if there is no such platform
   * @throws ApplicationException.Unacceptable if a field is malformed
   */
  public VersionOverride change(Actor actor, String platform, Command command, Set<String> sent) {
    actor.requireOperator();
    if (!PLATFORMS.contains(platform)) {
      throw new ApplicationException.NotFound("Platform");
    }
    validator.checkAcceptable(command);
    Given given = new Given(sent);
    VersionOverride changed =
        transactions.inPlatform(
            () -> {
              VersionOverride present =
                  byPlatform().getOrDefault(platform, VersionOverride.none(platform));
              VersionOverride next = merged(present, command, given);
              overrides.put(next, clock.instant(), actor.requireUser());
              audit.record(
                  actor,
                  AuditTrail.INSTALLATION,
                  AuditAction.VERSION_OVERRIDDEN,
                  null,
                  platform + ", least version " + (next.min() == null ? "any" : next.min()));
              return next;
            });
    known.forgetAll();
    return changed;
  }

  private static VersionOverride merged(VersionOverride present, Command command, Given given) {
    Message message = command.messageOverride;
    boolean worded = given.has("messageOverride");
    return new VersionOverride(
        present.platform(),
        given.pick("minOverride", command.minOverride, present.min()),
        given.pick("latestOverride", command.latestOverride, present.latest()),
        given.pick("storeUrlOverride", command.storeUrlOverride, present.storeUrl()),
        given.pick(
            "releaseNotesUrlOverride", command.releaseNotesUrlOverride, present.releaseNotesUrl()),
        worded ? message == null ? null : message.ro : present.messageRo(),
        worded ? message == null ? null : message.en : present.messageEn());
  }

  /**
   * What to demand; null takes back, and what is not sent stays.
   *
   * @param minOverride least version that may call
   * @param latestOverride latest version in the store
   * @param storeUrlOverride where to get it
   * @param releaseNotesUrlOverride what is new in it
   * @param messageOverride text for users
   */
  public record Command(
      @Pattern(regexp = VERSION, message = "This value should be a version such as 1.4.2.")
          @Nullable String minOverride,
      @Pattern(regexp = VERSION, message = "This value should be a version such as 1.4.2.")
          @Nullable String latestOverride,
      @Pattern(regexp = URL, message = "This value is not a valid URL.")
          @Size(max = 2000, message = Wording.TOO_LONG)
          @Nullable String storeUrlOverride,
      @Pattern(regexp = URL, message = "This value is not a valid URL.")
          @Size(max = 2000, message = Wording.TOO_LONG)
          @Nullable String releaseNotesUrlOverride,
      @Valid @Nullable Message messageOverride) {}

  /**
   * A text for users.
   *
   * @param ro in Romanian
   * @param en in English
   */
  public record Message(
      @Size(max = 500, message = Wording.TOO_LONG) @Nullable String ro,
      @Size(max = 500, message = Wording.TOO_LONG) @Nullable String en) {}
}
