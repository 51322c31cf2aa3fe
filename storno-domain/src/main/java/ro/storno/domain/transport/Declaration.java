package ro.storno.domain.transport;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is declared to RO e-Transport, version 2 of ANAF's data schema: one of four statements by
 * one declarant. It may break rules; {@link TransportRules} tells which.
 *
 * @param declarant digits of a CIF or CNP; not null
 * @param reference under which the declarant finds it again (refDeclarant); not null
 * @param postIncident declared afterwards, because ANAF's system was out of order
 * @param statement not null
 */
public record Declaration(
    String declarant, String reference, boolean postIncident, Statement statement) {

  /** What is stated. */
  public sealed interface Statement {}

  /**
   * Goods are going on the road (notificare).
   *
   * @param corrects UIT of the declaration that this one takes the place of, or null
   * @param operation or null while it is not known
   * @param goods not null
   * @param partner to whom the goods go, or from whom they come; not null
   * @param vehicle not null
   * @param organizer not null
   * @param date first day of the transport, or null
   * @param start not null
   * @param end not null
   * @param noteNumber number of the delivery note that goes with them; not null
   * @param noteDate its date; not null
   */
  public record Notification(
      @Nullable Uit corrects,
      @Nullable OperationType operation,
      List<Goods> goods,
      Partner partner,
      Vehicle vehicle,
      Organizer organizer,
      @Nullable LocalDate date,
      RouteEnd start,
      RouteEnd end,
      String noteNumber,
      LocalDate noteDate)
      implements Statement {
    /** Takes a copy. */
    public Notification {
      goods = List.copyOf(goods);
    }
  }

  /**
   * The other side of the trade (BG-4).
   *
   * @param country ISO 3166-1 alpha-2, but {@code EL} for Greece; or null
   * @param code tax code, in Romania digits or {@code PF}; or null
   * @param name not null
   */
  public record Partner(@Nullable String country, @Nullable String code, String name) {}

  /**
   * A declared transport does not take place (stergere).
   *
   * @param uit not null
   */
  public record Deletion(Uit uit) implements Statement {}

  /**
   * A declared transport has ended (confirmare).
   *
   * @param uit not null
   * @param type not null
   * @param remarks or null
   */
  public record Confirmation(Uit uit, ConfirmationType type, @Nullable String remarks)
      implements Statement {}

  /**
   * The goods went on with another vehicle (modifVehicul).
   *
   * @param uit not null
   * @param vehicle not null
   * @param changedAt Romanian time; not null
   * @param remarks or null
   */
  public record VehicleChange(
      Uit uit, Vehicle vehicle, LocalDateTime changedAt, @Nullable String remarks)
      implements Statement {}
}
