package ro.storno.domain.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a document stands on its way: the first of the two status axes (decisions.md). */
public enum DocumentStatus {
  DRAFT,
  ISSUED,
  SENT_TO_PROVIDER,
  VALIDATED,
  REJECTED,
  CANCELLED,
  /** Received from an authority. */
  SYNCED,
  CONVERTED,
  REFUNDED;

  /** Returns the lower-case wire name, such as {@code sent_to_provider}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the status with a wire name, if there is one. */
  public static Optional<DocumentStatus> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(s -> s.wireName().equals(wireName)).findFirst();
  }
}
