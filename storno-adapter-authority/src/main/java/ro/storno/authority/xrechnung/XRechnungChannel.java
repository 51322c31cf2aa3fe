package ro.storno.authority.xrechnung;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.provider.AuthorityMail;
import ro.storno.application.provider.ProviderAccess;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;

/**
 * XRechnung's delivery as a channel of submissions: by a REST inbox or by e-mail, as the company
 * has configured it. A submission that has begun on one way stays on it: its reference tells which.
 *
 * <p>Who changes from an inbox to e-mail while an answer is missing leaves the inbox configured, so
 * that it is still looked for there.
 *
 * <p>A lost call to an inbox is looked for by the hash of the bytes. Absence after {@link
 * #SAFE_TIME} lets the same bytes be sent again under the same key, under which an inbox takes a
 * document once. Whether a mail was posted is known to the outbox, exactly; it is accepted when a
 * mail server took it, which is all that anybody will ever tell of it.
 */
public final class XRechnungChannel implements SubmissionChannel {
  /** How long after a lost call its absence from the inbox proves nothing. */
  public static final Duration SAFE_TIME = Duration.ofMinutes(30);

  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);
  private static final String MAIL = "mail-";
  private static final String MEDIA_TYPE = "application/xml";

  private final InboxClient inbox;
  private final AuthorityMail mail;
  private final ProviderAccess access;
  private final InstantSource clock;

  /** Submits through the given ports; none is null. */
  public XRechnungChannel(
      InboxClient inbox, AuthorityMail mail, ProviderAccess access, InstantSource clock) {
    this.inbox = inbox;
    this.mail = mail;
    this.access = access;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.XRECHNUNG;
  }

  @Override
  public Duration longestCall() {
    return LONGEST_CALL;
  }

  @Override
  public boolean authorized(CompanyId company) {
    return access.fields(company, Channel.XRECHNUNG).isPresent();
  }

  @Override
  public void admit(Submission submission) {
    if (XRechnungFields.byEmail(fields(submission))) {
      mail.obstacle(submission.company())
          .ifPresent(
              why -> {
                throw new AuthorityException.AccessRefused(why);
              });
    }
  }

  private Map<String, String> fields(Submission submission) {
    return access
        .fields(submission.company(), Channel.XRECHNUNG)
        .orElseThrow(
            () ->
                new AuthorityException.AccessRefused(
                    "The company has not configured the delivery of XRechnung, or has switched it"
                        + " off."));
  }

  @Override
  public Sent send(Submission submission, byte[] content) {
    Map<String, String> fields = fields(submission);
    if (XRechnungFields.byEmail(fields)) {
      return post(submission, new EmailAddress(address(fields)), content);
    }
    InboxClient.Delivery delivery = inbox.deliver(fields, content, payload(submission).sha256());
    if (delivery instanceof InboxClient.Delivery.Taken taken) {
      return new Sent.Taken(taken.document().id(), taken.document().raw());
    }
    InboxClient.Delivery.Refused refused = (InboxClient.Delivery.Refused) delivery;
    return new Sent.Refused(refused.errors(), refused.raw());
  }

  private static String address(Map<String, String> fields) {
    return EmailAddress.find(XRechnungFields.value(fields, XRechnungFields.EMAIL))
        .map(EmailAddress::value)
        .orElseThrow(
            () -> new AuthorityException.AccessRefused("The configured e-mail address is none."));
  }

  private Sent post(Submission submission, EmailAddress to, byte[] content) {
    XRechnungHead head = XRechnungHead.of(content);
    Payload payload = payload(submission);
    mail.post(
        new AuthorityMail.Order(
            submission.id().value(),
            submission.company(),
            submission.filing().document().id(),
            head.creditNote(),
            to,
            subject(head),
            text(head, payload),
            new AuthorityMail.File(payload.storageKey(), payload.fileName(), MEDIA_TYPE)));
    return new Sent.Taken(
        MAIL + submission.id(), "Posted to " + to + " as mail " + submission.id() + ".");
  }

  private static String subject(XRechnungHead head) {
    return "XRechnung "
        + head.number()
        + (head.leitwegId().isEmpty() ? "" : ", Leitweg-ID " + head.leitwegId());
  }

  private static String text(XRechnungHead head, Payload payload) {
    return "Sehr geehrte Damen und Herren,\n\nanbei erhalten Sie die elektronische "
        + (head.creditNote() ? "Gutschrift " : "Rechnung ")
        + head.number()
        + " im Format XRechnung"
        + (head.leitwegId().isEmpty() ? "" : " (Leitweg-ID " + head.leitwegId() + ")")
        + ".\n\nSHA-256: "
        + payload.sha256()
        + "\n";
  }

  @Override
  public Judged ask(Submission submission) {
    String reference = submission.reference().orElseThrow();
    if (reference.equals(MAIL + submission.id())) {
      return mailed(submission);
    }
    Optional<InboxClient.Document> found = inbox.status(fields(submission), reference);
    if (found.isEmpty()) {
      return new Judged.Pending("The receiver's service does not know document " + reference + ".");
    }
    InboxClient.Document document = found.get();
    return switch (document.status()) {
      case ACCEPTED -> new Judged.Accepted(reference, document.raw());
      case REJECTED -> new Judged.Rejected(reference, document.errors(), document.raw());
      case RECEIVED -> new Judged.Pending(null);
    };
  }

  /** A mail that may have been taken by a server whose answer was lost, or that is not kept. */
  @Override
  public boolean leftToPeople(Submission submission) {
    return submission.reference().filter((MAIL + submission.id())::equals).isPresent()
        && mail.find(submission.company(), submission.id().value())
            .map(posted -> posted.state() == AuthorityMail.State.UNCERTAIN)
            .orElse(true);
  }

  private Judged mailed(Submission submission) {
    AuthorityMail.Posted posted = posted(submission);
    return switch (posted.state()) {
      case WAITING ->
          new Judged.Pending(
              posted.problem() == null
                  ? "The mail waits for the mail server."
                  : "The mail server did not take the mail yet: " + posted.problem());
      case TAKEN -> new Judged.Accepted(MAIL + submission.id(), taken(submission, posted));
      // no verdict: who took it for a rejection would send the invoice a second time
      case UNCERTAIN -> new Judged.Pending(posted.problem());
      case FAILED ->
          new Judged.Rejected(
              null,
              List.of(
                  "The mail was not delivered: "
                      + Objects.requireNonNullElse(posted.problem(), "no mail server took it.")),
              String.valueOf(posted.problem()));
    };
  }

  private AuthorityMail.Posted posted(Submission submission) {
    return mail.find(submission.company(), submission.id().value())
        .orElseThrow(
            () ->
                new AuthorityException.OutcomeUnknown(
                    "The outbox does not know mail " + submission.id() + " any more.", null));
  }

  private static String taken(Submission submission, AuthorityMail.Posted posted) {
    return "The mail server took mail "
        + submission.id()
        + " from "
        + posted.from()
        + " at "
        + posted.at()
        + ". It carries the file with SHA-256 "
        + payload(submission).sha256()
        + ". This is no receipt of the authority: with delivery by e-mail there is none.";
  }

  @Override
  public Found find(Submission submission, Surroundings surroundings) {
    Instant sent = Objects.requireNonNull(submission.sending().since());
    Optional<AuthorityMail.Posted> posted =
        mail.find(submission.company(), submission.id().value());
    if (posted.isPresent()) {
      return new Found.Taken(
          MAIL + submission.id(), sent, null, "Found in the outbox: mail " + submission.id());
    }
    Map<String, String> fields = fields(submission);
    if (XRechnungFields.byEmail(fields) && !XRechnungFields.hasInbox(fields)) {
      return notPosted(submission, sent);
    }
    return inInbox(submission, fields, sent);
  }

  /** What is not in the outbox went nowhere, unless it went to an inbox not configured any more. */
  private Found notPosted(Submission submission, Instant sent) {
    return access
            .changedAt(submission.company(), Channel.XRECHNUNG)
            .filter(changed -> changed.isBefore(sent))
            .isPresent()
        ? new Found.Absent(
            "Not in the outbox, from where alone mails are sent; it is posted again.")
        : new Found.Unclear(
            "The answer to a call was lost, and the configuration of XRechnung was changed to"
                + " e-mail since: the document may be in the inbox that was configured before."
                + " Give that inbox's addresses and credentials again, beside the e-mail address,"
                + " so that it is looked for there; it is not mailed before.");
  }

  private Found inInbox(Submission submission, Map<String, String> fields, Instant sent) {
    Instant begun = clock.instant();
    List<InboxClient.Document> found = inbox.find(fields, payload(submission).sha256());
    if (!found.isEmpty()) {
      InboxClient.Document document = found.get(0);
      Instant received = Objects.requireNonNullElse(document.receivedAt(), sent);
      return new Found.Taken(
          document.id(),
          received.isBefore(sent) ? sent : received,
          null,
          "Found in the inbox by the hash of its bytes: document " + document.id());
    }
    Instant safe = sent.plus(SAFE_TIME);
    if (begun.isBefore(safe)) {
      return new Found.Unclear(
          "The receiver's answer was lost. The document is looked for in the inbox by its hash;"
              + " that it is not there is no proof before "
              + safe
              + ".");
    }
    return new Found.Absent(
        "Not in the inbox "
            + Duration.between(sent, begun).toMinutes()
            + " minutes after it was sent. The same bytes are sent again under the same key, under"
            + " which the inbox takes a document once.");
  }

  /** Returns what there is to keep: nobody signs anything. */
  @Override
  public SignedAnswer fetch(Submission submission, String receipt) {
    Payload payload = payload(submission);
    if (receipt.equals(MAIL + submission.id())) {
      return evidence(
          taken(submission, posted(submission)),
          "txt",
          payload.sha256(),
          List.of(),
          "What the outbox knows of the mail; it is no receipt of the authority.");
    }
    InboxClient.Document document =
        inbox
            .status(fields(submission), receipt)
            .orElseThrow(
                () ->
                    new AuthorityException.Gone(
                        "The receiver's service does not know document " + receipt + " any more."));
    return evidence(
        document.raw(),
        "json",
        document.sha256().isEmpty() ? null : document.sha256(),
        document.errors(),
        "What the receiver's service tells of document " + receipt + "; it is not signed.");
  }

  private static SignedAnswer evidence(
      String text,
      String extension,
      @Nullable String documentSha256,
      List<String> errors,
      String explanation) {
    return new SignedAnswer(
        text.getBytes(StandardCharsets.UTF_8),
        extension,
        documentSha256,
        null,
        errors,
        null,
        "UNSIGNED",
        explanation);
  }

  private static Payload payload(Submission submission) {
    return Objects.requireNonNull(submission.payload(), "nothing was sent");
  }
}
