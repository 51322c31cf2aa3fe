package ro.storno.pdf.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.AccountingVat;
import ro.storno.application.invoice.PrintableInvoice.Adjustment;
import ro.storno.application.invoice.PrintableInvoice.BankAccount;
import ro.storno.application.invoice.PrintableInvoice.Delegate;
import ro.storno.application.invoice.PrintableInvoice.Discount;
import ro.storno.application.invoice.PrintableInvoice.Heading;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Line;
import ro.storno.application.invoice.PrintableInvoice.Party;
import ro.storno.application.invoice.PrintableInvoice.Payment;
import ro.storno.application.invoice.PrintableInvoice.Period;
import ro.storno.application.invoice.PrintableInvoice.Reference;
import ro.storno.application.invoice.PrintableInvoice.Standing;
import ro.storno.application.invoice.PrintableInvoice.Texts;
import ro.storno.application.invoice.PrintableInvoice.Totals;
import ro.storno.application.invoice.PrintableInvoice.VatRow;
import ro.storno.pdf.PlainText;
import ro.storno.pdf.invoice.InvoicePage.Account;
import ro.storno.pdf.invoice.InvoicePage.Accounting;
import ro.storno.pdf.invoice.InvoicePage.Headline;
import ro.storno.pdf.invoice.InvoicePage.Item;
import ro.storno.pdf.invoice.InvoicePage.Labelled;
import ro.storno.pdf.invoice.InvoicePage.Mark;
import ro.storno.pdf.invoice.InvoicePage.PartyBlock;
import ro.storno.pdf.invoice.InvoicePage.PaymentLine;
import ro.storno.pdf.invoice.InvoicePage.PaymentPanel;
import ro.storno.pdf.invoice.InvoicePage.Total;
import ro.storno.pdf.invoice.InvoicePage.VatLine;

/** Words one invoice for the template: every text cleaned, bounded and in the right language. */
final class InvoicePageComposer {
  private static final int SHORT = 120;
  private static final int NAME = 300;
  private static final int DESCRIPTION = 2_000;
  private static final int NOTE = 6_000;
  private static final int RUNNING_NAME = 70;
  private static final int USUAL_AMOUNT = 17;
  private static final int PARTY_LINE = 48;
  private static final int FACT_LINE = 20;
  private static final int FACTS_PER_ROW = 4;
  private static final String OUTSIDE_SCOPE = "O";

  private final PrintableInvoice invoice;
  private final Heading heading;
  private final Wording wording;
  private final Notation notation;
  private final PlainText plainText;

  /** False for a seller outside the scope of VAT, on whose invoices it is not spoken of. */
  private final boolean vatShown;

  InvoicePageComposer(PrintableInvoice invoice, PlainText plainText) {
    this.invoice = invoice;
    this.heading = invoice.heading();
    this.wording =
        Wording.of(heading.language())
            .with(invoice.appearance().settings().labels(), text -> plainText.line(text, SHORT));
    this.notation = Notation.of(heading.language());
    this.plainText = plainText;
    this.vatShown =
        invoice.totals().vat().signum() != 0
            || !invoice.lines().stream().allMatch(line -> line.vatCategory().equals(OUTSIDE_SCOPE));
  }

  InvoicePage compose(boolean paymentCode) {
    List<Item> items = items();
    List<Total> totals = totals();
    Party buyer = invoice.buyer();
    return new InvoicePage(
        kind(),
        heading.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        shortText(heading.number()),
        mark(),
        invoice.appearance().shownLogo() == null ? null : name(invoice.seller().name()),
        rows(facts()),
        party(invoice.seller()),
        buyer == null ? null : party(buyer),
        optional(invoice.texts().deliveryLocation(), NAME),
        plainText.line(invoice.seller().name(), RUNNING_NAME),
        headline(),
        heading.currency(),
        ItemColumns.fitting(
            items,
            wording,
            heading.currency(),
            vatShown,
            Layout.of(invoice.appearance().settings().design())),
        items,
        vatShown ? invoice.vatBreakdown().stream().map(this::vatLine).toList() : List.of(),
        exemptions(),
        accounting(),
        totals,
        totals.stream().anyMatch(total -> total.value().length() > USUAL_AMOUNT),
        paymentPanel(paymentCode),
        invoice.payments().stream().map(this::paymentLine).toList(),
        remarks(),
        people(),
        footer());
  }

  /** Returns the title of the document, such as {@code Factură STN-0042 · Atelier SRL}. */
  String title() {
    return kind() + " " + shortText(heading.number()) + " · " + name(invoice.seller().name());
  }

  /** Returns the words of the document, the company's own among them. */
  Wording wording() {
    return wording;
  }

  String author() {
    return name(invoice.seller().name());
  }

  private String kind() {
    return wording.get("kind." + heading.kind().name());
  }

  private @Nullable Mark mark() {
    if (heading.standing() == Standing.VALID) {
      return null;
    }
    String key = "standing." + heading.standing().name();
    return new Mark(
        wording.get(key),
        wording.get(key + ".note"),
        heading.standing() == Standing.DRAFT ? "draft" : "cancelled");
  }

  // ---- heading

  private List<Labelled> facts() {
    List<Labelled> facts = new ArrayList<>();
    facts.add(fact("issueDate", notation.date(heading.issueDate())));
    if (heading.dueDate() != null && heading.kind().asksForPayment()) {
      facts.add(fact("dueDate", notation.date(heading.dueDate())));
    }
    if (heading.taxPointDate() != null) {
      facts.add(fact("taxPointDate", notation.date(heading.taxPointDate())));
    }
    if (heading.deliveryDate() != null) {
      facts.add(fact("deliveryDate", notation.date(heading.deliveryDate())));
    }
    Period period = heading.period();
    if (period != null) {
      facts.add(fact("period", notation.date(period.from()) + " – " + notation.date(period.to())));
    }
    for (Reference reference : invoice.references()) {
      facts.add(fact("reference." + reference.kind().name(), reference(reference)));
    }
    return facts;
  }

  private String reference(Reference reference) {
    String number = shortText(reference.number());
    if (reference.date() == null) {
      return number;
    }
    String date = wording.get("reference.date", notation.date(reference.date()));
    return number + (number.length() + date.length() < FACT_LINE ? " " : "\n") + date;
  }

  private Labelled fact(String key, String value) {
    return new Labelled(wording.get(key), value);
  }

  private static List<List<Labelled>> rows(List<Labelled> facts) {
    List<List<Labelled>> rows = new ArrayList<>();
    for (int from = 0; from < facts.size(); from += FACTS_PER_ROW) {
      List<Labelled> row =
          new ArrayList<>(facts.subList(from, Math.min(from + FACTS_PER_ROW, facts.size())));
      while (row.size() < FACTS_PER_ROW) {
        row.add(new Labelled("", ""));
      }
      rows.add(row);
    }
    return rows;
  }

  private PartyBlock party(Party party) {
    List<Labelled> ids = new ArrayList<>();
    addFact(ids, "taxId", party.taxId());
    addFact(ids, "vatId", party.vatId());
    addFact(ids, "registrationNumber", party.registrationNumber());
    addFact(ids, "contact", party.contact());
    List<Labelled> contacts =
        Stream.of(party.email(), party.phone(), party.website())
            .filter(value -> value != null && !value.isBlank())
            .map(value -> new Labelled("", shortText(Objects.requireNonNull(value))))
            .toList();
    return new PartyBlock(
        name(party.name()),
        party.address().stream().map(line -> plainText.line(line, NAME)).toList(),
        lines(ids),
        lines(contacts));
  }

  /** Puts as many short values on a line as stand there without breaking. */
  private static List<List<Labelled>> lines(List<Labelled> values) {
    List<List<Labelled>> lines = new ArrayList<>();
    int room = 0;
    for (Labelled value : values) {
      int length = value.label().length() + value.value().length() + 3;
      if (length > room) {
        lines.add(new ArrayList<>());
        room = PARTY_LINE;
      }
      lines.get(lines.size() - 1).add(value);
      room -= length;
    }
    return lines;
  }

  private void addFact(List<Labelled> facts, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.add(fact(key, shortText(value)));
    }
  }

  private Headline headline() {
    Totals totals = invoice.totals();
    if (heading.standing() != Standing.VALID || heading.kind() == Kind.DELIVERY_NOTE) {
      return new Headline(money(totals.payable()), wording.get("due.total"));
    }
    if (heading.kind() == Kind.CREDIT_NOTE) {
      return new Headline(money(totals.gross()), wording.get("due.credited"));
    }
    boolean partlyPaid = totals.paid().signum() != 0;
    if (partlyPaid && totals.balance().signum() <= 0) {
      return new Headline(money(totals.payable()), wording.get("due.paid"));
    }
    String key = partlyPaid ? "due.left" : "due";
    String caption =
        heading.dueDate() == null
            ? wording.get(key)
            : wording.get(key + ".by", notation.date(heading.dueDate()));
    return new Headline(money(totals.balance()), caption);
  }

  // ---- items

  private List<Item> items() {
    int quantityDecimals = decimals(invoice.lines().stream().map(Line::quantity), 0);
    int priceDecimals =
        decimals(invoice.lines().stream().map(Line::unitPrice), heading.minorUnits());
    List<Item> items = new ArrayList<>(invoice.lines().size());
    for (Line line : invoice.lines()) {
      items.add(item(items.size() + 1, line, quantityDecimals, priceDecimals));
    }
    return items;
  }

  private static int decimals(Stream<BigDecimal> values, int least) {
    return values.mapToInt(Notation::significantDecimals).reduce(least, Math::max);
  }

  private Item item(int position, Line line, int quantityDecimals, int priceDecimals) {
    BigDecimal grossPrice = line.grossUnitPrice();
    return new Item(
        Integer.toString(position),
        plainText.block(line.description(), DESCRIPTION),
        details(line),
        notation.number(line.quantity(), quantityDecimals),
        unit(line.unit()),
        notation.number(line.unitPrice(), priceDecimals),
        grossPrice == null ? null : wording.get("item.gross", amount(grossPrice)),
        rate(line.vatCategory(), line.vatRate()),
        amount(line.vatAmount()),
        amount(line.netAmount()));
  }

  private List<String> details(Line line) {
    List<String> details = new ArrayList<>();
    if (line.code() != null && !line.code().isBlank()) {
      details.add(wording.get("item.code", shortText(line.code())));
    }
    Discount discount = line.discount();
    if (discount != null && discount.amount().signum() != 0) {
      details.add(
          wording.get("item.discount")
              + percentage(discount.percent())
              + ": "
              + amount(discount.amount().negate()));
    }
    return details;
  }

  private String percentage(@Nullable BigDecimal percent) {
    return percent == null || percent.signum() == 0 ? "" : " " + notation.percent(percent);
  }

  private String unit(String unit) {
    return wording.find("unit." + unit).orElseGet(() -> shortText(unit));
  }

  /** The rate, or for a rate of nought the category in words. */
  private String rate(String category, BigDecimal rate) {
    Optional<String> inWords = wording.find("category." + category);
    return rate.signum() == 0 && inWords.isPresent() ? inWords.get() : notation.percent(rate);
  }

  // ---- VAT and totals

  private VatLine vatLine(VatRow row) {
    return new VatLine(
        rate(row.category(), row.rate()), amount(row.taxableAmount()), amount(row.vatAmount()));
  }

  private List<Labelled> exemptions() {
    return invoice.vatBreakdown().stream()
        .filter(row -> row.exemptionReason() != null && !row.exemptionReason().isBlank())
        .map(this::exemption)
        .distinct()
        .toList();
  }

  /** The category and its reason; a reason that begins with the category says it once. */
  private Labelled exemption(VatRow row) {
    String category = rate(row.category(), row.rate());
    String reason = plainText.block(Objects.requireNonNull(row.exemptionReason()), DESCRIPTION);
    boolean said = reason.regionMatches(true, 0, category, 0, category.length());
    return new Labelled(said ? "" : category, reason);
  }

  private @Nullable Accounting accounting() {
    AccountingVat vat = invoice.accountingVat();
    if (vat == null) {
      return null;
    }
    String currency = shortText(vat.currency());
    List<Labelled> amounts = new ArrayList<>();
    if (vat.net() != null) {
      amounts.add(fact("accounting.net", notation.money(vat.net(), 2, currency)));
    }
    amounts.add(fact("accounting.vat", notation.money(vat.vat(), 2, currency)));
    if (vat.gross() != null) {
      amounts.add(fact("accounting.gross", notation.money(vat.gross(), 2, currency)));
    }
    return new Accounting(
        wording.get("accounting.title", currency), amounts, exchangeRate(vat, currency));
  }

  private @Nullable String exchangeRate(AccountingVat vat, String currency) {
    if (vat.exchangeRate() == null) {
      return null;
    }
    StringBuilder text =
        new StringBuilder(
            wording.get(
                "accounting.rate",
                heading.currency(),
                notation.number(vat.exchangeRate(), 4),
                currency));
    if (vat.rateSource() != null) {
      text.append(", ").append(wording.get("accounting.source", shortText(vat.rateSource())));
    }
    if (vat.rateDate() != null) {
      text.append(vat.rateSource() == null ? ", " : " ").append(notation.date(vat.rateDate()));
    }
    return text.toString();
  }

  private List<Total> totals() {
    Totals totals = invoice.totals();
    List<Total> rows = new ArrayList<>();
    if (!invoice.adjustments().isEmpty()) {
      rows.add(total("total.lines", totals.linesNet(), ""));
      invoice.adjustments().forEach(adjustment -> rows.add(adjustment(adjustment)));
    }
    if (vatShown) {
      rows.add(total("total.net", totals.net(), ""));
      rows.add(total("total.vat", totals.vat(), ""));
    }
    boolean settled = differs(totals.prepaid()) || differs(totals.rounding());
    boolean paid = totals.paid().signum() != 0;
    rows.add(
        settled || paid
            ? total("total.gross", totals.gross(), "strong")
            : grand(grandLabel(), totals.gross()));
    if (differs(totals.prepaid())) {
      rows.add(total("total.prepaid", Objects.requireNonNull(totals.prepaid()).negate(), ""));
    }
    if (differs(totals.rounding())) {
      rows.add(total("total.rounding", Objects.requireNonNull(totals.rounding()), ""));
    }
    if (settled) {
      rows.add(
          paid
              ? total("total.payable", totals.payable(), "strong")
              : grand("total.payable", totals.payable()));
    }
    if (paid) {
      rows.add(total("total.paid", totals.paid().negate(), ""));
      rows.add(grand("total.balance", totals.balance()));
    }
    return rows;
  }

  private String grandLabel() {
    boolean due = heading.kind().asksForPayment() && heading.standing() == Standing.VALID;
    return due ? "total.payable" : "total.gross";
  }

  private static boolean differs(@Nullable BigDecimal amount) {
    return amount != null && amount.signum() != 0;
  }

  private Total adjustment(Adjustment adjustment) {
    String reason = adjustment.reason();
    String word = wording.get(adjustment.charge() ? "total.charge" : "total.allowance");
    String label = reason == null || reason.isBlank() ? word : shortText(reason);
    BigDecimal amount = adjustment.charge() ? adjustment.amount() : adjustment.amount().negate();
    return new Total(label + percentage(adjustment.percent()), amount(amount), "");
  }

  private Total total(String key, BigDecimal value, String style) {
    return new Total(wording.get(key), amount(value), style);
  }

  private Total grand(String key, BigDecimal value) {
    return new Total(wording.get(key), money(value), "grand");
  }

  // ---- payment

  private @Nullable PaymentPanel paymentPanel(boolean code) {
    boolean wanted =
        invoice.appearance().settings().showBankInfo()
            && !invoice.bankAccounts().isEmpty()
            && heading.kind().asksForPayment()
            && heading.standing() != Standing.CANCELLED;
    if (!wanted) {
      return null;
    }
    List<Account> accounts = invoice.bankAccounts().stream().map(this::account).toList();
    return new PaymentPanel(
        accounts, heading.standing() == Standing.VALID ? shortText(heading.number()) : null, code);
  }

  private Account account(BankAccount account) {
    String bic = optional(account.bic(), SHORT);
    String bank = optional(account.bank(), SHORT);
    return new Account(
        bank == null ? "" : bank,
        optional(account.holder(), NAME),
        grouped(account.iban()),
        bic == null ? "" : bic,
        optional(account.currency(), SHORT));
  }

  /** In groups of four, as banks print it. */
  private String grouped(String iban) {
    return shortText(PaymentCode.compact(iban)).replaceAll("(.{4})(?=.)", "$1\u00a0");
  }

  private PaymentLine paymentLine(Payment payment) {
    String method =
        wording.find("method." + payment.method()).orElseGet(() -> shortText(payment.method()));
    String reference = payment.reference();
    return new PaymentLine(
        notation.date(payment.date()),
        reference == null || reference.isBlank() ? method : method + ", " + shortText(reference),
        amount(payment.amount()));
  }

  // ---- texts

  private List<Labelled> remarks() {
    Texts texts = invoice.texts();
    List<Labelled> remarks = new ArrayList<>();
    addRemark(remarks, "terms.title", terms(texts));
    addRemark(remarks, "notes.title", optional(texts.notes(), NOTE));
    addRemark(remarks, "mentions.title", mentions(texts));
    return remarks;
  }

  private static @Nullable String joined(List<String> parts) {
    return parts.isEmpty() ? null : String.join("\n", parts);
  }

  private @Nullable String terms(Texts texts) {
    List<String> parts = new ArrayList<>();
    Optional.ofNullable(optional(texts.paymentTerms(), NOTE)).ifPresent(parts::add);
    if (texts.latePenalty() != null) {
      String percent = notation.percent(texts.latePenalty().percentPerDay());
      int graceDays = texts.latePenalty().graceDays();
      parts.add(
          graceDays == 0
              ? wording.get("penalty", percent)
              : wording.get("penalty.grace", percent, Integer.toString(graceDays)));
    }
    return joined(parts);
  }

  private @Nullable String mentions(Texts texts) {
    List<String> parts = new ArrayList<>();
    texts.legalMentions().forEach(mention -> parts.add(wording.get("mention." + mention.name())));
    Optional.ofNullable(optional(texts.mentions(), NOTE)).ifPresent(parts::add);
    return joined(parts);
  }

  private void addRemark(List<Labelled> remarks, String key, @Nullable String text) {
    if (text != null) {
      remarks.add(fact(key, text));
    }
  }

  private List<Labelled> people() {
    Texts texts = invoice.texts();
    List<Labelled> people = new ArrayList<>();
    if (texts.issuerName() != null && !texts.issuerName().isBlank()) {
      String id = texts.issuerId();
      String suffix =
          id == null || id.isBlank() ? "" : "\n" + wording.get("issuerId") + " " + shortText(id);
      people.add(fact("issuer", shortText(texts.issuerName()) + suffix));
    }
    addFact(people, "salesAgent", texts.salesAgent());
    Delegate delegate = texts.delegate();
    if (delegate != null) {
      people.add(fact("delegate", delegate(delegate)));
    }
    return people;
  }

  private String delegate(Delegate delegate) {
    List<String> parts = new ArrayList<>();
    parts.add(shortText(delegate.name()));
    if (delegate.identityCard() != null && !delegate.identityCard().isBlank()) {
      parts.add(wording.get("delegate.card") + " " + shortText(delegate.identityCard()));
    }
    if (delegate.vehicle() != null && !delegate.vehicle().isBlank()) {
      parts.add(wording.get("delegate.vehicle") + " " + shortText(delegate.vehicle()));
    }
    return String.join("\n", parts);
  }

  private List<String> footer() {
    Party seller = invoice.seller();
    List<Labelled> legal = new ArrayList<>();
    addFact(legal, "taxId", seller.taxId() == null ? seller.vatId() : seller.taxId());
    addFact(legal, "registrationNumber", seller.registrationNumber());
    addFact(legal, "shareCapital", seller.shareCapital());
    StringBuilder line = new StringBuilder(name(seller.name()));
    legal.forEach(part -> line.append("  ·  ").append(part.label() + " " + part.value()));
    List<String> lines = new ArrayList<>();
    Optional.ofNullable(optional(invoice.appearance().settings().footerText(), NAME))
        .ifPresent(text -> text.lines().forEach(lines::add));
    lines.add(line.toString());
    return lines;
  }

  // ---- texts and amounts

  private String name(String text) {
    return plainText.line(text, NAME);
  }

  private String shortText(String text) {
    return plainText.line(text, SHORT);
  }

  private @Nullable String optional(@Nullable String text, int longest) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return plainText.block(text, longest);
  }

  private String amount(BigDecimal value) {
    return notation.number(value, heading.minorUnits());
  }

  private String money(BigDecimal value) {
    return notation.money(value, heading.minorUnits(), heading.currency());
  }
}
