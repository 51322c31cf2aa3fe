package ro.storno.einvoice.fatturapa;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.Attachment;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.ItalianTerms.DocumentKind;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.SupportingDocument;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.einvoice.syntax.CodeTable;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Reads one body of a FatturaPA file into the core and the Italian terms beside it. */
final class FatturaPaBodyReader {
  static final Map<DocumentKind, String> DOCUMENT_BLOCKS =
      Map.of(
          DocumentKind.ORDER, "DatiOrdineAcquisto",
          DocumentKind.CONTRACT, "DatiContratto",
          DocumentKind.AGREEMENT, "DatiConvenzione",
          DocumentKind.RECEIPT, "DatiRicezione",
          DocumentKind.INVOICE, "DatiFattureCollegate");
  static final String SPLIT_PAYMENT = "S";

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private final TrimmedTermSource source;
  private final CodeTable codes;
  private final FatturaPaPartyReader parties;
  private final XmlElement body;
  private final ElectronicInvoice.Builder invoice;
  private final ItalianTerms.Builder terms;
  private final FatturaPaLineReader lineReader;

  FatturaPaBodyReader(
      TrimmedTermSource source,
      CodeTable codes,
      XmlElement body,
      ElectronicInvoice.Builder invoice,
      ItalianTerms.Builder terms) {
    this.source = source;
    this.codes = codes;
    this.parties = new FatturaPaPartyReader(source);
    this.body = body;
    this.invoice = invoice;
    this.terms = terms;
    this.lineReader = new FatturaPaLineReader(source, codes);
  }

  void read() {
    XmlElement general = source.find(body, "DatiGenerali");
    document(source.find(general, "DatiGeneraliDocumento"));
    references(general);
    transport(source.find(general, "DatiTrasporto"));
    terms
        .mainInvoice(
            FatturaPaShapes.MAIN_INVOICE.read(source, source.find(general, "FatturaPrincipale")))
        .vehicle(FatturaPaShapes.VEHICLE.read(source, source.find(body, "DatiVeicoli")));
    lines();
    payments();
    totals(source.find(general, "DatiGeneraliDocumento"));
    source.all(body, "Allegati").forEach(this::attachment);
  }

  private void document(@Nullable XmlElement element) {
    String type = source.text(element, "TipoDocumento");
    invoice
        .typeCode(type == null ? null : Objects.requireNonNullElse(codes.get("type", type), type))
        .currency(source.text(element, "Divisa"))
        .issueDate(source.date(element, "Data"))
        .number(source.text(element, "Numero"));
    for (XmlElement reason : source.all(element, "Causale")) {
      String text = reason.text();
      if (text != null) {
        invoice.addNote(InvoiceNote.of(text));
      }
    }
    XmlElement stamp = source.find(element, "DatiBollo");
    source.text(stamp, "BolloVirtuale");
    terms
        .documentType(type)
        .withholdings(FatturaPaShapes.WITHHOLDING.readAll(source, element, "DatiRitenuta"))
        .stampDuty(
            stamp == null ? null : new ItalianTerms.StampDuty(source.number(stamp, "ImportoBollo")))
        .pensionFunds(
            FatturaPaShapes.PENSION_FUND.readAll(source, element, "DatiCassaPrevidenziale"))
        .adjustments(FatturaPaShapes.ADJUSTMENT.readAll(source, element, "ScontoMaggiorazione"))
        .artisan(source.text(element, "Art73") != null);
  }

  private void references(@Nullable XmlElement general) {
    List<ItalianTerms.RelatedDocument> documents = new ArrayList<>();
    for (DocumentKind kind : DocumentKind.values()) {
      for (ItalianTerms.RelatedDocument document :
          FatturaPaShapes.RELATED_DOCUMENT.readAll(
              source, general, DOCUMENT_BLOCKS.getOrDefault(kind, ""))) {
        documents.add(
            new ItalianTerms.RelatedDocument(
                kind,
                document.lines(),
                document.number(),
                document.date(),
                document.item(),
                document.agreement(),
                document.projectCode(),
                document.tenderCode()));
      }
    }
    List<ItalianTerms.DeliveryNote> notes =
        FatturaPaShapes.DELIVERY_NOTE.readAll(source, general, "DatiDDT");
    List<Integer> progress = new ArrayList<>();
    for (XmlElement phase : source.all(general, "DatiSAL")) {
      BigDecimal number = source.number(phase, "RiferimentoFase");
      if (number != null) {
        progress.add(number.intValue());
      }
    }
    terms.documents(documents).deliveryNotes(notes).workProgress(progress);
    coreReferences(documents, notes);
  }

  /** The references EN 16931 knows, as far as the blocks of FatturaPA have them. */
  private void coreReferences(
      List<ItalianTerms.RelatedDocument> documents, List<ItalianTerms.DeliveryNote> notes) {
    References.Builder references = References.builder();
    Set<String> orders = new LinkedHashSet<>();
    String contract = null;
    String receipt = null;
    String project = null;
    String tender = null;
    for (ItalianTerms.RelatedDocument document : documents) {
      String number = document.number();
      project = project == null ? document.projectCode() : project;
      tender = tender == null ? document.tenderCode() : tender;
      switch (document.kind()) {
        case ORDER -> {
          if (number != null) {
            orders.add(number);
          }
        }
        case CONTRACT -> contract = contract == null ? number : contract;
        case RECEIPT -> receipt = receipt == null ? number : receipt;
        case INVOICE -> invoice.addPrecedingInvoice(new PrecedingInvoice(number, document.date()));
        case AGREEMENT -> {
          // the core has no place of its own for agreements; they stay among the Italian terms
        }
      }
    }
    orders.forEach(order -> references.addOrder(new OrderReference(order, null)));
    invoice.references(
        references
            .contract(contract)
            .receivingAdvice(receipt)
            .project(project)
            .tenderOrLot(tender)
            .despatchAdvice(notes.isEmpty() ? null : notes.get(0).number())
            .build());
  }

  private void transport(@Nullable XmlElement element) {
    if (element == null) {
      return;
    }
    LocalDateTime delivered = moment(element, "DataOraConsegna");
    BigDecimal packages = source.number(element, "NumeroColli");
    terms.transport(
        new ItalianTerms.Transport(
            carrier(source.find(element, "DatiAnagraficiVettore")),
            source.text(element, "MezzoTrasporto"),
            source.text(element, "CausaleTrasporto"),
            packages == null ? null : packages.intValue(),
            source.text(element, "Descrizione"),
            source.text(element, "UnitaMisuraPeso"),
            source.number(element, "PesoLordo"),
            source.number(element, "PesoNetto"),
            moment(element, "DataOraRitiro"),
            source.date(element, "DataInizioTrasporto"),
            source.text(element, "TipoResa"),
            delivered));
    PostalAddress place = parties.address(source.find(element, "IndirizzoResa"));
    if (delivered != null || place != null) {
      invoice.addDelivery(
          Delivery.builder()
              .actualDate(delivered == null ? null : delivered.toLocalDate())
              .address(place)
              .build());
    }
  }

  private ItalianTerms.@Nullable Carrier carrier(@Nullable XmlElement element) {
    ItalianTerms.Representative who = parties.representative(element);
    return who == null
        ? null
        : new ItalianTerms.Carrier(
            who.country(),
            who.code(),
            who.taxCode(),
            who.name(),
            who.person(),
            who.title(),
            who.eori(),
            source.text(element, "NumeroLicenzaGuida"));
  }

  private @Nullable LocalDateTime moment(XmlElement parent, String name) {
    XmlElement element = source.find(parent, name);
    String text = element == null ? null : element.text();
    if (element == null || text == null) {
      return null;
    }
    try {
      return LocalDateTime.from(DateTimeFormatter.ISO_DATE_TIME.parse(text));
    } catch (DateTimeParseException e) {
      source.report("READ-DATE", Severity.WARNING, element, "Not a date with time.");
      return null;
    }
  }

  private void lines() {
    XmlElement goods = source.find(body, "DatiBeniServizi");
    List<ItalianTerms.Line> lines = new ArrayList<>();
    for (XmlElement element : source.all(goods, "DettaglioLinee")) {
      ItalianTerms.Line line = lineReader.terms(element);
      lines.add(line);
      invoice.addLine(lineReader.line(element, line));
    }
    List<ItalianTerms.VatGroup> groups = new ArrayList<>();
    for (XmlElement element : source.all(goods, "DatiRiepilogo")) {
      groups.add(vatGroup(element));
    }
    terms.lines(lines).vatGroups(groups);
  }

  private ItalianTerms.VatGroup vatGroup(XmlElement element) {
    String nature = source.text(element, "Natura");
    LineVat vat = lineReader.vat(source.number(element, "AliquotaIVA"), nature);
    String entry = codes.get("natura", nature);
    invoice.addVatBreakdown(
        VatBreakdown.builder()
            .categoryCode(vat.categoryCode())
            .rate(vat.rate())
            .taxableAmount(source.number(element, "ImponibileImporto"))
            .taxAmount(source.number(element, "Imposta"))
            .exemptionReason(source.text(element, "RiferimentoNormativo"))
            .exemptionReasonCode(
                entry == null || entry.indexOf(' ') < 0
                    ? null
                    : entry.substring(entry.indexOf(' ') + 1))
            .build());
    return new ItalianTerms.VatGroup(
        nature,
        source.number(element, "SpeseAccessorie"),
        source.number(element, "Arrotondamento"),
        source.text(element, "EsigibilitaIVA"));
  }

  private void payments() {
    List<ItalianTerms.Payment> payments =
        FatturaPaShapes.PAYMENT.readAll(source, body, "DatiPagamento");
    Set<PaymentInstruction> instructions = new LinkedHashSet<>();
    LocalDate due = null;
    for (ItalianTerms.Payment payment : payments) {
      for (ItalianTerms.Instalment instalment : payment.instalments()) {
        instructions.add(instruction(instalment));
        due = due == null ? instalment.dueDate() : due;
      }
    }
    terms.payments(payments);
    invoice.dueDate(due).paymentInstructions(List.copyOf(instructions));
  }

  private PaymentInstruction instruction(ItalianTerms.Instalment instalment) {
    String method = instalment.method();
    CreditTransfer transfer =
        new CreditTransfer(instalment.iban(), instalment.beneficiary(), instalment.bic());
    return PaymentInstruction.builder()
        .meansCode(
            method == null ? null : Objects.requireNonNullElse(codes.get("method", method), method))
        .remittanceInformation(instalment.code())
        .creditTransfer(instalment.iban() == null ? null : transfer)
        .build();
  }

  /** FatturaPA states few totals; the others are the sums of the groups it states. */
  private void totals(@Nullable XmlElement document) {
    ElectronicInvoice soFar = invoice.build();
    ItalianTerms italian = terms.build();
    charges(italian);
    BigDecimal net = ZERO;
    BigDecimal vat = ZERO;
    for (VatBreakdown group : soFar.vatBreakdown()) {
      net = net.add(orZero(group.taxableAmount()));
      vat = vat.add(orZero(group.taxAmount()));
    }
    BigDecimal lines = ZERO;
    for (var line : soFar.lines()) {
      lines = lines.add(orZero(line.netAmount()));
    }
    BigDecimal stated = source.number(document, "ImportoTotaleDocumento");
    BigDecimal total = stated == null ? net.add(vat) : stated;
    BigDecimal rounding = source.number(document, "Arrotondamento");
    BigDecimal withheld = withheld(italian, soFar.vatBreakdown());
    BigDecimal charges = ZERO;
    for (AllowanceCharge charge : invoice.build().charges()) {
      charges = charges.add(orZero(charge.amount()));
    }
    invoice.totals(
        DocumentTotals.builder()
            .lineNetTotal(TrimmedTermSource.trimmed(lines))
            .chargeTotal(charges.signum() == 0 ? null : charges)
            .taxExclusiveAmount(net)
            .vatTotal(vat)
            .taxInclusiveAmount(total)
            .prepaidAmount(withheld.signum() == 0 ? null : withheld)
            .roundingAmount(rounding)
            .payableAmount(total.add(orZero(rounding)).subtract(withheld))
            .build());
    if (withheld.signum() != 0 && document != null) {
      source.report(
          "READ-WITHHELD",
          Severity.INFORMATION,
          document,
          "The buyer withholds %s, which the core counts as paid (BT-113).".formatted(withheld));
    }
  }

  /** Contributions to pension funds and ancillary costs are charges of the document. */
  private void charges(ItalianTerms italian) {
    italian.pensionFunds().forEach(fund -> invoice.addCharge(charge(fund)));
    List<VatBreakdown> groups = invoice.build().vatBreakdown();
    for (int i = 0; i < italian.vatGroups().size(); i++) {
      BigDecimal costs = italian.vatGroups().get(i).ancillaryCosts();
      if (costs != null && costs.signum() != 0) {
        invoice.addCharge(ancillaryCosts(costs, groups.get(i)));
      }
    }
  }

  static AllowanceCharge ancillaryCosts(BigDecimal costs, VatBreakdown group) {
    return AllowanceCharge.builder()
        .amount(costs)
        .reason("Spese accessorie")
        .vatCategoryCode(group.categoryCode())
        .vatRate(group.rate())
        .build();
  }

  private AllowanceCharge charge(ItalianTerms.PensionFund fund) {
    LineVat vat = lineReader.vat(fund.vatRate(), fund.nature());
    return charge(fund, vat);
  }

  /** Returns whether a charge of the core is what a contribution is read as. */
  static boolean isCharge(ItalianTerms.PensionFund fund, AllowanceCharge charge) {
    BigDecimal amount = charge.amount();
    return fundReason(fund).equals(charge.reason())
        && amount != null
        && fund.amount() != null
        && amount.compareTo(fund.amount()) == 0;
  }

  private static String fundReason(ItalianTerms.PensionFund fund) {
    return "Cassa previdenziale " + fund.type();
  }

  private static AllowanceCharge charge(ItalianTerms.PensionFund fund, LineVat vat) {
    return AllowanceCharge.builder()
        .amount(fund.amount())
        .baseAmount(fund.base())
        .percentage(fund.base() == null ? null : fund.rate())
        .reason(fundReason(fund))
        .vatCategoryCode(vat.categoryCode())
        .vatRate(vat.rate())
        .build();
  }

  /** What the buyer does not pay to the seller: taxes withheld, and VAT under split payment. */
  static BigDecimal withheld(ItalianTerms italian, List<VatBreakdown> groups) {
    BigDecimal withheld = ZERO;
    for (ItalianTerms.Withholding withholding : italian.withholdings()) {
      withheld = withheld.add(orZero(withholding.amount()));
    }
    for (int i = 0; i < Math.min(groups.size(), italian.vatGroups().size()); i++) {
      if (SPLIT_PAYMENT.equals(italian.vatGroups().get(i).collectability())) {
        withheld = withheld.add(orZero(groups.get(i).taxAmount()));
      }
    }
    return withheld;
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return value == null ? ZERO : value;
  }

  private void attachment(XmlElement element) {
    String name = source.text(element, "NomeAttachment");
    String format = source.text(element, "FormatoAttachment");
    Attachment content = source.attachment(source.find(element, "Attachment"));
    invoice.addSupportingDocument(
        SupportingDocument.builder()
            .reference(name)
            .description(source.text(element, "DescrizioneAttachment"))
            .attachment(
                content == null ? null : new Attachment(content.content(), media(format), name))
            .build());
  }

  private @Nullable String media(@Nullable String format) {
    if (format == null) {
      return null;
    }
    String type = codes.get("media", format.toUpperCase(Locale.ROOT));
    return type == null ? format : type;
  }
}
