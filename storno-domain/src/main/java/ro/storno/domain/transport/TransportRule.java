package ro.storno.domain.transport;

/**
 * Our rules about declarations, numbered, each with the official ones that it stands for: those of
 * ANAF's Schematron 2.0.2 (BR-…) and of its schema version 2 (XSD).
 */
public enum TransportRule {
  DECLARANT(1, "BR-002"),
  REFERENCE(2, "XSD Str50"),
  OPERATION(3, "BR-CL-004"),
  GOODS_PRESENT(4, "XSD"),
  PURPOSE(5, "BR-068, BR-069, BR-070, BR-205"),
  TARIFF_CODE(6, "BR-206, BR-034"),
  GOODS_NAME(7, "XSD Str200"),
  QUANTITY(8, "BR-027, BR-035, BR-036"),
  UNIT(9, "BR-CL-003"),
  NET_WEIGHT(10, "BR-207, BR-028, BR-037, BR-038"),
  GROSS_WEIGHT(11, "BR-218, BR-029, BR-039, BR-040"),
  GROSS_NOT_BELOW_NET(12, "BR-020"),
  VALUE(13, "BR-208, BR-030, BR-041, BR-042"),
  PARTNER_COUNTRY(14, "BR-CL-001, BR-004, BR-005, BR-006"),
  PARTNER_CODE(15, "BR-007, XSD Cod30"),
  PARTNER_NAME(16, "XSD Str200"),
  VEHICLE(17, "BR-031, BR-204"),
  TRAILER(18, "BR-032, BR-033"),
  ORGANIZER_COUNTRY(19, "BR-CL-010"),
  ORGANIZER_CODE(20, "BR-043, BR-209, XSD Cod30"),
  ORGANIZER_NAME(21, "XSD Str200"),
  DATE(22, "XSD"),
  ONE_KIND_OF_PLACE(23, "BR-210, BR-211"),
  BORDER_POINT(24, "BR-212, BR-213, BR-CL-006"),
  CUSTOMS_OFFICE(25, "BR-046, BR-216, BR-217, BR-CL-007"),
  COUNTY(26, "BR-CL-002"),
  LOCALITY(27, "BR-214"),
  STREET(28, "BR-215"),
  PLACE_TEXTS(29, "XSD Str20, Str200"),
  NOTE_NUMBER(30, "XSD Str50"),
  REMARKS(31, "XSD Str200"),
  CHANGE_MOMENT(32, "BR-202, BR-203");

  private final int number;
  private final String official;

  TransportRule(int number, String official) {
    this.number = number;
    this.official = official;
  }

  /** Returns our number of it, such as {@code ETR-06}. */
  public String id() {
    return String.format(java.util.Locale.ROOT, "ETR-%02d", number);
  }

  /** Returns the official rules that it stands for. */
  public String official() {
    return official;
  }
}
