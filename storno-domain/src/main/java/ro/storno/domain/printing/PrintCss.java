package ro.storno.domain.printing;

import java.util.List;
import ro.storno.domain.DomainException;

/**
 * A company's own style for its documents, of which nothing but colours, type, borders and spacing
 * comes through.
 *
 * <p>What is printed is not what was typed but what was understood of it, written anew from words
 * that stand in our own tables, numbers and names of classes. Whatever else CSS can do (addresses,
 * imports, functions, escapes, generated content, positions, hiding) is refused with its line.
 *
 * @param text as typed; not null
 * @param rules what was understood, as CSS; not null
 */
public record PrintCss(String text, List<String> rules) {
  /** Longest style sheet, in characters. */
  public static final int LONGEST = 20_000;

  /** Checks that the rules are those of the text. */
  public PrintCss {
    rules = List.copyOf(rules);
    if (!rules.equals(PrintCssReader.read(text))) {
      throw new IllegalArgumentException("rules of another text");
    }
  }

  /**
   * Reads a style sheet.
   *
   * @param text not null
   * @throws DomainException.InvalidValue with the line and what to change, if anything in it is not
   *     allowed
   */
  public static PrintCss of(String text) {
    return new PrintCss(text, PrintCssReader.read(text));
  }

  /** Returns the style sheet to print with. */
  public String printed() {
    return String.join("\n", rules);
  }
}
