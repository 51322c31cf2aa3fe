package ro.storno.application.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a company that invoices under Italian law says of itself in the configuration of SDI: who it
 * is to the tax office, which taxes its clients withhold, and which fund it pays into. None is
 * secret, all may be absent. They apply to every invoice; what differs from one to the next stands
 * on the invoice.
 */
public enum ItalianFields {
  /** Italian VAT number; else the company's own. */
  VAT_NUMBER(
      "partitaIva",
      "Italian VAT number of the company",
      "(?:[A-Z]{2})?[A-Z0-9]{2,28}",
      "Give the Partita IVA, such as IT01234567890."),
  /** Italian tax code. */
  TAX_CODE(
      "codiceFiscale",
      "Italian tax code of the company",
      "[A-Z0-9]{16}|\\d{11}",
      "A Codice Fiscale has 16 letters and digits, or 11 digits."),
  /** Tax regime, RF01 where it is not said. */
  REGIME(
      "regimeFiscale",
      "Tax regime, such as RF01",
      "RF(0[1-9]|1[0-9]|20)",
      "Give a regime from RF01 to RF20."),
  /** Why no VAT is charged, for categories that leave it open. */
  NATURE(
      "natura",
      "Why no VAT is charged where a line does not say: VAT category and Natura, such as \"E=N4"
          + " AE=N6.7\"",
      "(?:E|Z|AE|G|K|O)=N\\d(?:\\.\\d)?(?:[ ,]+(?:E|Z|AE|G|K|O)=N\\d(?:\\.\\d)?)*",
      "Give VAT categories with their Natura, such as E=N4 AE=N6.7."),
  /** Kind of the tax that clients withhold. */
  WITHHOLDING(
      "tipoRitenuta",
      "Tax that Italian clients withhold: RT01 of persons, RT02 of companies, RT03 to RT06"
          + " contributions",
      "RT0[1-6]",
      "Give RT01 to RT06."),
  /** Its rate. */
  WITHHOLDING_RATE(
      "aliquotaRitenuta",
      "Rate of that tax in percent, such as 20",
      Shapes.PERCENT,
      "Give a percentage, such as 20."),
  /** Part of the amount that it is on. */
  WITHHOLDING_SHARE(
      "imponibileRitenuta",
      "Part of the amount that it is on, in percent; 100 if empty, 50 for agents",
      Shapes.PERCENT,
      "Give a percentage, such as 50."),
  /** Reason of the payment, as on the form CU. */
  WITHHOLDING_REASON(
      "causaleRitenuta",
      "Reason of the payment, as on the form CU, such as A",
      "[A-Y]|L1|M1|M2|O1|V1|V2|ZO",
      "Give a letter of the form CU, such as A; Z is ZO."),
  /** Fund that the contributions on invoices go to. */
  FUND(
      "tipoCassa",
      "Pension fund of the company: charges that name a Cassa or a contribution go to it (TC01 to"
          + " TC22)",
      "TC(0[1-9]|1[0-9]|2[0-2])",
      "Give TC01 to TC22."),
  /** Rate of the contribution. */
  FUND_RATE(
      "aliquotaCassa",
      "Rate of the contribution in percent, such as 4",
      Shapes.PERCENT,
      "Give a percentage, such as 4."),
  /** Whether stamp duty is due. */
  STAMP_DUTY(
      "bollo",
      "Stamp duty: empty as the law says, si on all invoices, no on none",
      "SI|NO",
      "Give si or no, or leave it empty.");

  /** Shapes that several fields share. */
  private static final class Shapes {
    static final String PERCENT = "\\d{1,3}(?:[.,]\\d{1,2})?";
  }

  private final String wireName;
  private final String meaning;
  private final Pattern shape;
  private final String remedy;

  ItalianFields(String wireName, String meaning, String shape, String remedy) {
    this.wireName = wireName;
    this.meaning = meaning;
    this.shape = Pattern.compile(shape, Pattern.CASE_INSENSITIVE);
    this.remedy = remedy;
  }

  /** Returns its name in a configuration. */
  public String wireName() {
    return wireName;
  }

  /** Returns what is right about it, for whoever has to change it. */
  public String remedy() {
    return remedy;
  }

  /**
   * Returns whether a value has its shape.
   *
   * @param value not null
   */
  public boolean fits(String value) {
    return shape.matcher(value).matches();
  }

  /** Returns the fields in the order in which people are asked for them. */
  public static List<ProviderField> all() {
    return List.of(values()).stream()
        .map(each -> ProviderField.open(each.wireName, each.meaning))
        .toList();
  }

  /**
   * Checks a configuration.
   *
   * @param fields values by name; not null
   * @return messages by the name of the field; empty if all is well
   */
  public static Map<String, String> problems(Map<String, String> fields) {
    Map<String, String> problems = new LinkedHashMap<>();
    for (ItalianFields each : values()) {
      value(fields, each)
          .filter(value -> !each.fits(each == VAT_NUMBER ? compact(value) : value))
          .ifPresent(value -> problems.put(each.wireName, each.remedy));
    }
    boolean withheld = value(fields, WITHHOLDING).isPresent();
    for (ItalianFields each : List.of(WITHHOLDING_RATE, WITHHOLDING_REASON)) {
      if (withheld && value(fields, each).isEmpty()) {
        problems.put(each.wireName, each.remedy);
      }
    }
    return problems;
  }

  private static String compact(String value) {
    return value.replaceAll("[\\s.-]", "");
  }

  private static Optional<String> value(Map<String, String> fields, ItalianFields field) {
    return Optional.ofNullable(fields.get(field.wireName))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
