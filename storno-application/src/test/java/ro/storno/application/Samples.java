package ro.storno.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.Period;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceExtensions;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.InvoiceOptions;
import ro.storno.domain.invoice.InvoiceReferences;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.invoice.LatePenalty;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

/** Things to keep, for tests. */
public final class Samples {
  /** A moment with the precision of PostgreSQL. */
  public static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

  public static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  private static final AtomicLong COUNT = new AtomicLong();

  private Samples() {}

  /** Ids that ascend, as version 7 does. */
  public static UUID uuid() {
    return new UUID(
        0x0190_0000_0000_7000L + COUNT.incrementAndGet(),
        UUID.randomUUID().getLeastSignificantBits());
  }

  /** The same company, moved to another country and counting in another currency. */
  public static Company abroad(Company company, String country, Currency currency) {
    Address was = company.party().address();
    return new Company(
        company.id(),
        company.organization(),
        company
            .party()
            .withAddress(
                new Address(was.street(), was.city(), was.county(), was.postalCode(), country)),
        company.settings().with(currency, false),
        company.logo(),
        company.readOnly(),
        company.createdAt(),
        company.updatedAt(),
        company.deletedAt());
  }

  public static CompanyId company() {
    return new CompanyId(uuid());
  }

  /** An active account that reads Romanian. */
  public static User user(String email) {
    return new User(
        new UserId(uuid()),
        email,
        "plain:password1",
        "Ana",
        "Pop",
        null,
        "ro",
        "Europe/Bucharest",
        true,
        "{}",
        true,
        true,
        false,
        NOW,
        NOW,
        null,
        null);
  }

  public static Party party(String name, String taxCode) {
    return new Party(
        name,
        taxCode,
        "RO" + taxCode,
        "J40/1/2020",
        true,
        new Address("Str. Lungă 1", "SECTOR1", "RO-B", "010101", "RO"),
        "office@example.ro",
        "+40210000000",
        "Ana Țuțea",
        "Banca",
        "RO49AAAA1B31007593840000");
  }

  /** A line of a net price at 21 %. */
  public static DocumentLine line(String price) {
    return new DocumentLine(
        new LineId(uuid()),
        "Servicii de proiectare",
        Quantity.of("2.0000"),
        "buc",
        UnitPrice.of(price),
        VatRate.standard("21"),
        false,
        Discount.NONE,
        null,
        null,
        LineExtensions.NONE);
  }

  /** A line that uses every field. */
  public static DocumentLine fullLine() {
    return new DocumentLine(
        new LineId(uuid()),
        "Cărți „rare”",
        Quantity.of("-3.5000"),
        "H87",
        UnitPrice.of("10.123456"),
        new VatRate(VatCategory.S, Percentage.of("11")),
        true,
        new Discount.Percent(Percentage.of("12.5")),
        new ProductId(uuid()),
        "COD-1",
        new LineExtensions(
            new Period(TODAY.minusDays(3), TODAY, "35"),
            List.of(
                new AllowanceCharge(
                    true,
                    new BigDecimal("1.50"),
                    null,
                    "AA",
                    "transport",
                    new BigDecimal("15.00"),
                    Percentage.of("10"))),
            List.of(new LineExtensions.ItemProperty("culoare", "roșu")),
            "RO"));
  }

  /** A plain invoice in lei; change it with the with-methods of {@link Draft}. */
  public static Draft draft(CompanyId company) {
    return new Draft(company);
  }

  /** Builds drafts. */
  public static final class Draft {
    private final CompanyId company;
    private Currency currency = Currency.RON;
    private Currency accounting = Currency.RON;
    private @Nullable ClientId client;
    private @Nullable SeriesId series;
    private @Nullable InvoiceId parent;
    private String buyer = "Cumpărător SRL";
    private LocalDate issueDate = TODAY;
    private @Nullable LocalDate dueDate = TODAY.plusDays(30);
    private @Nullable String key;
    private List<DocumentLine> lines = List.of(line("100.00"));
    private Instant createdAt = NOW;

    private Draft(CompanyId company) {
      this.company = company;
    }

    public Draft in(Currency other) {
      currency = other;
      return this;
    }

    public Draft convertedInto(Currency other) {
      accounting = other;
      return this;
    }

    public Draft to(ClientId other, String name) {
      client = other;
      buyer = name;
      return this;
    }

    public Draft ofSeries(SeriesId other) {
      series = other;
      return this;
    }

    public Draft correcting(InvoiceId other) {
      parent = other;
      return this;
    }

    public Draft on(LocalDate issue, @Nullable LocalDate due) {
      issueDate = issue;
      dueDate = due;
      return this;
    }

    public Draft withKey(String other) {
      key = other;
      return this;
    }

    public Draft with(DocumentLine... others) {
      lines = List.of(others);
      return this;
    }

    public Draft createdAt(Instant other) {
      createdAt = other;
      return this;
    }

    public InvoiceContent content() {
      return new InvoiceContent(
          parent == null ? DocumentType.INVOICE : DocumentType.CREDIT_NOTE,
          parent == null ? "380" : "381",
          null,
          parent,
          series,
          issueDate,
          dueDate,
          currency,
          currency.equals(Currency.RON)
              ? null
              : new ExchangeRate(currency, accounting, new BigDecimal("4.9750")),
          client,
          party("Vânzător SA", "12345674"),
          party(buyer, "87654321"),
          PaymentMethod.BANK_TRANSFER,
          "ro",
          lines,
          InvoiceReferences.NONE,
          InvoiceTexts.NONE,
          InvoiceOptions.NONE,
          InvoiceExtensions.NONE);
    }

    public Invoice build() {
      return Invoice.draft(
          new InvoiceId(uuid()), company, "DRAFT-0a1b2c3d", content(), key, createdAt);
    }
  }

  /** A content that uses every field. */
  public static InvoiceContent fullContent() {
    InvoiceContent plain =
        draft(company()).in(Currency.EUR).with(fullLine(), line("5.00")).content();
    return new InvoiceContent(
        plain.documentType(),
        plain.typeCode(),
        "reverse_charge",
        new InvoiceId(uuid()),
        new SeriesId(uuid()),
        plain.issueDate(),
        plain.dueDate(),
        plain.currency(),
        plain.exchangeRate(),
        new ClientId(uuid()),
        plain.supplier(),
        plain.buyer(),
        PaymentMethod.CARD,
        "de",
        plain.lines(),
        new InvoiceReferences(
            TODAY, "35", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o"),
        new InvoiceTexts("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"),
        new InvoiceOptions(
            true, true, true, true, "x", "y", true, new LatePenalty(Percentage.of("0.05"), 5)),
        new InvoiceExtensions(
            new Period(TODAY, null, null),
            new InvoiceExtensions.Delivery(
                TODAY, new Address(null, "Cluj-Napoca", "RO-CJ", null, "RO")),
            List.of(
                new AllowanceCharge(
                    false,
                    new BigDecimal("2.00"),
                    VatRate.standard("21"),
                    "95",
                    "rabat",
                    null,
                    null)),
            new BigDecimal("0.10"),
            List.of(new InvoiceExtensions.DocumentReference("PV-1", "130", "proces verbal"))));
  }

  public static InvoiceEvent event(InvoiceEvent.Type type, Instant at) {
    return new InvoiceEvent(
        uuid(),
        type,
        DocumentStatus.DRAFT,
        DocumentStatus.ISSUED,
        at,
        new UserId(uuid()),
        "ceva",
        Map.of("reason", "motiv"));
  }
}
