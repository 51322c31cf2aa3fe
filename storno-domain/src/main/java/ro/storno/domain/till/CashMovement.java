package ro.storno.domain.till;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Money;

/**
 * Cash that went into the till or out of it, other than by receipts and payments.
 *
 * @param id identity; not null
 * @param company whose till it is; not null
 * @param day not null
 * @param kind not null
 * @param direction that of the kind, where the kind has one; not null
 * @param amount above nought; not null
 * @param description or null
 * @param documentNumber such as that of a bank slip, or null
 * @param createdAt not null
 * @param updatedAt or null
 */
public record CashMovement(
    MovementId id,
    CompanyId company,
    LocalDate day,
    MovementKind kind,
    CashDirection direction,
    Money amount,
    @Nullable String description,
    @Nullable String documentNumber,
    Instant createdAt,
    @Nullable Instant updatedAt) {
  /** Returns the amount as it changes the till: negative if it goes out. */
  public Money signed() {
    return direction == CashDirection.IN ? amount : amount.negated();
  }

  /** Returns the movement as an entry of the ledger. */
  public TillEntry entry() {
    return new TillEntry(
        day, kind.entry(), documentNumber, description, signed(), id.value(), createdAt);
  }
}
