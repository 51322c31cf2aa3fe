package ro.storno.domain.till;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether cash comes into the till or leaves it. */
public enum CashDirection {
  IN,
  OUT;

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the direction with a wire name, if there is one. */
  public static Optional<CashDirection> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(d -> d.wireName().equals(wireName)).findFirst();
  }
}
