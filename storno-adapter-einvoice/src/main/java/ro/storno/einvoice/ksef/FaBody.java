package ro.storno.einvoice.ksef;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.VatBreakdown;

/** Writes the element Fa of a document. */
final class FaBody {
  private static final String YES = "1";
  private static final String NO = "2";

  private final FaOutput out;
  private final FaCodes codes;
  private final FaVersion version;
  private final ElectronicInvoice invoice;
  private final PolishTerms terms;
  private final boolean turned;
  private final FaSums sums;

  FaBody(
      FaOutput out,
      FaCodes codes,
      FaVersion version,
      ElectronicInvoice invoice,
      PolishTerms terms) {
    this.out = out;
    this.codes = codes;
    this.version = version;
    this.invoice = invoice;
    this.terms = terms;
    this.turned = invoice.isCreditNote();
    this.sums = new FaSums(codes, invoice, terms, turned);
  }

  void write() {
    out.start("Fa");
    document();
    sums();
    out.require("P_15", invoice.totals().taxInclusiveAmount(), "The invoice has no total (BT-112).")
        .amount("P_15", signed(invoice.totals().taxInclusiveAmount()))
        .decimals("KursWalutyZ", terms.advanceRate(), "n6");
    annotations();
    out.text("RodzajFaktury", kind());
    correction();
    more();
    if (!terms.linesDerived()) {
      new FaLines(out, codes, version, invoice, terms, sums, turned).write();
    }
    FaShapes.SETTLEMENT.write(out, "Rozliczenie", terms.settlement());
    payment();
    conditions();
    FaShapes.order(version).write(out, "Zamowienie", terms.order());
    out.end();
    leftOut();
  }

  private @Nullable BigDecimal signed(@Nullable BigDecimal value) {
    return value == null || !turned ? value : value.negate();
  }

  private void document() {
    List<Delivery> deliveries = invoice.deliveries();
    LocalDate delivered = deliveries.isEmpty() ? null : deliveries.get(0).actualDate();
    Period period = invoice.invoicingPeriod();
    out.require("KodWaluty", invoice.currency(), "The invoice has no currency (BT-5).")
        .text("KodWaluty", invoice.currency())
        .require("P_1", invoice.issueDate(), "The invoice has no issue date (BT-2).")
        .date("P_1", invoice.issueDate())
        .fitted("P_1M", terms.placeOfIssue(), "t256")
        .require("P_2", invoice.number(), "The invoice has no number (BT-1).")
        .fitted("P_2", invoice.number(), "t256");
    deliveryNotes().forEach(note -> out.fitted("WZ", note, "t256"));
    boolean whole = period != null && period.start() != null && period.end() != null;
    if (delivered != null) {
      out.date("P_6", delivered);
      out.leftOutOf("BG-14", period, "OkresFa");
    } else if (period != null && whole) {
      out.start("OkresFa").date("P_6_Od", period.start()).date("P_6_Do", period.end()).end();
    } else {
      out.leftOutOf("BG-14", period, "OkresFa");
    }
    for (int i = 0; i < deliveries.size(); i++) {
      Delivery delivery = deliveries.get(i);
      out.leftOutOf("BG-13", i > 0 ? delivery : null, "P_6");
      out.leftOutOf("BT-70", delivery.partyName(), "P_6");
      out.leftOutOf("BT-71", delivery.location(), "P_6");
      out.leftOutOf("BG-15", delivery.address(), "P_6");
    }
  }

  private List<String> deliveryNotes() {
    List<String> notes = new ArrayList<>(terms.deliveryNotes());
    String core = invoice.references().despatchAdvice();
    if (core != null && !notes.contains(core)) {
      notes.add(core);
    }
    return notes;
  }

  private void sums() {
    for (VatBreakdown group : invoice.vatBreakdown()) {
      if (sums.numberOf(group.categoryCode(), group.rate()) == null) {
        out.missing(
            "P_13_1",
            "KSeF has no sum for VAT category %s (BT-118).".formatted(group.categoryCode()));
      }
    }
    for (String number : FaCodes.SUMS) {
      FaSums.Sum sum = sums.get(number);
      if (sum == null) {
        continue;
      }
      out.amount("P_13_" + number, signed(sum.base()));
      if (FaCodes.TAXED.contains(number)) {
        out.amount("P_14_" + number, signed(sum.vat()));
        if (!number.equals(FaCodes.ONE_STOP_SHOP)) {
          out.amount("P_14_" + number + FaBodyReader.FOREIGN_VAT_SUFFIX, signed(sum.vatInPln()));
        }
      }
    }
  }

  private void annotations() {
    PolishTerms.Annotations stated = terms.annotations();
    PolishTerms.Annotations all = stated == null ? derived() : stated;
    out.start("Adnotacje")
        .text("P_16", Objects.requireNonNullElse(all.cashAccounting(), NO))
        .text("P_17", Objects.requireNonNullElse(all.selfBilling(), NO))
        .text("P_18", Objects.requireNonNullElse(all.reverseCharge(), NO))
        .text("P_18A", Objects.requireNonNullElse(all.splitPayment(), NO));
    exemption(all);
    vehicles(all);
    out.text("P_23", Objects.requireNonNullElse(all.triangular(), NO)).start("PMarzy");
    if (all.margin() == null) {
      out.text("P_PMarzyN", YES);
    } else {
      out.text("P_PMarzy", YES).text("P_PMarzy_" + all.margin(), YES);
    }
    out.end().end();
  }

  /** Annotations as they follow from the core. */
  private PolishTerms.Annotations derived() {
    String exemption = null;
    String margin = null;
    for (VatBreakdown group : invoice.vatBreakdown()) {
      String kind = codes.get("vatex", group.exemptionReasonCode());
      if (kind != null) {
        margin = kind;
      } else if ("E".equals(group.categoryCode())) {
        exemption =
            Objects.requireNonNullElse(
                group.exemptionReason(),
                Objects.requireNonNullElse(group.exemptionReasonCode(), ""));
      }
    }
    if (exemption != null && exemption.isEmpty()) {
      out.missing("Adnotacje/Zwolnienie/P_19A", "It is not said why no VAT is charged (BT-120).");
    }
    return new PolishTerms.Annotations(
        "432".equals(invoice.taxPointDateCode()) ? YES : NO,
        "389".equals(invoice.typeCode()) ? YES : NO,
        sums.has("10") ? YES : NO,
        NO,
        exemption,
        null,
        null,
        null,
        List.of(),
        NO,
        margin);
  }

  private void exemption(PolishTerms.Annotations all) {
    out.start("Zwolnienie");
    boolean exempt =
        all.exemptByAct() != null
            || all.exemptByDirective() != null
            || all.exemptOtherwise() != null;
    if (exempt) {
      out.text("P_19", YES)
          .fitted("P_19A", all.exemptByAct(), "t256")
          .fitted("P_19B", all.exemptByDirective(), "t256")
          .fitted("P_19C", all.exemptOtherwise(), "t256");
    } else {
      out.text("P_19N", YES);
    }
    out.end();
  }

  private void vehicles(PolishTerms.Annotations all) {
    out.start("NoweSrodkiTransportu");
    if (all.vehicles().isEmpty()) {
      out.text("P_22N", YES);
    } else {
      out.text("P_22", YES).text("P_42_5", Objects.requireNonNullElse(all.transportDuty(), NO));
      for (PolishTerms.NewVehicle vehicle : all.vehicles()) {
        FaShapes.NEW_VEHICLE.write(out, "NowySrodekTransportu", vehicle);
      }
    }
    out.end();
  }

  private @Nullable String kind() {
    if (terms.kind() != null) {
      return terms.kind();
    }
    String kind = codes.get("type", invoice.typeCode());
    if (kind == null) {
      out.missing(
          "RodzajFaktury",
          "KSeF has no kind of document for BT-3 %s.".formatted(invoice.typeCode()));
    }
    return kind;
  }

  private void correction() {
    PolishTerms.Correction stated = terms.correction();
    List<PolishTerms.CorrectedInvoice> corrected = corrected(stated);
    if (stated != null) {
      out.fitted("PrzyczynaKorekty", stated.reason(), "t256").text("TypKorekty", stated.type());
    }
    for (PolishTerms.CorrectedInvoice one : corrected) {
      out.start("DaneFaKorygowanej")
          .require("DataWystFaKorygowanej", one.date(), "A corrected invoice has no date (BT-26).")
          .date("DataWystFaKorygowanej", one.date())
          .require("NrFaKorygowanej", one.number(), "A corrected invoice has no number (BT-25).")
          .fitted("NrFaKorygowanej", one.number(), "t256")
          .flag("NrKSeF", one.ksefNumber() != null)
          .text("NrKSeFFaKorygowanej", one.ksefNumber())
          .flag("NrKSeFN", one.ksefNumber() == null)
          .end();
    }
    if (stated == null) {
      return;
    }
    out.fitted("OkresFaKorygowanej", stated.period(), "t256")
        .fitted("NrFaKorygowany", stated.rightNumber(), "t256");
    FaShapes.SELLER_BEFORE.write(out, "Podmiot1K", stated.sellerBefore());
    for (PolishTerms.PartyBefore buyer : stated.buyersBefore()) {
      FaShapes.BUYER_BEFORE.write(out, "Podmiot2K", buyer);
    }
    out.amount("P_15ZK", stated.advanceBefore())
        .decimals("KursWalutyZK", stated.advanceRateBefore(), "n6");
  }

  private List<PolishTerms.CorrectedInvoice> corrected(PolishTerms.@Nullable Correction stated) {
    List<PolishTerms.CorrectedInvoice> all =
        new ArrayList<>(stated == null ? List.of() : stated.invoices());
    String kind = kind();
    boolean correction = kind != null && kind.startsWith(FaBodyReader.CORRECTION);
    for (PrecedingInvoice preceding : invoice.precedingInvoices()) {
      boolean known =
          all.stream().anyMatch(one -> Objects.equals(one.number(), preceding.number()));
      if (!known && correction) {
        all.add(new PolishTerms.CorrectedInvoice(preceding.issueDate(), preceding.number(), null));
      } else if (!known) {
        out.leftOutOf("BG-3", preceding, "DaneFaKorygowanej");
      }
    }
    if (correction && all.isEmpty()) {
      out.missing("DaneFaKorygowanej", "A correction names the invoice it corrects (BG-3).");
    }
    return all;
  }

  private void more() {
    for (PolishTerms.PartialAdvance advance : terms.partialAdvances()) {
      FaShapes.PARTIAL_ADVANCE.write(out, "ZaliczkaCzesciowa", advance);
    }
    out.flag("FP", terms.receiptBased()).flag("TP", terms.linkedParties());
    for (PolishTerms.Description description : terms.descriptions()) {
      FaShapes.DESCRIPTION.write(out, "DodatkowyOpis", description);
    }
    for (PolishTerms.AdvanceInvoice advance : terms.advanceInvoices()) {
      FaShapes.ADVANCE_INVOICE.write(out, "FakturaZaliczkowa", advance);
    }
    out.flag("ZwrotAkcyzy", terms.exciseRefund());
  }

  private void payment() {
    PolishTerms.Payment stated = terms.payment();
    PolishTerms.Payment payment = stated == null ? derivedPayment() : stated;
    FaShapes.payment(version).write(out, "Platnosc", payment);
  }

  private PolishTerms.@Nullable Payment derivedPayment() {
    List<PaymentInstruction> instructions = invoice.paymentInstructions();
    LocalDate due = invoice.dueDate();
    if (instructions.isEmpty() && due == null) {
      return null;
    }
    String means = instructions.isEmpty() ? null : instructions.get(0).meansCode();
    String form = codes.get("means", means);
    boolean other = form == null && means != null;
    List<PolishTerms.Account> accounts = new ArrayList<>();
    for (PaymentInstruction instruction : instructions) {
      CreditTransfer transfer = instruction.creditTransfer();
      if (transfer != null && transfer.account() != null) {
        accounts.add(
            new PolishTerms.Account(
                transfer.account().replace(" ", ""), transfer.serviceProvider(), null, null, null));
        out.leftOutOf("BT-85", transfer.accountName(), "Platnosc");
      }
      out.leftOutOf("BT-83", instruction.remittanceInformation(), "Platnosc");
      out.leftOutOf("BG-18", instruction.card(), "Platnosc");
      out.leftOutOf("BG-19", instruction.directDebit(), "Platnosc");
      out.leftOutOf("BT-82", other ? null : instruction.meansText(), "Platnosc");
    }
    String words = other ? instructions.get(0).meansText() : null;
    return new PolishTerms.Payment(
        null,
        null,
        null,
        List.of(),
        due == null ? List.of() : List.of(new PolishTerms.DueTerm(due, null, null)),
        form,
        other ? YES : null,
        other ? Objects.requireNonNullElse(words, means) : null,
        accounts,
        List.of(),
        null,
        null,
        null);
  }

  private void conditions() {
    PolishTerms.Conditions stated = terms.conditions();
    List<PolishTerms.Reference> orders =
        new ArrayList<>(stated == null ? List.of() : stated.orders());
    List<PolishTerms.Reference> contracts =
        new ArrayList<>(stated == null ? List.of() : stated.contracts());
    for (OrderReference order : invoice.references().orders()) {
      add(orders, order.purchaseOrder());
      out.leftOutOf("BT-14", order.salesOrder(), "Zamowienia");
    }
    add(contracts, invoice.references().contract());
    if (stated == null && orders.isEmpty() && contracts.isEmpty()) {
      return;
    }
    PolishTerms.Conditions all =
        stated == null
            ? new PolishTerms.Conditions(
                contracts, orders, List.of(), null, null, null, List.of(), null)
            : new PolishTerms.Conditions(
                contracts,
                orders,
                stated.batches(),
                stated.deliveryTerms(),
                stated.agreedRate(),
                stated.agreedCurrency(),
                stated.transports(),
                stated.intermediary());
    FaShapes.CONDITIONS.write(out, "WarunkiTransakcji", all);
  }

  private static void add(List<PolishTerms.Reference> all, @Nullable String number) {
    boolean known = number == null || all.stream().anyMatch(one -> number.equals(one.number()));
    if (!known) {
      all.add(new PolishTerms.Reference(null, number));
    }
  }

  /** Terms of the core FA has no place for. */
  private void leftOut() {
    out.leftOutOf("BT-7", invoice.taxPointDate(), "Fa");
    out.leftOutOf("BT-10", invoice.buyerReference(), "Fa");
    out.leftOutOf("BT-19", invoice.buyerAccountingReference(), "Fa");
    out.leftOutOf("BT-11", invoice.references().project(), "Fa");
    out.leftOutOf("BT-15", invoice.references().receivingAdvice(), "Fa");
    out.leftOutOf("BT-17", invoice.references().tenderOrLot(), "Fa");
    out.leftOutOf("BT-18", invoice.references().invoicedObject(), "Fa");
    out.leftOutOf("BG-10", invoice.payee(), "Fa");
    out.leftOutOf("BG-11", invoice.taxRepresentative(), "Fa");
    invoice.paymentTerms().forEach(text -> out.leftOutOf("BT-20", text, "Platnosc"));
    invoice.supportingDocuments().forEach(one -> out.leftOutOf("BG-24", one, "Fa"));
    out.leftOutOf("BT-114", invoice.totals().roundingAmount(), "Fa");
    BigDecimal prepaid = invoice.totals().prepaidAmount();
    BigDecimal total = invoice.totals().taxInclusiveAmount();
    boolean known =
        prepaid == null
            || total != null
                && total.subtract(FaBodyReader.due(terms, total)).compareTo(prepaid) == 0;
    out.leftOutOf("BT-113", known ? null : prepaid, "Fa");
    boolean polish = "PLN".equals(invoice.vatAccountingCurrency());
    out.leftOutOf("BT-6", polish ? null : invoice.vatAccountingCurrency(), "Fa");
  }
}
