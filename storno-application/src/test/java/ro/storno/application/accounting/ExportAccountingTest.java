package ro.storno.application.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.payment.RecordPayment;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.party.Client;

class ExportAccountingTest {
  private final TestApplication app = new TestApplication();
  private final Client client = app.client("Client SRL");

  private static ExportAccounting.Command saga(ExportAccounting.@Nullable Options options) {
    return new ExportAccounting.Command("saga", null, null, options);
  }

  private Map<String, String> exported(ExportAccounting.Command command) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(app.exportAccounting.export(app.scope(), command, bytes))
        .isEqualTo("saga-export_12345674_21_11_2026.zip");
    Map<String, String> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  private void paid(String currency, String method) {
    Invoice draft =
        app.create
            .create(
                app.scope(),
                Entries.invoice()
                    .to(client)
                    .with("currency", currency)
                    .with("idempotencyKey", app.ids.hex(8))
                    .build())
            .invoice()
            .invoice();
    app.issue.issue(app.scope(), draft.id());
    app.pay.record(
        app.scope(),
        draft.id(),
        new RecordPayment.Command(BigDecimal.TEN, TestApplication.TODAY, method, null, null, null));
  }

  @Test
  void bundle_holds_the_files_that_its_page_names() throws Exception {
    paid("RON", "cash");
    Map<String, String> files = exported(saga(null));
    assertThat(files)
        .containsOnlyKeys(
            "cli_21_11_2026.xml",
            "frn_21_11_2026.xml",
            "art_21_11_2026.xml",
            "F_12345674_multiple_21_11_2026.xml",
            "inc_21_11_2026.xml",
            "plt_21_11_2026.xml",
            "conturi_cli_21_11_2026.xml",
            "conturi_frn_21_11_2026.xml");
    assertThat(files.values()).allMatch(xml -> xml.startsWith("<?xml version=\"1.0\""));
    assertThat(files.get("conturi_cli_21_11_2026.xml"))
        .contains("<Denumire>Client SRL</Denumire>", "<Cont>4111</Cont>");
    assertThat(files.get("inc_21_11_2026.xml")).contains("<Cont>5311</Cont>");
    assertThat(
            exported(
                new ExportAccounting.Command(
                    "saga", TestApplication.TODAY.plusDays(1), null, null)))
        .extractingByKeys("F_12345674_multiple_21_11_2026.xml", "inc_21_11_2026.xml")
        .noneMatch(xml -> xml.contains("<Factura>") || xml.contains("<Linie>"));
  }

  @Test
  void payments_in_several_currencies_are_split_and_booked_under_their_own_accounts()
      throws Exception {
    app.bank.publish("2026-11-20", "5.0820");
    paid("RON", "bank_transfer");
    paid("EUR", "bank_transfer");
    paid("EUR", "cash");
    Map<String, String> files =
        exported(
            saga(
                new ExportAccounting.Options(
                    true,
                    false,
                    true,
                    Map.of("cash", "5311.9"),
                    Map.of("EUR", Map.of("bank", "5124")))));
    assertThat(files)
        .containsKeys(
            "inc_21_11_2026_RON.xml",
            "inc_21_11_2026_EUR.xml",
            "plt_21_11_2026.xml",
            "curs_bnr_21_11_2026.xml")
        .doesNotContainKeys("inc_21_11_2026.xml", "conturi_cli_21_11_2026.xml");
    assertThat(files.get("inc_21_11_2026_RON.xml")).contains("<Cont>5121</Cont>");
    assertThat(files.get("inc_21_11_2026_EUR.xml"))
        .contains("<Cont>5124</Cont>", "<Cont>5311.9</Cont>");
    assertThat(files.get("curs_bnr_21_11_2026.xml")).contains("<Curs>5.0820</Curs>");
    assertThat(app.manageAccounting.show(app.scope()).saga().currencies())
        .as("for this export only")
        .isEmpty();
  }

  @Test
  void what_is_wrong_is_told_by_field_before_anything_is_written() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExportAccounting.Command wrong =
        new ExportAccounting.Command(
            "ciel",
            LocalDate.parse("2026-02-01"),
            LocalDate.parse("2026-01-01"),
            new ExportAccounting.Options(
                null, null, null, Map.of("card", "5125"), Map.of("EURO", Map.of("cash", "1"))));
    assertThatThrownBy(() -> app.exportAccounting.export(app.scope(), wrong, bytes))
        .isInstanceOfSatisfying(
            ApplicationException.Invalid.class,
            refused ->
                assertThat(refused.errors())
                    .containsOnlyKeys(
                        "target",
                        "dateTo",
                        "options.accounts.card",
                        "currencyAccounts.EURO",
                        "currencyAccounts.EURO.cash"));
    assertThat(bytes.size()).isZero();
    assertThatThrownBy(
            () ->
                app.exportAccounting.export(
                    app.as(Role.EMPLOYEE), saga(null), OutputStream.nullOutputStream()))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
