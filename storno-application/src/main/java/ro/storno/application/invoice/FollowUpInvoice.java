package ro.storno.application.invoice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.FlatJson;
import ro.storno.application.Ids;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.einvoice.ElectronicInvoiceValidator;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;

/**
 * Does what follows an issue: writes the XML, has the official rules judge it, keeps both. Done
 * twice, it leaves the same as done once: evidence on the same bytes is kept only once.
 */
public final class FollowUpInvoice implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "invoice.follow-up";

  private static final int ATTEMPTS = 3;

  private final Transactions transactions;
  private final Invoices invoices;
  private final InvoiceFiles files;
  private final XmlWriting writing;
  private final ElectronicInvoiceValidator validator;
  private final Ids ids;
  private final Clock clock;

  /** Follows up with the given ports; none is null. */
  public FollowUpInvoice(
      Transactions transactions,
      Invoices invoices,
      InvoiceFiles files,
      XmlWriting writing,
      ElectronicInvoiceValidator validator,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.files = files;
    this.writing = writing;
    this.validator = validator;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Queues the follow-up of an invoice that is about to be saved. Each saved state has its own job,
   * so that an issue after a restoration is followed up again.
   */
  static void enqueue(JobQueue jobs, Invoice invoice) {
    jobs.enqueue(
        new Job(
            KIND,
            invoice.company(),
            invoice.id() + "@" + (invoice.version() + 1),
            FlatJson.write(Map.of("invoiceId", invoice.id().toString()))));
  }

  /** Queues the follow-up of a changed invoice if it is beyond draft. */
  static void enqueueIfIssued(JobQueue jobs, Invoice invoice) {
    if (followed(invoice)) {
      enqueue(jobs, invoice);
    }
  }

  private static boolean followed(Invoice invoice) {
    return invoice.number() != null
        && invoice.status() != DocumentStatus.DRAFT
        && invoice.status() != DocumentStatus.CANCELLED;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    CompanyId company = Objects.requireNonNull(job.company(), "a follow-up belongs to a company");
    String invoiceId = FlatJson.read(job.payload()).get("invoiceId");
    follow(company, InvoiceId.parse(Objects.requireNonNull(invoiceId, "payload lacks invoiceId")));
  }

  /**
   * Follows up now; not for use in a transaction. Where all is done already, nothing is done.
   *
   * @throws IllegalStateException if the invoice keeps changing meanwhile
   */
  void follow(CompanyId company, InvoiceId id) {
    for (int i = 0; i < ATTEMPTS; i++) {
      if (attempt(company, id)) {
        return;
      }
    }
    throw new IllegalStateException("invoice " + id + " keeps changing; to be followed up later");
  }

  /** Returns whether there is nothing to follow up, or all of it is done. */
  boolean done(CompanyId company, InvoiceId id) {
    return stored(company, id).filter(Stored::open).isEmpty();
  }

  private Optional<Stored> stored(CompanyId company, InvoiceId id) {
    return transactions.inCompany(
        company,
        () ->
            writing
                .source(company, id)
                .map(
                    source ->
                        new Stored(
                            source,
                            files.xml(company, id).orElse(null),
                            files.verdicts(company, id))));
  }

  /** Returns false if the invoice was changed meanwhile, so that all has to be done again. */
  private boolean attempt(CompanyId company, InvoiceId id) {
    Optional<Stored> stored = stored(company, id).filter(Stored::open);
    // Done already; or cancelled or restored before its turn came.
    if (stored.isEmpty()) {
      return true;
    }
    Judged judged = judge(stored.get());
    return transactions.inCompany(company, () -> keep(stored.get().source.invoice(), judged));
  }

  /** An invoice and the XML that somebody who could not wait has had made already. */
  private record Stored(
      XmlWriting.Source source,
      InvoiceFiles.@Nullable GeneratedXml xml,
      List<InvoiceFiles.Evidence> verdicts) {
    /** Whether anything is left to do. */
    boolean open() {
      boolean judged =
          xml != null
              && verdicts.stream().anyMatch(verdict -> verdict.inputSha256().equals(xml.sha256()));
      return followed(source.invoice()) && !judged;
    }
  }

  /** The bytes, if they could be written, and the verdict on them. */
  private record Judged(
      InvoiceFiles.@Nullable GeneratedXml xml, InvoiceFiles.Evidence evidence, String event) {}

  private Judged judge(Stored stored) {
    InvoiceFiles.GeneratedXml xml;
    try {
      xml = stored.xml == null ? written(stored.source) : stored.xml;
    } catch (UnwritableInvoiceException unwritable) {
      return unwritten(unwritable.findings());
    } catch (DomainException.InvalidValue wrong) {
      return unwritten(
          List.of(
              Finding.of(
                      "STORNO-WRITE",
                      Severity.FATAL,
                      FindingSource.ENGINE,
                      String.valueOf(wrong.getMessage()))
                  .causedBy(wrong.field())));
    }
    LocalDate date = stored.source.invoice().content().issueDate();
    ValidationReport report = validator.validate(xml.content(), date);
    return new Judged(xml, Evidences.of(report), "Official rules: " + Evidences.verdict(report));
  }

  private InvoiceFiles.GeneratedXml written(XmlWriting.Source source) {
    byte[] content = writing.write(source);
    return new InvoiceFiles.GeneratedXml(
        source.invoice().version(), content, Sha256.of(content), clock.instant());
  }

  private Judged unwritten(List<Finding> findings) {
    return new Judged(
        null,
        Evidences.unwritten(findings, clock.instant()),
        "The XML could not be written: the syntax cannot carry the invoice");
  }

  private boolean keep(Invoice judgedInvoice, Judged judged) {
    CompanyId company = judgedInvoice.company();
    InvoiceId id = judgedInvoice.id();
    Optional<Invoice> present = invoices.findForUpdate(company, id);
    if (present.isEmpty()) {
      return true;
    }
    if (present.get().version() != judgedInvoice.version()) {
      return false;
    }
    InvoiceFiles.GeneratedXml xml = judged.xml;
    if (xml != null) {
      files.saveXml(company, id, xml);
    }
    boolean known =
        files.verdicts(company, id).stream()
            .anyMatch(earlier -> Evidences.same(earlier, judged.evidence));
    if (!known) {
      files.saveVerdict(company, id, judged.evidence);
      invoices.append(company, id, events(judged));
    }
    return true;
  }

  private List<InvoiceEvent> events(Judged judged) {
    InvoiceFiles.GeneratedXml xml = judged.xml;
    Map<String, String> metadata = new HashMap<>();
    metadata.put("verdict", judged.evidence.verdict());
    if (judged.evidence.ruleSet() != null) {
      metadata.put("ruleSet", judged.evidence.ruleSet());
    }
    InvoiceEvent checked = event(InvoiceEvent.Type.VALIDATION_CHECKED, judged.event, metadata);
    return xml == null
        ? List.of(checked)
        : List.of(
            event(InvoiceEvent.Type.XML_GENERATED, "XML generated", Map.of("sha256", xml.sha256())),
            checked);
  }

  private InvoiceEvent event(InvoiceEvent.Type type, String details, Map<String, String> metadata) {
    return new InvoiceEvent(ids.next(), type, null, null, clock.instant(), null, details, metadata);
  }
}
