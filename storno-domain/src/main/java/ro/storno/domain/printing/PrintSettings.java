package ro.storno.domain.printing;

import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;

/**
 * How the documents of one company look, whatever their kind (objects/pdf-template-config.md).
 *
 * @param design not null
 * @param colour the company's own, or null for that of the design
 * @param font the company's own, or null for that of the design
 * @param showLogo whether the company's logo is printed
 * @param showBankInfo whether bank accounts and the payment code are printed
 * @param footerText the company's own lines in the footer, or null
 * @param customCss further style, or null
 * @param labels words in place of ours; not null
 */
public record PrintSettings(
    PrintDesign design,
    @Nullable AccentColour colour,
    @Nullable PrintFont font,
    boolean showLogo,
    boolean showBankInfo,
    @Nullable String footerText,
    @Nullable PrintCss customCss,
    PrintLabels labels) {
  /** Longest text in the footer, in characters. */
  public static final int LONGEST_FOOTER = 300;

  /** Most lines in the footer. */
  public static final int FOOTER_LINES = 3;

  /** What a company has that never chose anything (api-reference/pdf-template-config/get.md). */
  public static final PrintSettings STANDARD =
      new PrintSettings(
          PrintDesign.CLASSIC,
          null,
          PrintFont.DEJAVU_SANS,
          true,
          true,
          null,
          null,
          PrintLabels.NONE);

  /** The classic design as it was drawn, for documents that belong to no company here. */
  public static final PrintSettings PLAIN =
      new PrintSettings(PrintDesign.CLASSIC, null, null, true, true, null, null, PrintLabels.NONE);

  /** Checks the footer, which stands in the margin of every page. */
  public PrintSettings {
    if (footerText != null
        && (footerText.length() > LONGEST_FOOTER || footerText.lines().count() > FOOTER_LINES)) {
      throw new DomainException.InvalidValue(
          "footerText",
          "The footer has room for "
              + FOOTER_LINES
              + " lines and "
              + LONGEST_FOOTER
              + " characters; shorten it.");
    }
  }

  /** Returns the colour that is printed: the company's or that of the design. */
  public AccentColour printedColour() {
    return colour == null ? design.colour() : colour;
  }
}
