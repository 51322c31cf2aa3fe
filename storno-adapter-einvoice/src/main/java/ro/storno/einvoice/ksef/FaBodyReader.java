package ro.storno.einvoice.ksef;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Reads the element Fa of a document, and its foot, into the core and the Polish terms. */
final class FaBodyReader {
  static final String CORRECTION = "KOR";
  static final String YES = "1";
  static final String FOREIGN_VAT_SUFFIX = "W";

  private static final String SUM = "P_13_";
  private static final String SETTLING = "ROZ";
  private static final String ADVANCE = "Zaliczka";
  private static final String CREDIT_NOTE = "381";
  private static final String CORRECTED_INVOICE = "384";
  private static final String SELF_BILLED = "389";
  private static final BigDecimal ZERO = new BigDecimal("0.00");
  private static final BigDecimal ONE = new BigDecimal("1.00");

  private final TrimmedTermSource source;
  private final FaCodes codes;
  private final FaVersion version;
  private final XmlElement root;
  private final @Nullable XmlElement fa;
  private final ElectronicInvoice.Builder invoice;
  private final PolishTerms.Builder terms;
  private final boolean turned;

  /** The numbers of the sums P_13 the document has, which every line asks for. */
  private final Set<String> sums;

  FaBodyReader(
      TrimmedTermSource source,
      FaCodes codes,
      FaVersion version,
      XmlElement root,
      ElectronicInvoice.Builder invoice,
      PolishTerms.Builder terms) {
    this.source = source;
    this.codes = codes;
    this.version = version;
    this.root = root;
    this.fa = source.find(root, "Fa");
    this.sums = fa == null ? Set.of() : numbersOfSums(fa);
    this.invoice = invoice;
    this.terms = terms;
    String kind = source.text(fa, "RodzajFaktury");
    BigDecimal total = source.number(fa, "P_15");
    this.turned =
        kind != null && kind.startsWith(CORRECTION) && total != null && total.signum() < 0;
  }

  private static Set<String> numbersOfSums(XmlElement fa) {
    return fa.children().stream()
        .map(XmlElement::name)
        .filter(name -> name.startsWith(SUM))
        .map(name -> name.substring(SUM.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  void read() {
    document();
    annotations(source.find(fa, "Adnotacje"));
    correction();
    more();
    payment();
    sums();
    lines();
    settled();
    totals();
    foot(source.find(root, "Stopka"));
  }

  private void document() {
    String kind = source.text(fa, "RodzajFaktury");
    invoice
        .currency(source.text(fa, "KodWaluty"))
        .issueDate(source.date(fa, "P_1"))
        .number(source.text(fa, "P_2"))
        .typeCode(typeCode(kind))
        .taxPointDateCode(YES.equals(source.text(fa, "Adnotacje", "P_16")) ? "432" : null);
    terms.kind(kind).placeOfIssue(source.text(fa, "P_1M"));
    List<String> notes = new ArrayList<>();
    for (XmlElement note : source.all(fa, "WZ")) {
      String number = note.text();
      if (number != null) {
        notes.add(number);
      }
    }
    terms.deliveryNotes(notes);
    LocalDate delivered = source.date(fa, "P_6");
    if (delivered != null) {
      invoice.addDelivery(Delivery.builder().actualDate(delivered).build());
    }
    XmlElement period = source.find(fa, "OkresFa");
    Period covered = new Period(source.date(period, "P_6_Od"), source.date(period, "P_6_Do"));
    invoice.invoicingPeriod(TermSource.allNull(covered.start(), covered.end()) ? null : covered);
  }

  private @Nullable String typeCode(@Nullable String kind) {
    if (kind == null) {
      return null;
    }
    if (kind.startsWith(CORRECTION)) {
      return turned ? CREDIT_NOTE : CORRECTED_INVOICE;
    }
    if (YES.equals(source.text(fa, "Adnotacje", "P_17"))) {
      return SELF_BILLED;
    }
    return Objects.requireNonNullElse(codes.get("kind", kind), kind);
  }

  private void annotations(@Nullable XmlElement element) {
    if (element == null) {
      return;
    }
    XmlElement exemption = source.find(element, "Zwolnienie");
    XmlElement vehicles = source.find(element, "NoweSrodkiTransportu");
    source.text(exemption, "P_19");
    source.text(exemption, "P_19N");
    source.text(vehicles, "P_22");
    source.text(vehicles, "P_22N");
    terms.annotations(
        new PolishTerms.Annotations(
            source.text(element, "P_16"),
            source.text(element, "P_17"),
            source.text(element, "P_18"),
            source.text(element, "P_18A"),
            source.text(exemption, "P_19A"),
            source.text(exemption, "P_19B"),
            source.text(exemption, "P_19C"),
            source.text(vehicles, "P_42_5"),
            FaShapes.NEW_VEHICLE.readAll(source, vehicles, "NowySrodekTransportu"),
            source.text(element, "P_23"),
            marginKind()));
  }

  /** Which margin scheme the document names; null when it names none. */
  private @Nullable String marginKind() {
    XmlElement margin = source.find(fa, "Adnotacje", "PMarzy");
    source.text(margin, "P_PMarzy");
    source.text(margin, "P_PMarzyN");
    for (String kind : new String[] {"2", "3_1", "3_2", "3_3"}) {
      if (source.text(margin, "P_PMarzy_" + kind) != null) {
        return kind;
      }
    }
    return null;
  }

  private void correction() {
    List<PolishTerms.CorrectedInvoice> corrected = new ArrayList<>();
    for (XmlElement element : source.all(fa, "DaneFaKorygowanej")) {
      source.text(element, "NrKSeF");
      source.text(element, "NrKSeFN");
      PolishTerms.CorrectedInvoice one =
          new PolishTerms.CorrectedInvoice(
              source.date(element, "DataWystFaKorygowanej"),
              source.text(element, "NrFaKorygowanej"),
              source.text(element, "NrKSeFFaKorygowanej"));
      corrected.add(one);
      invoice.addPrecedingInvoice(new PrecedingInvoice(one.number(), one.date()));
    }
    PolishTerms.Correction correction =
        new PolishTerms.Correction(
            source.text(fa, "PrzyczynaKorekty"),
            source.text(fa, "TypKorekty"),
            corrected,
            source.text(fa, "OkresFaKorygowanej"),
            source.text(fa, "NrFaKorygowany"),
            FaShapes.SELLER_BEFORE.read(source, source.find(fa, "Podmiot1K")),
            FaShapes.BUYER_BEFORE.readAll(source, fa, "Podmiot2K"),
            source.number(fa, "P_15ZK"),
            source.number(fa, "KursWalutyZK"));
    boolean none =
        correction.equals(
            new PolishTerms.Correction(
                null, null, List.of(), null, null, null, List.of(), null, null));
    terms.correction(none ? null : correction);
  }

  private void more() {
    PolishTerms.Conditions conditions =
        FaShapes.CONDITIONS.read(source, source.find(fa, "WarunkiTransakcji"));
    terms
        .advanceRate(source.number(fa, "KursWalutyZ"))
        .partialAdvances(FaShapes.PARTIAL_ADVANCE.readAll(source, fa, "ZaliczkaCzesciowa"))
        .receiptBased(source.text(fa, "FP") != null)
        .linkedParties(source.text(fa, "TP") != null)
        .descriptions(FaShapes.DESCRIPTION.readAll(source, fa, "DodatkowyOpis"))
        .advanceInvoices(FaShapes.ADVANCE_INVOICE.readAll(source, fa, "FakturaZaliczkowa"))
        .exciseRefund(source.text(fa, "ZwrotAkcyzy") != null)
        .settlement(FaShapes.SETTLEMENT.read(source, source.find(fa, "Rozliczenie")))
        .conditions(conditions)
        .order(FaShapes.order(version).read(source, source.find(fa, "Zamowienie")));
    References.Builder references = References.builder();
    if (conditions != null) {
      for (PolishTerms.Reference order : conditions.orders()) {
        if (order.number() != null) {
          references.addOrder(new OrderReference(order.number(), null));
        }
      }
      conditions.contracts().stream()
          .map(PolishTerms.Reference::number)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(references::contract);
    }
    List<String> notes = terms.build().deliveryNotes();
    invoice.references(references.despatchAdvice(notes.isEmpty() ? null : notes.get(0)).build());
  }

  private void payment() {
    PolishTerms.Payment payment =
        FaShapes.payment(version).read(source, source.find(fa, "Platnosc"));
    terms.payment(payment);
    if (payment == null) {
      return;
    }
    for (PolishTerms.DueTerm term : payment.terms()) {
      if (term.date() != null && invoice.build().dueDate() == null) {
        invoice.dueDate(term.date());
      }
    }
    String form = payment.form();
    String means = form == null ? null : Objects.requireNonNullElse(codes.get("form", form), form);
    List<PolishTerms.Account> accounts = new ArrayList<>(payment.accounts());
    accounts.addAll(payment.factorAccounts());
    if (means == null && payment.formText() != null) {
      // an agreed means that has no code (UNCL 4461 ZZZ)
      means = "ZZZ";
    }
    if (accounts.isEmpty() && means != null) {
      invoice.addPaymentInstruction(
          PaymentInstruction.builder().meansCode(means).meansText(payment.formText()).build());
    }
    for (PolishTerms.Account account : accounts) {
      invoice.addPaymentInstruction(
          PaymentInstruction.builder()
              .meansCode(means == null ? "30" : means)
              .meansText(payment.formText())
              .creditTransfer(new CreditTransfer(account.number(), null, account.swift()))
              .build());
    }
  }

  /** The VAT groups, which FA has as sums of fixed rates. */
  private void sums() {
    List<PolishTerms.VatGroup> groups = new ArrayList<>();
    BigDecimal inPln = ZERO;
    boolean foreign = false;
    for (String sum : FaCodes.SUMS) {
      BigDecimal base = source.number(fa, SUM + sum);
      if (base == null) {
        continue;
      }
      BigDecimal vat = source.number(fa, "P_14_" + sum);
      BigDecimal pln = source.number(fa, "P_14_" + sum + FOREIGN_VAT_SUFFIX);
      groups.add(new PolishTerms.VatGroup(sum, pln));
      foreign |= pln != null;
      inPln = inPln.add(pln == null ? ZERO : pln);
      invoice.addVatBreakdown(group(sum, signed(base), vat == null ? ZERO : signed(vat)));
    }
    terms.vatGroups(groups);
    if (foreign) {
      invoice
          .vatAccountingCurrency("PLN")
          .totals(DocumentTotals.builder().vatTotalInAccountingCurrency(signed(inPln)).build());
    }
  }

  private VatBreakdown group(String sum, BigDecimal base, BigDecimal vat) {
    String[] entry = codes.sum(sum);
    boolean taxed = FaCodes.TAXED.contains(sum);
    String reason = entry.length > 1 && !taxed ? entry[1] : null;
    if (sum.equals(FaCodes.MARGIN)) {
      reason = codes.get("margin", marginKind());
    }
    return VatBreakdown.builder()
        .categoryCode(entry[0])
        .rate(taxed ? rateOf(sum, entry) : entry[0].equals("O") ? null : ZERO)
        .taxableAmount(base)
        .taxAmount(vat)
        .exemptionReasonCode(reason)
        .exemptionReason(sum.equals("7") ? exemption() : null)
        .build();
  }

  private @Nullable String exemption() {
    XmlElement element = source.find(fa, "Adnotacje", "Zwolnienie");
    for (String name : new String[] {"P_19A", "P_19B", "P_19C"}) {
      String text = source.text(element, name);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** The rate of a sum as the lines have it, or else the usual one. */
  private @Nullable BigDecimal rateOf(String sum, String[] entry) {
    for (XmlElement line : source.all(fa, "FaWiersz")) {
      BigDecimal unionRate = source.number(line, "P_12_XII");
      String rate = source.text(line, "P_12");
      if (sum.equals(FaCodes.ONE_STOP_SHOP) && unionRate != null) {
        return unionRate;
      }
      if (rate != null && sum.equals(codes.get("tax", rate))) {
        return codes.lineVat(rate, null, null, sums::contains).rate();
      }
    }
    return entry.length > 1 ? new BigDecimal(entry[1]) : null;
  }

  private void lines() {
    FaLineReader reader = new FaLineReader(source, codes, marginKind(), turned, sums::contains);
    List<PolishTerms.Line> more = new ArrayList<>();
    for (XmlElement element : source.all(fa, "FaWiersz")) {
      PolishTerms.Line line = reader.terms(element);
      more.add(line);
      invoice.addLine(reader.line(element, line));
    }
    terms.lines(more);
    if (more.isEmpty() && !invoice.build().vatBreakdown().isEmpty()) {
      derivedLines();
    }
  }

  /**
   * What a settling invoice takes off for the advances, whose invoices had their VAT: its lines say
   * the whole, its sums the rest.
   */
  private void settled() {
    if (!SETTLING.equals(terms.build().kind())) {
      return;
    }
    Map<LineVat, BigDecimal> open = new LinkedHashMap<>();
    for (InvoiceLine line : invoice.build().lines()) {
      open.merge(line.vat(), Objects.requireNonNullElse(line.netAmount(), ZERO), BigDecimal::add);
    }
    for (VatBreakdown group : invoice.build().vatBreakdown()) {
      open.computeIfPresent(
          new LineVat(group.categoryCode(), group.rate()),
          (vat, net) -> net.subtract(Objects.requireNonNullElse(group.taxableAmount(), ZERO)));
    }
    open.forEach(this::settled);
  }

  private void settled(LineVat vat, BigDecimal amount) {
    if (amount.signum() > 0) {
      invoice.addAllowance(
          AllowanceCharge.builder()
              .amount(amount)
              .vatCategoryCode(vat.categoryCode())
              .vatRate(vat.rate())
              .reason(ADVANCE)
              .build());
    }
  }

  /** Whether an allowance of the core only stands for the advances a document settles. */
  static boolean isSettledAdvance(PolishTerms terms, AllowanceCharge allowance) {
    return SETTLING.equals(terms.kind())
        && !terms.lines().isEmpty()
        && ADVANCE.equals(allowance.reason());
  }

  private void derivedLines() {
    PolishTerms soFar = terms.build();
    String name = name(soFar);
    int position = 0;
    for (VatBreakdown group : invoice.build().vatBreakdown()) {
      BigDecimal base = Objects.requireNonNullElse(group.taxableAmount(), ZERO);
      boolean negative = base.signum() < 0;
      invoice.addLine(
          InvoiceLine.builder()
              .id(String.valueOf(++position))
              .quantity(negative ? ONE.negate() : ONE)
              .unitCode("C62")
              .netAmount(base)
              .price(PriceDetails.builder().netPrice(base.abs()).build())
              .vat(new LineVat(group.categoryCode(), group.rate()))
              .item(Item.builder().name(name).build())
              .build());
    }
    terms.linesDerived(true);
  }

  /** What a document without lines is about: the reason of the correction, or the order. */
  private static String name(PolishTerms terms) {
    PolishTerms.Correction correction = terms.correction();
    if (correction != null && correction.reason() != null) {
      return correction.reason();
    }
    PolishTerms.Order order = terms.order();
    if (order != null && !order.lines().isEmpty() && order.lines().get(0).name() != null) {
      return order.lines().get(0).name();
    }
    return ADVANCE;
  }

  private void totals() {
    ElectronicInvoice soFar = invoice.build();
    BigDecimal net = ZERO;
    BigDecimal vat = ZERO;
    for (VatBreakdown group : soFar.vatBreakdown()) {
      net = net.add(Objects.requireNonNullElse(group.taxableAmount(), ZERO));
      vat = vat.add(Objects.requireNonNullElse(group.taxAmount(), ZERO));
    }
    BigDecimal lines = ZERO;
    for (InvoiceLine line : soFar.lines()) {
      lines = lines.add(Objects.requireNonNullElse(line.netAmount(), ZERO));
    }
    BigDecimal settled = ZERO;
    for (AllowanceCharge advance : soFar.allowances()) {
      settled = settled.add(Objects.requireNonNullElse(advance.amount(), ZERO));
    }
    BigDecimal stated = source.number(fa, "P_15");
    BigDecimal total = stated == null ? net.add(vat) : signed(stated);
    BigDecimal paid = total.subtract(due(total));
    invoice.totals(
        soFar.totals().toBuilder()
            .lineNetTotal(TrimmedTermSource.trimmed(lines))
            .allowanceTotal(settled.signum() == 0 ? null : settled)
            .taxExclusiveAmount(net)
            .vatTotal(vat)
            .taxInclusiveAmount(total)
            .prepaidAmount(paid.signum() == 0 ? null : paid)
            .payableAmount(total.subtract(paid))
            .build());
  }

  /** What remains to be paid after what was paid, charged and deducted. */
  private BigDecimal due(BigDecimal total) {
    return due(terms.build(), total);
  }

  static BigDecimal due(PolishTerms terms, BigDecimal total) {
    BigDecimal due = total;
    PolishTerms.Settlement settlement = terms.settlement();
    if (settlement != null && settlement.toPay() != null) {
      due = settlement.toPay();
    }
    PolishTerms.Payment payment = terms.payment();
    if (payment == null) {
      return due;
    }
    if (YES.equals(payment.paid())) {
      return ZERO;
    }
    for (PolishTerms.PartPayment part : payment.parts()) {
      due = due.subtract(Objects.requireNonNullElse(part.amount(), ZERO));
    }
    return due;
  }

  private BigDecimal signed(BigDecimal value) {
    return turned ? value.negate() : value;
  }

  private void foot(@Nullable XmlElement element) {
    for (XmlElement information : source.all(element, "Informacje")) {
      String text = source.text(information, "StopkaFaktury");
      if (text != null) {
        invoice.addNote(InvoiceNote.of(text));
      }
    }
    terms.registers(FaShapes.REGISTER.readAll(source, element, "Rejestry"));
  }
}
