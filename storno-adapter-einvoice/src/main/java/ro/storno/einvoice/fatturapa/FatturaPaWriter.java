package ro.storno.einvoice.fatturapa;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.Attachment;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.ItalianTerms.DocumentKind;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.SupportingDocument;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.CarryingWriter;
import ro.storno.einvoice.syntax.CodeTable;
import ro.storno.einvoice.syntax.Written;

/**
 * Writes FatturaPA 1.2.x in the order of the schema, one body for each invoice.
 *
 * <p>Terms of Italy stand beside the core ({@link ItalianTerms}) and go first where both say
 * something. What they do not say follows from the core: the document type from BT-3, the reason
 * for VAT not charged from its category, the recipient from BT-49 in the schemes 0201, 0205 and
 * 0202, the payment from BG-16; what had to be assumed is told. Allowances and charges of the
 * document become lines, as the checks of SDI demand. Letters FatturaPA has no room for are spelled
 * in others, texts are cut to their length, and both are told. Thread-safe.
 */
public final class FatturaPaWriter implements CarryingWriter {
  private static final String NAMESPACE =
      " xmlns:p=\"http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2\" versione=\"";
  private static final int NOTE_LENGTH = 200;

  private final Explainer explainer = new Explainer();
  private final CodeTable codes = codes();

  static CodeTable codes() {
    return CodeTable.beside(FatturaPaWriter.class, "codes.properties");
  }

  static String fullName(ItalianTerms.Person person) {
    return Stream.of(person.givenName(), person.familyName())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  @Override
  public Syntax syntax() {
    return Syntax.FATTURAPA;
  }

  @Override
  public Written carry(ElectronicInvoice invoice) {
    return carry(List.of(NationalInvoice.of(invoice)));
  }

  @Override
  public Written carry(List<NationalInvoice> documents) {
    FatturaPaOutput out = new FatturaPaOutput(explainer);
    NationalInvoice first = documents.get(0);
    FatturaPaParties parties = new FatturaPaParties(out, first.invoice(), termsOf(first));
    out.startRoot("p:FatturaElettronica", NAMESPACE + parties.format() + "\"");
    parties.write();
    for (NationalInvoice document : documents) {
      if (!document.invoice().seller().equals(first.invoice().seller())
          || !document.invoice().buyer().equals(first.invoice().buyer())) {
        out.missing(
            "FatturaElettronicaBody", "The invoices of one file have the same seller and buyer.");
      }
      new Body(out, codes, document.invoice(), termsOf(document), parties).write();
    }
    out.end();
    return out.finish();
  }

  private static ItalianTerms termsOf(NationalInvoice document) {
    return document.terms() instanceof ItalianTerms terms ? terms : ItalianTerms.builder().build();
  }

  /** One body on its way. */
  private static final class Body {
    private final FatturaPaOutput out;
    private final CodeTable codes;
    private final ElectronicInvoice invoice;
    private final ItalianTerms terms;
    private final FatturaPaParties parties;

    Body(
        FatturaPaOutput out,
        CodeTable codes,
        ElectronicInvoice invoice,
        ItalianTerms terms,
        FatturaPaParties parties) {
      this.out = out;
      this.codes = codes;
      this.invoice = invoice;
      this.terms = terms;
      this.parties = parties;
    }

    void write() {
      out.start("FatturaElettronicaBody").start("DatiGenerali");
      document();
      references();
      deliveryNotes();
      transport();
      FatturaPaShapes.MAIN_INVOICE.write(out, "FatturaPrincipale", terms.mainInvoice());
      out.end();
      new FatturaPaLines(out, codes, invoice, terms).write();
      FatturaPaShapes.VEHICLE.write(out, "DatiVeicoli", terms.vehicle());
      payments();
      invoice.supportingDocuments().forEach(this::attachment);
      out.end();
      leftOut();
    }

    private void document() {
      out.start("DatiGeneraliDocumento")
          .text("TipoDocumento", documentType())
          .require("Divisa", invoice.currency(), "The invoice has no currency (BT-5).")
          .text("Divisa", invoice.currency())
          .require("Data", invoice.issueDate(), "The invoice has no issue date (BT-2).")
          .date("Data", invoice.issueDate())
          .require("Numero", invoice.number(), "The invoice has no number (BT-1).")
          .fitted("Numero", invoice.number(), "B20");
      for (ItalianTerms.Withholding withholding : terms.withholdings()) {
        FatturaPaShapes.WITHHOLDING.write(out, "DatiRitenuta", withholding);
      }
      ItalianTerms.StampDuty stamp = terms.stampDuty();
      if (stamp != null) {
        out.start("DatiBollo")
            .text("BolloVirtuale", "SI")
            .amount("ImportoBollo", stamp.amount())
            .end();
      }
      for (ItalianTerms.PensionFund fund : terms.pensionFunds()) {
        FatturaPaShapes.PENSION_FUND.write(out, "DatiCassaPrevidenziale", fund);
      }
      for (ItalianTerms.Adjustment adjustment : terms.adjustments()) {
        FatturaPaShapes.ADJUSTMENT.write(out, "ScontoMaggiorazione", adjustment);
      }
      out.amount("ImportoTotaleDocumento", invoice.totals().taxInclusiveAmount())
          .amount("Arrotondamento", invoice.totals().roundingAmount());
      invoice.notes().forEach(this::note);
      out.text("Art73", terms.artisan() ? "SI" : null).end();
    }

    private @Nullable String documentType() {
      String type = terms.documentType();
      if (type != null) {
        return type;
      }
      String known = codes.get("document", invoice.typeCode());
      if (known == null) {
        out.missing(
            "TipoDocumento",
            "FatturaPA has no document type for BT-3 %s; name one (TD01 to TD29)."
                .formatted(invoice.typeCode()));
      }
      return known;
    }

    /** A long note goes on in the next one. */
    private void note(InvoiceNote note) {
      out.leftOutOf("BT-21", note.subjectCode(), "Causale");
      String text = note.text().replaceAll("\\s+", " ").strip();
      for (int start = 0; start < text.length(); start += NOTE_LENGTH) {
        out.fitted(
            "Causale", text.substring(start, Math.min(text.length(), start + NOTE_LENGTH)), "L200");
      }
    }

    private void references() {
      List<ItalianTerms.RelatedDocument> all = new ArrayList<>(terms.documents());
      References references = invoice.references();
      for (OrderReference order : references.orders()) {
        add(all, DocumentKind.ORDER, order.purchaseOrder(), null);
        out.leftOutOf("BT-14", order.salesOrder(), "DatiOrdineAcquisto");
      }
      add(all, DocumentKind.CONTRACT, references.contract(), null);
      add(all, DocumentKind.RECEIPT, references.receivingAdvice(), null);
      for (PrecedingInvoice preceding : invoice.precedingInvoices()) {
        add(all, DocumentKind.INVOICE, preceding.number(), preceding.issueDate());
      }
      List<ItalianTerms.RelatedDocument> coded = withCodes(all, references);
      for (DocumentKind kind : DocumentKind.values()) {
        for (ItalianTerms.RelatedDocument document : coded) {
          if (document.kind() == kind) {
            FatturaPaShapes.RELATED_DOCUMENT.write(
                out, FatturaPaBodyReader.DOCUMENT_BLOCKS.getOrDefault(kind, ""), document);
          }
        }
      }
      for (Integer phase : terms.workProgress()) {
        out.start("DatiSAL").text("RiferimentoFase", phase.toString()).end();
      }
    }

    private static void add(
        List<ItalianTerms.RelatedDocument> all,
        DocumentKind kind,
        @Nullable String number,
        @Nullable LocalDate date) {
      boolean known =
          number == null
              || all.stream().anyMatch(d -> d.kind() == kind && number.equals(d.number()));
      if (!known) {
        all.add(
            new ItalianTerms.RelatedDocument(
                kind, List.of(), number, date, null, null, null, null));
      }
    }

    /** CUP (BT-11) and CIG (BT-17) need a document to stand in: the first order or contract. */
    private List<ItalianTerms.RelatedDocument> withCodes(
        List<ItalianTerms.RelatedDocument> documents, References references) {
      boolean projectKnown =
          references.project() == null
              || documents.stream().anyMatch(d -> references.project().equals(d.projectCode()));
      boolean tenderKnown =
          references.tenderOrLot() == null
              || documents.stream().anyMatch(d -> references.tenderOrLot().equals(d.tenderCode()));
      if (projectKnown && tenderKnown) {
        return documents;
      }
      List<ItalianTerms.RelatedDocument> coded = new ArrayList<>(documents);
      for (int i = 0; i < coded.size(); i++) {
        ItalianTerms.RelatedDocument d = coded.get(i);
        if (d.kind() == DocumentKind.ORDER || d.kind() == DocumentKind.CONTRACT) {
          coded.set(
              i,
              new ItalianTerms.RelatedDocument(
                  d.kind(),
                  d.lines(),
                  d.number(),
                  d.date(),
                  d.item(),
                  d.agreement(),
                  projectKnown ? d.projectCode() : references.project(),
                  tenderKnown ? d.tenderCode() : references.tenderOrLot()));
          return coded;
        }
      }
      out.leftOutOf("BT-11", projectKnown ? null : references.project(), "CodiceCUP");
      out.leftOutOf("BT-17", tenderKnown ? null : references.tenderOrLot(), "CodiceCIG");
      return coded;
    }

    private void deliveryNotes() {
      String core = invoice.references().despatchAdvice();
      boolean known =
          core == null
              || terms.deliveryNotes().stream().anyMatch(note -> core.equals(note.number()));
      for (ItalianTerms.DeliveryNote note : terms.deliveryNotes()) {
        FatturaPaShapes.DELIVERY_NOTE.write(out, "DatiDDT", note);
      }
      LocalDate day =
          invoice.deliveries().stream()
              .map(Delivery::actualDate)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      if (!known && day != null) {
        FatturaPaShapes.DELIVERY_NOTE.write(
            out, "DatiDDT", new ItalianTerms.DeliveryNote(core, day, List.of()));
        out.assume("DatiDDT", "The transport document was dated by the day of delivery.");
      } else {
        out.leftOutOf("BT-16", known ? null : core, "DatiDDT");
      }
    }

    private void transport() {
      ItalianTerms.Transport more = terms.transport();
      List<Delivery> deliveries = invoice.deliveries();
      Delivery delivery = deliveries.isEmpty() ? null : deliveries.get(0);
      LocalDate day = delivery == null ? null : delivery.actualDate();
      if (more == null && day == null && (delivery == null || delivery.address() == null)) {
        return;
      }
      out.start("DatiTrasporto");
      if (more != null) {
        transport(more);
      }
      if (delivery != null && delivery.address() != null) {
        parties.address("IndirizzoResa", delivery.address());
      }
      LocalDateTime exact = more == null ? null : more.deliveredAt();
      if (exact == null || day != null && !exact.toLocalDate().equals(day)) {
        exact = day == null ? null : day.atStartOfDay();
      }
      moment("DataOraConsegna", exact);
      out.end();
      if (delivery != null) {
        out.leftOutOf("BT-70", delivery.partyName(), "DatiTrasporto");
        out.leftOutOf("BT-71", delivery.location(), "DatiTrasporto");
      }
      for (int i = 1; i < deliveries.size(); i++) {
        out.leftOutOf("BG-13", deliveries.get(i), "DatiTrasporto");
      }
    }

    private void transport(ItalianTerms.Transport more) {
      ItalianTerms.Carrier carrier = more.carrier();
      if (carrier != null) {
        out.start("DatiAnagraficiVettore");
        parties.personal(
            new ItalianTerms.Representative(
                carrier.country(),
                carrier.code(),
                carrier.taxCode(),
                carrier.name(),
                carrier.person(),
                carrier.title(),
                carrier.eori()));
        out.fitted("NumeroLicenzaGuida", carrier.drivingLicence(), "B20").end();
      }
      Integer packages = more.packages();
      out.fitted("MezzoTrasporto", more.means(), "L80")
          .fitted("CausaleTrasporto", more.reason(), "L100")
          .text("NumeroColli", packages == null ? null : packages.toString())
          .fitted("Descrizione", more.description(), "L100")
          .fitted("UnitaMisuraPeso", more.weightUnit(), "B10");
      weight("PesoLordo", more.grossWeight());
      weight("PesoNetto", more.netWeight());
      moment("DataOraRitiro", more.collectedAt());
      out.date("DataInizioTrasporto", more.startDate()).text("TipoResa", more.deliveryTerms());
    }

    private void weight(String name, @Nullable BigDecimal value) {
      out.fitted(name, value == null ? null : value.toPlainString(), "w2");
    }

    private void moment(String name, @Nullable LocalDateTime value) {
      out.text(name, value == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value));
    }

    private void payments() {
      if (!terms.payments().isEmpty()) {
        for (ItalianTerms.Payment payment : terms.payments()) {
          FatturaPaShapes.PAYMENT.write(out, "DatiPagamento", payment);
        }
        return;
      }
      List<PaymentInstruction> instructions = invoice.paymentInstructions();
      if (instructions.isEmpty()) {
        out.leftOutOf("BT-9", invoice.dueDate(), "DatiPagamento");
        return;
      }
      String method = codes.get("means", instructions.get(0).meansCode());
      if (method == null) {
        // the block can be absent, and no other way to pay may be invented for it
        out.leftOutOf("BG-16", instructions.get(0), "DatiPagamento");
        out.leftOutOf("BT-9", invoice.dueDate(), "DatiPagamento");
      } else {
        FatturaPaShapes.PAYMENT.write(
            out,
            "DatiPagamento",
            new ItalianTerms.Payment("TP02", List.of(instalment(instructions.get(0), method))));
      }
      for (int i = 1; i < instructions.size(); i++) {
        out.leftOutOf("BG-16", instructions.get(i), "DatiPagamento");
      }
    }

    private ItalianTerms.Instalment instalment(PaymentInstruction instruction, String method) {
      out.leftOutOf("BT-82", instruction.meansText(), "DatiPagamento");
      out.leftOutOf("BG-18", instruction.card(), "DatiPagamento");
      out.leftOutOf("BG-19", instruction.directDebit(), "DatiPagamento");
      CreditTransfer transfer = instruction.creditTransfer();
      String account = transfer == null ? null : transfer.account();
      String compact = account == null ? null : account.replace(" ", "");
      boolean iban = compact != null && compact.matches("[a-zA-Z]{2}[0-9]{2}[a-zA-Z0-9]{11,30}");
      out.leftOutOf("BT-84", iban ? null : account, "DatiPagamento");
      return new ItalianTerms.Instalment(
          transfer == null ? null : transfer.accountName(),
          method,
          null,
          null,
          invoice.dueDate(),
          invoice.totals().payableAmount(),
          null,
          null,
          null,
          null,
          null,
          null,
          iban ? compact : null,
          null,
          null,
          transfer == null ? null : transfer.serviceProvider(),
          null,
          null,
          null,
          null,
          instruction.remittanceInformation());
    }

    private void attachment(SupportingDocument document) {
      Attachment attachment = document.attachment();
      if (attachment == null) {
        out.leftOutOf("BG-24", document, "Allegati");
        return;
      }
      String media = attachment.mediaType();
      String name = Objects.requireNonNullElse(attachment.fileName(), "allegato");
      String known = codes.get("format", media);
      out.start("Allegati")
          .fitted("NomeAttachment", name, "L60")
          .fitted(
              "FormatoAttachment",
              known != null || media == null ? known : media.toUpperCase(Locale.ROOT),
              "B10")
          .fitted("DescrizioneAttachment", document.description(), "L100")
          .text("Attachment", Base64.getEncoder().encodeToString(attachment.content()))
          .end();
      out.leftOutOf("BT-124", document.externalLocation(), "Allegati");
      boolean named = name.equals(document.reference());
      out.leftOutOf("BT-122", named ? null : document.reference(), "Allegati");
    }

    /** Terms of the core FatturaPA has no place for at all. */
    private void leftOut() {
      String document = "DatiGeneraliDocumento";
      out.leftOutOf("BT-6", invoice.vatAccountingCurrency(), document);
      out.leftOutOf("BT-111", invoice.totals().vatTotalInAccountingCurrency(), document);
      out.leftOutOf("BT-7", invoice.taxPointDate(), document);
      out.leftOutOf("BT-10", invoice.buyerReference(), document);
      out.leftOutOf("BT-18", invoice.references().invoicedObject(), document);
      out.leftOutOf("BG-10", invoice.payee(), document);
      out.leftOutOf("BG-14", invoice.invoicingPeriod(), document);
      invoice.paymentTerms().forEach(text -> out.leftOutOf("BT-20", text, "DatiPagamento"));
      BigDecimal prepaid = invoice.totals().prepaidAmount();
      List<VatBreakdown> groups = invoice.vatBreakdown();
      boolean withheld =
          prepaid != null && prepaid.compareTo(FatturaPaBodyReader.withheld(terms, groups)) == 0;
      out.leftOutOf("BT-113", withheld ? null : prepaid, document);
    }
  }
}
