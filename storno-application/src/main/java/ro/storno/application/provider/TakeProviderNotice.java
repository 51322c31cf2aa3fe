package ro.storno.application.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.file.FileStore;
import ro.storno.application.inbox.ReceiveDocument;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionState;

/**
 * Takes what the system of a country sends by itself: what became of the company's documents, and
 * the documents of others. Whoever knows the secret of the company's configuration is believed to
 * be that system; what it says is kept as it came, once however often it comes, and the submission
 * that it is about goes on at once. What comes after the verdict is kept with the submission as
 * evidence.
 */
public final class TakeProviderNotice {
  private final Transactions transactions;
  private final ProviderAccess access;
  private final ProviderNotices notices;
  private final NoticeReader reader;
  private final Submissions submissions;
  private final SubmissionQueue queue;
  private final FileStore files;
  private final ReceiveDocument receive;
  private final Ids ids;
  private final Clock clock;

  /** Takes notices with the given ports; none is null. */
  public TakeProviderNotice(
      Transactions transactions,
      ProviderAccess access,
      ProviderNotices notices,
      NoticeReader reader,
      Submissions submissions,
      SubmissionQueue queue,
      FileStore files,
      ReceiveDocument receive,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.notices = notices;
    this.reader = reader;
    this.submissions = submissions;
    this.queue = queue;
    this.files = files;
    this.receive = receive;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Checks that somebody may tell about a company's documents.
   *
   * @param company as the address says; not null
   * @param token secret of the configuration, as the address says; not null
   * @throws ApplicationException.NotFound if not; it does not tell which of the two is wrong
   */
  public void admit(UUID company, String token) {
    boolean known =
        access
            .fields(new CompanyId(company), reader.channel())
            .filter(reader::expected)
            .map(fields -> fields.get(NoticeReader.TOKEN))
            .filter(secret -> secret.strip().length() >= NoticeReader.SHORTEST_TOKEN)
            .filter(secret -> MessageDigest.isEqual(bytes(secret), bytes(token)))
            .isPresent();
    if (!known) {
      throw new ApplicationException.NotFound("Address");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Takes a message for a company that was {@link #admit admitted}. When this returns, all of it is
   * kept.
   *
   * @param contentType as it came; not null
   * @param body not null
   * @return what it was; not null
   * @throws ApplicationException.Unacceptable if it is neither a notice nor a document
   */
  public Pushed take(UUID company, String contentType, byte[] body) {
    CompanyId tenant = new CompanyId(company);
    Pushed pushed =
        reader
            .read(contentType, body)
            .orElseThrow(
                () ->
                    new ApplicationException.Unacceptable(
                        "This is no message of SDI",
                        Map.of(
                            "body",
                            "Send a SOAP message of the service TrasmissioneFatture or"
                                + " RicezioneFatture.")));
    if (pushed instanceof Pushed.Notice notice) {
      heed(tenant, notice.told());
    } else if (pushed instanceof Pushed.Document document) {
      receive(tenant, document);
    }
    return pushed;
  }

  private void receive(CompanyId company, Pushed.Document document) {
    String taxpayer =
        access
            .fields(company, reader.channel())
            .map(fields -> fields.get(ItalianFields.VAT_NUMBER.wireName()))
            .map(String::strip)
            .filter(number -> !number.isEmpty())
            .orElse(null);
    receive.receive(
        company,
        new InboundDocument.Told(
            reader.channel(), document.reference(), document.fileName(), taxpayer, clock.instant()),
        document.content());
    ProviderNotice.Told metadata = document.metadata();
    if (metadata != null) {
      transactions.inCompany(
          company,
          () -> {
            note(company, metadata);
            return metadata;
          });
    }
  }

  private void note(CompanyId company, ProviderNotice.Told told) {
    notices.add(
        company, new ProviderNotice(ids.next(), company, reader.channel(), told, clock.instant()));
  }

  private void heed(CompanyId tenant, ProviderNotice.Told told) {
    Optional<Submission> about =
        transactions.inCompany(
            tenant,
            () -> {
              note(tenant, told);
              Optional<Submission> found =
                  submissions.ofUpload(
                      tenant, reader.channel(), told.reference(), told.documentSha256());
              found.ifPresent(queue::hurry);
              return found;
            });
    about
        .filter(submission -> submission.state() == SubmissionState.ACCEPTED)
        .ifPresent(submission -> keep(tenant, submission.id(), told));
  }

  /** What comes after the verdict changes nothing, and is kept beside it. */
  private void keep(CompanyId company, SubmissionId submission, ProviderNotice.Told told) {
    String sha256 = Sha256.of(told.content());
    String key =
        "submissions/" + submission + "/" + sha256.substring(0, 16) + "-" + told.fileName();
    boolean known =
        transactions.inCompany(
            company,
            () ->
                submissions.evidence(company, submission).stream()
                    .anyMatch(evidence -> evidence.sha256().equals(sha256)));
    if (known) {
      return;
    }
    files.put(company, key, told.content());
    Submissions.Evidence evidence =
        new Submissions.Evidence(
            told.fileName(),
            sha256,
            told.content().length,
            key,
            told.documentSha256(),
            null,
            told.documentSha256() != null,
            "UNCHECKED",
            "Notification " + told.kind() + ", received after the verdict",
            clock.instant());
    transactions.inCompany(
        company,
        () -> {
          submissions.keep(company, submission, evidence);
          return evidence;
        });
  }
}
