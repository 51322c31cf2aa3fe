package ro.storno.domain.transport;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed on a delivery note about its transport. It may be incomplete until it is declared.
 *
 * @param operation or null
 * @param postIncident declared afterwards, because ANAF's system was out of order
 * @param vehicle not null
 * @param organizer not null
 * @param date first day of the transport, or null
 * @param start not null
 * @param end not null
 * @param goods one for each line of the note that anything was typed for, by its place; a shorter
 *     list means nothing was typed for the rest; not null
 */
public record TransportDetails(
    @Nullable OperationType operation,
    boolean postIncident,
    Vehicle vehicle,
    Organizer organizer,
    @Nullable LocalDate date,
    RouteEnd start,
    RouteEnd end,
    List<LineGoods> goods) {
  /** Nothing was typed. */
  public static final TransportDetails NONE =
      new TransportDetails(
          null,
          false,
          Vehicle.UNKNOWN,
          Organizer.UNKNOWN,
          null,
          RouteEnd.UNKNOWN,
          RouteEnd.UNKNOWN,
          List.of());

  /** Takes a copy. */
  public TransportDetails {
    goods = List.copyOf(goods);
  }

  /** Returns the details with another vehicle. */
  public TransportDetails with(Vehicle other) {
    return new TransportDetails(operation, postIncident, other, organizer, date, start, end, goods);
  }

  /** Returns what was typed for the line at a place, counted from 0. */
  public LineGoods goodsAt(int line) {
    return line < goods.size() ? goods.get(line) : LineGoods.NONE;
  }

  /**
   * What was typed on a line beyond what it says as a line.
   *
   * @param tariffCode or null
   * @param purpose or null
   * @param unitCode or null for that of the line
   * @param netWeight kilograms, or null
   * @param grossWeight kilograms, or null
   * @param value in lei without VAT, or null for what the line comes to
   */
  public record LineGoods(
      @Nullable String tariffCode,
      @Nullable Integer purpose,
      @Nullable String unitCode,
      @Nullable BigDecimal netWeight,
      @Nullable BigDecimal grossWeight,
      @Nullable BigDecimal value) {
    /** Nothing. */
    public static final LineGoods NONE = new LineGoods(null, null, null, null, null, null);
  }
}
