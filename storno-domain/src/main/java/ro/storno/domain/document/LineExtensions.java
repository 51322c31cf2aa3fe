package ro.storno.domain.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Further terms of a line, the {@code ublExtensions} of a line in api-reference/invoices/create.md.
 *
 * @param period (BG-26), or null
 * @param allowanceCharges (BG-27, BG-28) at most 10; not null
 * @param properties item attributes (BG-32) at most 20; not null
 * @param originCountry ISO 3166-1 alpha-2 (BT-159), or null
 */
public record LineExtensions(
    @Nullable Period period,
    List<AllowanceCharge> allowanceCharges,
    List<ItemProperty> properties,
    @Nullable String originCountry) {
  /** Nothing beyond the line itself. */
  public static final LineExtensions NONE = new LineExtensions(null, List.of(), List.of(), null);

  /** Takes copies. */
  public LineExtensions {
    allowanceCharges = List.copyOf(allowanceCharges);
    properties = List.copyOf(properties);
  }

  /**
   * An attribute of the item.
   *
   * @param name (BT-160) at most 50 characters; not null
   * @param value (BT-161) at most 100 characters; not null
   */
  public record ItemProperty(String name, String value) {}
}
