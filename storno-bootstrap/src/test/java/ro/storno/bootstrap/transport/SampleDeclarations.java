package ro.storno.bootstrap.transport;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.transport.ConfirmationType;
import ro.storno.domain.transport.Declaration;
import ro.storno.domain.transport.Declaration.Notification;
import ro.storno.domain.transport.Declaration.Partner;
import ro.storno.domain.transport.Goods;
import ro.storno.domain.transport.OperationType;
import ro.storno.domain.transport.Organizer;
import ro.storno.domain.transport.RouteEnd;
import ro.storno.domain.transport.Uit;
import ro.storno.domain.transport.Vehicle;

/** Declarations by chance: right ones, and ones with something changed. */
final class SampleDeclarations {
  static final Uit SOME_UIT = new Uit("4M1T0X00LM8X1290");

  private static final List<@Nullable String> TEXTS =
      texts(
          null,
          "",
          " ",
          "x",
          "xy",
          " x ",
          "x  y",
          "a".repeat(20),
          "a".repeat(21),
          "a".repeat(30),
          "a".repeat(31),
          "a".repeat(50),
          "a".repeat(51),
          "a".repeat(100),
          "a".repeat(101),
          "a".repeat(200),
          "a".repeat(201),
          "Șos. Ștefan cel Mare & <fiii>",
          "\tBr\nad\r",
          "\"'");
  private static final List<@Nullable String> COUNTRIES =
      texts("RO", "DE", "EL", "GR", "XI", "XK", "GB", "US", "AN", "XC", "de", "", null);
  private static final List<@Nullable String> CODES =
      texts(
          "PF",
          "18547290",
          "RO18547290",
          "1",
          "12",
          "0123",
          "1850101123456",
          "12345678901",
          "DE123456789",
          "",
          null);
  private static final List<@Nullable String> NUMBERS =
      texts("B123ABC", "B", "BC", "b-1 2", "Ș12", "A".repeat(20), "A".repeat(21), null);
  private static final List<@Nullable BigDecimal> AMOUNTS =
      Collections.unmodifiableList(
          new ArrayList<@Nullable BigDecimal>(
              java.util.Arrays.asList(
                  null,
                  new BigDecimal("0"),
                  new BigDecimal("-1"),
                  new BigDecimal("0.01"),
                  new BigDecimal("0.001"),
                  new BigDecimal("2500"),
                  new BigDecimal("2600.50"),
                  new BigDecimal("999999999999.99"),
                  new BigDecimal("1000000000000"))));
  private static final List<Integer> PURPOSES =
      List.of(
          101, 201, 301, 401, 501, 601, 703, 704, 705, 801, 802, 901, 1001, 1101, 9901, 9999, 7);

  private final Random random;

  SampleDeclarations(long seed) {
    random = new Random(seed);
  }

  private static List<@Nullable String> texts(@Nullable String... texts) {
    return Collections.unmodifiableList(java.util.Arrays.asList(texts));
  }

  private <T extends @Nullable Object> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static Declaration of(Declaration.Statement statement) {
    return new Declaration("12345674", "019d0000-0000-7000-8000-000000000001", false, statement);
  }

  /** Returns a right notification of an operation. */
  Declaration right(OperationType operation) {
    String country =
        switch (operation.partner()) {
          case ROMANIAN -> "RO";
          case EUROPEAN -> "DE";
          case OTHER -> "MD";
        };
    String code = country.equals("RO") ? "18547290" : "DE123456789";
    return of(
        new Notification(
            random.nextInt(3) == 0 ? SOME_UIT : null,
            operation,
            List.of(goods(operation), goods(operation)),
            new Partner(country, code, "Client Test SRL"),
            new Vehicle("B123ABC", "B99XYZ", null),
            new Organizer("RO", "12345674", "Transport Test SRL"),
            LocalDate.of(2026, 11, 23),
            end(operation.borderAtStart(), operation.customsAtStart(), 132904),
            end(operation.borderAtEnd(), operation.customsAtEnd(), 402801),
            "AVZ-2026-17",
            LocalDate.of(2026, 11, 20)));
  }

  private Goods goods(OperationType operation) {
    boolean brief = operation.goodsInBrief() && random.nextBoolean();
    return new Goods(
        oneOf(operation.purposes()),
        brief ? null : oneOf(List.of("0803", "080310", "08031010")),
        "Banane",
        new BigDecimal("2500"),
        "KGM",
        brief ? null : new BigDecimal("2500.00"),
        new BigDecimal("2600.00"),
        brief ? null : new BigDecimal("12500.00"));
  }

  private RouteEnd end(boolean border, boolean customs, int office) {
    if (border && random.nextInt(3) == 0) {
      return new RouteEnd(null, null, null, null, null, null, 1 + random.nextInt(38), null);
    }
    if (customs && random.nextInt(2) == 0) {
      return new RouteEnd(null, null, null, null, null, null, null, office);
    }
    return new RouteEnd(
        oneOf(List.of(1, 13, 40, 51, 52)),
        "Constanţa",
        "Str. Portului",
        "1",
        null,
        "900001",
        null,
        null);
  }

  /** Returns any declaration, with up to three things changed that may be wrong then. */
  Declaration any() {
    Declaration declaration =
        switch (random.nextInt(8)) {
          case 0 -> of(new Declaration.Deletion(SOME_UIT));
          case 1 ->
              of(
                  new Declaration.Confirmation(
                      SOME_UIT, oneOf(List.of(ConfirmationType.values())), oneOf(TEXTS)));
          case 2 ->
              of(
                  new Declaration.VehicleChange(
                      SOME_UIT,
                      new Vehicle(oneOf(NUMBERS), oneOf(NUMBERS), null),
                      LocalDateTime.of(2026, 11, 23, 10, 0),
                      oneOf(TEXTS)));
          default -> right(oneOf(List.of(OperationType.values())));
        };
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      declaration = changed(declaration);
    }
    return declaration;
  }

  private Declaration changed(Declaration was) {
    if (random.nextInt(8) == 0) {
      return new Declaration(
          oneOf(List.of("12345674", "0123", "1", "1850101123456", "12345678901")),
          random.nextBoolean() ? was.reference() : "r".repeat(49 + random.nextInt(3)),
          random.nextBoolean(),
          was.statement());
    }
    return was.statement() instanceof Notification notification
        ? new Declaration(
            was.declarant(), was.reference(), was.postIncident(), changed(notification))
        : was;
  }

  private Notification changed(Notification n) {
    OperationType operation = n.operation();
    List<Goods> goods = n.goods();
    Partner partner = n.partner();
    Vehicle vehicle = n.vehicle();
    Organizer organizer = n.organizer();
    RouteEnd start = n.start();
    RouteEnd end = n.end();
    String number = n.noteNumber();
    switch (random.nextInt(9)) {
      case 0 -> operation = oneOf(List.of(OperationType.values()));
      case 1, 2, 3 -> goods = List.of(goods.get(0), changed(goods.get(1)));
      case 4 -> partner = changed(partner);
      case 5 -> vehicle = new Vehicle(oneOf(NUMBERS), oneOf(NUMBERS), oneOf(NUMBERS));
      case 6 -> organizer = new Organizer(oneOf(COUNTRIES), oneOf(CODES), oneOf(TEXTS));
      case 7 -> start = changed(start);
      default -> end = changed(end);
    }
    if (random.nextInt(20) == 0) {
      number = "n".repeat(49 + random.nextInt(3));
    }
    return new Notification(
        n.corrects(),
        operation,
        goods,
        partner,
        vehicle,
        organizer,
        n.date(),
        start,
        end,
        number,
        n.noteDate());
  }

  private Partner changed(Partner was) {
    String name = oneOf(TEXTS);
    return new Partner(
        random.nextBoolean() ? was.country() : oneOf(COUNTRIES),
        random.nextBoolean() ? was.code() : oneOf(CODES),
        random.nextBoolean() || name == null ? was.name() : name);
  }

  private Goods changed(Goods was) {
    String name = oneOf(TEXTS);
    BigDecimal quantity = oneOf(AMOUNTS);
    return new Goods(
        random.nextInt(4) == 0 ? oneOf(PURPOSES) : was.purpose(),
        random.nextInt(4) == 0
            ? oneOf(texts("0803", "08031", "080310", "0803101", "0803101000", "x803", null))
            : was.tariffCode(),
        random.nextInt(4) == 0 && name != null ? name : was.name(),
        random.nextInt(4) == 0 && quantity != null ? quantity : was.quantity(),
        random.nextInt(4) == 0
            ? oneOf(texts("KGM", "H87", "kg", "XYZ1", "QQ", "", null))
            : was.unitCode(),
        random.nextInt(4) == 0 ? oneOf(AMOUNTS) : was.netWeight(),
        random.nextInt(4) == 0 ? oneOf(AMOUNTS) : was.grossWeight(),
        random.nextInt(4) == 0 ? oneOf(AMOUNTS) : was.value());
  }

  private RouteEnd changed(RouteEnd was) {
    return switch (random.nextInt(4)) {
      case 0 -> new RouteEnd(null, null, null, null, null, null, random.nextInt(40), null);
      case 1 ->
          new RouteEnd(
              null, null, null, null, null, null, null, oneOf(List.of(12801, 132904, 402801, 12)));
      case 2 ->
          new RouteEnd(
              was.county(),
              was.locality(),
              was.street(),
              null,
              null,
              null,
              2,
              random.nextBoolean() ? 12801 : null);
      default ->
          new RouteEnd(
              random.nextInt(54),
              oneOf(TEXTS),
              oneOf(TEXTS),
              oneOf(TEXTS),
              oneOf(TEXTS),
              oneOf(TEXTS),
              null,
              null);
    };
  }
}
