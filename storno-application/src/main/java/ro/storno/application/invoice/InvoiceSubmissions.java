package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.FlatJson;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.AnafTerms;
import ro.storno.application.notification.Notice;
import ro.storno.application.notification.Notifications;
import ro.storno.application.submission.SubmittedDocuments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;

/**
 * Invoices and credit notes as they are submitted. What the official rules find wrong is not sent:
 * the authority applies the same rules and would reject it. What they could not judge is sent, for
 * the authority is the judge, and the deadline runs.
 */
public final class InvoiceSubmissions implements SubmittedDocuments {
  private static final int LONGEST_METADATA = 2_000;

  private final Transactions transactions;
  private final Invoices invoices;
  private final InvoiceFiles files;
  private final XmlWriting writing;
  private final FollowUpInvoice followUp;
  private final Notifications notifications;
  private final Ids ids;
  private final Clock clock;
  private final Map<Channel, AbroadWriter> abroad;

  /**
   * Submits from the given ports; none is null.
   *
   * @param abroad what authorities of other countries take; one for each channel at most
   */
  public InvoiceSubmissions(
      Transactions transactions,
      Invoices invoices,
      InvoiceFiles files,
      XmlWriting writing,
      FollowUpInvoice followUp,
      Notifications notifications,
      Ids ids,
      Clock clock,
      Collection<? extends AbroadWriter> abroad) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.files = files;
    this.writing = writing;
    this.followUp = followUp;
    this.notifications = notifications;
    this.ids = ids;
    this.clock = clock;
    this.abroad =
        abroad.stream().collect(Collectors.toMap(AbroadWriter::channel, Function.identity()));
  }

  @Override
  public DocumentReference.Kind kind() {
    return DocumentReference.Kind.INVOICE;
  }

  @Override
  public boolean ready(CompanyId company, UUID document, Channel channel) {
    return channel != Channel.ANAF || followUp.done(company, new InvoiceId(document));
  }

  @Override
  public Prepared prepare(CompanyId company, UUID document, Channel channel) {
    InvoiceId id = new InvoiceId(document);
    if (channel != Channel.ANAF) {
      return preparedAbroad(company, id, channel);
    }
    followUp.follow(company, id);
    return transactions
        .inCompany(company, () -> stored(company, id))
        .map(this::prepared)
        .orElseGet(() -> new Prepared.Unfit(null, "There is no such invoice.", List.of()));
  }

  private Prepared preparedAbroad(CompanyId company, InvoiceId id, Channel channel) {
    AbroadWriter writer = abroad.get(channel);
    Optional<XmlWriting.Source> source =
        transactions.inCompany(company, () -> writing.source(company, id));
    if (source.isEmpty()) {
      return new Prepared.Unfit(null, "There is no such invoice.", List.of());
    }
    return writer == null
        ? new Prepared.Unfit(
            source.get().invoice().version(),
            "This installation does not write documents for " + channel.wireName() + ".",
            List.of())
        : writer.write(source.get());
  }

  private record Stored(
      XmlWriting.Source source,
      InvoiceFiles.@Nullable GeneratedXml xml,
      List<InvoiceFiles.Evidence> verdicts) {}

  private Optional<Stored> stored(CompanyId company, InvoiceId id) {
    return writing
        .source(company, id)
        .map(
            source ->
                new Stored(
                    source, files.xml(company, id).orElse(null), files.verdicts(company, id)));
  }

  private Prepared prepared(Stored stored) {
    Invoice invoice = stored.source.invoice();
    boolean sendable =
        invoice.status() == DocumentStatus.ISSUED || invoice.status() == DocumentStatus.REJECTED;
    if (!sendable) {
      return new Prepared.Unfit(
          invoice.version(),
          "An invoice that is " + invoice.status().wireName() + " is not sent.",
          List.of());
    }
    InvoiceFiles.GeneratedXml xml = stored.xml;
    if (xml == null) {
      return new Prepared.Unfit(
          invoice.version(),
          "The XML cannot be written.",
          stored.verdicts.isEmpty() ? List.of() : findings(stored.verdicts.get(0)));
    }
    Optional<InvoiceFiles.Evidence> wrong =
        stored.verdicts.stream()
            .filter(verdict -> verdict.inputSha256().equals(xml.sha256()))
            .findFirst()
            .filter(verdict -> verdict.verdict().equals(Verdict.INVALID.name()));
    if (wrong.isPresent()) {
      return new Prepared.Unfit(
          invoice.version(),
          "The official rules find errors; the authority would reject it.",
          findings(wrong.get()));
    }
    return new Prepared.Ready(
        invoice.version(),
        xml.content(),
        InvoiceFile.safe(invoice.displayNumber()) + ".xml",
        AnafTerms.of(invoice, writing.creditNote(stored.source)));
  }

  private static List<String> findings(InvoiceFiles.Evidence evidence) {
    List<String> errors = new ArrayList<>();
    for (Map<String, String> finding : FlatJson.readAll(evidence.findingsJson())) {
      String severity = finding.get("severity");
      if (severity == null || Severity.valueOf(severity).invalidates()) {
        errors.add("[" + finding.get("rule") + "] " + finding.get("message"));
      }
    }
    return errors;
  }

  @Override
  public Optional<Long> lock(CompanyId company, UUID document) {
    return invoices.findForUpdate(company, new InvoiceId(document)).map(Invoice::version);
  }

  @Override
  public void changed(Submission submission) {
    Optional<Invoice> found =
        invoices.findForUpdate(
            submission.company(), new InvoiceId(submission.filing().document().id()));
    if (found.isEmpty()) {
      return;
    }
    Invoice invoice = found.get();
    if (submission.filing().channel().foreign()) {
      changedAbroad(invoice, submission);
      return;
    }
    switch (submission.state()) {
      case SENT -> handedOver(invoice, submission, InvoiceEvent.Type.ANAF_SUBMITTED);
      case UNKNOWN -> handedOver(invoice, submission, InvoiceEvent.Type.STATUS_CHANGE);
      case ACCEPTED -> accepted(invoice, submission);
      case REJECTED -> rejected(invoice, submission);
      case WITHDRAWN -> heldBack(invoice, submission);
      case PREPARED, QUEUED, SENDING -> {
        // nothing that an invoice shows
      }
    }
  }

  /**
   * The status of an invoice is that of Romania's machine; what other authorities say is written
   * beside it.
   */
  private void changedAbroad(Invoice invoice, Submission submission) {
    String provider = submission.filing().channel().wireName();
    switch (submission.state()) {
      case SENT ->
          noteAbroad(
              InvoiceEvent.Type.EINVOICE_SUBMITTED,
              invoice,
              submission,
              "Invoice submitted to " + provider);
      case UNKNOWN ->
          noteAbroad(
              InvoiceEvent.Type.STATUS_CHANGE,
              invoice,
              submission,
              "Handed to " + provider + "; its answer was lost and is being looked for");
      case ACCEPTED -> {
        noteAbroad(
            InvoiceEvent.Type.EINVOICE_ACCEPTED,
            invoice,
            submission,
            "Invoice accepted by " + provider);
        tell(NotificationType.INVOICE_VALIDATED, invoice, submission, Map.of("provider", provider));
      }
      case REJECTED -> {
        noteAbroad(
            InvoiceEvent.Type.EINVOICE_REJECTED,
            invoice,
            submission,
            "Invoice rejected by " + provider);
        tell(
            NotificationType.INVOICE_REJECTED,
            invoice,
            submission,
            Map.of("provider", provider, "error", errors(submission)));
      }
      case WITHDRAWN -> heldBack(invoice, submission);
      case PREPARED, QUEUED, SENDING -> {
        // nothing that an invoice shows
      }
    }
  }

  private void noteAbroad(
      InvoiceEvent.Type type, Invoice invoice, Submission submission, String details) {
    Map<String, String> metadata = answers(submission, "externalId");
    metadata.put("provider", submission.filing().channel().wireName());
    if (!submission.answer().errors().isEmpty()) {
      metadata.put("errors", errors(submission));
    }
    invoices.append(
        invoice.company(),
        invoice.id(),
        List.of(event(type, invoice, invoice, submission, details, metadata)));
  }

  private void handedOver(Invoice invoice, Submission submission, InvoiceEvent.Type type) {
    Invoice submitted = submitted(invoice);
    String details =
        type == InvoiceEvent.Type.ANAF_SUBMITTED
            ? "Invoice submitted to e-invoice provider"
            : "Handed to the e-invoice provider; its answer was lost and is being looked for";
    save(
        invoice,
        submitted,
        event(
            type,
            invoice,
            submitted,
            submission,
            details,
            submission.reference().map(index -> Map.of("submissionId", index)).orElse(Map.of())));
  }

  private Invoice submitted(Invoice invoice) {
    return invoice.status() == DocumentStatus.SENT_TO_PROVIDER
        ? invoice
        : invoice.submit(clock.instant());
  }

  private void accepted(Invoice invoice, Submission submission) {
    Invoice validated = submitted(invoice).accept(clock.instant());
    save(
        invoice,
        validated,
        event(
            InvoiceEvent.Type.ANAF_VALIDATED,
            invoice,
            validated,
            null,
            "Invoice validated by e-invoice provider successfully",
            answers(submission, "validationId")));
    tell(NotificationType.INVOICE_VALIDATED, validated, submission, Map.of());
  }

  private void rejected(Invoice invoice, Submission submission) {
    Invoice rejected = submitted(invoice).reject(clock.instant());
    Map<String, String> metadata = answers(submission, "submissionId");
    metadata.put("errors", errors(submission));
    save(
        invoice,
        rejected,
        event(
            InvoiceEvent.Type.ANAF_REJECTED,
            invoice,
            rejected,
            null,
            "Invoice rejected by e-invoice provider",
            metadata));
    tell(
        NotificationType.INVOICE_REJECTED,
        rejected,
        submission,
        Map.of("error", errors(submission)));
  }

  private void tell(
      NotificationType type, Invoice invoice, Submission submission, Map<String, String> more) {
    Map<String, String> data = new HashMap<>(more);
    data.put("invoiceId", invoice.id().toString());
    data.put("invoiceNumber", invoice.displayNumber());
    notifications.tell(Notice.toCompany(invoice.company(), type, submission.id().toString(), data));
  }

  private static Map<String, String> answers(Submission submission, String name) {
    Map<String, String> metadata = new HashMap<>();
    submission.reference().ifPresent(index -> metadata.put(name, index));
    String receipt = submission.answer().receipt();
    if (receipt != null) {
      metadata.put("downloadId", receipt);
    }
    return metadata;
  }

  private static String errors(Submission submission) {
    String all = String.join("\n", submission.answer().errors());
    return all.length() <= LONGEST_METADATA ? all : all.substring(0, LONGEST_METADATA);
  }

  private void heldBack(Invoice invoice, Submission submission) {
    String reason = submission.problem() == null ? "It was withdrawn" : submission.problem();
    InvoiceEvent event =
        event(
            InvoiceEvent.Type.SUBMISSION_WITHHELD,
            invoice,
            invoice,
            null,
            "Not sent to the e-invoice provider: " + reason,
            Map.of("errors", errors(submission)));
    invoices.append(invoice.company(), invoice.id(), List.of(event));
  }

  private void save(Invoice before, Invoice after, InvoiceEvent event) {
    if (before.status() == after.status()) {
      invoices.append(after.company(), after.id(), List.of(event));
    } else {
      invoices.update(after, List.of(event));
    }
  }

  private InvoiceEvent event(
      InvoiceEvent.Type type,
      Invoice before,
      Invoice after,
      @Nullable Submission requested,
      String details,
      Map<String, String> metadata) {
    Instant now = clock.instant();
    boolean moved = before.status() != after.status();
    return new InvoiceEvent(
        ids.next(),
        type,
        moved ? before.status() : null,
        moved ? after.status() : null,
        now,
        requested == null ? null : requested.filing().requestedBy(),
        details,
        metadata);
  }
}
