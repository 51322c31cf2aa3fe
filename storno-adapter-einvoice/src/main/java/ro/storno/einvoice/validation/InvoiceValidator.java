package ro.storno.einvoice.validation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.validation.Schema;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.ElectronicInvoiceValidator;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.envelope.Envelope;
import ro.storno.einvoice.fatturapa.SdiRules;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.finding.Place;
import ro.storno.einvoice.ksef.KsefRules;
import ro.storno.einvoice.syntax.OwnRules;
import ro.storno.einvoice.xml.HardenedXml;
import ro.storno.einvoice.xml.XmlElement;
import ro.storno.einvoice.xml.XmlLimits;
import ro.storno.einvoice.xml.XmlTree;

/**
 * The validation engine: one pass through parser, schema and tree builder, then the compiled rules
 * of the set in force.
 *
 * <p>A document the schema refuses is invalid and not judged further, because rules are written for
 * schema-valid documents; this also is what other validators do with the same rules. A document
 * whose own specification we have no rules of is judged by EN 16931 and, if that finds nothing,
 * reported as not checked.
 *
 * <p>Thread-safe. Compiled schemas and rules are shared; parsers are kept for reuse.
 */
public final class InvoiceValidator implements ElectronicInvoiceValidator {
  private static final HexFormat HEX = HexFormat.of();

  private final RuleSetRegistry registry;
  private final XmlLimits limits;
  private final Clock clock;
  private final Sheets sheets;
  private final Explainer explainer = new Explainer();
  private final RuleFindings ruleFindings = new RuleFindings(explainer);
  private final Set<String> extensionNames = ExtensionFilter.noNames();
  private final Map<DocumentKind, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<String, OwnRules> ownRules;
  private final XmlTree.Reader trees;
  private final Map<String, Schema> profileSchemas = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<DocumentCheck> idleChecks = new ConcurrentLinkedQueue<>();

  /**
   * An engine over a registry.
   *
   * @param registry the rule sets, not null
   * @param limits how much of a document is looked at, not null
   * @param clock tells when a check was made, and the day that counts for undated documents
   */
  public InvoiceValidator(RuleSetRegistry registry, XmlLimits limits, Clock clock) {
    this(registry, limits, clock, List.of(new SdiRules(), new KsefRules()));
  }

  private InvoiceValidator(
      RuleSetRegistry registry, XmlLimits limits, Clock clock, List<OwnRules> ownRules) {
    this.ownRules = ownRules.stream().collect(Collectors.toMap(OwnRules::name, r -> r));
    this.trees = new XmlTree.Reader(limits);
    this.registry = registry;
    this.sheets = new Sheets(registry.files());
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public ValidationReport validate(byte[] document) {
    return validate(document, null, null);
  }

  @Override
  public ValidationReport validate(byte[] document, LocalDate date) {
    return validate(document, date, null);
  }

  @Override
  public ValidationReport validateAs(String ruleSet, byte[] document, LocalDate date) {
    return validate(document, date, ruleSet);
  }

  private ValidationReport validate(
      byte[] document, @Nullable LocalDate date, @Nullable String ruleSet) {
    Instant start = clock.instant();
    long begin = System.nanoTime();
    Judgement judgement = judge(document, date, ruleSet);
    return new ValidationReport(
        judgement.verdict(),
        judgement.ruleSet(),
        sha256(document),
        judgement.findings(),
        start,
        Duration.ofNanos(System.nanoTime() - begin));
  }

  private record Judgement(
      Verdict verdict, @Nullable RuleSetIdentity ruleSet, List<Finding> findings) {
    static Judgement notChecked(Finding finding) {
      return new Judgement(Verdict.NOT_CHECKED, null, List.of(finding));
    }
  }

  private Judgement judge(byte[] document, @Nullable LocalDate date, @Nullable String ruleSet) {
    if (document.length > limits.maxBytes()) {
      return Judgement.notChecked(
          HardenedXml.refusal(
              HardenedXml.TOO_LARGE,
              "The document has %d bytes; the limit is %d."
                  .formatted(document.length, limits.maxBytes())));
    }
    Envelope envelope = Envelope.open(document, limits.maxBytes());
    Finding problem = envelope.problem();
    if (problem != null) {
      return Judgement.notChecked(problem);
    }
    anticipate(envelope.content(), date, ruleSet);
    DocumentCheck check = borrow();
    try {
      return judge(envelope.content(), check, date, ruleSet);
    } catch (RuleSetUnavailableException e) {
      return Judgement.notChecked(unavailable(String.valueOf(e.getMessage())));
    } finally {
      idleChecks.offer(check);
    }
  }

  /**
   * Has the rules of the very first document compiled while its schema still is: which they will be
   * is told, most of the time, by its first lines. A wrong guess costs nothing but time.
   */
  private void anticipate(byte[] document, @Nullable LocalDate date, @Nullable String ruleSet) {
    if (!sheets.isUntouched()) {
      return;
    }
    String beginning =
        new String(document, 0, Math.min(4_096, document.length), StandardCharsets.ISO_8859_1);
    Matcher customization = CUSTOMIZATION.matcher(beginning);
    LocalDate day = date != null ? date : LocalDate.now(clock);
    Optional<RuleSet> guess =
        ruleSet != null
            ? registry.named(ruleSet, Syntax.UBL, day)
            : customization.find()
                ? registry.find(Syntax.UBL, customization.group(1), day)
                : Optional.empty();
    guess.ifPresent(set -> set.layers().forEach(layer -> sheets.prepare(layer.sheet())));
  }

  private static final Pattern CUSTOMIZATION =
      Pattern.compile("CustomizationID>\\s*([^<\\s]{1,300})");

  private DocumentCheck borrow() {
    DocumentCheck idle = idleChecks.poll();
    return idle != null
        ? idle
        : new DocumentCheck(
            sheets.processor(), sheets.names(), limits, extensionNames, this::schema);
  }

  private Schema schema(DocumentKind kind) {
    return schemas.computeIfAbsent(kind, Schemas::compile);
  }

  private Judgement judge(
      byte[] document, DocumentCheck check, @Nullable LocalDate date, @Nullable String ruleSet) {
    DocumentCheck.Parsed parsed = check.parse(document);
    Finding problem = parsed.problem();
    if (problem != null) {
      Verdict verdict = HardenedXml.isRefusal(problem) ? Verdict.NOT_CHECKED : Verdict.INVALID;
      return new Judgement(verdict, null, List.of(problem));
    }
    DocumentKind kind = parsed.gate().kind();
    if (kind == null) {
      return Judgement.notChecked(unknownRoot(parsed.gate().rootName()));
    }
    LocalDate day = date != null ? date : dayOf(parsed.gate().issueDate());
    return new Choice(kind, parsed.gate().customization(), day, date == null, ruleSet)
        .judge(document, check, parsed);
  }

  private LocalDate dayOf(String issueDate) {
    try {
      return issueDate.matches("\\d{8}")
          ? LocalDate.parse(issueDate, DateTimeFormatter.BASIC_ISO_DATE)
          : LocalDate.parse(issueDate.substring(0, Math.min(10, issueDate.length())));
    } catch (DateTimeParseException e) {
      // without a date of its own a document is judged by the rules of today
      return LocalDate.now(clock);
    }
  }

  /** Which rules judge one document, and what follows from them. */
  private final class Choice {
    private final DocumentKind kind;
    private final String customization;
    private final LocalDate day;
    private final Optional<RuleSet> first;
    private final Optional<RuleSet> chosen;

    /**
     * @param own whether the day is the document's own; one asked for is taken at its word
     */
    Choice(
        DocumentKind kind,
        String customization,
        LocalDate day,
        boolean own,
        @Nullable String name) {
      this.kind = kind;
      this.customization = customization;
      this.day = day;
      this.first = own ? registry.findFirst(kind.syntax(), customization, day) : Optional.empty();
      this.chosen =
          name == null
              ? registry.find(kind.syntax(), customization, day).or(() -> first)
              : registry.named(name, kind.syntax(), day);
    }

    Judgement judge(byte[] document, DocumentCheck check, DocumentCheck.Parsed parsed) {
      Optional<RuleSet> rules = chosen.isPresent() ? chosen : registry.general(kind.syntax(), day);
      RuleSetIdentity identity = rules.map(RuleSet::identity).orElse(null);
      RuleSet.OwnSchema own = rules.map(RuleSet::schema).orElse(null);
      DocumentCheck.Parsed checked =
          own != null && own.instead() && !parsed.schemaErrors().isEmpty()
              ? check.parse(document, profileSchema(own))
              : parsed;
      if (!checked.schemaErrors().isEmpty()) {
        return new Judgement(
            Verdict.INVALID, identity, schemaFindings(document, check, checked.schemaErrors()));
      }
      DocumentTrees tree = checked.tree();
      if (rules.isEmpty() || tree == null) {
        return Judgement.notChecked(noRules());
      }
      List<TreeFeed.SchemaError> narrower =
          own == null || checked != parsed
              ? List.of()
              : check.schemaErrors(document, profileSchema(own));
      if (!narrower.isEmpty()) {
        return new Judgement(Verdict.INVALID, identity, schemaFindings(document, check, narrower));
      }
      List<Finding> findings = apply(rules.get(), tree);
      findings.addAll(applyOwn(rules.get(), document));
      first.ifPresent(set -> findings.add(older(set)));
      boolean invalid = findings.stream().anyMatch(f -> f.severity().invalidates());
      if (chosen.isEmpty() && !invalid) {
        findings.add(noRules());
        return new Judgement(Verdict.NOT_CHECKED, identity, findings);
      }
      return new Judgement(invalid ? Verdict.INVALID : Verdict.VALID, identity, findings);
    }

    private List<Finding> applyOwn(RuleSet rules, byte[] document) {
      List<Finding> findings = new ArrayList<>();
      XmlElement root = rules.checks().isEmpty() ? null : trees.read(document).root();
      for (String name : rules.checks()) {
        OwnRules own = ownRules.get(name);
        if (own == null || root == null) {
          throw new RuleSetUnavailableException("The checks " + name + " are not at hand");
        }
        findings.addAll(own.check(document, root, day, LocalDate.now(clock.withZone(own.place()))));
      }
      return findings;
    }

    private Finding older(RuleSet set) {
      return explainer.explain(
          "OLDER-THAN-RULES",
          Severity.INFORMATION,
          FindingSource.ENGINE,
          Place.UNKNOWN,
          "The document is dated %s. The first rules at hand for it, in force since %s, were applied."
              .formatted(day, set.validFrom()));
    }

    private Finding noRules() {
      String named = customization.strip();
      String specification = named.isEmpty() ? "no specification" : named;
      return unavailable(
          "No rules are at hand for %s naming %s on %s."
              .formatted(kind.syntax(), specification, day));
    }
  }

  private Schema profileSchema(RuleSet.OwnSchema schema) {
    return profileSchemas.computeIfAbsent(schema.file(), this::profileSchema);
  }

  private Schema profileSchema(String resource) {
    return RuleFiles.inDirectory(resource)
        ? Schemas.alone(resource, registry.files().read(resource))
        : Schemas.ofResource(resource);
  }

  private List<Finding> apply(RuleSet rules, DocumentTrees tree) {
    List<Finding> findings = new ArrayList<>();
    for (RuleSet.Layer layer : rules.layers()) {
      for (FailedAssertions.Failure failure : sheets.run(layer.sheet(), tree)) {
        findings.add(ruleFindings.of(failure, rules, layer));
      }
    }
    return findings;
  }

  private List<Finding> schemaFindings(
      byte[] document, DocumentCheck check, List<TreeFeed.SchemaError> errors) {
    Set<Integer> elements =
        errors.stream().map(TreeFeed.SchemaError::element).collect(Collectors.toSet());
    Map<Integer, Place> places = Places.of(document, elements, check.xml());
    return errors.stream()
        .map(error -> schemaFinding(error, places.getOrDefault(error.element(), Place.UNKNOWN)))
        .toList();
  }

  private Finding schemaFinding(TreeFeed.SchemaError error, Place place) {
    return explainer.explain("XSD", Severity.FATAL, FindingSource.SCHEMA, place, error.message());
  }

  private Finding unknownRoot(@Nullable String root) {
    return unavailable(
        "The root element is "
            + (root == null ? "missing" : root)
            + "; a UBL 2.1 Invoice or CreditNote, a CII CrossIndustryInvoice (D16B), a"
            + " FatturaPA FatturaElettronica or a KSeF Faktura (FA(2), FA(3)) was expected.");
  }

  private Finding unavailable(String message) {
    return explainer.explain(
        "NO-RULES", Severity.ERROR, FindingSource.ENGINE, Place.UNKNOWN, message);
  }

  @Override
  public void warmUp() {
    // one after the other on the thread of the caller, who may want to leave the other cores alone
    registry
        .named("CIUS-RO", Syntax.UBL, LocalDate.now(clock))
        .filter(registry::isAvailable)
        .ifPresent(set -> set.layers().forEach(layer -> sheets.compiled(layer.sheet())));
    byte[] sample = WARM_UP_INVOICE.getBytes(StandardCharsets.UTF_8);
    // the first document loads classes and the schema; its verdict is no matter
    validateAs("CIUS-RO", sample, LocalDate.now(clock));
  }

  private static final String WARM_UP_INVOICE =
      """
      <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
       xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
       xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
       <cbc:ID>1</cbc:ID><cbc:IssueDate>2026-01-01</cbc:IssueDate>
       <cac:AccountingSupplierParty/><cac:AccountingCustomerParty/>
       <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="RON">1</cbc:PayableAmount></cac:LegalMonetaryTotal>
       <cac:InvoiceLine><cbc:ID>1</cbc:ID>
        <cbc:LineExtensionAmount currencyID="RON">1</cbc:LineExtensionAmount><cac:Item/>
       </cac:InvoiceLine>
      </Invoice>
      """;

  private static String sha256(byte[] document) {
    try {
      return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
