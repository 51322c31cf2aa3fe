package ro.storno.application.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.domain.identity.Role;
import ro.storno.domain.party.Party;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.domain.printing.PrintSettings;

class ManagePrintSettingsTest {
  private final TestApplication app = new TestApplication();

  private static PrintSettingsChange change(Map<String, @Nullable Object> fields) {
    return Entries.record(PrintSettingsChange.class, fields);
  }

  private PrintSettings changed(Map<String, @Nullable Object> fields) {
    return app.managePrintSettings.change(app.scope(), change(fields), fields.keySet());
  }

  private static Map<String, @Nullable Object> nothing(String field) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put(field, null);
    return fields;
  }

  @Test
  void company_that_chose_nothing_prints_the_standard() {
    assertThat(app.managePrintSettings.show(app.scope())).isEmpty();
    app.print.print(app.scope(), app.issued().id());
    assertThat(app.printer.last().appearance().settings()).isEqualTo(PrintSettings.STANDARD);
  }

  @Test
  void what_is_not_sent_stays_and_null_clears() {
    changed(
        Map.of(
            "templateSlug", "bold",
            "primaryColor", "#0F766E",
            "fontFamily", "Roboto",
            "showLogo", false,
            "footerText", "Mulțumim!",
            "customCss", "h1 { color: red }",
            "labelOverrides", Map.of("buyer", " Beneficiar ", "no.such.label", "x")));
    PrintSettings settings = changed(Map.of("showBankInfo", false));
    assertThat(settings.design()).isEqualTo(PrintDesign.BOLD);
    assertThat(settings.colour()).isEqualTo(AccentColour.of("#0F766E"));
    assertThat(settings.font()).isEqualTo(PrintFont.ROBOTO);
    assertThat(settings.showLogo()).isFalse();
    assertThat(settings.showBankInfo()).isFalse();
    assertThat(settings.footerText()).isEqualTo("Mulțumim!");
    assertThat(settings.customCss()).isNotNull();
    assertThat(settings.labels().texts()).isEqualTo(Map.of("buyer", "Beneficiar"));
    assertThat(app.managePrintSettings.show(app.scope())).contains(settings);
    assertThat(changed(nothing("primaryColor")).colour()).isNull();
    assertThat(changed(nothing("fontFamily")).font()).isNull();
    assertThat(changed(nothing("footerText")).footerText()).isNull();
    assertThat(changed(nothing("customCss")).customCss()).isNull();
    assertThat(changed(nothing("labelOverrides")).labels()).isEqualTo(PrintLabels.NONE);
    assertThat(changed(nothing("templateSlug")).design()).isEqualTo(PrintDesign.BOLD);
    assertThat(changed(nothing("showLogo")).showLogo()).isFalse();
  }

  @Test
  void every_mistake_is_told_at_once_and_nothing_is_changed() {
    changed(Map.of("templateSlug", "modern"));
    assertThatThrownBy(
            () ->
                changed(
                    Map.of(
                        "templateSlug", "fancy",
                        "primaryColor", "red",
                        "fontFamily", "Comic Sans",
                        "customCss", "h1 { position: fixed }",
                        "labelOverrides", Map.of("buyer", "x".repeat(61)))))
        .isInstanceOfSatisfying(
            ApplicationException.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .containsOnlyKeys(
                        "templateSlug",
                        "primaryColor",
                        "fontFamily",
                        "customCss",
                        "labelOverrides.buyer"));
    assertThatThrownBy(() -> changed(Map.of("footerText", "1\n2\n3\n4")))
        .isInstanceOfSatisfying(
            ApplicationException.Invalid.class,
            invalid -> assertThat(invalid.errors()).containsOnlyKeys("footerText"));
    assertThat(app.managePrintSettings.show(app.scope()).orElseThrow().design())
        .isEqualTo(PrintDesign.MODERN);
  }

  @Test
  void every_kind_of_document_is_printed_as_the_company_chose() {
    PrintSettings settings = changed(Map.of("templateSlug", "minimal", "showLogo", false));
    app.print.print(app.scope(), app.issued().id());
    assertThat(app.printer.last().appearance().settings()).isEqualTo(settings);
  }

  @Test
  void preview_tries_what_is_sent_and_stores_nothing() {
    changed(Map.of("templateSlug", "bold", "primaryColor", "#123456", "footerText", "Subsol"));
    Map<String, @Nullable Object> tried = Map.of("templateSlug", "modern");
    app.previewPrint.preview(
        app.scope(), change(tried), tried.keySet(), Kind.PROFORMA, Language.FR);
    PrintableInvoice drawn = app.printer.last();
    assertThat(drawn.appearance().settings().design()).isEqualTo(PrintDesign.MODERN);
    assertThat(drawn.appearance().settings().colour()).as("of the template").isNull();
    assertThat(drawn.appearance().settings().footerText()).isEqualTo("Subsol");
    assertThat(drawn.heading().kind()).isEqualTo(Kind.PROFORMA);
    assertThat(drawn.heading().language()).isEqualTo(Language.FR);
    assertThat(drawn.seller().name()).isEqualTo(app.scope().profile().party().name());
    assertThat(app.managePrintSettings.show(app.scope()).orElseThrow().design())
        .isEqualTo(PrintDesign.BOLD);
  }

  @Test
  void preview_shows_no_document_and_no_party_but_the_company_itself() {
    Party buyer = app.issued().content().buyer();
    String client = buyer == null ? "" : buyer.name();
    String html = app.previewPrint.preview(app.scope(), change(Map.of()), Set.of(), null, null);
    assertThat(client).isNotBlank();
    assertThat(html).contains("Client Exemplu SRL").doesNotContain(client);
  }

  @Test
  void employee_may_look_but_only_an_admin_changes() {
    assertThat(app.managePrintSettings.show(app.as(Role.EMPLOYEE))).isEmpty();
    assertThatThrownBy(
            () ->
                app.managePrintSettings.change(app.as(Role.ACCOUNTANT), change(Map.of()), Set.of()))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
