package ro.storno.domain.till;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why cash moves other than by sales and payments (api-reference/cash-register). */
public enum MovementKind {
  /** Cash leaves the till for the bank or the safe (depunere). */
  DEPOSIT(Optional.of(CashDirection.OUT), TillEntry.Kind.DEPOSIT),
  /** Cash is put into the till (ridicare from the bank). */
  WITHDRAWAL(Optional.of(CashDirection.IN), TillEntry.Kind.WITHDRAWAL),
  /** Anything else, in the direction that is told. */
  OTHER(Optional.empty(), TillEntry.Kind.OTHER);

  private final Optional<CashDirection> direction;
  private final TillEntry.Kind entry;

  MovementKind(Optional<CashDirection> direction, TillEntry.Kind entry) {
    this.direction = direction;
    this.entry = entry;
  }

  /** Returns the direction that goes without saying, if one does. */
  public Optional<CashDirection> direction() {
    return direction;
  }

  /** Returns what it is in the ledger. */
  public TillEntry.Kind entry() {
    return entry;
  }

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind with a wire name, if there is one. */
  public static Optional<MovementKind> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(k -> k.wireName().equals(wireName)).findFirst();
  }
}
