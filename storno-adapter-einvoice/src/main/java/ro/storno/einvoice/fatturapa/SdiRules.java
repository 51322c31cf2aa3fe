package ro.storno.einvoice.fatturapa;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.identifier.ItalianTaxCode;
import ro.storno.einvoice.syntax.OwnRules;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;

/**
 * The checks the Sistema di Interscambio makes on the content of a FatturaPA file, under its own
 * codes (Specifiche tecniche 1.9, "Elenco controlli"; each with the day it came into force).
 *
 * <p>What only SDI can know stays out: whether a tax code or an office exists, and whether a file
 * or invoice came before. A check digit that does not fit is a warning, since SDI asks its
 * register. Thread-safe.
 */
public final class SdiRules implements OwnRules {
  /** The name of these checks in rule sets. */
  public static final String NAME = "SDI";

  /**
   * From this day on SDI refuses files for what it had only reported since 2016-05-09 (Elenco
   * controlli 1.2).
   */
  private static final LocalDate REFUSED = LocalDate.of(2016, 12, 1);

  private static final Set<String> REPORTED_FIRST =
      Set.of("00418", "00419", "00420", "00421", "00422", "00423", "00424", "00425");

  private static final LocalDate SPECIFICATIONS_1_6_2 = LocalDate.of(2021, 1, 1);
  private static final LocalDate SPECIFICATIONS_1_7_1 = LocalDate.of(2022, 10, 1);
  private static final LocalDate SPECIFICATIONS_1_9 = LocalDate.of(2025, 4, 1);

  private static final String ITALY = "IT";
  private static final String NO_CHANNEL = "0000000";
  private static final String FOREIGN_CHANNEL = "XXXXXXX";

  /** Documents a seller cannot issue to itself, 00471; the first five since 1.6. */
  private static final Set<String> TWO_PARTIES_FROM_THE_START =
      Set.of("TD16", "TD17", "TD18", "TD19", "TD20");

  private static final Set<String> TWO_PARTIES =
      Set.of("TD01", "TD02", "TD03", "TD06", "TD24", "TD25", "TD28", "TD29");
  private static final Set<String> ONE_PARTY = Set.of("TD21", "TD27");
  private static final Set<String> FOREIGN_SELLER = Set.of("TD17", "TD18", "TD19", "TD28");
  private static final Set<String> BUYER_WITH_VAT =
      Set.of("TD16", "TD17", "TD18", "TD19", "TD20", "TD22", "TD23", "TD28");

  private final Explainer explainer = new Explainer();

  @Override
  public ZoneId place() {
    return ZoneId.of("Europe/Rome");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> check(byte[] document, XmlElement root, LocalDate day, LocalDate today) {
    Check check = new Check(explainer, day, today);
    check.file(root);
    return check.findings;
  }

  /** The check of one file. */
  static final class Check {
    private final Explainer explainer;
    private final TrimmedTermSource source;
    private final LocalDate day;
    private final LocalDate today;
    private final List<Finding> findings = new ArrayList<>();

    Check(Explainer explainer, LocalDate day, LocalDate today) {
      this.explainer = explainer;
      this.source = new TrimmedTermSource(explainer);
      this.day = day;
      this.today = today;
    }

    TrimmedTermSource source() {
      return source;
    }

    boolean since(LocalDate date) {
      return !day.isBefore(date);
    }

    void broken(String code, @Nullable XmlElement element, String message) {
      boolean reported = REPORTED_FIRST.contains(code) && !since(REFUSED);
      report(code, reported ? Severity.WARNING : Severity.FATAL, element, message);
    }

    private void report(
        String code, Severity severity, @Nullable XmlElement element, String message) {
      if (element != null) {
        findings.add(
            explainer.explain(
                "SDI-" + code,
                severity,
                FindingSource.SPECIFICATION,
                TermSource.placeOf(element),
                message));
      }
    }

    private void file(XmlElement root) {
      XmlElement header = source.find(root, "FatturaElettronicaHeader");
      transmission(root, header);
      taxCodes(header);
      Set<String> numbers = new HashSet<>();
      for (XmlElement body : source.all(root, "FatturaElettronicaBody")) {
        XmlElement document = source.find(body, "DatiGenerali", "DatiGeneraliDocumento");
        document(document, numbers);
        parties(header, document, body);
        relatedDates(body, document);
        new SdiAmounts(this, body, document).check();
      }
    }

    private void transmission(XmlElement root, @Nullable XmlElement header) {
      XmlElement travel = source.find(header, "DatiTrasmissione");
      String format = source.text(travel, "FormatoTrasmissione");
      XmlElement recipient = source.find(travel, "CodiceDestinatario");
      String code = source.text(recipient);
      boolean office = "FPA12".equals(format);
      if (code != null && code.length() != (office ? 6 : 7)) {
        broken(
            "00427",
            recipient,
            "CodiceDestinatario %s has %d characters; format %s wants %d."
                .formatted(code, code.length(), format, office ? 6 : 7));
      }
      if (format != null && !format.equals(root.attribute("versione"))) {
        broken(
            "00428",
            source.find(travel, "FormatoTrasmissione"),
            "FormatoTrasmissione is %s, the version of the file %s."
                .formatted(format, root.attribute("versione")));
      }
      XmlElement pec = source.find(travel, "PECDestinatario");
      if (pec != null && code != null && !code.equals(NO_CHANNEL)) {
        broken("00426", pec, "A PEC address goes with CodiceDestinatario 0000000 only.");
      }
      String country =
          source.text(
              header, "CessionarioCommittente", "DatiAnagrafici", "IdFiscaleIVA", "IdPaese");
      if (FOREIGN_CHANNEL.equals(code) && ITALY.equals(country)) {
        broken("00313", recipient, "CodiceDestinatario XXXXXXX is for buyers abroad.");
      }
    }

    private void taxCodes(@Nullable XmlElement header) {
      vatNumber("00300", source.find(header, "DatiTrasmissione", "IdTrasmittente"), true);
      personal("00301", "00302", source.find(header, "CedentePrestatore", "DatiAnagrafici"));
      personal("00303", "00304", source.find(header, "RappresentanteFiscale", "DatiAnagrafici"));
      XmlElement buyer = source.find(header, "CessionarioCommittente", "DatiAnagrafici");
      personal("00305", "00306", buyer);
      if (source.find(buyer, "IdFiscaleIVA") == null
          && source.find(buyer, "CodiceFiscale") == null) {
        broken("00417", buyer, "The buyer has neither a VAT number nor a codice fiscale.");
      }
    }

    private void personal(String vatCode, String taxCode, @Nullable XmlElement element) {
      vatNumber(vatCode, source.find(element, "IdFiscaleIVA"), false);
      XmlElement code = source.find(element, "CodiceFiscale");
      String value = source.text(code);
      if (value != null && !ItalianTaxCode.isTaxCode(value)) {
        report(
            taxCode,
            Severity.WARNING,
            code,
            "The check digit of codice fiscale %s is wrong.".formatted(value));
      }
    }

    private void vatNumber(String code, @Nullable XmlElement element, boolean orTaxCode) {
      XmlElement number = source.find(element, "IdCodice");
      String value = source.text(number);
      boolean right =
          value == null
              || !ITALY.equals(source.text(element, "IdPaese"))
              || ItalianTaxCode.isVatNumber(value)
              || orTaxCode && ItalianTaxCode.isTaxCode(value);
      if (!right) {
        report(
            code,
            Severity.WARNING,
            number,
            "The check digit of partita IVA %s is wrong.".formatted(value));
      }
    }

    private void document(@Nullable XmlElement document, Set<String> numbers) {
      XmlElement number = source.find(document, "Numero");
      String value = source.text(number);
      if (value != null && value.chars().noneMatch(c -> c >= '0' && c <= '9')) {
        broken("00425", number, "The number %s has no digit.".formatted(value));
      }
      String year = String.valueOf(source.text(document, "Data")).replaceAll("-.*", "");
      String kind = "TD04".equals(source.text(document, "TipoDocumento")) ? "TD04" : "other";
      if (value != null && !numbers.add(kind + " " + year + " " + value)) {
        broken("00409", number, "The file has the number %s twice.".formatted(value));
      }
      XmlElement date = source.find(document, "Data");
      LocalDate issued = source.date(date);
      if (issued != null && issued.isAfter(today)) {
        broken("00403", date, "The invoice is dated %s, in the future.".formatted(issued));
      }
      for (XmlElement withholding : source.all(document, "DatiRitenuta")) {
        XmlElement reason = source.find(withholding, "CausalePagamento");
        if (since(SPECIFICATIONS_1_6_2) && "Z".equals(source.text(reason))) {
          broken("00999", reason, "Payment reason Z is no longer allowed; use ZO.");
        }
      }
    }

    private void parties(
        @Nullable XmlElement header, @Nullable XmlElement document, XmlElement body) {
      XmlElement kind = source.find(document, "TipoDocumento");
      String type = source.text(kind);
      XmlElement seller = source.find(header, "CedentePrestatore", "DatiAnagrafici");
      XmlElement buyer = source.find(header, "CessionarioCommittente", "DatiAnagrafici");
      String sellerCountry = source.text(seller, "IdFiscaleIVA", "IdPaese");
      String buyerCountry = source.text(buyer, "IdFiscaleIVA", "IdPaese");
      if (type == null) {
        return;
      }
      boolean same = same(seller, buyer);
      boolean two =
          TWO_PARTIES_FROM_THE_START.contains(type)
              || since(SPECIFICATIONS_1_7_1) && TWO_PARTIES.contains(type);
      if (same && two) {
        broken("00471", kind, "With %s the seller cannot be the buyer.".formatted(type));
      }
      if (!same && ONE_PARTY.contains(type)) {
        broken("00472", kind, "With %s the seller has to be the buyer.".formatted(type));
      }
      if (FOREIGN_SELLER.contains(type) && ITALY.equals(sellerCountry)
          || since(SPECIFICATIONS_1_9) && type.equals("TD29") && !ITALY.equals(sellerCountry)) {
        broken("00473", kind, "%s does not allow a seller from %s.".formatted(type, sellerCountry));
      }
      if (BUYER_WITH_VAT.contains(type) && buyerCountry == null) {
        broken("00475", kind, "With %s the buyer needs a VAT number.".formatted(type));
      }
      if (sellerCountry != null
          && buyerCountry != null
          && !ITALY.equals(sellerCountry)
          && !ITALY.equals(buyerCountry)) {
        broken("00476", kind, "Neither seller nor buyer is Italian.");
      }
      if (type.equals("TD21")) {
        zeroRates(body);
      }
    }

    private void zeroRates(XmlElement body) {
      for (XmlElement line : source.all(source.find(body, "DatiBeniServizi"), "DettaglioLinee")) {
        XmlElement rate = source.find(line, "AliquotaIVA");
        if (SdiAmounts.isZero(source.number(rate))) {
          broken("00474", rate, "TD21 allows no line without VAT.");
        }
      }
    }

    private boolean same(@Nullable XmlElement seller, @Nullable XmlElement buyer) {
      String sellerNumber = source.text(seller, "IdFiscaleIVA", "IdCodice");
      String buyerNumber = source.text(buyer, "IdFiscaleIVA", "IdCodice");
      if (sellerNumber != null && buyerNumber != null) {
        return sellerNumber.equals(buyerNumber)
            && java.util.Objects.equals(
                source.text(seller, "IdFiscaleIVA", "IdPaese"),
                source.text(buyer, "IdFiscaleIVA", "IdPaese"));
      }
      String sellerCode = source.text(seller, "CodiceFiscale");
      String buyerCode = source.text(buyer, "CodiceFiscale");
      return buyerCode != null && (buyerCode.equals(sellerCode) || buyerCode.equals(sellerNumber));
    }

    private void relatedDates(XmlElement body, @Nullable XmlElement document) {
      LocalDate issued = source.date(document, "Data");
      XmlElement general = source.find(body, "DatiGenerali");
      for (XmlElement related : source.all(general, "DatiFattureCollegate")) {
        XmlElement date = source.find(related, "Data");
        LocalDate before = source.date(date);
        if (issued != null && before != null && issued.isBefore(before)) {
          broken("00418", date, "The invoice of %s refers to one of %s.".formatted(issued, before));
        }
      }
    }
  }
}
