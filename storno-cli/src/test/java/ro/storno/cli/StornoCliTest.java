package ro.storno.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.job.DeadJobs.DeadJob;
import ro.storno.application.mail.MailTemplates;
import ro.storno.application.mail.ReadMails;
import ro.storno.cli.installation.HealthFinding;
import ro.storno.cli.installation.SettingValue;
import ro.storno.cli.seed.SeedOutcome;
import ro.storno.cli.simulator.AnafOrder;
import ro.storno.cli.simulator.KsefOrder;
import ro.storno.cli.simulator.ServiceOrder;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.OutgoingMail;

class StornoCliTest {
  @TempDir Path folder;
  private final FakeInstallation installation = new FakeInstallation();
  private String out = "";
  private String err = "";
  private String input = "";
  private boolean colored;

  private int run(String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            colored,
            false);
    int code = new StornoCli(installation, terminal).run(arguments);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(out);
  }

  @Test
  void the_version_goes_to_stdout() {
    assertThat(run("--version")).isZero();
    assertThat(out).isEqualTo("storno 9.9.9\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "demo",
        "doctor",
        "config",
        "migrate",
        "seed",
        "user",
        "jobs",
        "mail",
        "org",
        "token",
        "licence",
        "audit",
        "simulator",
        "validate",
        "inspect",
        "convert",
        "extract",
        "embed",
        "rules",
        "xml",
        "pdf",
        "generate-completion"
      })
  void every_command_is_there_and_helps(String command) {
    assertThat(run()).isZero();
    assertThat(out).contains(command);
    assertThat(run(command, "--help")).isZero();
    assertThat(out).contains("Usage: storno " + command);
  }

  @Test
  void a_mistyped_command_or_option_is_one_line_and_a_hint() {
    assertThat(run("sevre")).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).contains("sevre").contains("--help").doesNotContain("at ro.storno");
    assertThat(run("serve", "--prot", "1")).isEqualTo(2);
    assertThat(err.lines()).hasSize(2);
  }

  @Test
  void completion_names_the_commands() {
    assertThat(run("generate-completion")).isZero();
    assertThat(out).contains("validate").contains("complete ");
  }

  @Test
  void a_valid_document_exits_0() throws Exception {
    assertThat(run("validate", file("a.xml", "fine"))).isZero();
    assertThat(out).startsWith("VALID").contains("CIUS-RO 1.0.9");
  }

  @Test
  void an_invalid_document_exits_1_and_shows_its_findings() throws Exception {
    assertThat(run("validate", file("a.xml", "broken"))).isEqualTo(1);
    assertThat(out).contains("INVALID", "BR-RO-020", "/Invoice/cbc:InvoiceTypeCode", "Wrong type");
  }

  @Test
  void a_document_that_cannot_be_checked_exits_2() throws Exception {
    assertThat(run("validate", file("a.xml", "foreign"))).isEqualTo(2);
    assertThat(run("validate", folder.resolve("missing.xml").toString())).isEqualTo(2);
    assertThat(out).contains("NOT CHECKED", "there is no such file");
    assertThat(run("validate", file("a.xml", "foreign"), file("b.xml", "broken"))).isEqualTo(1);
  }

  @Test
  void a_folder_is_searched_and_stdin_is_read() throws Exception {
    Files.createDirectories(folder.resolve("sub dir"));
    file("sub dir/one.XML", "fine");
    file("sub dir/notes.txt", "broken");
    file("sub dir/two.pdf", "fine");
    input = "broken";
    assertThat(run("validate", "--json", folder.toString(), "-")).isEqualTo(1);
    assertThat(json().at("/summary/valid").asInt()).isEqualTo(2);
    assertThat(json().at("/summary/invalid").asInt()).isEqualTo(1);
    assertThat(json().at("/files/0/ruleSet/version").asText()).isEqualTo("1.0.9");
    assertThat(json().at("/files/2/file").asText()).isEqualTo("-");
    assertThat(json().at("/files/2/findings/0/rule").asText()).isEqualTo("BR-RO-020");
  }

  @Test
  void documents_are_judged_by_the_rules_of_a_day_or_by_a_set() throws Exception {
    String strict = file("a.xml", "fine but strict");
    assertThat(run("validate", strict)).isZero();
    assertThat(run("validate", "--rules", "2023-06-01", strict)).isZero();
    assertThat(run("validate", "--rules", "2026-11-28", strict)).isEqualTo(1);
    assertThat(run("validate", "--rules", "CIUS-RO 1.0.9", strict)).isEqualTo(1);
    assertThat(run("validate", "--rules", "CIUS-RO 9", strict)).isEqualTo(2);
    assertThat(err).contains("neither a day", "CIUS-RO 1.0.9");
  }

  @Test
  void an_empty_folder_is_told() {
    assertThat(run("validate", folder.toString())).isEqualTo(2);
    assertThat(err).contains("holds no file");
  }

  @Test
  void quiet_shows_only_what_is_not_valid() throws Exception {
    assertThat(run("validate", "-q", file("a.xml", "fine"), file("b.xml", "broken"))).isEqualTo(1);
    assertThat(out).doesNotContain("a.xml").contains("b.xml");
    assertThat(err).contains("1 valid, 1 invalid, 0 not checked");
  }

  @Test
  void results_are_coloured_only_where_asked() throws Exception {
    run("validate", file("a.xml", "fine"));
    assertThat(out).doesNotContain("\u001b");
    colored = true;
    run("validate", file("a.xml", "fine"));
    assertThat(out).contains("\u001b[32mVALID");
  }

  @Test
  void inspect_tells_what_a_file_is() throws Exception {
    assertThat(run("inspect", file("a.xml", "fine"))).isZero();
    assertThat(out)
        .contains("UBL, CIUS-RO", "FV/1", "2026-11-21", "Seller SRL (RO99001234)", "121.00")
        .doesNotContain("null");
    assertThat(run("inspect", "--json", file("a.xml", "fine"))).isZero();
    assertThat(json().at("/0/format").asText()).isEqualTo("cius-ro");
    assertThat(json().at("/0/documents/0/number").asText()).isEqualTo("FV/1");
    assertThat(json().at("/0/documents/0/buyer").isNull()).isTrue();
  }

  @Test
  void inspect_shows_all_that_an_invoice_says() throws Exception {
    assertThat(run("inspect", "--full", file("a.xml", "fine"))).isZero();
    assertThat(out)
        .contains(
            "Invoice FV/1", "Number                 FV/1", "VAT identifier         RO99001234")
        .contains("1     Counsel & care In two lines      2.50  HUR      40  S 21 %  100.00")
        .contains("To pay                 121.00 EUR")
        .doesNotContain("\u202e", "Buyer");
  }

  @Test
  void inspect_makes_a_page_that_runs_nothing_of_the_invoice() throws Exception {
    Path page = folder.resolve("page.html");
    assertThat(run("inspect", "--html", "-o", page.toString(), file("a.xml", "fine"))).isZero();
    assertThat(out).isEmpty();
    assertThat(Files.readString(page))
        .contains(
            "<h1>Invoice FV/1</h1>", "<dd>121.00 EUR</dd>", "Counsel &amp; care\nIn two\nlines")
        .contains("<dd>&lt;script&gt;alert(", "default-src 'none'")
        .doesNotContain("<script");
    assertThat(run("inspect", "--html", file("b.xml", "noise"), file("a.xml", "fine")))
        .isEqualTo(2);
    assertThat(out).contains("<h1>Invoice FV/1</h1>");
    assertThat(err).contains("b.xml: No XML");
  }

  @Test
  void inspect_exits_2_for_what_is_no_invoice() throws Exception {
    assertThat(run("inspect", file("a.xml", "noise"), folder.resolve("no.xml").toString()))
        .isEqualTo(2);
    assertThat(out).contains("NO INVOICE", "No XML", "there is no such file");
    assertThat(run("inspect", "--json", file("a.xml", "noise"))).isEqualTo(2);
    assertThat(json().at("/0/problems/0").asText()).isEqualTo("No XML");
  }

  @Test
  void convert_writes_the_document_to_stdout_and_its_report_beside() throws Exception {
    assertThat(run("convert", "--to", "cius-ro", file("a.xml", "fine"))).isZero();
    assertThat(out).isEqualTo("<Invoice/>");
    assertThat(err)
        .contains("assumed at /Faktura/GV: Taken to be 2.")
        .contains("lossless: 0 term(s) lost in CIUS-RO");
    input = "rich";
    assertThat(run("convert", "--to", "fa2")).isEqualTo(1);
    assertThat(out).isEqualTo("<Invoice/>");
    assertThat(err)
        .contains("lost in reading_again at lines[0].note: \"Red\" is gone.", "lossy: 1");
  }

  @Test
  void texts_of_documents_cannot_command_the_terminal() {
    assertThat(Terminal.oneLine("a\u001b[31m\u009b2Jb\r\nc\u202ed\u0007"))
        .isEqualTo("a [31m 2Jb c d");
    assertThat(Terminal.oneLine("Zażółć gęślą — ș 😀")).isEqualTo("Zażółć gęślą — ș 😀");
  }

  @Test
  void convert_keeps_the_report_for_programs() throws Exception {
    Path report = folder.resolve("report.json");
    Path target = folder.resolve("out.xml");
    assertThat(
            run(
                "convert",
                "--to",
                "fa2",
                file("a.xml", "rich"),
                "-o",
                target.toString(),
                "--report",
                report.toString()))
        .isEqualTo(1);
    assertThat(target).hasContent("<Invoice/>");
    JsonNode told = new ObjectMapper().readTree(report.toFile());
    assertThat(told.at("/outcome").asText()).isEqualTo("LOSSY");
    assertThat(told.at("/losses/0/place").asText()).isEqualTo("lines[0].note");
    assertThat(told.at("/assumptions/0/rule").asText()).isEqualTo("ASSUMED");
  }

  @Test
  void convert_that_is_refused_exits_2_and_leaves_no_file() throws Exception {
    Path target = folder.resolve("out.xml");
    assertThat(run("convert", "--to", "fa2", file("a.xml", "broken"), "-o", target.toString()))
        .isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).contains("refused: No XML");
    assertThat(target).doesNotExist();
  }

  @Test
  void convert_names_the_formats_when_asked_and_when_mistaken() throws Exception {
    assertThat(run("convert", "--formats")).isZero();
    assertThat(out).contains("cius-ro", "KSeF FA(2)  until 2026-01-31");
    assertThat(run("convert", "--to", "edifact", file("a.xml", "fine"))).isEqualTo(2);
    assertThat(err).isEqualTo("storno: edifact: no such format; one of cius-ro, fa2\n");
    assertThat(run("convert", file("a.xml", "fine"))).isEqualTo(2);
    assertThat(err).contains("--to FORMAT is needed");
  }

  @Test
  void rules_are_listed_by_the_day_they_are_in_force() throws Exception {
    assertThat(run("rules")).isZero();
    assertThat(out.lines()).hasSize(2);
    assertThat(run("rules", "--on", "2023-12-31")).isZero();
    assertThat(out).contains("CIUS-RO 1.0.8 (EN 16931 1.3.8)").doesNotContain("1.0.9");
    assertThat(run("rules", "--on", "2024-01-01", "--json")).isZero();
    assertThat(json().at("/0/version").asText()).isEqualTo("1.0.9");
    assertThat(json().at("/0/validTo").isNull()).isTrue();
    assertThat(run("rules", "--on", "1999-01-01")).isEqualTo(1);
    assertThat(run("rules", "--on", "yesterday")).isEqualTo(2);
    assertThat(err).contains("yesterday").contains("--help");
  }

  @Test
  void rules_are_listed_by_a_command_of_that_name_too() throws Exception {
    assertThat(run("rules", "list", "--on", "2023-12-31")).isZero();
    assertThat(out).contains("CIUS-RO 1.0.8 (EN 16931 1.3.8)").doesNotContain("1.0.9");
  }

  @Test
  void the_difference_of_two_rule_sets_is_told_by_document() throws Exception {
    file("a.xml", "fine");
    file("b.xml", "strict");
    file("c.xml", "loose");
    file("d.xml", "broken");
    assertThat(run("rules", "diff", "CIUS-RO 1.0.8", "cius-ro 1.0.9", "--on", folder.toString()))
        .isEqualTo(1);
    assertThat(out)
        .contains("NEWLY INVALID  " + folder.resolve("b.xml"), "fatal BR-RO-020", "Wrong type")
        .contains("NEWLY VALID  " + folder.resolve("c.xml"), "no longer BR-RO-020")
        .doesNotContain("a.xml", "d.xml");
    assertThat(err)
        .contains("1 newly invalid, 0 more errors, 1 newly valid, 0 other findings, 2 same")
        .contains("from CIUS-RO 1.0.8 to CIUS-RO 1.0.9");
  }

  @Test
  void the_difference_of_two_days_is_told_to_programs() throws Exception {
    String file = file("b.xml", "loose");
    assertThat(run("rules", "diff", "2023-12-31", "2024-01-01", "--on", file, "--json")).isZero();
    assertThat(json().at("/old").asText()).isEqualTo("2023-12-31");
    assertThat(json().at("/summary/NEWLY_VALID").asInt()).isEqualTo(1);
    assertThat(json().at("/files/0/before").asText()).isEqualTo("INVALID");
    assertThat(json().at("/files/0/removed/0/rule").asText()).isEqualTo("BR-RO-020");
  }

  @Test
  void documents_that_cannot_be_compared_are_told_and_are_no_agreement() throws Exception {
    String missing = folder.resolve("missing.xml").toString();
    assertThat(
            run(
                "rules",
                "diff",
                "2023-12-31",
                "2024-01-01",
                "--on",
                file("a.xml", "foreign"),
                missing))
        .isEqualTo(2);
    assertThat(out).contains("NOT COMPARED  ").contains("there is no such file");
  }

  @Test
  void rules_that_do_not_exist_are_refused_with_those_that_do() throws Exception {
    String file = file("a.xml", "fine");
    assertThat(run("rules", "diff", "CIUS-RO 2", "2024-01-01", "--on", file)).isEqualTo(2);
    assertThat(err)
        .isEqualTo(
            "storno: CIUS-RO 2 is neither a day such as 2026-01-31 nor a rule set with its version:"
                + " CIUS-RO 1.0.9, CIUS-RO 1.0.8\n");
    assertThat(run("rules", "diff", "2023-12-31", "2024-01-01")).isEqualTo(2);
  }

  @Test
  void extract_writes_the_invoice_of_a_pdf_and_tells_its_name() throws Exception {
    assertThat(run("extract", file("a.pdf", "%PDF-1.7"))).isZero();
    assertThat(out).isEqualTo("<Invoice/>");
    assertThat(err).isEqualTo("factur-x.xml, Alternative, 10 bytes\n");
    assertThat(run("extract", file("b.pdf", "text"))).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).startsWith("storno: ").contains("b.pdf: The file is no PDF.");
  }

  @Test
  void embed_puts_an_invoice_into_a_pdf_or_tells_every_reason() throws Exception {
    Path target = folder.resolve("out.pdf");
    String invoice = file("a.xml", "<x/>");
    assertThat(run("embed", file("a.pdf", "%PDF"), invoice, "-o", target.toString())).isZero();
    assertThat(target).hasContent("%PDF+<x/>");
    Path other = folder.resolve("other.pdf");
    assertThat(run("embed", file("b.pdf", "text"), invoice, "-o", other.toString())).isEqualTo(2);
    assertThat(err).isEqualTo("storno: It is no PDF.\nstorno: It is a text.\n");
    assertThat(other).doesNotExist();
  }

  private static final String DESCRIBED =
      """
      {
        "number": "ABC-0001",
        "company": {"cif": "RO99001234", "name": "Firma SRL"},
        "client": {"name": "Client SRL", "cui": "99004567"},
        "issueDate": "2026-11-21",
        "lines": [
          {"description": "Ceva", "quantity": 2, "unitPrice": "10.00", "vatRate": 21}
        ]
      }
      """;

  @Test
  void xml_goes_to_stdout_or_a_file() throws Exception {
    assertThat(run("xml", file("i.json", DESCRIBED))).isZero();
    assertThat(out).isEqualTo("<Invoice/>");
    Path target = folder.resolve("new folder/i.xml");
    assertThat(run("xml", file("i.json", DESCRIBED), "-o", target.toString())).isZero();
    assertThat(out).isEmpty();
    assertThat(target).hasContent("<Invoice/>");
    assertThat(installation.described.get(0).number()).isEqualTo("ABC-0001");
    assertThat(installation.described.get(0).draft().entry(null, UUID.randomUUID()).lines())
        .hasSize(1);
  }

  @Test
  void a_description_with_mistakes_tells_each_with_its_line_and_leaves_no_file() throws Exception {
    Path target = folder.resolve("i.xml");
    String wrong =
        DESCRIBED
            .replace("\"quantity\": 2", "\"quantity\": \"two\"")
            .replace("\"number\": \"ABC-0001\",", "")
            .replace("unitPrice", "unitprice")
            .replace("issueDate", "isueDate");
    assertThat(run("xml", file("i.json", wrong), "-o", target.toString())).isEqualTo(2);
    assertThat(err.lines()).hasSize(4);
    assertThat(err)
        .contains("number: is required")
        .contains("line 7: lines[0].quantity: 'two' is not a decimal number")
        .contains("lines[0].unitprice: unknown field")
        .contains("isueDate: unknown field");
    assertThat(target).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1, 2]", "text", "{\"number\": \"A-0001\"}", "null"})
  void what_is_no_description_is_a_line_not_a_crash(String text) throws Exception {
    assertThat(run("pdf", file("i.json", text))).isEqualTo(2);
    assertThat(err).startsWith("storno: ").doesNotContain("\tat ");
  }

  @Test
  void pdf_takes_a_language() throws Exception {
    assertThat(run("pdf", file("i.json", DESCRIBED), "--language", "de")).isZero();
    assertThat(out).isEqualTo("%PDF");
    assertThat(run("pdf", file("i.json", DESCRIBED), "--factur-x")).isZero();
    assertThat(out).isEqualTo("%PDF hybrid");
    assertThat(installation.described.get(0).draft().entry(null, UUID.randomUUID()).language())
        .isEqualTo("de");
  }

  @Test
  void gallery_draws_into_folders_that_it_makes() throws Exception {
    Path walls = folder.resolve("a/b");
    assertThat(run("gallery", walls.toString())).isZero();
    assertThat(err).isEqualTo("Drew 2 pages into " + walls + "\n");
    assertThat(walls.resolve("bold/invoice-ro-1.png")).hasBinaryContent(new byte[] {1});
    assertThat(walls.resolve("classic/invoice-ro-1.png")).hasBinaryContent(new byte[] {2});
    assertThat(run("gallery", file("taken", "x"))).isEqualTo(2);
    assertThat(err).contains("cannot be made");
  }

  @Test
  void doctor_exits_1_only_if_something_failed() throws Exception {
    installation.health.add(new HealthFinding("disk", HealthFinding.State.WARNING, "little"));
    assertThat(run("doctor")).isZero();
    assertThat(out).contains("warning", "disk", "little");
    installation.health.add(new HealthFinding("keys", HealthFinding.State.FAILED, "gone"));
    assertThat(run("doctor", "--json")).isEqualTo(1);
    assertThat(json().path("state").asText()).isEqualTo("failed");
    assertThat(json().at("/checks/1/detail").asText()).isEqualTo("gone");
  }

  @Test
  void config_shows_settings_and_their_mistakes() throws Exception {
    installation.settings.add(
        new SettingValue("STORNO_PORT", "Port.", "8080", "8080", "default", null));
    assertThat(run("config")).isZero();
    assertThat(out).contains("STORNO_PORT = 8080");
    installation.settings.add(
        new SettingValue("STORNO_HOST", "Host.", null, null, "environment", "is wrong"));
    assertThat(run("config", "--json")).isEqualTo(3);
    assertThat(json().at("/1/mistake").asText()).isEqualTo("is wrong");
    assertThat(json().at("/1/value").isNull()).isTrue();
  }

  @Test
  void an_occupied_port_is_one_line_and_exit_code_4() {
    assertThat(run("serve", "--port", "81")).isEqualTo(4);
    assertThat(err).isEqualTo("storno: Port 81 is taken\n");
  }

  @Test
  void a_database_that_does_not_answer_is_one_line_and_exit_code_4() {
    installation.onAdminister =
        new ApplicationException.Unavailable("No database", new IllegalStateException());
    assertThat(run("migrate")).isEqualTo(4);
    assertThat(err).isEqualTo("storno: No database\n");
  }

  @Test
  void a_defect_shows_its_trace_and_exit_code_70() {
    installation.onAdminister = new IllegalStateException("bug");
    assertThat(run("migrate")).isEqualTo(70);
    assertThat(err).contains("defect", "IllegalStateException: bug");
  }

  @Test
  void a_user_gets_the_password_of_the_file() throws Exception {
    String file = file("password", "correct horse battery\nsecond line\n");
    assertThat(run("user", "create", "ana@x.example", "--password-file", file, "--admin")).isZero();
    assertThat(installation.users.get(0).password()).isEqualTo("correct horse battery");
    assertThat(installation.users.get(0).platformAdmin()).isTrue();
    assertThat(out).contains("ana@x.example").doesNotContain("horse");
  }

  @Test
  void a_generated_password_is_printed_once_and_strong() {
    assertThat(run("user", "create", "ana@x.example", "--generate-password")).isZero();
    String password = installation.users.get(0).password();
    assertThat(password).hasSizeGreaterThan(20);
    assertThat(out).contains("Password: " + password);
  }

  @Test
  void without_a_terminal_nobody_is_asked_for_a_password() {
    assertThat(run("user", "create", "ana@x.example")).isEqualTo(2);
    assertThat(err).contains("--password-file").contains("--generate-password");
    assertThat(installation.users).isEmpty();
  }

  @Test
  void a_refused_password_is_one_line() throws Exception {
    input = "short\n";
    assertThat(run("user", "create", "ana@x.example", "--password-file", "-")).isEqualTo(2);
    assertThat(err).isEqualTo("storno: password: is too short\n");
  }

  @Test
  void dead_jobs_are_listed_and_run_again() throws Exception {
    Instant when = Instant.parse("2026-11-20T10:00:00Z");
    installation.dead.add(new DeadJob("invoice.follow-up", "k1", null, "why", 10, when, when));
    installation.dead.add(new DeadJob("invoice.follow-up", "k2", null, "why", 10, when, when));
    assertThat(run("jobs", "list", "--json")).isZero();
    assertThat(json().at("/0/key").asText()).isEqualTo("k1");
    assertThat(run("jobs", "rerun", "invoice.follow-up", "k1")).isZero();
    assertThat(run("jobs", "rerun", "invoice.follow-up", "k1")).isEqualTo(1);
    assertThat(run("jobs", "rerun")).isEqualTo(2);
    assertThat(run("jobs", "rerun", "--all")).isZero();
    assertThat(out).contains("1 job put back");
    assertThat(installation.dead).isEmpty();
  }

  @Test
  void mails_are_listed_and_the_newest_shown() throws Exception {
    assertThat(run("mail", "show")).isEqualTo(1);
    MailId id = MailId.parse("01930000-0000-7000-8000-000000000001");
    OutgoingMail mail =
        new OutgoingMail(
            id,
            null,
            "reset_password",
            new EmailAddress("ana@example.ro"),
            "A new password",
            null,
            MailStatus.KEPT,
            null,
            null,
            Instant.parse("2026-11-20T10:00:00Z"),
            null);
    installation.mails.add(
        new ReadMails.Shown(
            mail, new MailTemplates.Written("A new password", "https://x/reset?token=t\n", "")));
    assertThat(run("mail", "list", "--json")).isZero();
    assertThat(json().at("/0/status").asText()).isEqualTo("kept");
    assertThat(run("mail", "list")).isZero();
    assertThat(out).contains(id.toString(), "ana@example.ro").doesNotContain("token");
    assertThat(run("mail", "show")).isZero();
    assertThat(out).contains("To: ana@example.ro", "https://x/reset?token=t");
    assertThat(run("mail", "show", id.toString())).isZero();
    assertThat(run("mail", "show", "7")).isEqualTo(2);
    assertThat(run("mail", "show", "01930000-0000-7000-8000-000000000002")).isEqualTo(1);
    assertThat(run("mail", "list", "--limit", "0")).isEqualTo(2);
  }

  @Test
  void a_seed_with_refusals_exits_1_and_tells_them() throws Exception {
    Map<String, Integer> created = new LinkedHashMap<>();
    created.put("users", 1);
    installation.outcome = new SeedOutcome(created, 2, List.of("line 4: no"));
    assertThat(run("seed", file("s.yaml", "users: []"))).isEqualTo(1);
    assertThat(out).isEqualTo("Created 1 users; already there: 2; refused: 1.\n");
    assertThat(err).contains("s.yaml: line 4: no");
  }

  @Test
  void a_seed_that_is_no_yaml_does_nothing() throws Exception {
    assertThat(run("seed", file("s.yaml", "users: [}"))).isEqualTo(2);
    assertThat(err).contains("line 1", "not YAML or JSON");
    assertThat(installation.seeds).isEmpty();
  }

  @Test
  void simulated_anaf_prints_what_to_export_on_stdout_and_the_seed_beside() {
    assertThat(run("simulator", "anaf", "--port", "0", "--seed", "42", "--trust", "a b.pem"))
        .isZero();
    assertThat(out).isEqualTo("export STORNO_ANAF_TRUST='a b.pem'\n");
    assertThat(err).contains("http://127.0.0.1:0, seed 42.");
    assertThat(installation.closedSimulations).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_simulated_service_prints_settings_and_fields(ServiceOrder.Service service) {
    assertThat(run("simulator", service.wireName(), "--seed", "42", "--judging", "5s")).isZero();
    assertThat(out).isEqualTo("export STORNO_X_URL=http://x\n{\"clientId\":\"storno\"}\n");
    assertThat(err).contains("seed 42.");
    assertThat(installation.services).containsExactly(new ServiceOrder(service, 0, 42L, "", "5s"));
    assertThat(installation.closedSimulations).isEqualTo(1);
  }

  @Test
  void simulated_anaf_is_ordered_with_every_option() {
    run(
        ("simulator anaf --faults upload.slow=1% --judging 5s --lag 0s..15m --no-limits"
                + " --auto-approve --client-id c --client-secret s --redirect-uri https://x/cb"
                + " --inbox 14399840=10 --inbox 18547290=5")
            .split(" "));
    AnafOrder order = installation.simulations.get(0);
    assertThat(order.port()).isEqualTo(8099);
    assertThat(order.seed()).isNull();
    assertThat(order.faults()).isEqualTo("upload.slow=1%");
    assertThat(order.judging()).isEqualTo("5s");
    assertThat(order.lag()).isEqualTo("0s..15m");
    assertThat(order.limited()).isFalse();
    assertThat(order.autoApprove()).isTrue();
    assertThat(order.client()).isEqualTo("c");
    assertThat(order.secret()).isEqualTo("s");
    assertThat(order.redirectUris()).containsExactly("https://x/cb");
    assertThat(order.inboxes()).isEqualTo(Map.of("14399840", 10, "18547290", 5));
  }

  @Test
  void simulated_ksef_is_ordered_with_every_option_and_prints_what_to_export() {
    run(
        ("simulator ksef --faults invoice-send.slow=1% --judging 5s --lag 0s..15m --no-limits"
                + " --seed 42 --inbox 5265877635=10")
            .split(" "));
    assertThat(out).isEqualTo("export STORNO_KSEF_URL=http://127.0.0.1/v2\n");
    assertThat(err).contains("seed 42");
    assertThat(installation.closedSimulations).isEqualTo(1);
    assertThat(installation.ksefSimulations)
        .containsExactly(
            new KsefOrder(
                8097,
                42L,
                "invoice-send.slow=1%",
                "5s",
                "0s..15m",
                false,
                Map.of("5265877635", 10)));
  }
}
