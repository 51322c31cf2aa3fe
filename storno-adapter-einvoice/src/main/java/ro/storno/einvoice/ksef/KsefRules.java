package ro.storno.einvoice.ksef;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.identifier.PolishNumbers;
import ro.storno.einvoice.syntax.OwnRules;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;

/**
 * What KSeF checks beyond its schema, and what a tax office would ask about.
 *
 * <p>KSeF answers with one status for a file (430) and one for its content (450), so the rules are
 * numbered within these. What KSeF turns away is an error; what it takes although the law or the
 * sums say otherwise is a warning (W). Check digits are warnings, since the test environments of
 * KSeF take invented numbers. Thread-safe.
 */
public final class KsefRules implements OwnRules {
  /** The name of these checks in rule sets. */
  public static final String NAME = "KSEF";

  private static final int MOST_CORRECTED = 50_000;
  static final Set<String> SETTLING = Set.of("ROZ", "KOR_ROZ");
  private static final Set<String> ADVANCE = Set.of("ZAL", "KOR_ZAL");

  private final Explainer explainer = new Explainer();
  private final FaCodes codes = new FaCodes();

  @Override
  public ZoneId place() {
    return ZoneId.of("Europe/Warsaw");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> check(byte[] document, XmlElement root, LocalDate day, LocalDate today) {
    Check check = new Check(explainer);
    new KsefFileRules(check).check(document, root);
    check.invoice(root, today);
    new KsefAmounts(check, codes, root).check();
    return check.findings;
  }

  /** The check of one document. */
  static final class Check {
    private final Explainer explainer;
    private final TrimmedTermSource source;
    private final List<Finding> findings = new ArrayList<>();

    Check(Explainer explainer) {
      this.explainer = explainer;
      this.source = new TrimmedTermSource(explainer);
    }

    TrimmedTermSource source() {
      return source;
    }

    void broken(String code, XmlElement element, String message) {
      report(code, Severity.FATAL, element, message);
    }

    void warn(String code, @Nullable XmlElement element, String message) {
      if (element != null) {
        report(code, Severity.WARNING, element, message);
      }
    }

    private void report(String code, Severity severity, XmlElement element, String message) {
      findings.add(
          explainer.explain(
              "KSEF-" + code,
              severity,
              FindingSource.SPECIFICATION,
              TermSource.placeOf(element),
              message));
    }

    private void invoice(XmlElement root, LocalDate today) {
      XmlElement fa = source.find(root, "Fa");
      XmlElement issued = source.find(fa, "P_1");
      LocalDate date = source.date(issued);
      if (issued != null && date != null && date.isAfter(today)) {
        broken("450-01", issued, "The date of issue %s lies after %s.".formatted(date, today));
      }
      nips(root);
      correction(fa);
      kind(fa);
      if (fa != null) {
        ksefNumbers(fa);
      }
      annotations(root, fa);
    }

    private void nips(XmlElement root) {
      for (XmlElement party : root.children()) {
        XmlElement nip = source.find(party, "DaneIdentyfikacyjne", "NIP");
        String text = source.text(nip);
        if (text != null && !PolishNumbers.isNip(text)) {
          warn("W01", nip, "The last digit of the NIP %s does not fit the others.".formatted(text));
        }
      }
    }

    private void correction(@Nullable XmlElement fa) {
      XmlElement kind = source.find(fa, "RodzajFaktury");
      String text = source.text(kind);
      int corrected = source.all(fa, "DaneFaKorygowanej").size();
      if (text != null && text.startsWith(FaBodyReader.CORRECTION) && corrected == 0) {
        warn("W02", kind, "The correction does not say which invoice it corrects.");
      }
      if (kind != null && corrected > MOST_CORRECTED) {
        broken(
            "450-02",
            kind,
            "The document corrects %d invoices; KSeF takes %d."
                .formatted(corrected, MOST_CORRECTED));
      }
    }

    private void kind(@Nullable XmlElement fa) {
      XmlElement kind = source.find(fa, "RodzajFaktury");
      String text = source.text(kind);
      if (text == null) {
        return;
      }
      if (SETTLING.contains(text) && source.find(fa, "FakturaZaliczkowa") == null) {
        warn("W03", kind, "A settling invoice names the advance invoices it settles.");
      }
      if (ADVANCE.contains(text) && source.find(fa, "Zamowienie") == null) {
        warn("W04", kind, "An advance invoice says what was ordered (Zamowienie).");
      }
    }

    private void ksefNumbers(XmlElement fa) {
      List<XmlElement> numbers = new ArrayList<>();
      for (XmlElement one : source.all(fa, "DaneFaKorygowanej")) {
        numbers.addAll(source.all(one, "NrKSeFFaKorygowanej"));
      }
      for (XmlElement one : source.all(fa, "FakturaZaliczkowa")) {
        numbers.addAll(source.all(one, "NrKSeFFaZaliczkowej"));
      }
      for (XmlElement number : numbers) {
        String text = source.text(number);
        if (text != null && !PolishNumbers.isKsefNumber(text)) {
          warn(
              "W05",
              number,
              "KSeF gave no invoice the number %s: it fails its check digits.".formatted(text));
        }
      }
    }

    private void annotations(XmlElement root, @Nullable XmlElement fa) {
      XmlElement annotations = source.find(fa, "Adnotacje");
      XmlElement charge = source.find(annotations, "P_18");
      boolean reverseCharge = FaBodyReader.YES.equals(source.text(charge));
      if (source.find(fa, "P_13_10") != null && !reverseCharge) {
        warn("W06", charge, "There are supplies under reverse charge (P_13_10), but P_18 says no.");
      }
      XmlElement exemption = source.find(annotations, "Zwolnienie");
      if (source.find(fa, "P_13_7") != null && source.find(exemption, "P_19") == null) {
        warn("W07", exemption, "There are exempt supplies (P_13_7), but no reason (P_19).");
      }
      XmlElement margin = source.find(annotations, "PMarzy");
      boolean underMargin = source.find(margin, "P_PMarzy") != null;
      if (source.find(fa, "P_13_11") != null && !underMargin) {
        warn(
            "W08",
            margin,
            "There are supplies under a margin scheme (P_13_11), but none is named.");
      }
      boolean prefixWanted = source.find(fa, "P_13_6_2") != null;
      XmlElement seller = source.find(root, "Podmiot1");
      if (prefixWanted && source.find(seller, "PrefiksPodatnika") == null) {
        warn(
            "W09",
            seller,
            "Supplies within the Union (P_13_6_2) want the prefix PL of the seller.");
      }
    }
  }
}
