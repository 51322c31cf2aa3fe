package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.printing.PrintSettings;

/**
 * All that stands on a printed invoice, calculated and worded, ready for any printer.
 *
 * <p>It depends on no document: whoever prints knows no invoice aggregate, and whoever has some
 * other document (a proforma, an invoice received as XML) can have it printed as well. Nothing is
 * calculated while printing: every amount stands here as it is to be shown. Amounts are in the
 * invoice currency unless said otherwise. Texts are plain text; line breaks are kept.
 *
 * @param heading kind, number, dates, currency and language; not null
 * @param seller who issues the invoice (EN 16931 BG-4); not null
 * @param buyer who receives it (BG-7), or null while a draft has none
 * @param references orders, contracts, the corrected invoice (BG-3, BT-11 to BT-18); not null
 * @param lines goods and services in order (BG-25); not null
 * @param adjustments allowances and charges on document level (BG-20, BG-21); not null
 * @param vatBreakdown taxable amount and VAT per category and rate (BG-23); not null
 * @param totals document totals (BG-22); not null
 * @param accountingVat the VAT in the seller's accounting currency, or null if that is the invoice
 *     currency (BT-6, BT-111)
 * @param payments payments already received; not null
 * @param bankAccounts where to pay (BG-17); not null
 * @param texts terms, notes and people; not null
 * @param appearance design, colour and logo; not null
 * @param codes QR codes by which an authority lets a reader check the document; not null
 */
public record PrintableInvoice(
    Heading heading,
    Party seller,
    @Nullable Party buyer,
    List<Reference> references,
    List<Line> lines,
    List<Adjustment> adjustments,
    List<VatRow> vatBreakdown,
    Totals totals,
    @Nullable AccountingVat accountingVat,
    List<Payment> payments,
    List<BankAccount> bankAccounts,
    Texts texts,
    Appearance appearance,
    List<Code> codes) {

  /** Checks that nothing required is missing and freezes the lists. */
  public PrintableInvoice {
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(seller, "seller");
    references = List.copyOf(references);
    lines = List.copyOf(lines);
    adjustments = List.copyOf(adjustments);
    vatBreakdown = List.copyOf(vatBreakdown);
    Objects.requireNonNull(totals, "totals");
    payments = List.copyOf(payments);
    bankAccounts = List.copyOf(bankAccounts);
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(appearance, "appearance");
    codes = List.copyOf(codes);
  }

  /** An invoice without codes. */
  public PrintableInvoice(
      Heading heading,
      Party seller,
      @Nullable Party buyer,
      List<Reference> references,
      List<Line> lines,
      List<Adjustment> adjustments,
      List<VatRow> vatBreakdown,
      Totals totals,
      @Nullable AccountingVat accountingVat,
      List<Payment> payments,
      List<BankAccount> bankAccounts,
      Texts texts,
      Appearance appearance) {
    this(
        heading,
        seller,
        buyer,
        references,
        lines,
        adjustments,
        vatBreakdown,
        totals,
        accountingVat,
        payments,
        bankAccounts,
        texts,
        appearance,
        List.of());
  }

  /** Returns the same with codes. */
  public PrintableInvoice withCodes(List<Code> codes) {
    return new PrintableInvoice(
        heading,
        seller,
        buyer,
        references,
        lines,
        adjustments,
        vatBreakdown,
        totals,
        accountingVat,
        payments,
        bankAccounts,
        texts,
        appearance,
        codes);
  }

  /**
   * A QR code of an authority.
   *
   * @param content what it holds, such as a link; not null
   * @param label what stands below it; not null
   */
  public record Code(String content, String label) {}

  /** Returns the same under another title: what a document that precedes an invoice prints as. */
  public PrintableInvoice as(Kind kind, Standing standing) {
    return new PrintableInvoice(
        new Heading(
            kind,
            standing,
            heading.language,
            heading.number,
            heading.issueDate,
            heading.dueDate,
            heading.taxPointDate,
            heading.deliveryDate,
            heading.period,
            heading.currency,
            heading.minorUnits),
        seller,
        buyer,
        references,
        lines,
        adjustments,
        vatBreakdown,
        totals,
        accountingVat,
        payments,
        bankAccounts,
        texts,
        appearance);
  }

  /** What kind of document it is (BT-3). */
  public enum Kind {
    /** A commercial invoice, UNCL 1001 code 380. */
    INVOICE,
    /** A credit note, UNCL 1001 code 381. */
    CREDIT_NOTE,
    /** An offer in the form of an invoice, UNCL 1001 code 325. */
    PROFORMA,
    /** The Romanian aviz de însoţire a mărfii, UNCL 1001 code 270. */
    DELIVERY_NOTE;

    /** Returns whether the reader is asked to pay. */
    public boolean asksForPayment() {
      return this == INVOICE || this == PROFORMA;
    }
  }

  /** What a reader must know before anything else. */
  public enum Standing {
    /** Valid; nothing special is printed. */
    VALID,
    /** Not issued yet; marked on every page. */
    DRAFT,
    /** Issued, then cancelled; marked on every page. */
    CANCELLED
  }

  /** The languages an invoice can be printed in (objects/invoice.md, {@code language}). */
  public enum Language {
    /** Romanian, the default. */
    RO("ro"),
    /** English. */
    EN("en"),
    /** German. */
    DE("de"),
    /** French. */
    FR("fr");

    private final String code;

    Language(String code) {
      this.code = code;
    }

    /** Returns the ISO 639-1 code, such as {@code ro}. */
    public String code() {
      return code;
    }

    /**
     * Finds a language by its code.
     *
     * @param code ISO 639-1 code in lower case; not null
     * @return the language; not null
     * @throws IllegalArgumentException if invoices are not printed in that language
     */
    public static Language of(String code) {
      return Arrays.stream(values())
          .filter(language -> language.code.equals(code))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Invoices are printed in ro, en, de or fr, not in \"" + code + "\""));
    }
  }

  /**
   * What identifies the document.
   *
   * @param kind invoice or credit note; not null
   * @param standing valid, draft or cancelled; not null
   * @param language not null
   * @param number as issued, or the provisional number of a draft (BT-1); not null, not blank
   * @param issueDate BT-2; not null
   * @param dueDate BT-9, or null
   * @param taxPointDate day on which the VAT falls due (BT-7), or null if that of issue
   * @param deliveryDate date of delivery or service (BT-72), or null
   * @param period invoicing period (BG-14), or null
   * @param currency ISO 4217 code of all amounts (BT-5); not null
   * @param minorUnits decimals of that currency, 2 for RON and EUR; 0 to 6
   */
  public record Heading(
      Kind kind,
      Standing standing,
      Language language,
      String number,
      LocalDate issueDate,
      @Nullable LocalDate dueDate,
      @Nullable LocalDate taxPointDate,
      @Nullable LocalDate deliveryDate,
      @Nullable Period period,
      String currency,
      int minorUnits) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** Checks number, currency and decimals. */
    public Heading {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(standing, "standing");
      Objects.requireNonNull(language, "language");
      Objects.requireNonNull(issueDate, "issueDate");
      if (number.isBlank()) {
        throw new IllegalArgumentException("A printed invoice needs a number");
      }
      if (!CURRENCY.matcher(currency).matches()) {
        throw new IllegalArgumentException(
            "Currency must be an ISO 4217 code such as RON, not \"" + currency + "\"");
      }
      if (minorUnits < 0 || minorUnits > 6) {
        throw new IllegalArgumentException("Minor units must be 0 to 6, not " + minorUnits);
      }
    }
  }

  /**
   * A span of days, both included.
   *
   * @param from not null
   * @param to not null
   */
  public record Period(LocalDate from, LocalDate to) {}

  /**
   * Seller or buyer.
   *
   * @param name legal name, or a person's name (BT-27, BT-44); not null
   * @param taxId fiscal code without VAT meaning, such as a Romanian CIF or CNP (BT-32), or null
   * @param vatId VAT identifier with country prefix (BT-31, BT-48), or null
   * @param registrationNumber trade register number such as J40/1234/2015 (BT-30, BT-47), or null
   * @param shareCapital worded, such as {@code 200 lei} (Law 31/1990 art. 74), or null
   * @param address the lines of the postal address in order, country last (BG-5, BG-8); not null
   * @param contact name of a contact person, or null
   * @param email or null
   * @param phone or null
   * @param website or null
   */
  public record Party(
      String name,
      @Nullable String taxId,
      @Nullable String vatId,
      @Nullable String registrationNumber,
      @Nullable String shareCapital,
      List<String> address,
      @Nullable String contact,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String website) {

    /** Checks that there is a name and freezes the address. */
    public Party {
      Objects.requireNonNull(name, "name");
      address = List.copyOf(address);
    }
  }

  /** What a reference points to. */
  public enum ReferenceKind {
    /** The invoice that this document corrects (BT-25). */
    CORRECTED_INVOICE,
    /** Purchase order (BT-13). */
    ORDER,
    /** Contract (BT-12). */
    CONTRACT,
    /** Project (BT-11). */
    PROJECT,
    /** Despatch advice, the Romanian aviz (BT-16). */
    DELIVERY_NOTE,
    /** What the buyer asked to be quoted (BT-10). */
    BUYER_REFERENCE
  }

  /**
   * A pointer to another document.
   *
   * @param kind not null
   * @param number the other document's number; not null
   * @param date its date, or null
   */
  public record Reference(ReferenceKind kind, String number, @Nullable LocalDate date) {}

  /**
   * One line.
   *
   * @param description what was sold (BT-153, BT-154); not null
   * @param code the seller's article code (BT-155), or null
   * @param quantity BT-129; not null
   * @param unit unit of measure as text ({@code buc}) or UN/ECE Rec 20 code ({@code H87}), which is
   *     printed in words where known (BT-130); not null
   * @param unitPrice price of one unit without VAT (BT-146); not null
   * @param grossUnitPrice the price with VAT where that is what was agreed, or null
   * @param discount reduction of the line (BG-27), or null
   * @param netAmount line amount without VAT, after the discount (BT-131); not null
   * @param vatCategory UNCL 5305 code such as {@code S} or {@code AE} (BT-151); not null
   * @param vatRate in percent (BT-152); not null
   * @param vatAmount this line's share of the VAT; not null
   */
  public record Line(
      String description,
      @Nullable String code,
      BigDecimal quantity,
      String unit,
      BigDecimal unitPrice,
      @Nullable BigDecimal grossUnitPrice,
      @Nullable Discount discount,
      BigDecimal netAmount,
      String vatCategory,
      BigDecimal vatRate,
      BigDecimal vatAmount) {}

  /**
   * A reduction.
   *
   * @param amount what was taken off, with the sign of the line; not null
   * @param percent the percentage it was calculated from, or null
   */
  public record Discount(BigDecimal amount, @Nullable BigDecimal percent) {}

  /**
   * An allowance or charge on the whole document (BG-20, BG-21).
   *
   * @param charge true for a charge, false for an allowance
   * @param reason in words (BT-97, BT-104), or null
   * @param percent the percentage it was calculated from, or null
   * @param amount without VAT, a positive magnitude; not null
   */
  public record Adjustment(
      boolean charge, @Nullable String reason, @Nullable BigDecimal percent, BigDecimal amount) {}

  /**
   * One row of the VAT breakdown (BG-23).
   *
   * @param category UNCL 5305 code (BT-118); not null
   * @param rate in percent (BT-119); not null
   * @param taxableAmount BT-116; not null
   * @param vatAmount BT-117; not null
   * @param exemptionReason why no VAT is due, in words (BT-120), or null
   */
  public record VatRow(
      String category,
      BigDecimal rate,
      BigDecimal taxableAmount,
      BigDecimal vatAmount,
      @Nullable String exemptionReason) {}

  /**
   * Document totals.
   *
   * @param linesNet sum of the lines without VAT (BT-106); not null
   * @param net total without VAT (BT-109); not null
   * @param vat total VAT (BT-110); not null
   * @param gross total with VAT (BT-112); not null
   * @param prepaid advances already deducted (BT-113), or null
   * @param rounding BT-114, or null
   * @param payable amount due as issued (BT-115); not null
   * @param paid sum of the payments since; not null
   * @param balance what is left to pay; not null
   */
  public record Totals(
      BigDecimal linesNet,
      BigDecimal net,
      BigDecimal vat,
      BigDecimal gross,
      @Nullable BigDecimal prepaid,
      @Nullable BigDecimal rounding,
      BigDecimal payable,
      BigDecimal paid,
      BigDecimal balance) {}

  /**
   * VAT in the seller's accounting currency, which the law wants on an invoice in another currency
   * (Fiscal Code art. 319 (20) and 290).
   *
   * @param currency ISO 4217 code (BT-6); not null
   * @param vat total VAT in that currency (BT-111); not null
   * @param net total without VAT in that currency, or null
   * @param gross total with VAT in that currency, or null
   * @param exchangeRate units of that currency for one of the invoice currency, or null
   * @param rateDate the day of the rate, or null
   * @param rateSource who published it, such as {@code BNR}, or null
   */
  public record AccountingVat(
      String currency,
      BigDecimal vat,
      @Nullable BigDecimal net,
      @Nullable BigDecimal gross,
      @Nullable BigDecimal exchangeRate,
      @Nullable LocalDate rateDate,
      @Nullable String rateSource) {}

  /**
   * A payment received.
   *
   * @param date not null
   * @param method one of {@code bank_transfer, cash, card, cheque, other} and the like, printed in
   *     words where known; not null
   * @param reference such as a receipt number, or null
   * @param amount not null
   */
  public record Payment(
      LocalDate date, String method, @Nullable String reference, BigDecimal amount) {}

  /**
   * An account to pay to.
   *
   * @param holder who is paid, where that is not the seller (BT-59), or null
   * @param bank the bank's name, or null
   * @param iban BT-84; not null
   * @param bic BT-86, or null
   * @param currency ISO 4217 code of the account, or null if any
   */
  public record BankAccount(
      @Nullable String holder,
      @Nullable String bank,
      String iban,
      @Nullable String bic,
      @Nullable String currency) {}

  /**
   * Terms, notes and people.
   *
   * @param paymentTerms BT-20, or null
   * @param notes for the buyer (BT-22), or null
   * @param mentions further wording the law or the company wants, or null
   * @param legalMentions short statements such as VAT on collection or reverse charge; not null
   * @param latePenalty penalty for late payment, or null
   * @param deliveryLocation where goods went (BG-13), or null
   * @param issuerName who made the document out, or null
   * @param issuerId that person's identification, or null
   * @param salesAgent or null
   * @param delegate who took the goods, or null
   */
  public record Texts(
      @Nullable String paymentTerms,
      @Nullable String notes,
      @Nullable String mentions,
      List<LegalMention> legalMentions,
      @Nullable LatePenalty latePenalty,
      @Nullable String deliveryLocation,
      @Nullable String issuerName,
      @Nullable String issuerId,
      @Nullable String salesAgent,
      @Nullable Delegate delegate) {

    /** Freezes the list. */
    public Texts {
      legalMentions = List.copyOf(legalMentions);
    }

    /** Returns texts with nothing in them. */
    public static Texts none() {
      return new Texts(null, null, null, List.of(), null, null, null, null, null, null);
    }
  }

  /** Statements that the law words itself, printed in the language of the document. */
  public enum LegalMention {
    /** VAT becomes chargeable on collection (Fiscal Code art. 282 (3), 319 (20) r). */
    VAT_ON_COLLECTION,
    /** The buyer accounts for the VAT (art. 331, 307). */
    REVERSE_CHARGE,
    /** The buyer issued the invoice in the seller's name (art. 319 (20) k). */
    SELF_BILLING,
    /** The seller is not registered for VAT (art. 310). */
    NOT_VAT_REGISTERED
  }

  /**
   * Penalty for late payment.
   *
   * @param percentPerDay not null
   * @param graceDays days after the due date without penalty; not negative
   */
  public record LatePenalty(BigDecimal percentPerDay, int graceDays) {}

  /**
   * The person who took the goods away.
   *
   * @param name not null
   * @param identityCard series and number, or null
   * @param vehicle registration plate, or null
   */
  public record Delegate(String name, @Nullable String identityCard, @Nullable String vehicle) {}

  /**
   * How the paper looks (objects/pdf-template-config.md).
   *
   * @param settings design, colour, font and what is shown; not null
   * @param logo or null
   */
  public record Appearance(PrintSettings settings, @Nullable Logo logo) {
    /** Checks that there are settings. */
    public Appearance {
      Objects.requireNonNull(settings, "settings");
    }

    /** Returns the look of a document that belongs to no company here, without a logo. */
    public static Appearance plain() {
      return new Appearance(PrintSettings.PLAIN, null);
    }

    /** Returns the logo, unless it is not to be shown or there is none. */
    public @Nullable Logo shownLogo() {
      return settings.showLogo() ? logo : null;
    }
  }

  /**
   * A company logo as it was uploaded. Immutable: the bytes are copied in and out.
   *
   * @param content the file's bytes; not null
   * @param mediaType {@code image/png} or {@code image/jpeg}; not null
   */
  @SuppressWarnings("ArrayRecordComponent") // copied both ways, compared by content
  public record Logo(byte[] content, String mediaType) {

    /** Copies the bytes. */
    public Logo {
      content = content.clone();
      Objects.requireNonNull(mediaType, "mediaType");
    }

    /** Returns a copy of the bytes. */
    @Override
    public byte[] content() {
      return content.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Logo logo
          && mediaType.equals(logo.mediaType)
          && Arrays.equals(content, logo.content);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(content) + mediaType.hashCode();
    }

    @Override
    public String toString() {
      return "Logo[" + mediaType + ", " + content.length + " bytes]";
    }
  }
}
