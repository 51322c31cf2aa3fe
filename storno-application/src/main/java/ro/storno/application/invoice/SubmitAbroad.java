package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.provider.Provider;
import ro.storno.application.provider.ProviderAccess;
import ro.storno.application.submission.AdvanceSubmission;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.application.submission.Submissions;
import ro.storno.application.submission.SubmittedDocuments;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionState;

/**
 * Submits an invoice to the authority of another country (spec concepts/einvoice-integration.md,
 * "Two-Tier Processing"). Where the company has configured the way, the document is handed over
 * while the user waits; otherwise its file is made, judged and kept for him to carry there himself,
 * and nothing is ever sent behind his back.
 */
public final class SubmitAbroad {
  /** When the job takes over; by then the call of the request is surely over. */
  private static final Duration TAKEOVER = Duration.ofMinutes(6);

  private static final Set<DocumentStatus> ISSUED =
      EnumSet.of(
          DocumentStatus.ISSUED,
          DocumentStatus.SENT_TO_PROVIDER,
          DocumentStatus.VALIDATED,
          DocumentStatus.REJECTED);

  private final Transactions transactions;
  private final Invoices invoices;
  private final Submissions submissions;
  private final SubmissionQueue queue;
  private final SubmittedDocuments documents;
  private final ProviderAccess access;
  private final FileStore files;
  private final AtOnce atOnce;
  private final List<OfflineIssuing> offline;
  private final Ids ids;
  private final Clock clock;

  /** Submits with the given ports; none is null. */
  public SubmitAbroad(
      Transactions transactions,
      Invoices invoices,
      Submissions submissions,
      SubmissionQueue queue,
      SubmittedDocuments documents,
      ProviderAccess access,
      FileStore files,
      AdvanceSubmission advance,
      List<OfflineIssuing> offline,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.submissions = submissions;
    this.queue = queue;
    this.documents = documents;
    this.access = access;
    this.files = files;
    this.atOnce = new AtOnce(advance);
    this.offline = List.copyOf(offline);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Returns the provider that is meant.
   *
   * @param wireName as it was sent, or null
   * @throws ApplicationException.Forbidden if the actor may submit to none
   * @throws ApplicationException.Unacceptable if there is no such provider
   */
  public static Provider provider(CompanyScope scope, @Nullable String wireName) {
    scope.requireToChange(Permission.EFACTURA_SUBMIT);
    return Optional.ofNullable(wireName)
        .flatMap(Provider::ofWireName)
        .orElseThrow(
            () ->
                new ApplicationException.Unacceptable(
                    "Validation failed",
                    Map.of(
                        "provider",
                        "Choose one of: " + String.join(", ", Provider.wireNames()) + ".")));
  }

  /**
   * Submits the invoice.
   *
   * @param provider of another country
   * @return the submission as it stands afterwards
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws DomainException.IllegalState if it is not issued, or the authority has it already
   * @throws ApplicationException.Unacceptable if its file cannot be made, or the official rules
   *     find errors, or the credentials are refused; names them
   * @throws ApplicationException.Unavailable if the authority cannot be reached now; the invoice
   *     stays queued and is sent as soon as it can
   */
  public Submission submit(CompanyScope scope, InvoiceId id, Provider provider) {
    scope.requireToChange(Permission.EFACTURA_SUBMIT);
    CompanyId company = scope.company();
    Channel channel = provider.channel();
    transactions.inCompany(company, () -> submittable(company, id, channel, false));
    boolean configured = access.fields(company, channel).isPresent();
    SubmittedDocuments.Prepared prepared = documents.prepare(company, id.value(), channel);
    if (prepared instanceof SubmittedDocuments.Prepared.Unfit unfit) {
      throw AtOnce.unfit(unfit);
    }
    SubmittedDocuments.Prepared.Ready ready = (SubmittedDocuments.Prepared.Ready) prepared;
    Submission submission =
        configured ? send(scope, id, provider) : keep(scope, id, channel, ready);
    return transactions.inCompany(
        company, () -> submissions.find(company, submission.id()).orElse(submission));
  }

  /**
   * Issues the invoice offline: its file is made, judged and kept as it will stay, its renderings
   * show the authority's codes at once, and the file is sent as soon as the authority can be
   * reached.
   *
   * @param provider of another country
   * @return the submission, queued
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws DomainException.IllegalState if it is not issued, or the authority may have it already
   * @throws ApplicationException.Unacceptable if the provider knows no such mode, is not configured
   *     or lacks a certificate, or if the file cannot be made, or if the last day to hand it in is
   *     over; names what is missing
   */
  public Submission issueOffline(CompanyScope scope, InvoiceId id, Provider provider) {
    scope.requireToChange(Permission.EFACTURA_SUBMIT);
    CompanyId company = scope.company();
    Channel channel = provider.channel();
    OfflineIssuing mode =
        offline.stream()
            .filter(each -> each.channel() == channel)
            .findFirst()
            .orElseThrow(() -> refused("offline", "Only ksef has an offline mode."));
    Map<String, String> fields =
        access
            .fields(company, channel)
            .orElseThrow(
                () -> refused("provider", "Configure " + channel.wireName() + " and enable it."));
    Candidate candidate =
        transactions.inCompany(company, () -> submittable(company, id, channel, false));
    inTime(mode, candidate.invoice);
    SubmittedDocuments.Prepared prepared = documents.prepare(company, id.value(), channel);
    if (prepared instanceof SubmittedDocuments.Prepared.Unfit unfit) {
      throw AtOnce.unfit(unfit);
    }
    SubmittedDocuments.Prepared.Ready ready = (SubmittedDocuments.Prepared.Ready) prepared;
    SubmissionId submission = new SubmissionId(ids.next());
    Payload bytes = ready.payload(submission);
    files.put(company, bytes.storageKey(), ready.content());
    return transactions.inCompany(
        company,
        () -> {
          Candidate found = submittable(company, id, channel, true);
          if (found.invoice.version() != ready.version()) {
            throw new ApplicationException.Conflict("", "The invoice was changed meanwhile.");
          }
          LocalDate deadline = inTime(mode, found.invoice);
          return queue.offline(
              submission,
              company,
              order(scope, id, channel, "Issued offline; to be sent by " + deadline)
                  .until(deadline),
              bytes.with(mode.terms(fields, found.invoice, bytes.sha256())),
              outOfQueue(company, id, channel, found.latest));
        });
  }

  /** Returns the last day for an invoice, which is not over yet where the authority is. */
  private LocalDate inTime(OfflineIssuing mode, Invoice invoice) {
    LocalDate deadline = mode.deadline(invoice.content().issueDate());
    if (LocalDate.ofInstant(clock.instant(), mode.zone()).isAfter(deadline)) {
      throw refused(
          "offline",
          "By its issue date the authority had to have the invoice by "
              + deadline
              + "; give it today's date, or submit it at once.");
    }
    return deadline;
  }

  private static ApplicationException.Unacceptable refused(String field, String why) {
    return new ApplicationException.Unacceptable("Validation failed", Map.of(field, why));
  }

  /** What waits in the queue may be taken out, unless its bytes were given out or sent already. */
  private @Nullable Submission outOfQueue(
      CompanyId company, InvoiceId id, Channel channel, @Nullable Submission latest) {
    if (latest == null || !latest.open()) {
      return latest;
    }
    if (latest.payload() != null) {
      throw new DomainException.IllegalState(
          "The invoice waits to be sent with the bytes that it was issued with.");
    }
    queue.withdraw(
        company, DocumentReference.invoice(id.value()), channel, "Another file takes its place");
    return submissions.find(company, latest.id()).orElse(null);
  }

  /** Finds an invoice that can be submitted, with its newest submission on the channel. */
  private Candidate submittable(CompanyId company, InvoiceId id, Channel channel, boolean lock) {
    Invoice invoice =
        (lock ? invoices.findForUpdate(company, id) : invoices.find(company, id))
            .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
    if (invoice.direction() != Direction.OUTGOING || !ISSUED.contains(invoice.status())) {
      throw new DomainException.IllegalState(
          "Only issued invoices are submitted; this one is " + invoice.status().wireName() + ".");
    }
    Submission latest =
        submissions.latest(company, DocumentReference.invoice(id.value()), channel).orElse(null);
    if (latest != null && latest.state() == SubmissionState.ACCEPTED) {
      throw new DomainException.IllegalState(
          "The invoice was accepted by "
              + channel.wireName()
              + latest.reference().map(known -> " under " + known).orElse("")
              + " already.");
    }
    if (latest != null && latest.open() && latest.state() != SubmissionState.QUEUED) {
      throw new DomainException.IllegalState(
          "The invoice is being submitted already (" + latest.state().wireName() + ").");
    }
    return new Candidate(invoice, latest);
  }

  private record Candidate(Invoice invoice, @Nullable Submission latest) {}

  private Submission send(CompanyScope scope, InvoiceId id, Provider provider) {
    CompanyId company = scope.company();
    Submission queued =
        transactions.inCompany(
            company,
            () -> {
              Candidate found = submittable(company, id, provider.channel(), true);
              Submission latest = found.latest;
              return latest != null && latest.state() == SubmissionState.QUEUED
                  ? queue.hasten(latest, clock.instant().plus(TAKEOVER))
                  : queue.queue(
                      company,
                      order(scope, id, provider.channel(), "Submitted by a user"),
                      latest,
                      clock.instant().plus(TAKEOVER));
            });
    try {
      atOnce.send(company, queued);
    } catch (AuthorityException.AccessRefused refused) {
      throw new ApplicationException.Unacceptable(
          provider.title() + " refuses the credentials; correct them, and it is sent by itself",
          Map.of("provider", String.valueOf(refused.getMessage())));
    }
    return queued;
  }

  private Submission keep(
      CompanyScope scope, InvoiceId id, Channel channel, SubmittedDocuments.Prepared.Ready ready) {
    CompanyId company = scope.company();
    SubmissionId submission = new SubmissionId(ids.next());
    Payload payload = ready.payload(submission);
    files.put(company, payload.storageKey(), ready.content());
    return transactions.inCompany(
        company,
        () -> {
          Candidate found = submittable(company, id, channel, true);
          if (found.invoice.version() != ready.version()) {
            throw new ApplicationException.Conflict("", "The invoice was changed meanwhile.");
          }
          Submission latest = outOfQueue(company, id, channel, found.latest);
          return queue.prepared(
              submission,
              company,
              order(
                  scope,
                  id,
                  channel,
                  "The file is ready to be taken to the authority; nothing is sent from here"),
              payload,
              latest);
        });
  }

  private SubmissionQueue.Order order(
      CompanyScope scope, InvoiceId id, Channel channel, String explanation) {
    String taxCode = scope.profile().party().taxCode();
    return new SubmissionQueue.Order(
        channel,
        DocumentReference.invoice(id.value()),
        taxCode == null ? "" : taxCode,
        clock.instant(),
        null,
        explanation,
        scope.actor().user());
  }
}
