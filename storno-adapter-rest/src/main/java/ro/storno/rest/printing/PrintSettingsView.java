package ro.storno.rest.printing;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintCss;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.rest.openapi.Described;

/** The look of a company's documents (objects/pdf-template-config.md). */
public record PrintSettingsView(
    @Described("That of the company: each has one") UUID id,
    UUID uuid,
    @Described(example = "classic") String templateSlug,
    @Described(value = "Null for that of the template", example = "#2563eb")
        @Nullable String primaryColor,
    @Described(value = "Null for that of the template", example = "DejaVu Sans")
        @Nullable String fontFamily,
    boolean showLogo,
    boolean showBankInfo,
    @Nullable String footerText,
    @Nullable String customCss,
    @Described("Words in place of ours, by name of the label") Map<String, String> labelOverrides) {

  static PrintSettingsView of(CompanyId company, Optional<PrintSettings> chosen) {
    PrintSettings settings = chosen.orElse(PrintSettings.STANDARD);
    AccentColour colour = chosen.isEmpty() ? settings.printedColour() : settings.colour();
    PrintFont font = settings.font();
    PrintCss css = settings.customCss();
    return new PrintSettingsView(
        company.value(),
        company.value(),
        settings.design().slug(),
        colour == null ? null : colour.hex(),
        font == null ? null : font.family(),
        settings.showLogo(),
        settings.showBankInfo(),
        settings.footerText(),
        css == null ? null : css.text(),
        settings.labels().texts());
  }
}
