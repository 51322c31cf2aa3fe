package ro.storno.cli;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.Format;
import ro.storno.application.einvoice.HybridPdfs;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.RuleSets.RuleSetInfo;
import ro.storno.application.einvoice.Syntax;
import ro.storno.application.job.DeadJobs.DeadJob;
import ro.storno.application.licensing.LicenceVerdict;
import ro.storno.application.mail.ReadMails;
import ro.storno.cli.audit.AuditAdministration;
import ro.storno.cli.einvoice.InvoiceDescription;
import ro.storno.cli.einvoice.OfflineTools;
import ro.storno.cli.identity.AccountAdministration;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.installation.HealthFinding;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.installation.SettingValue;
import ro.storno.cli.licensing.LicenceTools;
import ro.storno.cli.secret.KeyAdministration;
import ro.storno.cli.seed.SeedDocument;
import ro.storno.cli.seed.SeedOutcome;
import ro.storno.cli.server.Server;
import ro.storno.cli.simulator.AnafOrder;
import ro.storno.cli.simulator.KsefOrder;
import ro.storno.cli.simulator.ServiceOrder;
import ro.storno.cli.simulator.SimulatedAuthority;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.OutgoingMail;

/** An installation that remembers what was asked of it. */
final class FakeInstallation implements Installation, OfflineTools, Administration, LicenceTools {
  final List<HealthFinding> health = new ArrayList<>();
  final List<SettingValue> settings = new ArrayList<>();
  final List<DeadJob> dead = new ArrayList<>();
  final List<ReadMails.Shown> mails = new ArrayList<>();
  final FakeAccounts accounts = new FakeAccounts();
  final List<NewUser> users = new ArrayList<>();
  final List<SeedDocument> seeds = new ArrayList<>();
  final List<AnafOrder> simulations = new ArrayList<>();
  final List<KsefOrder> ksefSimulations = new ArrayList<>();
  final List<ServiceOrder> services = new ArrayList<>();
  int closedSimulations;
  @org.jspecify.annotations.Nullable LicenceVerdict licence;
  final List<InvoiceDescription> described = new ArrayList<>();
  final FakeKeys keys = new FakeKeys();
  SeedOutcome outcome = new SeedOutcome(new LinkedHashMap<>(), 0, List.of());
  @org.jspecify.annotations.Nullable RuntimeException onAdminister;

  @Override
  public String version() {
    return "9.9.9";
  }

  @Override
  public List<OutgoingMail> mails(int limit) {
    return mails.stream().limit(limit).map(ReadMails.Shown::mail).toList();
  }

  @Override
  public ReadMails.Shown mail(MailId id) {
    return mails.stream()
        .filter(shown -> shown.mail().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new ApplicationException.NotFound("Mail"));
  }

  @Override
  public List<SettingValue> settings() {
    return settings;
  }

  @Override
  public OfflineTools offlineTools() {
    return this;
  }

  @Override
  public LicenceTools licences() {
    return this;
  }

  @Override
  public Optional<LicenceVerdict> installed() {
    return Optional.ofNullable(licence);
  }

  /** Whatever reaches it is good if it is the licence of the tests. */
  @Override
  public LicenceVerdict verify(String text) {
    if (licence == null) {
      throw new CommandFailure(ExitCode.USAGE, "There is no key to verify with");
    }
    return "head.body.seal".equals(text) ? licence : LicenceVerdict.refused("It was changed.");
  }

  @Override
  public Server start(Map<String, String> overrides) {
    throw new CommandFailure(
        ExitCode.UNAVAILABLE, "Port " + overrides.get("STORNO_PORT") + " is taken");
  }

  @Override
  public Administration administer() {
    if (onAdminister != null) {
      throw onAdminister;
    }
    return this;
  }

  @Override
  public List<HealthFinding> examine() {
    return health;
  }

  @Override
  public SimulatedAuthority simulateAnaf(AnafOrder order) {
    simulations.add(order);
    return simulated(
        order.port(), order.seed(), Map.of("STORNO_ANAF_TRUST", order.trust().toString()));
  }

  @Override
  public SimulatedAuthority simulateService(ServiceOrder order) {
    services.add(order);
    return simulated(order.port(), order.seed(), Map.of("STORNO_X_URL", "http://x"));
  }

  @Override
  public SimulatedAuthority simulateKsef(KsefOrder order) {
    ksefSimulations.add(order);
    return simulated(order.port(), order.seed(), Map.of("STORNO_KSEF_URL", "http://127.0.0.1/v2"));
  }

  private SimulatedAuthority simulated(
      int port, @Nullable Long seed, Map<String, String> settings) {
    return new SimulatedAuthority() {
      @Override
      public URI address() {
        return URI.create("http://127.0.0.1:" + port);
      }

      @Override
      public long seed() {
        return seed == null ? 1 : seed;
      }

      @Override
      public Map<String, String> settings() {
        return settings;
      }

      @Override
      public Map<String, String> providerFields() {
        return Map.of("clientId", "storno");
      }

      @Override
      public void awaitClosed() {
        // Ctrl-C was pressed already
      }

      @Override
      public void close() {
        closedSimulations++;
      }
    };
  }

  @Override
  public ValidationReport validate(byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8);
    RuleSetIdentity rules = new RuleSetIdentity("CIUS-RO", "1.0.9", "EN 16931 1.3");
    Instant at = Instant.parse("2026-11-21T00:00:00Z");
    String hash = "0".repeat(64);
    if (text.contains("broken")) {
      Finding finding =
          Finding.of("BR-RO-020", Severity.FATAL, FindingSource.SPECIFICATION, "Wrong type")
              .at("/Invoice/cbc:InvoiceTypeCode");
      return new ValidationReport(
          Verdict.INVALID, rules, hash, List.of(finding), at, Duration.ofMillis(3));
    }
    if (text.contains("foreign")) {
      return new ValidationReport(
          Verdict.NOT_CHECKED, null, hash, List.of(), at, Duration.ofMillis(1));
    }
    return new ValidationReport(Verdict.VALID, rules, hash, List.of(), at, Duration.ofMillis(2));
  }

  /** Documents that say "strict" fail from 2024 on, those that say "loose" before. */
  @Override
  public ValidationReport validate(byte[] document, LocalDate day) {
    String text = new String(document, StandardCharsets.UTF_8);
    boolean late = !day.isBefore(LocalDate.of(2024, 1, 1));
    boolean fails = late ? text.contains("strict") : text.contains("loose");
    return validate(fails ? "broken".getBytes(StandardCharsets.UTF_8) : document);
  }

  @Override
  public ValidationReport validateAs(String ruleSet, byte[] document, LocalDate day) {
    return validate(document, day);
  }

  @Override
  public ReadResult read(byte[] document) {
    if (!new String(document, StandardCharsets.UTF_8).contains("fine")) {
      return new ReadResult(
          null,
          null,
          List.of(Finding.of("XML-SYNTAX", Severity.FATAL, FindingSource.INPUT, "No XML")),
          document);
    }
    ElectronicInvoice invoice =
        ElectronicInvoice.builder()
            .number("FV/1")
            .issueDate(LocalDate.of(2026, 11, 21))
            .typeCode("380")
            .currency("EUR")
            .seller(Party.builder().name("Seller SRL").vatId("RO99001234").build())
            .addNote(new InvoiceNote(null, "<script>alert('\u202e1')</script>"))
            .addLine(
                InvoiceLine.builder()
                    .id("1")
                    .quantity(new BigDecimal("2.50"))
                    .unitCode("HUR")
                    .netAmount(new BigDecimal("100.00"))
                    .price(PriceDetails.builder().netPrice(new BigDecimal("40")).build())
                    .vat(new LineVat("S", new BigDecimal("21")))
                    .item(
                        Item.builder().name("Counsel & care").description("In two\nlines").build())
                    .build())
            .totals(
                DocumentTotals.builder()
                    .taxExclusiveAmount(new BigDecimal("100.00"))
                    .vatTotal(new BigDecimal("21.00"))
                    .taxInclusiveAmount(new BigDecimal("121.00"))
                    .payableAmount(new BigDecimal("121.00"))
                    .build())
            .build();
    return new ReadResult(invoice, Syntax.UBL, List.of(), document);
  }

  @Override
  public Optional<Format> formatOf(ReadResult read) {
    return read.syntax().map(syntax -> formats().get(0));
  }

  @Override
  public List<Format> formats() {
    LocalDate from = LocalDate.of(2021, 11, 1);
    LocalDate to = LocalDate.of(2026, 1, 31);
    return List.of(
        new Format("cius-ro", "CIUS-RO", Syntax.UBL, from, null),
        new Format("fa2", "KSeF FA(2)", Syntax.FA2, from, to));
  }

  @Override
  public Conversion convert(byte[] document, String format) {
    Format wanted =
        formats().stream().filter(one -> one.name().equals(format)).findFirst().orElseThrow();
    String text = new String(document, StandardCharsets.UTF_8);
    if (text.contains("broken")) {
      return Conversion.refused(wanted, read(document).findings());
    }
    List<Conversion.Loss> losses =
        text.contains("rich")
            ? List.of(
                new Conversion.Loss(
                    Conversion.Stage.READING_AGAIN, "lines[0].note", "\"Red\" is gone."))
            : List.of();
    return Conversion.of(
        wanted,
        "<Invoice/>".getBytes(StandardCharsets.UTF_8),
        losses,
        List.of(
            Finding.of("ASSUMED", Severity.INFORMATION, FindingSource.INPUT, "Taken to be 2.")
                .at("/Faktura/GV")));
  }

  @Override
  public List<RuleSetInfo> ruleSets() {
    return List.of(
        ruleSet("1.0.9", LocalDate.of(2024, 1, 1), null),
        ruleSet("1.0.8", LocalDate.of(2022, 1, 1), LocalDate.of(2023, 12, 31)));
  }

  private static RuleSetInfo ruleSet(
      String version, LocalDate from, @org.jspecify.annotations.Nullable LocalDate to) {
    return new RuleSetInfo(
        new RuleSetIdentity("CIUS-RO", version, "EN 16931 1.3.8"),
        "UBL Invoice, UBL CreditNote",
        "urn:x",
        from,
        to,
        from,
        "https://mfinante.example",
        true);
  }

  @Override
  public byte[] xml(InvoiceDescription invoice) {
    described.add(invoice);
    return "<Invoice/>".getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] hybridPdf(InvoiceDescription invoice) {
    described.add(invoice);
    return "%PDF hybrid".getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] embed(byte[] pdf, byte[] invoice) {
    String page = new String(pdf, StandardCharsets.UTF_8);
    if (!page.startsWith("%PDF")) {
      throw new CommandFailure(ExitCode.USAGE, List.of("It is no PDF.", "It is a text."));
    }
    return (page + "+" + new String(invoice, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void gallery(BiConsumer<String, byte[]> wall) {
    wall.accept("bold/invoice-ro-1.png", new byte[] {1});
    wall.accept("classic/invoice-ro-1.png", new byte[] {2});
  }

  @Override
  public HybridPdfs.Extraction extract(byte[] pdf) {
    return new String(pdf, StandardCharsets.UTF_8).startsWith("%PDF")
        ? new HybridPdfs.Extraction(
            new HybridPdfs.Attached(
                "factur-x.xml", "<Invoice/>".getBytes(StandardCharsets.UTF_8), "Alternative"),
            List.of("factur-x.xml"),
            null)
        : new HybridPdfs.Extraction(null, List.of(), "The file is no PDF.");
  }

  @Override
  public byte[] pdf(InvoiceDescription invoice) {
    described.add(invoice);
    return "%PDF".getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Schema schema() {
    return new Schema("3", 0);
  }

  @Override
  public String createUser(NewUser user) {
    if (user.password().length() < 8) {
      throw new ApplicationException.Invalid(Map.of("password", "is too short"));
    }
    users.add(user);
    return "id-1";
  }

  @Override
  public AccountAdministration accounts() {
    return accounts;
  }

  @Override
  public AuditAdministration audit() {
    return accounts;
  }

  @Override
  public List<DeadJob> deadJobs(int limit) {
    return dead.stream().limit(limit).toList();
  }

  @Override
  public boolean rerun(String kind, String key) {
    return dead.removeIf(job -> job.kind().equals(kind) && job.key().equals(key));
  }

  @Override
  public SeedOutcome seed(SeedDocument document) {
    seeds.add(document);
    return outcome;
  }

  @Override
  public void close() {
    // nothing is open
  }

  @Override
  public KeyAdministration keys() {
    return keys;
  }
}
