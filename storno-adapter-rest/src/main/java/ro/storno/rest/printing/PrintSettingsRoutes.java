package ro.storno.rest.printing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.printing.ManagePrintSettings;
import ro.storno.application.printing.PreviewPrint;
import ro.storno.application.printing.PrintSettingsChange;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.openapi.Described;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.ListType;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/pdf-template-config. */
public final class PrintSettingsRoutes {
  private static final String AREA = "PDF templates";
  private static final String CONFIG = "/api/v1/pdf-template-config";

  /** Lets a browser show the page and do nothing else with it, whatever stands in its texts. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; object-src 'none';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

  private final ManagePrintSettings settings;
  private final PreviewPrint preview;

  /** A design to choose. */
  record TemplateView(String slug, String name, String description, String defaultColor) {
    static TemplateView of(PrintDesign design) {
      return new TemplateView(
          design.slug(), design.title(), design.description(), design.colour().hex());
    }
  }

  /** What to try: the fields of the configuration, and what to draw. */
  record PreviewRequest(
      @Described(example = "modern") @Nullable String templateSlug,
      @Described(example = "#6366f1") @Nullable String primaryColor,
      @Nullable String fontFamily,
      @Nullable Boolean showLogo,
      @Nullable Boolean showBankInfo,
      @Nullable String footerText,
      @Nullable String customCss,
      @Nullable Map<String, String> labelOverrides,
      @Described("invoice, credit_note, proforma or delivery_note") @Nullable String documentType,
      @Described("ro, en, de or fr") @Nullable String language) {

    PrintSettingsChange change() {
      return new PrintSettingsChange(
          templateSlug,
          primaryColor,
          fontFamily,
          showLogo,
          showBankInfo,
          footerText,
          customCss,
          labelOverrides);
    }

    PrintableInvoice.@Nullable Kind kind() {
      return documentType == null
          ? null
          : Arrays.stream(PrintableInvoice.Kind.values())
              .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(documentType))
              .findFirst()
              .orElseThrow(
                  () ->
                      Refusal.field(
                          "documentType",
                          "This value should be one of invoice, credit_note, proforma,"
                              + " delivery_note."));
    }

    PrintableInvoice.@Nullable Language spoken() {
      return language == null
          ? null
          : Arrays.stream(PrintableInvoice.Language.values())
              .filter(each -> each.code().equals(language))
              .findFirst()
              .orElseThrow(
                  () -> Refusal.field("language", "This value should be one of ro, en, de, fr."));
    }
  }

  /**
   * Routes to the given use cases.
   *
   * @param settings not null
   * @param preview not null
   */
  public PrintSettingsRoutes(ManagePrintSettings settings, PreviewPrint preview) {
    this.settings = settings;
    this.preview = preview;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(show(), update(), templates(), preview());
  }

  private Route show() {
    return Route.get(CONFIG)
        .company(Permission.SETTINGS_VIEW)
        .does(AREA, "Show how the documents of the company look")
        .answers(200, PrintSettingsView.class, "What the company chose, or the standard")
        .handle(
            call ->
                Reply.ok(PrintSettingsView.of(scope(call).company(), settings.show(scope(call)))));
  }

  private Route update() {
    return Route.put(CONFIG)
        .company(Permission.SETTINGS_MANAGE)
        .does(AREA, "Change how the documents of the company look")
        .note(
            "Fields that are not sent stay. Fonts: "
                + PrintFont.families()
                + ". customCss may set colours, type, borders and spacing; anything else is refused"
                + " with its line. labelOverrides replaces labels by name, in one language with"
                + " its code behind an @ (item.quantity@de); other names are left out. Names: "
                + String.join(", ", PrintLabels.NAMES)
                + ".")
        .answers(200, PrintSettingsView.class, "What is stored now")
        .handle(
            PrintSettingsChange.class,
            (call, body) ->
                Reply.ok(
                    PrintSettingsView.of(
                        scope(call).company(),
                        Optional.of(
                            settings.change(
                                scope(call), body, call.sent(PrintSettingsChange.class))))));
  }

  private Route templates() {
    return Route.get(CONFIG + "/templates")
        .company(Permission.SETTINGS_VIEW)
        .does(AREA, "List the designs")
        .answers(200, ListType.of(TemplateView.class), "All designs")
        .handle(
            call ->
                Reply.ok(settings.designs(scope(call)).stream().map(TemplateView::of).toList()));
  }

  private Route preview() {
    return Route.post(CONFIG + "/preview")
        .company(Permission.SETTINGS_VIEW)
        .does(AREA, "Draw a sample document")
        .note(
            "Template, colour and font are those that are sent, or those of the classic template;"
                + " everything else is as sent or as the company chose it. Name and logo are the"
                + " company's, the rest of the document is made up. Nothing is stored.")
        .answersFile(200, "text/html", "The page")
        .refuses(422, "It cannot be drawn")
        .handle(
            PreviewRequest.class,
            (call, body) ->
                Reply.file(
                        new Reply.Download(
                            "text/html; charset=UTF-8",
                            "preview.html",
                            true,
                            preview
                                .preview(
                                    scope(call),
                                    body.change(),
                                    call.sent(PreviewRequest.class),
                                    body.kind(),
                                    body.spoken())
                                .getBytes(StandardCharsets.UTF_8)))
                    .withHeader("Content-Security-Policy", POLICY));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
