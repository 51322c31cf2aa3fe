package ro.storno.application.notification;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.notification.NotificationPreferences;
import ro.storno.domain.notification.NotificationPreferences.Channels;
import ro.storno.domain.notification.NotificationType;

/**
 * Lets a user choose over which channels they hear of what
 * (api-reference/notification-preferences).
 */
public final class ChooseNotifications {
  private static final String MISSING = "Say true or false for email, inApp and push.";

  private final Transactions transactions;
  private final NotificationBook book;
  private final Clock clock;

  /** Chooses with the given ports; none is null. */
  public ChooseNotifications(Transactions transactions, NotificationBook book, Clock clock) {
    this.transactions = transactions;
    this.book = book;
    this.clock = clock;
  }

  /** Returns what the actor chose, defaults included. */
  public NotificationPreferences show(Actor actor) {
    UserId user = actor.requireUser();
    return transactions.inPlatform(
        () -> book.preferences(user).orElse(NotificationPreferences.INITIAL));
  }

  /**
   * Replaces what the actor chose. Types that the reference page does not list may be left out and
   * stay as they are; names that are not known are ignored.
   *
   * @throws ApplicationException.Unacceptable if a type or a channel is missing
   */
  public NotificationPreferences choose(Actor actor, Command command) {
    UserId user = actor.requireUser();
    FieldErrors errors = new FieldErrors();
    Map<NotificationType, Channels> chosen = new EnumMap<>(NotificationType.class);
    Map<String, Choice> given = command.preferences == null ? Map.of() : command.preferences;
    for (NotificationType type : NotificationType.values()) {
      Choice choice = given.get(type.preferenceName());
      String field = "preferences." + type.preferenceName();
      if (choice != null && choice.complete()) {
        chosen.put(type, choice.channels());
      } else if (choice != null || type.mandatoryPreference()) {
        errors.add(field, MISSING);
      }
    }
    errors.throwUnacceptable();
    return transactions.inPlatform(() -> keep(user, chosen));
  }

  private NotificationPreferences keep(UserId user, Map<NotificationType, Channels> chosen) {
    Map<NotificationType, Channels> all = new EnumMap<>(NotificationType.class);
    book.preferences(user).ifPresent(present -> all.putAll(present.channels()));
    all.putAll(chosen);
    NotificationPreferences preferences = new NotificationPreferences(all);
    book.choose(user, preferences, clock.instant());
    return preferences;
  }

  /**
   * What a user wants.
   *
   * @param preferences by preference name, such as {@code invoiceReceived}; or null where missing
   */
  public record Command(@Nullable Map<String, Choice> preferences) {}

  /**
   * What a user wants for one type; each is required.
   *
   * @param email or null where missing
   * @param inApp or null where missing
   * @param push or null where missing
   */
  public record Choice(@Nullable Boolean email, @Nullable Boolean inApp, @Nullable Boolean push) {
    boolean complete() {
      return email != null && inApp != null && push != null;
    }

    Channels channels() {
      return new Channels(
          Boolean.TRUE.equals(email), Boolean.TRUE.equals(inApp), Boolean.TRUE.equals(push));
    }
  }
}
