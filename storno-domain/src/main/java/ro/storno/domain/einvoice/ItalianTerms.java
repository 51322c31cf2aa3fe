package ro.storno.domain.einvoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Italian law wants on an invoice beyond EN 16931 (FatturaPA 1.2.x, Specifiche tecniche 1.9),
 * beside the core: taxes withheld, stamp duty, pension funds, reasons for VAT not charged, split
 * payment, and the addresses of the Sistema di Interscambio. Block numbers are those of FatturaPA.
 *
 * @param transmission how the file travels; null when absent
 * @param documentType document type TD01 to TD29; null when absent
 * @param seller more of the seller; null when absent
 * @param representative more of the tax representative of the seller; null when absent
 * @param buyer more of the buyer; null when absent
 * @param intermediary intermediary who issues the document; null when absent
 * @param issuer who issues it instead of the seller: CC buyer, TZ third party; null when absent
 * @param withholdings taxes withheld
 * @param stampDuty stamp duty; null when absent
 * @param pensionFunds contributions to pension funds; each is a charge of the core as well
 * @param adjustments discounts and surcharges of the document, without VAT of their own
 * @param artisan whether the number follows article 73 of the VAT decree
 * @param documents documents referred to, beside the references of the core
 * @param workProgress phases of a work in progress (SAL)
 * @param deliveryNotes transport documents
 * @param transport transport; null when absent
 * @param mainInvoice main invoice; null when absent
 * @param vehicle vehicle; null when absent
 * @param lines more of the lines
 * @param vatGroups more of the VAT groups
 * @param payments payments; when there are any they say more than the instructions of the core
 */
public record ItalianTerms(
    @Nullable Transmission transmission,
    @Nullable String documentType,
    @Nullable Seller seller,
    @Nullable Representative representative,
    @Nullable Buyer buyer,
    @Nullable Representative intermediary,
    @Nullable String issuer,
    List<Withholding> withholdings,
    @Nullable StampDuty stampDuty,
    List<PensionFund> pensionFunds,
    List<Adjustment> adjustments,
    boolean artisan,
    List<RelatedDocument> documents,
    List<Integer> workProgress,
    List<DeliveryNote> deliveryNotes,
    @Nullable Transport transport,
    @Nullable MainInvoice mainInvoice,
    @Nullable Vehicle vehicle,
    List<Line> lines,
    List<VatGroup> vatGroups,
    List<Payment> payments)
    implements NationalTerms {
  /** Copies lists. */
  public ItalianTerms {
    withholdings = List.copyOf(withholdings);
    pensionFunds = List.copyOf(pensionFunds);
    adjustments = List.copyOf(adjustments);
    documents = List.copyOf(documents);
    workProgress = List.copyOf(workProgress);
    deliveryNotes = List.copyOf(deliveryNotes);
    lines = List.copyOf(lines);
    vatGroups = List.copyOf(vatGroups);
    payments = List.copyOf(payments);
  }

  /** Which block of FatturaPA names a related document. */
  public enum DocumentKind {
    /** Purchase order, 2.1.2. */
    ORDER,
    /** Contract, 2.1.3. */
    CONTRACT,
    /** Agreement, 2.1.4. */
    AGREEMENT,
    /** Receipt of the goods, 2.1.5. */
    RECEIPT,
    /** Invoice, 2.1.6. */
    INVOICE
  }

  /**
   * A person who is named by given and family name instead of a company name.
   *
   * @param givenName given name; null when absent
   * @param familyName family name; null when absent
   */
  public record Person(@Nullable String givenName, @Nullable String familyName) {}

  /**
   * How the file travels through the Sistema di Interscambio (block 1.1).
   *
   * @param senderCountry country of who transmits; null when absent
   * @param senderCode tax code of who transmits; null when absent
   * @param progressive number of the file, unique for its sender; null when absent
   * @param format FPA12 to a public office, FPR12 to anybody else; null when absent
   * @param recipientCode office (6 characters) or channel (7 characters) of the recipient; null
   *     when absent
   * @param contactTelephone telephone of who transmits; null when absent
   * @param contactEmail e-mail address of who transmits; null when absent
   * @param recipientPec certified mailbox (PEC) of a recipient without a channel; null when absent
   */
  public record Transmission(
      @Nullable String senderCountry,
      @Nullable String senderCode,
      @Nullable String progressive,
      @Nullable String format,
      @Nullable String recipientCode,
      @Nullable String contactTelephone,
      @Nullable String contactEmail,
      @Nullable String recipientPec) {}

  /**
   * What Italy wants to know of the seller (block 1.2).
   *
   * @param person the name of a natural person; null when absent
   * @param title honorary title; null when absent
   * @param eori EORI number; null when absent
   * @param register professional register; null when absent
   * @param registerProvince province of the register; null when absent
   * @param registerNumber number in the register; null when absent
   * @param registerDate day of the entry; null when absent
   * @param taxRegime tax regime, RF01 ordinary; null when absent
   * @param establishment permanent establishment in Italy of a foreign seller; null when absent
   * @param companyRegister entry in the register of companies (REA); null when absent
   * @param fax fax number; null when absent
   */
  public record Seller(
      @Nullable Person person,
      @Nullable String title,
      @Nullable String eori,
      @Nullable String register,
      @Nullable String registerProvince,
      @Nullable String registerNumber,
      @Nullable LocalDate registerDate,
      @Nullable String taxRegime,
      @Nullable PostalAddress establishment,
      @Nullable CompanyRegister companyRegister,
      @Nullable String fax) {}

  /**
   * The entry in the register of companies (REA).
   *
   * @param office province of the register office; null when absent
   * @param number number of the entry; null when absent
   * @param shareCapital share capital in euro; null when absent
   * @param partners SU one partner, SM several; null when absent
   * @param liquidation LS in liquidation, LN not; null when absent
   */
  public record CompanyRegister(
      @Nullable String office,
      @Nullable String number,
      @Nullable BigDecimal shareCapital,
      @Nullable String partners,
      @Nullable String liquidation) {
    /** Copies lists and keeps decimals plain. */
    public CompanyRegister {
      shareCapital = Decimals.plain(shareCapital);
    }
  }

  /**
   * A fiscal representative or intermediary, as Italy names it.
   *
   * @param country country of the VAT number; null when absent
   * @param code VAT number; null when absent
   * @param taxCode codice fiscale; null when absent
   * @param name company name; null when absent
   * @param person the name of a natural person; null when absent
   * @param title honorary title; null when absent
   * @param eori EORI number; null when absent
   */
  public record Representative(
      @Nullable String country,
      @Nullable String code,
      @Nullable String taxCode,
      @Nullable String name,
      @Nullable Person person,
      @Nullable String title,
      @Nullable String eori) {}

  /**
   * What Italy wants to know of the buyer (block 1.4).
   *
   * @param person the name of a natural person; null when absent
   * @param title honorary title; null when absent
   * @param eori EORI number; null when absent
   * @param establishment permanent establishment in Italy of a foreign buyer; null when absent
   * @param representative fiscal representative of the buyer; null when absent
   */
  public record Buyer(
      @Nullable Person person,
      @Nullable String title,
      @Nullable String eori,
      @Nullable PostalAddress establishment,
      @Nullable Representative representative) {}

  /**
   * Tax or contribution withheld by the buyer (ritenuta).
   *
   * @param type RT01 to RT06; null when absent
   * @param amount amount withheld; null when absent
   * @param rate rate in percent; null when absent
   * @param reason reason of the payment, as in the form CU; null when absent
   */
  public record Withholding(
      @Nullable String type,
      @Nullable BigDecimal amount,
      @Nullable BigDecimal rate,
      @Nullable String reason) {
    /** Copies lists and keeps decimals plain. */
    public Withholding {
      amount = Decimals.plain(amount);
      rate = Decimals.plain(rate);
    }
  }

  /**
   * Stamp duty (bollo), paid virtually.
   *
   * @param amount amount; null when absent
   */
  public record StampDuty(@Nullable BigDecimal amount) {
    /** Copies lists and keeps decimals plain. */
    public StampDuty {
      amount = Decimals.plain(amount);
    }
  }

  /**
   * A contribution to a professional pension fund (cassa previdenziale).
   *
   * @param type TC01 to TC22; null when absent
   * @param rate rate of the contribution in percent; null when absent
   * @param amount amount of the contribution; null when absent
   * @param base amount the rate applies to; null when absent
   * @param vatRate VAT rate in percent; null when absent
   * @param withheld whether it is subject to the withholding
   * @param nature why no VAT is charged, N1 to N7; null when absent
   * @param administrativeReference where the buyer books it; null when absent
   */
  public record PensionFund(
      @Nullable String type,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal amount,
      @Nullable BigDecimal base,
      @Nullable BigDecimal vatRate,
      boolean withheld,
      @Nullable String nature,
      @Nullable String administrativeReference) {
    /** Copies lists and keeps decimals plain. */
    public PensionFund {
      rate = Decimals.plain(rate);
      amount = Decimals.plain(amount);
      base = Decimals.plain(base);
      vatRate = Decimals.plain(vatRate);
    }
  }

  /**
   * A discount or surcharge (sconto, maggiorazione), of the document or of a unit.
   *
   * @param type SC discount, MG surcharge; null when absent
   * @param percentage percentage; null when absent
   * @param amount amount; null when absent
   */
  public record Adjustment(
      @Nullable String type, @Nullable BigDecimal percentage, @Nullable BigDecimal amount) {
    /** Copies lists and keeps decimals plain. */
    public Adjustment {
      percentage = Decimals.plain(percentage);
      amount = Decimals.plain(amount);
    }
  }

  /**
   * A document the invoice refers to (blocks 2.1.2 to 2.1.6).
   *
   * @param kind which block names it; null when absent
   * @param lines numbers of the lines it concerns; none for all
   * @param number its number; null when absent
   * @param date its date; null when absent
   * @param item number of the item in it; null when absent
   * @param agreement commission or agreement code; null when absent
   * @param projectCode project code CUP; null when absent
   * @param tenderCode tender code CIG; null when absent
   */
  public record RelatedDocument(
      DocumentKind kind,
      List<Integer> lines,
      @Nullable String number,
      @Nullable LocalDate date,
      @Nullable String item,
      @Nullable String agreement,
      @Nullable String projectCode,
      @Nullable String tenderCode) {
    /** Copies lists and keeps decimals plain. */
    public RelatedDocument {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A transport document (DDT).
   *
   * @param number its number; null when absent
   * @param date its date; null when absent
   * @param lines numbers of the lines it concerns; none for all
   */
  public record DeliveryNote(
      @Nullable String number, @Nullable LocalDate date, List<Integer> lines) {
    /** Copies lists and keeps decimals plain. */
    public DeliveryNote {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Who carries the goods.
   *
   * @param country country of the VAT number; null when absent
   * @param code VAT number; null when absent
   * @param taxCode codice fiscale; null when absent
   * @param name company name; null when absent
   * @param person the name of a natural person; null when absent
   * @param title honorary title; null when absent
   * @param eori EORI number; null when absent
   * @param drivingLicence number of the driving licence; null when absent
   */
  public record Carrier(
      @Nullable String country,
      @Nullable String code,
      @Nullable String taxCode,
      @Nullable String name,
      @Nullable Person person,
      @Nullable String title,
      @Nullable String eori,
      @Nullable String drivingLicence) {}

  /**
   * How the goods travel (block 2.1.9), beside the delivery of the core.
   *
   * @param carrier who carries them; null when absent
   * @param means means of transport; null when absent
   * @param reason reason of the transport; null when absent
   * @param packages number of packages; null when absent
   * @param description description; null when absent
   * @param weightUnit unit of the weights; null when absent
   * @param grossWeight gross weight; null when absent
   * @param netWeight net weight; null when absent
   * @param collectedAt when they were collected; null when absent
   * @param startDate when the transport began; null when absent
   * @param deliveryTerms Incoterms code; null when absent
   * @param deliveredAt when they were delivered; the day is the delivery date of the core; null
   *     when absent
   */
  public record Transport(
      @Nullable Carrier carrier,
      @Nullable String means,
      @Nullable String reason,
      @Nullable Integer packages,
      @Nullable String description,
      @Nullable String weightUnit,
      @Nullable BigDecimal grossWeight,
      @Nullable BigDecimal netWeight,
      @Nullable LocalDateTime collectedAt,
      @Nullable LocalDate startDate,
      @Nullable String deliveryTerms,
      @Nullable LocalDateTime deliveredAt) {
    /** Copies lists and keeps decimals plain. */
    public Transport {
      grossWeight = Decimals.plain(grossWeight);
      netWeight = Decimals.plain(netWeight);
    }
  }

  /**
   * The main invoice of a collective subject (block 2.1.10).
   *
   * @param number its number; null when absent
   * @param date its date; null when absent
   */
  public record MainInvoice(@Nullable String number, @Nullable LocalDate date) {}

  /**
   * A new vehicle sold within the Union (block 2.3).
   *
   * @param date day of its first registration; null when absent
   * @param distance distance covered; null when absent
   */
  public record Vehicle(@Nullable LocalDate date, @Nullable String distance) {}

  /**
   * A code of an article in a list.
   *
   * @param type the list, for example EAN, CPV, TARIC; null when absent
   * @param value the code; null when absent
   */
  public record ArticleCode(@Nullable String type, @Nullable String value) {}

  /**
   * A further datum of a line (AltriDatiGestionali).
   *
   * @param type what it is; null when absent
   * @param text its text; null when absent
   * @param number its number; null when absent
   * @param date its date; null when absent
   */
  public record OtherDatum(
      @Nullable String type,
      @Nullable String text,
      @Nullable BigDecimal number,
      @Nullable LocalDate date) {
    /** Copies lists and keeps decimals plain. */
    public OtherDatum {
      number = Decimals.plain(number);
    }
  }

  /**
   * What Italy wants to know of a line, beside the line of the core with the same number.
   *
   * @param id number of the line (BT-126); null when absent
   * @param supplyType SC discount, PR premium, AB rebate, AC ancillary cost; null when absent
   * @param codes codes of the article
   * @param unit unit of measure in words; null when absent
   * @param quantityStated whether the quantity is written; a line without one counts as one
   * @param adjustments discounts and surcharges of a unit
   * @param withheld whether it is subject to the withholding
   * @param nature why no VAT is charged, N1 to N7; null when absent
   * @param otherData further data
   */
  public record Line(
      @Nullable String id,
      @Nullable String supplyType,
      List<ArticleCode> codes,
      @Nullable String unit,
      boolean quantityStated,
      List<Adjustment> adjustments,
      boolean withheld,
      @Nullable String nature,
      List<OtherDatum> otherData) {
    /** Copies lists and keeps decimals plain. */
    public Line {
      codes = List.copyOf(codes);
      adjustments = List.copyOf(adjustments);
      otherData = List.copyOf(otherData);
    }
  }

  /**
   * What Italy wants to know of a VAT group, in the order of the breakdown of the core (BG-23).
   *
   * @param nature why no VAT is charged, N1 to N7; null when absent
   * @param ancillaryCosts costs contained in the taxable amount beside the lines; null when absent
   * @param rounding rounding contained in the taxable amount; null when absent
   * @param collectability I immediate, D deferred, S split payment; null when absent
   */
  public record VatGroup(
      @Nullable String nature,
      @Nullable BigDecimal ancillaryCosts,
      @Nullable BigDecimal rounding,
      @Nullable String collectability) {
    /** Copies lists and keeps decimals plain. */
    public VatGroup {
      ancillaryCosts = Decimals.plain(ancillaryCosts);
      rounding = Decimals.plain(rounding);
    }
  }

  /**
   * Conditions of payment (block 2.4).
   *
   * @param conditions TP01 instalments, TP02 in full, TP03 in advance; null when absent
   * @param instalments what to pay, how and when
   */
  public record Payment(@Nullable String conditions, List<Instalment> instalments) {
    /** Copies lists and keeps decimals plain. */
    public Payment {
      instalments = List.copyOf(instalments);
    }
  }

  /**
   * An amount to pay, how and when.
   *
   * @param beneficiary whom to pay; null when absent
   * @param method MP01 to MP23; null when absent
   * @param termsFrom day from which the days count; null when absent
   * @param termDays days to pay; null when absent
   * @param dueDate last day to pay; null when absent
   * @param amount amount; null when absent
   * @param postOffice code of the post office; null when absent
   * @param receiverFamilyName family name of who receives cash; null when absent
   * @param receiverGivenName given name of who receives cash; null when absent
   * @param receiverTaxCode codice fiscale of who receives cash; null when absent
   * @param receiverTitle title of who receives cash; null when absent
   * @param bank name of the bank; null when absent
   * @param iban IBAN; null when absent
   * @param abi ABI code of the bank; null when absent
   * @param cab CAB code of the branch; null when absent
   * @param bic BIC; null when absent
   * @param earlyDiscount discount for early payment; null when absent
   * @param earlyUntil last day of the discount; null when absent
   * @param latePenalty penalty for late payment; null when absent
   * @param penaltyFrom first day of the penalty; null when absent
   * @param code what to write on the payment; null when absent
   */
  public record Instalment(
      @Nullable String beneficiary,
      @Nullable String method,
      @Nullable LocalDate termsFrom,
      @Nullable Integer termDays,
      @Nullable LocalDate dueDate,
      @Nullable BigDecimal amount,
      @Nullable String postOffice,
      @Nullable String receiverFamilyName,
      @Nullable String receiverGivenName,
      @Nullable String receiverTaxCode,
      @Nullable String receiverTitle,
      @Nullable String bank,
      @Nullable String iban,
      @Nullable String abi,
      @Nullable String cab,
      @Nullable String bic,
      @Nullable BigDecimal earlyDiscount,
      @Nullable LocalDate earlyUntil,
      @Nullable BigDecimal latePenalty,
      @Nullable LocalDate penaltyFrom,
      @Nullable String code) {
    /** Copies lists and keeps decimals plain. */
    public Instalment {
      amount = Decimals.plain(amount);
      earlyDiscount = Decimals.plain(earlyDiscount);
      latePenalty = Decimals.plain(latePenalty);
    }
  }

  /** Terms to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from these terms, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.transmission = transmission;
    copy.documentType = documentType;
    copy.seller = seller;
    copy.representative = representative;
    copy.buyer = buyer;
    copy.intermediary = intermediary;
    copy.issuer = issuer;
    copy.withholdings = withholdings;
    copy.stampDuty = stampDuty;
    copy.pensionFunds = pensionFunds;
    copy.adjustments = adjustments;
    copy.artisan = artisan;
    copy.documents = documents;
    copy.workProgress = workProgress;
    copy.deliveryNotes = deliveryNotes;
    copy.transport = transport;
    copy.mainInvoice = mainInvoice;
    copy.vehicle = vehicle;
    copy.lines = lines;
    copy.vatGroups = vatGroups;
    copy.payments = payments;
    return copy;
  }

  /** Collects {@link ItalianTerms}; not thread-safe. */
  public static final class Builder {
    private @Nullable Transmission transmission;
    private @Nullable String documentType;
    private @Nullable Seller seller;
    private @Nullable Representative representative;
    private @Nullable Buyer buyer;
    private @Nullable Representative intermediary;
    private @Nullable String issuer;
    private List<Withholding> withholdings = List.of();
    private @Nullable StampDuty stampDuty;
    private List<PensionFund> pensionFunds = List.of();
    private List<Adjustment> adjustments = List.of();
    private boolean artisan;
    private List<RelatedDocument> documents = List.of();
    private List<Integer> workProgress = List.of();
    private List<DeliveryNote> deliveryNotes = List.of();
    private @Nullable Transport transport;
    private @Nullable MainInvoice mainInvoice;
    private @Nullable Vehicle vehicle;
    private List<Line> lines = List.of();
    private List<VatGroup> vatGroups = List.of();
    private List<Payment> payments = List.of();

    private Builder() {}

    /** Sets: how the file travels. */
    public Builder transmission(@Nullable Transmission transmission) {
      this.transmission = transmission;
      return this;
    }

    /** Sets: document type TD01 to TD29. */
    public Builder documentType(@Nullable String documentType) {
      this.documentType = documentType;
      return this;
    }

    /** Sets: more of the seller. */
    public Builder seller(@Nullable Seller seller) {
      this.seller = seller;
      return this;
    }

    /** Sets: more of the tax representative of the seller. */
    public Builder representative(@Nullable Representative representative) {
      this.representative = representative;
      return this;
    }

    /** Sets: more of the buyer. */
    public Builder buyer(@Nullable Buyer buyer) {
      this.buyer = buyer;
      return this;
    }

    /** Sets: intermediary who issues the document. */
    public Builder intermediary(@Nullable Representative intermediary) {
      this.intermediary = intermediary;
      return this;
    }

    /** Sets: who issues it instead of the seller: CC buyer, TZ third party. */
    public Builder issuer(@Nullable String issuer) {
      this.issuer = issuer;
      return this;
    }

    /** Sets: taxes withheld. */
    public Builder withholdings(List<Withholding> withholdings) {
      this.withholdings = withholdings;
      return this;
    }

    /** Sets: stamp duty. */
    public Builder stampDuty(@Nullable StampDuty stampDuty) {
      this.stampDuty = stampDuty;
      return this;
    }

    /** Sets: contributions to pension funds; each is a charge of the core as well. */
    public Builder pensionFunds(List<PensionFund> pensionFunds) {
      this.pensionFunds = pensionFunds;
      return this;
    }

    /** Sets: discounts and surcharges of the document, without VAT of their own. */
    public Builder adjustments(List<Adjustment> adjustments) {
      this.adjustments = adjustments;
      return this;
    }

    /** Sets: whether the number follows article 73 of the VAT decree. */
    public Builder artisan(boolean artisan) {
      this.artisan = artisan;
      return this;
    }

    /** Sets: documents referred to, beside the references of the core. */
    public Builder documents(List<RelatedDocument> documents) {
      this.documents = documents;
      return this;
    }

    /** Sets: phases of a work in progress (SAL). */
    public Builder workProgress(List<Integer> workProgress) {
      this.workProgress = workProgress;
      return this;
    }

    /** Sets: transport documents. */
    public Builder deliveryNotes(List<DeliveryNote> deliveryNotes) {
      this.deliveryNotes = deliveryNotes;
      return this;
    }

    /** Sets: transport. */
    public Builder transport(@Nullable Transport transport) {
      this.transport = transport;
      return this;
    }

    /** Sets: main invoice. */
    public Builder mainInvoice(@Nullable MainInvoice mainInvoice) {
      this.mainInvoice = mainInvoice;
      return this;
    }

    /** Sets: vehicle. */
    public Builder vehicle(@Nullable Vehicle vehicle) {
      this.vehicle = vehicle;
      return this;
    }

    /** Sets: more of the lines. */
    public Builder lines(List<Line> lines) {
      this.lines = lines;
      return this;
    }

    /** Sets: more of the VAT groups. */
    public Builder vatGroups(List<VatGroup> vatGroups) {
      this.vatGroups = vatGroups;
      return this;
    }

    /** Sets: payments; when there are any they say more than the instructions of the core. */
    public Builder payments(List<Payment> payments) {
      this.payments = payments;
      return this;
    }

    /** The terms as collected so far. */
    public ItalianTerms build() {
      return new ItalianTerms(
          transmission,
          documentType,
          seller,
          representative,
          buyer,
          intermediary,
          issuer,
          withholdings,
          stampDuty,
          pensionFunds,
          adjustments,
          artisan,
          documents,
          workProgress,
          deliveryNotes,
          transport,
          mainInvoice,
          vehicle,
          lines,
          vatGroups,
          payments);
    }
  }
}
