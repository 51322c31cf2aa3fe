package ro.storno.domain.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ro.storno.domain.notification.NotificationPreferences.Channels;

/**
 * What a notification is about (api-reference/notifications/list.md). The names on the wire are in
 * snake case; preferences use the same names in camel case.
 */
public enum NotificationType {
  /** ANAF handed out an invoice of a supplier. */
  INVOICE_RECEIVED(true, true, true),
  INVOICE_PAID(true, true, false),
  SYNC_COMPLETED(false, true, false),
  SYNC_FAILED(true, true, true),
  /** An authorization at ANAF ends within seven days. */
  TOKEN_EXPIRING(true, true, true),
  /** An authorization at ANAF has ended, or ANAF refuses it. */
  TOKEN_EXPIRED(true, true, true),
  PAYMENT_OVERDUE(true, true, true),
  INVITATION_RECEIVED(true, true, false),
  /** The authority accepted an invoice; named by concepts/webhooks-events.md only. */
  INVOICE_VALIDATED(false, true, false),
  /** The authority rejected an invoice; named by concepts/webhooks-events.md only. */
  INVOICE_REJECTED(true, true, true),
  /** An invoice that was to be issued by itself could not be; named by no page. */
  RECURRING_INVOICE_FAILED(true, true, false);

  private final Channels channels;

  NotificationType(boolean email, boolean inApp, boolean push) {
    this.channels = new Channels(email, inApp, push);
  }

  /** Returns the name on the wire, such as {@code invoice_received}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the name among the preferences, such as {@code invoiceReceived}. */
  public String preferenceName() {
    StringBuilder camel = new StringBuilder();
    for (String word : wireName().split("_")) {
      camel.append(
          camel.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }

  /** Returns the channels that are on until the user says otherwise; never null. */
  public Channels channels() {
    return channels;
  }

  /** Returns whether a change of preferences must name it: all that the reference page lists. */
  public boolean mandatoryPreference() {
    return this != INVOICE_VALIDATED
        && this != INVOICE_REJECTED
        && this != RECURRING_INVOICE_FAILED;
  }

  /** Returns the type with a name on the wire, if there is one. */
  public static Optional<NotificationType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
  }
}
