package ro.storno.application.printing;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintCss;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.domain.printing.PrintSettings;

/**
 * A change of the look of documents, as sent (api-reference/pdf-template-config/update.md).
 *
 * @param templateSlug {@code classic}, {@code modern}, {@code minimal} or {@code bold}
 * @param primaryColor {@code #RRGGBB}, or null for that of the template
 * @param fontFamily one that comes with the product, or null for that of the template
 * @param showLogo whether the company's logo is printed
 * @param showBankInfo whether bank accounts are printed
 * @param footerText at most three lines, or null
 * @param customCss colours, type, borders and spacing, or null
 * @param labelOverrides words in place of ours by name of the label, or null; names that no label
 *     has are left out
 */
public record PrintSettingsChange(
    @Nullable String templateSlug,
    @Nullable String primaryColor,
    @Nullable String fontFamily,
    @Nullable Boolean showLogo,
    @Nullable Boolean showBankInfo,
    @Nullable String footerText,
    @Nullable String customCss,
    @Nullable Map<String, String> labelOverrides) {

  /**
   * Returns settings with what was sent in place.
   *
   * @param was not null
   * @param sent names of the components that were sent; not null
   * @throws ApplicationException.Invalid if something cannot be used; names each field
   */
  PrintSettings of(PrintSettings was, Set<String> sent) {
    Given given = new Given(sent);
    FieldErrors errors = new FieldErrors();
    PrintDesign design = given.has("templateSlug") ? design(errors) : null;
    PrintSettings changed =
        errors.capture(
            "",
            () ->
                new PrintSettings(
                    design == null ? was.design() : design,
                    picked(
                        errors,
                        given,
                        "primaryColor",
                        primaryColor,
                        AccentColour::of,
                        was.colour()),
                    picked(errors, given, "fontFamily", fontFamily, PrintFont::of, was.font()),
                    given.keep("showLogo", showLogo, was.showLogo()),
                    given.keep("showBankInfo", showBankInfo, was.showBankInfo()),
                    given.has("footerText") ? unlessBlank(footerText) : was.footerText(),
                    picked(errors, given, "customCss", customCss, PrintCss::of, was.customCss()),
                    given.has("labelOverrides") ? labels(errors) : was.labels()));
    errors.throwInvalid();
    return java.util.Objects.requireNonNull(changed);
  }

  private @Nullable PrintDesign design(FieldErrors errors) {
    if (templateSlug == null) {
      return null;
    }
    PrintDesign design = PrintDesign.ofSlug(templateSlug).orElse(null);
    errors.addIf(
        design == null,
        "templateSlug",
        "This value should be one of classic, modern, minimal, bold.");
    return design;
  }

  private static <T> @Nullable T picked(
      FieldErrors errors,
      Given given,
      String field,
      @Nullable String sent,
      Function<String, T> reading,
      @Nullable T was) {
    if (!given.has(field)) {
      return was;
    }
    String text = unlessBlank(sent);
    return text == null ? null : errors.captureAs(field, () -> reading.apply(text));
  }

  private static @Nullable String unlessBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private PrintLabels labels(FieldErrors errors) {
    if (labelOverrides == null) {
      return PrintLabels.NONE;
    }
    Map<String, String> known =
        labelOverrides.entrySet().stream()
            .filter(label -> PrintLabels.known(label.getKey()) && !label.getValue().isBlank())
            .collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue().strip()));
    PrintLabels labels = errors.capture("", () -> new PrintLabels(known));
    return labels == null ? PrintLabels.NONE : labels;
  }
}
