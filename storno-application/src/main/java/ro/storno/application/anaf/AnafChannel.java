package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Cif;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;

/**
 * ANAF's e-Factura as a channel of submissions.
 *
 * <p>A lost upload is looked for in the list of accepted documents, by the hash of its bytes. That
 * list lags by up to 15 minutes behind the verdict (external-apis.md, section 2), and the verdict
 * may take its time, so that absence means nothing before {@link #SAFE_TIME} has passed, nor while
 * documents taken in earlier still await theirs. Absence after that lets the same bytes be sent
 * again. Should ANAF have them nevertheless, it rejects the repetition with the words "Factura a
 * mai fost transmisa anterior cu index=…", so that no second invoice comes to be; that index is
 * then taken over, once the document under it has proved to be the same.
 */
public final class AnafChannel implements SubmissionChannel {
  /** How long after a lost upload its absence from the list proves nothing. */
  public static final Duration SAFE_TIME = Duration.ofHours(2);

  /** Clients of ours give up a call long before. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

  /** ANAF's clock and its minutes may begin before ours. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private static final Pattern SENT_EARLIER =
      Pattern.compile(
          "a\\s+mai\\s+fost\\s+transmis\\S*\\s+anterior\\s+cu\\s+index\\s*=\\s*(\\d{1,20})",
          Pattern.CASE_INSENSITIVE);

  private final AnafCalls calls;
  private final LookForUploads looking;
  private final SealCheck seals;
  private final Clock clock;

  /** Submits through the given ports; none is null. */
  public AnafChannel(
      Transactions transactions,
      Submissions submissions,
      Sightings sightings,
      EFactura eFactura,
      AnafAccess access,
      CallPlan plan,
      SealCheck seals,
      Clock clock) {
    this.calls = new AnafCalls(eFactura, access, plan);
    this.looking = new LookForUploads(transactions, sightings, submissions, calls, seals, clock);
    this.seals = seals;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.ANAF;
  }

  @Override
  public Duration longestCall() {
    return LONGEST_CALL;
  }

  @Override
  public boolean authorized(CompanyId company) {
    return calls.authorized(company);
  }

  @Override
  public void admit(Submission submission) {
    calls.admitUpload(submission.company(), filer(submission));
  }

  @Override
  public Sent send(Submission submission, byte[] content) {
    Map<String, String> terms = payload(submission).terms();
    EFactura.UploadAnswer answer =
        calls.upload(submission.company(), AnafTerms.upload(filer(submission), terms, content));
    if (answer instanceof EFactura.UploadAnswer.Taken taken) {
      return new Sent.Taken(taken.index().value(), taken.raw());
    }
    EFactura.UploadAnswer.Refused refused = (EFactura.UploadAnswer.Refused) answer;
    return new Sent.Refused(refused.errors(), refused.raw());
  }

  @Override
  public Judged ask(Submission submission) {
    EFactura.StateAnswer answer =
        calls.state(submission.company(), filer(submission), index(submission));
    if (answer instanceof EFactura.StateAnswer.Accepted accepted) {
      return new Judged.Accepted(accepted.download().value(), accepted.raw());
    }
    if (answer instanceof EFactura.StateAnswer.Rejected rejected) {
      DownloadId download = rejected.download();
      return new Judged.Rejected(
          download == null ? null : download.value(), List.of(), rejected.raw());
    }
    if (answer instanceof EFactura.StateAnswer.NotTaken notTaken) {
      return new Judged.Rejected(
          null, List.of("ANAF: XML cu erori nepreluat de sistem"), notTaken.raw());
    }
    if (answer instanceof EFactura.StateAnswer.Unanswered unanswered) {
      return new Judged.Pending(
          "ANAF does not answer the question: " + String.join("; ", unanswered.errors()));
    }
    return new Judged.Pending(null);
  }

  @Override
  public Found find(Submission submission, Surroundings surroundings) {
    CompanyId company = submission.company();
    String sha256 = payload(submission).sha256();
    Optional<Sightings.Sighting> seen = looking.seen(company, sha256);
    if (seen.isPresent()) {
      return found(submission, seen.get());
    }
    Instant sent = Objects.requireNonNull(submission.sending().since());
    Optional<Sightings.Look> look =
        looking.look(company, filer(submission), sent.minus(CLOCK_SKEW));
    return looking
        .seen(company, sha256)
        .map(sighting -> found(submission, sighting))
        .orElseGet(() -> absence(sent, look, surroundings));
  }

  private static Found found(Submission submission, Sightings.Sighting sighting) {
    Instant sent = Objects.requireNonNull(submission.sending().since());
    Instant listed = sighting.listedAt();
    return new Found.Taken(
        sighting.upload().value(),
        listed.isBefore(sent) ? sent : listed,
        sighting.message().value(),
        "Found in ANAF's list by the hash of its bytes: upload "
            + sighting.upload()
            + ", message "
            + sighting.message());
  }

  private Found absence(Instant sent, Optional<Sightings.Look> look, Surroundings surroundings) {
    Instant safe = sent.plus(SAFE_TIME);
    if (look.isEmpty()) {
      return new Found.Unclear(
          "ANAF's answer was lost. The document is looked for in ANAF's list, which could not be"
              + " read in full yet and proves nothing; if that does not pass, look into the SPV.");
    }
    if (look.get().begun().isBefore(safe)) {
      return new Found.Unclear(
          "ANAF's answer was lost. The document is looked for in ANAF's list, which is no proof"
              + " before "
              + safe
              + ".");
    }
    if (surroundings.authorityBehind()) {
      return new Found.Unclear(
          "ANAF's answer was lost, and ANAF has not judged earlier documents yet; its list proves"
              + " nothing.");
    }
    return new Found.Absent(
        "Not in ANAF's list of accepted documents "
            + Duration.between(sent, clock.instant()).toMinutes()
            + " minutes after it was sent; the list lags by 15 minutes at most, and ANAF rejects a"
            + " repetition naming the earlier index. The same bytes are sent again.");
  }

  @Override
  public SignedAnswer fetch(Submission submission, String receipt) {
    byte[] zip = calls.download(submission.company(), filer(submission), new DownloadId(receipt));
    SealCheck.Archive archive = seals.open(zip);
    byte[] document = archive.document();
    byte[] signature = archive.signature();
    SealCheck.Result seal = document == null ? null : seals.check(document, signature);
    return new SignedAnswer(
        zip,
        "zip",
        document == null ? null : Sha256.of(document),
        signature == null ? null : Sha256.of(signature),
        archive.errors(),
        earlier(archive.errors()).orElse(null),
        seal == null ? SealCheck.Verdict.UNSIGNED.name() : seal.verdict().name(),
        explanation(archive, seal));
  }

  /** Returns the index of an earlier upload that ANAF names in the reasons of a rejection. */
  static Optional<String> earlier(List<String> errors) {
    return errors.stream()
        .map(SENT_EARLIER::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  private static String explanation(SealCheck.Archive archive, SealCheck.@Nullable Result seal) {
    String problems = String.join(" ", archive.problems());
    if (seal == null) {
      return problems.isEmpty() ? "There is no document in the archive." : problems;
    }
    return problems.isEmpty() ? seal.explanation() : seal.explanation() + " " + problems;
  }

  private static Cif filer(Submission submission) {
    return new Cif(submission.filing().filer());
  }

  private static UploadIndex index(Submission submission) {
    return new UploadIndex(submission.reference().orElseThrow());
  }

  private static Payload payload(Submission submission) {
    return Objects.requireNonNull(submission.payload(), "nothing was sent");
  }
}
