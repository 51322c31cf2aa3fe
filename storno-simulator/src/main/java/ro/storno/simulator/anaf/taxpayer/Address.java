package ro.storno.simulator.anaf.taxpayer;

/**
 * Where a taxpayer has its seat.
 *
 * @param street name with its kind, such as {@code Str. Memorandumului}; not null
 * @param number not null
 * @param town as the registry writes it, such as {@code Mun. Cluj-Napoca}; not null
 * @param county name as the registry writes it; not null
 * @param countyCode as on number plates, such as {@code CJ}; not null
 * @param postalCode not null
 */
public record Address(
    String street,
    String number,
    String town,
    String county,
    String countyCode,
    String postalCode) {
  /** Returns the town as invoices write it: {@code SECTOR3} in Bucharest (BR-RO-100). */
  public String invoiceTown() {
    return countyCode.equals("B")
        ? "SECTOR" + town.replaceAll("\\D", "")
        : town.replaceFirst("^(Mun\\.|Oraş|Com\\.) ", "");
  }

  /** Returns the county as invoices write it, such as {@code RO-CJ} (ISO 3166-2). */
  public String subdivision() {
    return "RO-" + countyCode;
  }

  /** Returns the whole address in one line, as the registry writes it. */
  public String line() {
    return "JUD. " + county + ", " + town + ", " + street + ", NR." + number;
  }
}
