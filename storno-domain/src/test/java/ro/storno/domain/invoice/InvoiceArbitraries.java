package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.BankAccountId;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineArbitraries;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.Period;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

/**
 * Makes whole issued invoices and credit notes that official rules accept: every VAT category,
 * gross and net prices, discounts, allowances and charges, foreign currencies, storno.
 */
public final class InvoiceArbitraries {
  /** The day that everything here is issued on. */
  public static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  /** A moment on that day. */
  public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  /** The company that issues everything here. */
  public static final CompanyId COMPANY = new CompanyId(new UUID(0x7000L, 1));

  private static final LocalDate DUE = DAY.plusDays(30);

  private InvoiceArbitraries() {}

  /** How the VAT of a whole document goes: what may stand together on one. */
  private enum Regime {
    ROMANIAN,
    REVERSE_CHARGE,
    INTRA_COMMUNITY,
    EXPORT,
    EXEMPT,
    NOT_REGISTERED
  }

  /** Issued invoices, storno invoices and credit notes. */
  public static Arbitrary<Invoice> invoices() {
    return Combinators.combine(
            Arbitraries.of(Regime.class),
            Arbitraries.of("RON", "RON", "EUR", "USD", "JPY").map(Currency::of),
            Arbitraries.of(DocumentType.class),
            Arbitraries.longs().between(1, 1_000_000),
            Arbitraries.of(PaymentMethod.class))
        .flatAs(
            (regime, currency, type, seed, method) ->
                contents(regime, currency, type, method).map(content -> issued(content, seed)));
  }

  /** What {@link ElectronicInvoiceMapping} needs beside one of these invoices. */
  public static ElectronicInvoiceMapping.Surroundings surroundings(Invoice invoice) {
    List<PrecedingInvoice> preceding =
        invoice.content().parent() == null
            ? List.of()
            : List.of(new PrecedingInvoice("FACT-0001", DAY.minusDays(30)));
    return new ElectronicInvoiceMapping.Surroundings(
        Company.Settings.initial(), accounts(), preceding);
  }

  /** The accounts of the issuing company: two in lei, one in euro. */
  public static List<BankAccount> accounts() {
    return List.of(
        account(1, "RO49AAAA1B31007593840000", Currency.RON, false),
        account(2, "RO66BACX0000001234567890", Currency.RON, true),
        account(3, "RO09BCYP0000001234567890", Currency.EUR, true));
  }

  private static BankAccount account(long id, String iban, Currency currency, boolean isDefault) {
    return new BankAccount(
        new BankAccountId(new UUID(0x7000L, id)),
        COMPANY,
        BankAccount.Type.BANK,
        iban,
        "Banca Exemplu",
        currency,
        isDefault,
        true,
        null,
        null,
        NOW,
        null);
  }

  private static Invoice issued(InvoiceContent content, long seed) {
    String draft = String.format(java.util.Locale.ROOT, "DRAFT-%08x", seed);
    String prefix = content.documentType() == DocumentType.CREDIT_NOTE ? "CN" : "FACT";
    InvoiceId id = new InvoiceId(new UUID(0x7000L, seed));
    return Invoice.draft(id, COMPANY, draft, content, null, NOW)
        .issue(new DocumentNumber(prefix, seed), DAY, NOW);
  }

  private static Arbitrary<InvoiceContent> contents(
      Regime regime, Currency currency, DocumentType type, PaymentMethod method) {
    Arbitrary<VatRate> rates = rates(regime);
    return Combinators.combine(
            lines(rates),
            extensions(rates, regime),
            Arbitraries.of(romanianAddresses()),
            buyers(regime),
            texts(),
            Arbitraries.of(true, false))
        .as(
            (lines, extensions, address, buyer, texts, vatOnCollection) ->
                new InvoiceContent(
                    type,
                    type.defaultTypeCode(),
                    null,
                    type == DocumentType.CREDIT_NOTE ? new InvoiceId(new UUID(0x7000L, 9)) : null,
                    null,
                    DAY,
                    texts.paymentTerms() == null ? DUE : null,
                    currency,
                    currency.equals(Currency.RON)
                        ? null
                        : new ExchangeRate(currency, Currency.RON, new BigDecimal("4.9755")),
                    null,
                    seller(regime, address),
                    buyer,
                    method,
                    "ro",
                    type == DocumentType.CREDIT_NOTE ? reversed(lines) : lines,
                    InvoiceReferences.NONE,
                    texts,
                    new InvoiceOptions(
                        vatOnCollection && regime == Regime.ROMANIAN,
                        false,
                        false,
                        false,
                        null,
                        null,
                        false,
                        null),
                    extensions));
  }

  private static Arbitrary<VatRate> rates(Regime regime) {
    return switch (regime) {
      case ROMANIAN ->
          Arbitraries.of(
              VatRate.standard("21"),
              VatRate.standard("21"),
              VatRate.standard("11"),
              VatRate.standard("9"),
              VatRate.standard("5.5"),
              zero(VatCategory.Z),
              zero(VatCategory.E));
      case REVERSE_CHARGE -> Arbitraries.of(zero(VatCategory.AE), VatRate.standard("21"));
      case INTRA_COMMUNITY -> Arbitraries.just(zero(VatCategory.K));
      case EXPORT -> Arbitraries.just(zero(VatCategory.G));
      case EXEMPT -> Arbitraries.just(zero(VatCategory.E));
      case NOT_REGISTERED ->
          Arbitraries.of(zero(VatCategory.Z), zero(VatCategory.E), zero(VatCategory.O));
    };
  }

  private static VatRate zero(VatCategory category) {
    return new VatRate(category, Percentage.ZERO);
  }

  private static Arbitrary<List<DocumentLine>> lines(Arbitrary<VatRate> rates) {
    Arbitrary<DocumentLine> line =
        LineArbitraries.line(rates, Arbitraries.of(true, false), LineArbitraries.quantities());
    return Combinators.combine(line, lineExtensions())
        .as(InvoiceArbitraries::extended)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static Arbitrary<LineExtensions> lineExtensions() {
    AllowanceCharge allowance =
        new AllowanceCharge(false, new BigDecimal("1"), null, "100", null, null, null);
    AllowanceCharge charge =
        new AllowanceCharge(true, new BigDecimal("2"), null, null, "Ambalaj", null, null);
    return Arbitraries.of(
        LineExtensions.NONE,
        LineExtensions.NONE,
        new LineExtensions(
            new Period(DAY.minusDays(20), DAY, null),
            List.of(charge),
            List.of(new LineExtensions.ItemProperty("Culoare", "Roșu")),
            "DE"),
        new LineExtensions(null, List.of(allowance), List.of(), null),
        new LineExtensions(null, List.of(allowance, charge), List.of(), null));
  }

  /** Allowances of a line never exceed it: the drafts' rule. */
  private static DocumentLine extended(DocumentLine line, LineExtensions extensions) {
    BigDecimal full = line.quantity().value().multiply(line.unitPrice().value()).abs();
    boolean room =
        line.discount().equals(ro.storno.domain.document.Discount.NONE)
            && full.compareTo(BigDecimal.TEN) > 0;
    return new DocumentLine(
        line.id(),
        line.description(),
        line.quantity(),
        line.unitOfMeasure(),
        line.unitPrice(),
        line.vatRate(),
        line.vatIncluded(),
        line.discount(),
        null,
        "COD-7",
        room ? extensions : LineExtensions.NONE);
  }

  /** A credit note takes back more than it charges. */
  private static List<DocumentLine> reversed(List<DocumentLine> lines) {
    List<DocumentLine> reversed = new ArrayList<>();
    for (DocumentLine line : lines) {
      Quantity quantity = line.quantity();
      reversed.add(quantity.signum() > 0 ? LineArbitraries.negated(line) : line);
    }
    return reversed;
  }

  private static Arbitrary<InvoiceExtensions> extensions(Arbitrary<VatRate> rates, Regime regime) {
    InvoiceExtensions.Delivery delivery =
        regime == Regime.INTRA_COMMUNITY
            ? new InvoiceExtensions.Delivery(DAY.minusDays(1), null)
            : null;
    Arbitrary<List<AllowanceCharge>> changes =
        Combinators.combine(
                rates, Arbitraries.of(true, false), Arbitraries.integers().between(1, 50))
            .as(
                (rate, charge, amount) ->
                    new AllowanceCharge(
                        charge,
                        BigDecimal.valueOf(amount),
                        rate,
                        null,
                        charge ? "Transport" : "Reducere de volum",
                        null,
                        null))
            .list()
            .ofMaxSize(3);
    return Combinators.combine(changes, Arbitraries.of("0", "0", "10", "99"))
        .as(
            (entries, prepaid) ->
                new InvoiceExtensions(
                    new Period(DAY.minusDays(30), DAY, null),
                    delivery,
                    entries,
                    new BigDecimal(prepaid),
                    List.of(
                        new InvoiceExtensions.DocumentReference("PV-12", null, "Proces verbal"))));
  }

  private static Arbitrary<InvoiceTexts> texts() {
    return Combinators.combine(
            Arbitraries.of(null, "Mulțumim!", "Notă foarte lungă. ".repeat(30)),
            Arbitraries.of(null, "30 de zile"))
        .as(
            (notes, terms) ->
                new InvoiceTexts(
                    notes, terms, null, "Ion Pop", null, null, "intern", null, null, null, null));
  }

  private static Party seller(Regime regime, Address address) {
    boolean registered = regime != Regime.NOT_REGISTERED;
    return new Party(
        "Exemplu Șofran & Fiii SRL",
        "18547290",
        registered ? "RO18547290" : null,
        "J40/123/2006",
        registered,
        address,
        "contact@exemplu.ro",
        "+40 21 123 4567",
        "Ana Pop",
        "Banca Exemplu",
        "RO49AAAA1B31007593840000");
  }

  private static Arbitrary<Party> buyers(Regime regime) {
    Address berlin = new Address("Unter den Linden 1", "Berlin", "Berlin", "10117", "DE");
    Address boston = new Address("1 Main Street", "Boston", "MA", "02108", "US");
    return switch (regime) {
      case INTRA_COMMUNITY ->
          Arbitraries.just(party("Beispiel GmbH", "DE136695976", "DE136695976", berlin));
      case EXPORT -> Arbitraries.just(party("Sample Inc.", "12-3456789", null, boston));
      case REVERSE_CHARGE ->
          Arbitraries.of(
              party("Client SRL", "14399840", "RO14399840", romanianAddresses().get(1)),
              party("Beispiel GmbH", "DE136695976", "DE136695976", berlin));
      default ->
          Arbitraries.of(
              party("Client SRL", "14399840", "RO14399840", romanianAddresses().get(0)),
              party("Neplătitor SRL", "14399840", null, romanianAddresses().get(1)),
              party("Ion Popescu", null, null, romanianAddresses().get(2)),
              party("Maria Ionescu", "2800101221147", null, romanianAddresses().get(3)));
    };
  }

  private static Party party(
      String name, @Nullable String taxCode, @Nullable String vatCode, Address address) {
    return new Party(
        name, taxCode, vatCode, null, vatCode != null, address, null, null, null, null, null);
  }

  private static List<Address> romanianAddresses() {
    return List.of(
        new Address("Str. Memorandumului 28", "Cluj-Napoca", "Cluj", "400114", "RO"),
        new Address("Bd. Unirii 1, sector 3", "București", "RO-B", "030167", "RO"),
        new Address("Str. Lungă 5", "Sector 6", "Bucuresti", null, null),
        new Address("Calea Mărășești 100", "Focșani", "VRANCEA", "620000", "RO"));
  }
}
