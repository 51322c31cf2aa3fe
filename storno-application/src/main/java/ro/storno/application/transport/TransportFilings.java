package ro.storno.application.transport;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import ro.storno.application.Transactions;
import ro.storno.application.company.Companies;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.application.submission.SubmittedDocuments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.transport.Declaration;
import ro.storno.domain.transport.DeclarationKind;
import ro.storno.domain.transport.NoteTransport;
import ro.storno.domain.transport.TransportDetails;
import ro.storno.domain.transport.TransportFiling;
import ro.storno.domain.transport.TransportRules;
import ro.storno.domain.transport.TransportStatus;
import ro.storno.domain.transport.TransportViolation;
import ro.storno.domain.transport.Uit;

/**
 * Declarations as they are submitted. What breaks our rules is not sent: they are ANAF's, and it
 * would reject it. The delivery note is locked before its declarations, everywhere.
 */
public final class TransportFilings implements SubmittedDocuments {
  private static final int LONGEST_ERROR = 2_000;

  private final Transactions transactions;
  private final Companies companies;
  private final PrecedingDocuments notes;
  private final NoteTransports transports;
  private final DeclarationXml xml;
  private final Clock clock;

  /** Submits from the given ports; none is null. */
  public TransportFilings(
      Transactions transactions,
      Companies companies,
      PrecedingDocuments notes,
      NoteTransports transports,
      DeclarationXml xml,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.notes = notes;
    this.transports = transports;
    this.xml = xml;
    this.clock = clock;
  }

  @Override
  public DocumentReference.Kind kind() {
    return DocumentReference.Kind.TRANSPORT;
  }

  @Override
  public boolean ready(CompanyId company, UUID document, Channel channel) {
    return true;
  }

  private record Source(
      TransportFiling filing, PrecedingDocument note, TransportDetails details, String declarant) {}

  @Override
  public Prepared prepare(CompanyId company, UUID document, Channel channel) {
    return transactions
        .inCompany(company, () -> source(company, document))
        .map(this::prepared)
        .orElseGet(() -> new Prepared.Unfit(null, "There is no such declaration.", List.of(GONE)));
  }

  private static final String GONE = "The delivery note or the company's CIF is gone.";

  private Optional<Source> source(CompanyId company, UUID document) {
    return transports
        .filing(company, document)
        .flatMap(
            filing ->
                notes
                    .find(company, PrecedingKind.DELIVERY_NOTE, filing.note())
                    .flatMap(
                        note ->
                            TransportDeclarant.of(companies, company)
                                .map(
                                    declarant ->
                                        new Source(
                                            filing, note, details(company, note), declarant))));
  }

  private TransportDetails details(CompanyId company, PrecedingDocument note) {
    return transports
        .find(company, note.id())
        .map(NoteTransport::details)
        .orElse(TransportDetails.NONE);
  }

  private Prepared prepared(Source source) {
    TransportFiling filing = source.filing;
    PrecedingDocument note = source.note;
    boolean announces =
        filing.kind() == DeclarationKind.NOTIFICATION
            || filing.kind() == DeclarationKind.CORRECTION;
    if (announces && note.stage() != Stage.ISSUED) {
      String why = "A delivery note that is " + note.stage().wireName() + " is not declared.";
      return new Prepared.Unfit(note.version(), why, List.of(why));
    }
    Declaration declaration = Declarations.of(source.declarant, filing, note, source.details);
    List<TransportViolation> violations = TransportRules.violations(declaration);
    if (!violations.isEmpty()) {
      return new Prepared.Unfit(
          note.version(),
          "It breaks rules of e-Transport; ANAF would reject it.",
          violations.stream().map(TransportViolation::toString).toList());
    }
    try {
      return new Prepared.Ready(
          note.version(), xml.write(declaration), filing.id() + ".xml", Map.of());
    } catch (IllegalArgumentException unwritable) {
      String why = "It holds characters that XML cannot hold; type its texts again.";
      return new Prepared.Unfit(note.version(), why, List.of(why));
    }
  }

  @Override
  public Optional<Long> lock(CompanyId company, UUID document) {
    return transports
        .filing(company, document)
        .flatMap(filing -> notes.findForUpdate(company, PrecedingKind.DELIVERY_NOTE, filing.note()))
        .map(PrecedingDocument::version);
  }

  @Override
  public void changed(Submission submission) {
    CompanyId company = submission.company();
    Optional<TransportFiling> found =
        transports.filingForUpdate(company, submission.filing().document().id());
    if (found.isEmpty()) {
      return;
    }
    TransportFiling filing = found.get();
    NoteTransport transport =
        transports
            .findForUpdate(company, filing.note())
            .orElseGet(
                () ->
                    NoteTransport.of(
                        company, filing.note(), TransportDetails.NONE, clock.instant()));
    switch (submission.state()) {
      case SENT -> transports.save(transport.noted(null, clock.instant()));
      case UNKNOWN ->
          transports.save(
              transport.noted(
                  "ANAF's answer was lost; the declaration is being looked for in ANAF's list.",
                  clock.instant()));
      case ACCEPTED -> accepted(filing, transport, submission);
      case REJECTED -> failed(filing, transport, TransportStatus.NOK, submission);
      case WITHDRAWN ->
          failed(
              filing,
              transport,
              submission.answer().errors().isEmpty()
                  ? TransportStatus.UPLOAD_FAILED
                  : TransportStatus.VALIDATION_FAILED,
              submission);
      case QUEUED, SENDING -> {
        // nothing that a note shows
      }
    }
  }

  private void accepted(TransportFiling filing, NoteTransport was, Submission submission) {
    Instant now = clock.instant();
    transports.update(filing.settled(TransportStatus.OK, List.of(), now));
    Uit given = filing.uit(submission.reference().orElseThrow()).orElse(filing.terms().uit());
    NoteTransport changed =
        switch (filing.kind()) {
          case NOTIFICATION, CORRECTION -> was.valid(Objects.requireNonNull(given), now);
          case DELETION -> was.withdrawn(now);
          case CONFIRMATION -> was.noted(null, now);
          case VEHICLE_CHANGE ->
              was.noted(null, now)
                  .withDetails(
                      was.details().with(Objects.requireNonNull(filing.terms().vehicle())), now);
        };
    transports.save(changed);
  }

  private void failed(
      TransportFiling filing, NoteTransport was, TransportStatus outcome, Submission submission) {
    Instant now = clock.instant();
    List<String> errors = submission.answer().errors();
    String problem = submission.problem();
    List<String> why =
        errors.isEmpty() ? List.of(problem == null ? "ANAF gave no reason." : problem) : errors;
    transports.update(filing.settled(outcome, why, now));
    String text = shortened(String.join("\n", why));
    transports.save(
        filing.kind() == DeclarationKind.NOTIFICATION
            ? was.failed(outcome, text, now)
            : was.noted(
                "What was declared still counts; its "
                    + filing.kind().wireName().replace('_', ' ')
                    + " failed: "
                    + text,
                now));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }
}
