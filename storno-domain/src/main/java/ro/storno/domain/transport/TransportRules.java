package ro.storno.domain.transport;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.catalog.UnitOfMeasure;
import ro.storno.domain.party.Countries;

/**
 * Tells which rules a declaration breaks. They accept what ANAF's schema version 2 and its
 * Schematron 2.0.2 accept, and nothing that one of them refuses; where the official expressions are
 * looser than their own texts ("PF" anywhere in a code), the text counts.
 */
public final class TransportRules {
  private static final Pattern TAX_CODE = Pattern.compile("[1-9][0-9]{12}|[1-9][0-9]{1,9}");
  private static final Pattern REGISTRATION = Pattern.compile("[0-9A-Z]{2,20}");
  private static final Pattern TARIFF_CODE = Pattern.compile("[0-9]{4}|[0-9]{6}|[0-9]{8}");
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(12);
  private static final String ROMANIA = "RO";

  /** In place of the code of a private individual who did not tell it. */
  public static final String PRIVATE_INDIVIDUAL = "PF";

  private final List<TransportViolation> found = new ArrayList<>();

  private TransportRules() {}

  /**
   * Returns every rule that is broken, in the order of the form; empty if none is.
   *
   * @param declaration not null
   */
  public static List<TransportViolation> violations(Declaration declaration) {
    TransportRules rules = new TransportRules();
    rules.check(declaration);
    return List.copyOf(rules.found);
  }

  private void check(Declaration declaration) {
    require(
        TAX_CODE.matcher(declaration.declarant()).matches(),
        TransportRule.DECLARANT,
        "company.cif",
        "The company needs a CIF of 2 to 10 digits, or a CNP.");
    text(TransportRule.REFERENCE, "reference", declaration.reference(), 1, 50);
    Declaration.Statement statement = declaration.statement();
    if (statement instanceof Declaration.Notification notification) {
      notification(notification);
    } else if (statement instanceof Declaration.Confirmation confirmation) {
      maybeText(TransportRule.REMARKS, "remarks", confirmation.remarks(), 200);
    } else if (statement instanceof Declaration.VehicleChange change) {
      vehicle(change.vehicle(), "vehicleNumber", "trailer1", "trailer2");
      maybeText(TransportRule.REMARKS, "remarks", change.remarks(), 200);
      moment(change.changedAt());
    }
  }

  private void moment(LocalDateTime at) {
    require(
        at.getYear() >= 2000 && at.getYear() <= 9999,
        TransportRule.CHANGE_MOMENT,
        "changedAt",
        "Give the moment of the change.");
  }

  private void notification(Declaration.Notification n) {
    OperationType operation = n.operation();
    require(
        operation != null,
        TransportRule.OPERATION,
        "etransportOperationType",
        "Choose the type of operation: 10, 12, 14, 20, 22, 24, 30, 40, 50, 60 or 70.");
    require(!n.goods().isEmpty(), TransportRule.GOODS_PRESENT, "lines", "Add a line.");
    for (int i = 0; i < n.goods().size(); i++) {
      goods(operation, n.goods().get(i), "lines[" + i + "].");
    }
    partner(n);
    vehicle(n.vehicle(), "etransportVehicleNumber", "etransportTrailer1", "etransportTrailer2");
    organizer(operation, n.organizer());
    require(
        n.date() != null && n.date().getYear() >= 1000 && n.date().getYear() <= 9999,
        TransportRule.DATE,
        "etransportTransportDate",
        "Give the day on which the transport begins.");
    end(
        n.start(),
        "etransportStart",
        operation == null || operation.borderAtStart(),
        operation == null || operation.customsAtStart());
    end(
        n.end(),
        "etransportEnd",
        operation == null || operation.borderAtEnd(),
        operation == null || operation.customsAtEnd());
    text(TransportRule.NOTE_NUMBER, "number", n.noteNumber(), 1, 50);
  }

  private void goods(@Nullable OperationType operation, Goods goods, String path) {
    if (operation != null) {
      require(
          operation.purposes().contains(goods.purpose()),
          TransportRule.PURPOSE,
          path + "purposeCode",
          "Choose the purpose, for operation "
              + operation.code()
              + " one of "
              + operation.purposes()
              + ".");
    }
    boolean brief = operation != null && operation.goodsInBrief();
    String tariff = goods.tariffCode();
    require(
        tariff == null ? brief : TARIFF_CODE.matcher(tariff).matches(),
        TransportRule.TARIFF_CODE,
        path + "tariffCode",
        "Give the tariff code: 4, 6 or 8 digits.");
    text(TransportRule.GOODS_NAME, path + "description", goods.name(), 1, 200);
    amount(TransportRule.QUANTITY, path + "quantity", goods.quantity(), true);
    require(
        goods.unitCode() != null && UnitOfMeasure.isCode(goods.unitCode()),
        TransportRule.UNIT,
        path + "unitOfMeasureCode",
        "Give a unit of UN/ECE Recommendation 20, such as KGM or H87.");
    weights(goods, brief, path);
    BigDecimal value = goods.value();
    if (value == null) {
      require(brief, TransportRule.VALUE, path + "valueWithoutVat", "Give the value in lei.");
    } else {
      amount(TransportRule.VALUE, path + "valueWithoutVat", value, false);
    }
  }

  private void weights(Goods goods, boolean brief, String path) {
    BigDecimal net = goods.netWeight();
    BigDecimal gross = goods.grossWeight();
    if (net == null) {
      require(
          brief, TransportRule.NET_WEIGHT, path + "netWeight", "Give the net weight in kilograms.");
    } else {
      amount(TransportRule.NET_WEIGHT, path + "netWeight", net, true);
    }
    if (gross == null) {
      require(
          false,
          TransportRule.GROSS_WEIGHT,
          path + "grossWeight",
          "Give the gross weight in kilograms.");
    } else {
      amount(TransportRule.GROSS_WEIGHT, path + "grossWeight", gross, true);
      require(
          net == null || gross.compareTo(net) >= 0,
          TransportRule.GROSS_NOT_BELOW_NET,
          path + "grossWeight",
          "The gross weight cannot be less than the net weight.");
    }
  }

  private void amount(TransportRule rule, String field, BigDecimal amount, boolean positive) {
    boolean large = positive ? amount.signum() > 0 : amount.signum() >= 0;
    require(
        large && amount.compareTo(LIMIT) < 0 && amount.stripTrailingZeros().scale() <= 2,
        rule,
        field,
        (positive ? "It must be greater than 0" : "It cannot be negative")
            + ", with at most 12 digits before and 2 after the point.");
  }

  private void partner(Declaration.Notification n) {
    Declaration.Partner partner = n.partner();
    String country = partner.country();
    require(
        country != null && TransportCodes.country(country) && fits(n, country),
        TransportRule.PARTNER_COUNTRY,
        "client.country",
        wanted(n.operation()));
    String code = partner.code();
    if (n.operation() == OperationType.TTN) {
      require(
          romanian(code),
          TransportRule.PARTNER_CODE,
          "client.cui",
          "The client needs a Romanian CIF or CNP; of private individuals it may be unknown.");
    } else {
      maybeText(TransportRule.PARTNER_CODE, "client.cui", code, 30);
    }
    text(TransportRule.PARTNER_NAME, "client.name", partner.name(), 1, 200);
  }

  private static boolean fits(Declaration.Notification n, String country) {
    OperationType operation = n.operation();
    if (operation == null) {
      return true;
    }
    boolean european = Countries.inEuropeanUnion(country, n.noteDate());
    return switch (operation.partner()) {
      case ROMANIAN -> country.equals(ROMANIA);
      case EUROPEAN -> european && !country.equals(ROMANIA);
      case OTHER -> !european;
    };
  }

  private static String wanted(@Nullable OperationType operation) {
    if (operation == null) {
      return "The client's country is not in ANAF's list.";
    }
    return "The client of operation "
        + operation.code()
        + " must be "
        + switch (operation.partner()) {
          case ROMANIAN -> "in Romania.";
          case EUROPEAN -> "in another country of the European Union.";
          case OTHER -> "outside the European Union.";
        };
  }

  private static boolean romanian(@Nullable String code) {
    return code != null && (TAX_CODE.matcher(code).matches() || code.equals(PRIVATE_INDIVIDUAL));
  }

  private void vehicle(Vehicle vehicle, String number, String first, String second) {
    require(
        vehicle.number() != null && REGISTRATION.matcher(vehicle.number()).matches(),
        TransportRule.VEHICLE,
        number,
        "Give the registration number: 2 to 20 capital letters and digits.");
    trailer(vehicle.trailer1(), first);
    trailer(vehicle.trailer2(), second);
  }

  private void trailer(@Nullable String number, String field) {
    require(
        number == null || REGISTRATION.matcher(number).matches(),
        TransportRule.TRAILER,
        field,
        "A registration number has 2 to 20 capital letters and digits.");
  }

  private void organizer(@Nullable OperationType operation, Organizer organizer) {
    String country = organizer.country();
    require(
        country != null && TransportCodes.country(country),
        TransportRule.ORGANIZER_COUNTRY,
        "etransportTransporterCountry",
        "Give the country of the transporter, such as RO; Greece is EL.");
    String code = organizer.code();
    if (!ROMANIA.equals(country)) {
      maybeText(TransportRule.ORGANIZER_CODE, "etransportTransporterCode", code, 30);
    } else {
      boolean national = operation == null || operation == OperationType.TTN;
      require(
          romanian(code) && (national || !PRIVATE_INDIVIDUAL.equals(code)),
          TransportRule.ORGANIZER_CODE,
          "etransportTransporterCode",
          "A transporter in Romania needs its CIF or CNP"
              + (national ? ", or PF if a private individual's is not known." : "."));
    }
    text(TransportRule.ORGANIZER_NAME, "etransportTransporterName", organizer.name(), 1, 200);
  }

  private void end(RouteEnd end, String prefix, boolean border, boolean customs) {
    int kinds =
        (end.placed() ? 1 : 0)
            + (end.borderPoint() == null ? 0 : 1)
            + (end.customsOffice() == null ? 0 : 1);
    require(
        kinds == 1,
        TransportRule.ONE_KIND_OF_PLACE,
        prefix + "County",
        kinds == 0
            ? "Give county, locality and street."
            : "Give either a place, or a border crossing, or a customs office.");
    Integer point = end.borderPoint();
    require(
        point == null || border && TransportCodes.borderPoint(point),
        TransportRule.BORDER_POINT,
        prefix + "BorderPoint",
        border
            ? "Border crossings have the numbers 1 to 38."
            : "This end of the route cannot be a border crossing.");
    Integer office = end.customsOffice();
    require(
        office == null || customs && TransportCodes.customsOffice(office),
        TransportRule.CUSTOMS_OFFICE,
        prefix + "CustomsOffice",
        customs
            ? "There is no customs office with this number."
            : "This end of the route cannot be a customs office.");
    if (end.placed()) {
      place(end, prefix);
    }
  }

  private void place(RouteEnd end, String prefix) {
    require(
        end.county() != null && TransportCodes.county(end.county()),
        TransportRule.COUNTY,
        prefix + "County",
        "Give the number of the county: 1 to 40, 51 for Călăraşi, 52 for Giurgiu.");
    text(TransportRule.LOCALITY, prefix + "Locality", end.locality(), 2, 100);
    text(TransportRule.STREET, prefix + "Street", end.street(), 2, 100);
    maybeText(TransportRule.PLACE_TEXTS, prefix + "Number", end.number(), 20);
    maybeText(TransportRule.PLACE_TEXTS, prefix + "OtherInfo", end.otherInfo(), 200);
    maybeText(TransportRule.PLACE_TEXTS, prefix + "PostalCode", end.postalCode(), 20);
  }

  private void text(
      TransportRule rule, String field, @Nullable String text, int shortest, int longest) {
    int length = text == null ? 0 : length(text);
    require(
        length >= shortest && length <= longest,
        rule,
        field,
        "Give " + shortest + " to " + longest + " characters.");
  }

  private void maybeText(TransportRule rule, String field, @Nullable String text, int longest) {
    if (text != null) {
      text(rule, field, text, 1, longest);
    }
  }

  /** As the schema counts: blanks at the ends do not count, several in a row count as one. */
  private static int length(String text) {
    String collapsed = text.replaceAll("[ \\t\\r\\n]+", " ").replaceAll("^ | $", "");
    return collapsed.codePointCount(0, collapsed.length());
  }

  private void require(boolean held, TransportRule rule, String field, String message) {
    if (!held) {
      found.add(new TransportViolation(rule, field, message));
    }
  }
}
