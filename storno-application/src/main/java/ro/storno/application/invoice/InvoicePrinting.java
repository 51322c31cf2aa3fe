package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.Company;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.document.Period;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.ElectronicInvoiceMapping;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceExtensions;
import ro.storno.domain.invoice.InvoiceReferences;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.invoice.LatePenalty;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.RomanianCounty;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.tax.VatCategory;

/**
 * Words an invoice for paper. Amounts are those of the electronic invoice, with the sign of the
 * document, so that paper and XML cannot say different things.
 */
public final class InvoicePrinting {
  private static final int PRINTED_PRICE_DECIMALS = 4;

  private final Invoice invoice;
  private final InvoiceContent content;
  private final Company.@Nullable Settings issuer;
  private final List<BankAccount> accounts;
  private final @Nullable Invoice parent;
  private final List<Payment> payments;
  private final PrintableInvoice.Appearance appearance;
  private final ElectronicInvoice told;
  private final boolean negated;

  /**
   * Words an invoice.
   *
   * @param invoice not null
   * @param company who issued it; not null
   * @param accounts of the company; not null
   * @param parent what a credit note corrects, or null
   * @param payments of the invoice; not null
   * @param appearance how it looks; not null
   */
  public InvoicePrinting(
      Invoice invoice,
      Company company,
      List<BankAccount> accounts,
      @Nullable Invoice parent,
      List<Payment> payments,
      PrintableInvoice.Appearance appearance) {
    this(
        invoice,
        company.settings(),
        accounts,
        parent,
        payments,
        appearance,
        ElectronicInvoiceMapping.map(
            invoice, ElectronicInvoiceMapping.Surroundings.of(company, accounts, parent)));
  }

  private InvoicePrinting(
      Invoice invoice,
      Company.@Nullable Settings issuer,
      List<BankAccount> accounts,
      @Nullable Invoice parent,
      List<Payment> payments,
      PrintableInvoice.Appearance appearance,
      ElectronicInvoice told) {
    this.invoice = invoice;
    this.content = invoice.content();
    this.issuer = issuer;
    this.accounts = List.copyOf(accounts);
    this.parent = parent;
    this.payments = List.copyOf(payments);
    this.appearance = appearance;
    this.told = told;
    this.negated = content.documentType() == DocumentType.CREDIT_NOTE;
  }

  /**
   * Words a document made elsewhere: what it declares, and nothing of ours.
   *
   * @param told as its maker told it; not null
   */
  static InvoicePrinting received(
      XmlWriting.Source source, List<Payment> payments, ElectronicInvoice told) {
    return new InvoicePrinting(
        source.invoice(),
        null,
        List.of(),
        source.parent(),
        payments,
        PrintableInvoice.Appearance.plain(),
        told);
  }

  InvoicePrinting(
      XmlWriting.Source source, List<Payment> payments, PrintableInvoice.Appearance appearance) {
    this(
        source.invoice(),
        source.company(),
        source.accounts(),
        source.parent(),
        payments,
        appearance);
  }

  /** Returns all that stands on the paper. */
  public PrintableInvoice printable() {
    Party buyer = content.buyer();
    return new PrintableInvoice(
        heading(),
        party(content.supplier(), issuer, content.language()),
        buyer == null ? null : party(buyer, null, content.language()),
        references(),
        lines(),
        adjustments(),
        told.vatBreakdown().stream().map(this::vatRow).toList(),
        totals(),
        accountingVat(),
        payments.stream().map(InvoicePrinting::payment).toList(),
        bankAccounts(),
        texts(),
        appearance);
  }

  private PrintableInvoice.Heading heading() {
    Period period = content.extensions().period();
    InvoiceExtensions.Delivery delivery = content.extensions().delivery();
    return new PrintableInvoice.Heading(
        negated ? PrintableInvoice.Kind.CREDIT_NOTE : PrintableInvoice.Kind.INVOICE,
        standing(),
        PrintableInvoice.Language.of(content.language()),
        invoice.displayNumber(),
        content.issueDate(),
        content.dueDate(),
        content.references().taxPointDate(),
        delivery == null ? null : delivery.date(),
        printed(period),
        content.currency().code(),
        content.currency().minorUnits());
  }

  private static PrintableInvoice.@Nullable Period printed(@Nullable Period period) {
    LocalDate from = period == null ? null : period.start();
    LocalDate to = period == null ? null : period.end();
    return from == null || to == null ? null : new PrintableInvoice.Period(from, to);
  }

  private PrintableInvoice.Standing standing() {
    return switch (invoice.status()) {
      case DRAFT -> PrintableInvoice.Standing.DRAFT;
      case CANCELLED -> PrintableInvoice.Standing.CANCELLED;
      default -> PrintableInvoice.Standing.VALID;
    };
  }

  /**
   * Words a party.
   *
   * @param settings of the company that it is, or null
   * @param language of the document, such as {@code de}; not null
   */
  public static PrintableInvoice.Party party(
      Party party, Company.@Nullable Settings settings, String language) {
    String vatCode = party.vatPayer() ? party.vatCode() : null;
    return new PrintableInvoice.Party(
        party.name(),
        party.taxCode(),
        vatCode,
        party.registrationNumber(),
        settings == null ? null : settings.capitalSocial(),
        address(party.address(), language),
        party.contactPerson(),
        party.email(),
        party.phone(),
        settings == null ? null : settings.website());
  }

  private static List<String> address(Address address, String language) {
    String town =
        Stream.of(address.postalCode(), address.city())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    String county = address.county();
    String code = address.country();
    String named =
        county != null && "RO".equals(code)
            ? RomanianCounty.find(county).map(RomanianCounty::displayName).orElse(county)
            : county;
    return Stream.of(address.street(), town, named, countryName(code, language))
        .filter(line -> line != null && !line.isBlank())
        .map(Objects::requireNonNull)
        .toList();
  }

  private static @Nullable String countryName(@Nullable String code, String language) {
    return code == null
        ? null
        : new Locale("", code).getDisplayCountry(Locale.forLanguageTag(language));
  }

  private List<PrintableInvoice.Reference> references() {
    List<PrintableInvoice.Reference> found = new ArrayList<>();
    if (parent != null) {
      found.add(
          new PrintableInvoice.Reference(
              PrintableInvoice.ReferenceKind.CORRECTED_INVOICE,
              parent.displayNumber(),
              parent.content().issueDate()));
    }
    InvoiceReferences given = content.references();
    add(found, PrintableInvoice.ReferenceKind.ORDER, given.orderNumber());
    add(found, PrintableInvoice.ReferenceKind.CONTRACT, given.contractNumber());
    add(found, PrintableInvoice.ReferenceKind.PROJECT, given.projectReference());
    add(found, PrintableInvoice.ReferenceKind.DELIVERY_NOTE, given.despatchAdviceReference());
    add(found, PrintableInvoice.ReferenceKind.BUYER_REFERENCE, given.buyerReference());
    return found;
  }

  private static void add(
      List<PrintableInvoice.Reference> found,
      PrintableInvoice.ReferenceKind kind,
      @Nullable String number) {
    if (number != null && !number.isBlank()) {
      found.add(new PrintableInvoice.Reference(kind, number, null));
    }
  }

  private List<PrintableInvoice.Line> lines() {
    List<PrintableInvoice.Line> printed = new ArrayList<>();
    for (int i = 0; i < content.lines().size(); i++) {
      printed.add(
          line(content.lines().get(i), invoice.totals().lines().get(i), told.lines().get(i)));
    }
    return printed;
  }

  private static PrintableInvoice.Line line(
      DocumentLine line, LineTotals totals, InvoiceLine toldLine) {
    BigDecimal price = toldLine.price().netPrice();
    BigDecimal net =
        line.vatIncluded() && price != null
            ? price.setScale(PRINTED_PRICE_DECIMALS, RoundingMode.HALF_UP)
            : line.unitPrice().value();
    String category = toldLine.vat().categoryCode();
    return new PrintableInvoice.Line(
        line.description(),
        line.productCode(),
        line.quantity().value(),
        line.unitOfMeasure(),
        net,
        line.vatIncluded() ? line.unitPrice().value() : null,
        discount(line, totals),
        totals.net().amount(),
        category == null ? line.vatRate().category().name() : category,
        line.vatRate().percentage().value(),
        totals.vat().amount());
  }

  private static PrintableInvoice.@Nullable Discount discount(
      DocumentLine line, LineTotals totals) {
    if (totals.discount().isZero()) {
      return null;
    }
    BigDecimal amount = totals.discount().amount();
    return new PrintableInvoice.Discount(
        line.quantity().signum() < 0 ? amount.negate() : amount,
        line.discount() instanceof Discount.Percent percent ? percent.percentage().value() : null);
  }

  private List<PrintableInvoice.Adjustment> adjustments() {
    return content.extensions().allowanceCharges().stream()
        .map(
            each ->
                new PrintableInvoice.Adjustment(
                    each.charge(),
                    each.reason(),
                    each.percentage() == null ? null : each.percentage().value(),
                    each.amount()))
        .toList();
  }

  private PrintableInvoice.VatRow vatRow(VatBreakdown row) {
    BigDecimal rate = row.rate();
    return new PrintableInvoice.VatRow(
        Objects.requireNonNullElse(row.categoryCode(), "S"),
        rate == null ? BigDecimal.ZERO : rate,
        signed(row.taxableAmount()),
        signed(row.taxAmount()),
        row.exemptionReason());
  }

  private PrintableInvoice.Totals totals() {
    DocumentTotals totals = told.totals();
    BigDecimal paid = invoice.amountPaid().amount();
    BigDecimal payable = told(totals.payableAmount(), invoice.totals().total());
    boolean cancelled = invoice.status() == DocumentStatus.CANCELLED;
    return new PrintableInvoice.Totals(
        signed(totals.lineNetTotal()),
        told(totals.taxExclusiveAmount(), invoice.totals().subtotal()),
        told(totals.vatTotal(), invoice.totals().vatTotal()),
        told(totals.taxInclusiveAmount(), invoice.totals().total()),
        totals.prepaidAmount() == null ? null : signed(totals.prepaidAmount()),
        totals.roundingAmount() == null ? null : signed(totals.roundingAmount()),
        payable,
        paid,
        cancelled ? Money.zero(content.currency()).amount() : payable.subtract(paid));
  }

  /** What the document tells; where one made elsewhere is silent, what is stored of it. */
  private BigDecimal told(@Nullable BigDecimal amount, Money stored) {
    return amount == null ? stored.amount() : signed(amount);
  }

  private BigDecimal signed(@Nullable BigDecimal amount) {
    BigDecimal present = amount == null ? BigDecimal.ZERO : amount;
    return negated ? present.negate() : present;
  }

  private PrintableInvoice.@Nullable AccountingVat accountingVat() {
    BigDecimal vat = told.totals().vatTotalInAccountingCurrency();
    ExchangeRate rate = content.exchangeRate();
    if (vat == null || rate == null) {
      return null;
    }
    return new PrintableInvoice.AccountingVat(
        rate.to().code(),
        signed(vat),
        converted(rate, told.totals().taxExclusiveAmount()),
        converted(rate, told.totals().taxInclusiveAmount()),
        rate.rate(),
        null,
        null);
  }

  private BigDecimal converted(ExchangeRate rate, @Nullable BigDecimal amount) {
    return rate.convert(Money.rounded(signed(amount), content.currency())).amount();
  }

  private static PrintableInvoice.Payment payment(Payment payment) {
    return new PrintableInvoice.Payment(
        payment.paymentDate(),
        payment.method().wireName(),
        payment.reference(),
        payment.amount().amount());
  }

  /** The payee's account if given, else those of the company to print, else its own. */
  private List<PrintableInvoice.BankAccount> bankAccounts() {
    InvoiceReferences given = content.references();
    if (given.payeeBankAccount() != null) {
      return List.of(
          new PrintableInvoice.BankAccount(
              given.payeeName(), given.payeeBankName(), given.payeeBankAccount(), null, null));
    }
    List<PrintableInvoice.BankAccount> shown = new ArrayList<>();
    accounts.stream()
        .filter(account -> account.type() == BankAccount.Type.BANK && account.showOnInvoice())
        .sorted(Comparator.comparing(account -> !account.currency().equals(content.currency())))
        .forEach(account -> show(account, shown));
    String own = content.supplier().bankAccount();
    if (shown.isEmpty() && own != null && !own.isBlank()) {
      shown.add(
          new PrintableInvoice.BankAccount(
              null,
              content.supplier().bankName(),
              own,
              issuer == null ? null : issuer.bankBic(),
              null));
    }
    return shown;
  }

  private static void show(BankAccount account, List<PrintableInvoice.BankAccount> shown) {
    String iban = account.iban();
    if (iban != null) {
      shown.add(
          new PrintableInvoice.BankAccount(
              null, account.bankName(), iban, null, account.currency().code()));
    }
  }

  private PrintableInvoice.Texts texts() {
    InvoiceTexts texts = content.texts();
    String deputy = texts.deputyName();
    LatePenalty penalty = content.options().latePenalty();
    return new PrintableInvoice.Texts(
        texts.paymentTerms(),
        texts.notes(),
        texts.mentions(),
        legalMentions(),
        penalty == null
            ? null
            : new PrintableInvoice.LatePenalty(
                penalty.percentPerDay().value(), penalty.graceDays()),
        texts.deliveryLocation(),
        texts.issuerName(),
        texts.issuerId(),
        texts.salesAgent(),
        deputy == null || deputy.isBlank()
            ? null
            : new PrintableInvoice.Delegate(
                deputy, texts.deputyIdentityCard(), texts.deputyAuto()));
  }

  private List<PrintableInvoice.LegalMention> legalMentions() {
    List<PrintableInvoice.LegalMention> mentions = new ArrayList<>();
    if (content.options().vatOnCollection()) {
      mentions.add(PrintableInvoice.LegalMention.VAT_ON_COLLECTION);
    }
    boolean reversed =
        content.lines().stream().anyMatch(line -> line.vatRate().category() == VatCategory.AE);
    if (reversed) {
      mentions.add(PrintableInvoice.LegalMention.REVERSE_CHARGE);
    }
    if (content.typeCode().equals("389")) {
      mentions.add(PrintableInvoice.LegalMention.SELF_BILLING);
    }
    if (!content.supplier().vatPayer()) {
      mentions.add(PrintableInvoice.LegalMention.NOT_VAT_REGISTERED);
    }
    return mentions;
  }
}
