package ro.storno.domain.transport;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a declaration does; the codes are those of ANAF's list. */
public enum DeclarationKind {
  /** Announces a transport. */
  NOTIFICATION("NOT"),
  /** Takes the place of what was announced; the UIT stays. */
  CORRECTION("COR"),
  /** Takes it back. */
  DELETION("DEL"),
  /** Says how it ended. */
  CONFIRMATION("CON"),
  /** Says that it went on with another vehicle. */
  VEHICLE_CHANGE("MVH");

  private final String code;

  DeclarationKind(String code) {
    this.code = code;
  }

  /** Returns ANAF's code, such as {@code NOT}. */
  public String code() {
    return code;
  }

  /** Returns the kind with one of ANAF's codes, if there is one. */
  public static Optional<DeclarationKind> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** Returns the lower-case wire name, such as {@code vehicle_change}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
