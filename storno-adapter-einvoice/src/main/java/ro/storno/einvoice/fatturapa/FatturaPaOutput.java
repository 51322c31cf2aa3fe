package ro.storno.einvoice.fatturapa;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.TermOutput;

/**
 * Writes the leaves as FatturaPA wants them: amounts with fixed decimals, texts of limited length
 * in Latin-1 or ASCII, names without prefix.
 */
final class FatturaPaOutput extends TermOutput<FatturaPaOutput> {
  private static final Map<Integer, String> SPELLINGS =
      Map.ofEntries(
          Map.entry(0x20AC, "EUR"),
          Map.entry(0x2013, "-"),
          Map.entry(0x2014, "-"),
          Map.entry(0x2018, "'"),
          Map.entry(0x2019, "'"),
          Map.entry(0x201C, "\""),
          Map.entry(0x201D, "\""),
          Map.entry(0x201E, "\""),
          Map.entry(0x2026, "..."),
          Map.entry(0x2022, "-"),
          Map.entry(0x0141, "L"),
          Map.entry(0x0142, "l"),
          Map.entry(0x0110, "D"),
          Map.entry(0x0111, "d"),
          Map.entry(0x0152, "OE"),
          Map.entry(0x0153, "oe"),
          Map.entry(0x00DF, "ss"),
          Map.entry(0x00C6, "AE"),
          Map.entry(0x00E6, "ae"),
          Map.entry(0x00D8, "O"),
          Map.entry(0x00F8, "o"),
          Map.entry(0x00A0, " "));

  FatturaPaOutput(Explainer explainer) {
    super(explainer, "FPA-", 3);
  }

  @Override
  protected FatturaPaOutput self() {
    return this;
  }

  @Override
  protected String yes() {
    return "SI";
  }

  @Override
  public String fit(String element, String text, String format) {
    if (format.isEmpty() || text.isEmpty()) {
      return text;
    }
    int size = Integer.parseInt(format.substring(1));
    return switch (format.charAt(0)) {
      case 'd' -> decimal(element, new BigDecimal(text), 2, size);
      case 'w' -> decimal(element, new BigDecimal(text), 1, size);
      case 'L' -> cut(element, spelled(element, normalized(text), 0xFF), size);
      case 'B' -> cut(element, spelled(element, normalized(text), 0x7F), size);
      default -> cut(element, normalized(text), size);
    };
  }

  private static String normalized(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** The text in letters up to a code point: accents beyond it go, a few signs are spelled out. */
  private String spelled(String element, String text, int highest) {
    if (text.codePoints().allMatch(c -> c <= highest)) {
      return text;
    }
    StringBuilder spelled = new StringBuilder();
    text.codePoints().forEach(c -> spelled.append(spelled(c, highest)));
    leaveOut(
        "LETTERS",
        element,
        "FatturaPA has no room for some of the letters of \"%s\"; written as \"%s\"."
            .formatted(text, spelled));
    return spelled.toString();
  }

  private static String spelled(int codePoint, int highest) {
    if (codePoint <= highest) {
      return Character.toString(codePoint);
    }
    String known = SPELLINGS.get(codePoint);
    if (known != null) {
      return known;
    }
    String base =
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "");
    return !base.isEmpty() && base.codePoints().allMatch(c -> c <= highest) ? base : "?";
  }

  /** Notes a term of the core that has no place in FatturaPA, unless it is absent. */
  void leftOutOf(String term, @Nullable Object value, String element) {
    if (value != null) {
      leaveOut("NO-PLACE", element, "FatturaPA has no place for %s: %s".formatted(term, value));
    }
  }

  FatturaPaOutput fitted(String name, @Nullable String value, String format) {
    return text(name, value == null ? null : fit(name, value, format));
  }

  FatturaPaOutput amount(String name, @Nullable BigDecimal value) {
    return fitted(name, value == null ? null : value.toPlainString(), "d2");
  }

  FatturaPaOutput amount8(String name, @Nullable BigDecimal value) {
    return fitted(name, value == null ? null : value.toPlainString(), "d8");
  }

  FatturaPaOutput date(String name, @Nullable LocalDate value) {
    return text(name, value == null ? null : value.toString());
  }
}
