package ro.storno.domain.transport;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the end of a declared transport is confirmed (tipConfirmare). */
public enum ConfirmationType {
  /** All arrived as declared. */
  CONFIRMED(10),
  /** Not all of it. */
  PARTIAL(20),
  /** It did not take place. */
  REFUTED(30);

  private final int code;

  ConfirmationType(int code) {
    this.code = code;
  }

  /** Returns ANAF's code, such as 10. */
  public int code() {
    return code;
  }

  /** Returns the lower-case wire name, such as {@code partial}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the type with a wire name, if there is one. */
  public static Optional<ConfirmationType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }
}
