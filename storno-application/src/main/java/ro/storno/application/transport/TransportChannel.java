package ro.storno.application.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.AnafAccess;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.anaf.AnafSession;
import ro.storno.application.anaf.CallPlan;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Cif;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.transport.DeclarationKind;
import ro.storno.domain.transport.TransportFiling;
import ro.storno.domain.transport.Uit;

/**
 * ANAF's RO e-Transport as a channel of submissions.
 *
 * <p>ANAF gives the UIT when it takes a declaration in; it is kept with the filing under the upload
 * index, and counts once the state is ok. A lost upload is looked for in ANAF's list by the
 * reference of the declaration, which is the id of the filing. e-Transport does not refuse
 * repetitions, so that absence lets a declaration be sent again only after {@link #SAFE_TIME}, by a
 * list that could be read in full, and not while earlier declarations still await their verdict.
 *
 * <p>A transport does not wait for days: after {@link #TRIES} calls that surely had no effect the
 * declaration is given up, so that somebody sees it.
 */
public final class TransportChannel implements SubmissionChannel {
  /** How long after a lost upload its absence from the list proves nothing. */
  public static final Duration SAFE_TIME = Duration.ofHours(1);

  /** After so many calls without effect a declaration is given up: after about half an hour. */
  public static final int TRIES = 5;

  /** Clients of ours give up a call long before. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

  private final Transactions transactions;
  private final NoteTransports transports;
  private final ETransport eTransport;
  private final AnafAccess access;
  private final CallPlan plan;
  private final Clock clock;

  /** Submits through the given ports; none is null. */
  public TransportChannel(
      Transactions transactions,
      NoteTransports transports,
      ETransport eTransport,
      AnafAccess access,
      CallPlan plan,
      Clock clock) {
    this.transactions = transactions;
    this.transports = transports;
    this.eTransport = eTransport;
    this.access = access;
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.ETRANSPORT;
  }

  @Override
  public Duration longestCall() {
    return LONGEST_CALL;
  }

  @Override
  public int mostTries() {
    return TRIES;
  }

  @Override
  public boolean authorized(CompanyId company) {
    return access.tokenToFile(company).isPresent();
  }

  @Override
  public void admit(Submission submission) {
    if (!authorized(submission.company())) {
      throw unauthorized();
    }
    plan.take(new CallPlan.Call(CallPlan.Operation.TRANSPORT_UPLOAD, declarant(submission), ""));
  }

  @Override
  public Sent send(Submission submission, byte[] content) {
    Cif cif = declarant(submission);
    ETransport.UploadAnswer answer =
        AnafSession.toFile(access, submission.company())
            .orElseThrow(TransportChannel::unauthorized)
            .call(token -> eTransport.upload(token, cif, content));
    if (answer instanceof ETransport.UploadAnswer.Taken taken) {
      keep(submission, taken.index(), taken.uit());
      return new Sent.Taken(taken.index().value(), taken.raw());
    }
    ETransport.UploadAnswer.Refused refused = (ETransport.UploadAnswer.Refused) answer;
    return new Sent.Refused(refused.errors(), refused.raw());
  }

  @Override
  public Judged ask(Submission submission) {
    UploadIndex index = new UploadIndex(submission.reference().orElseThrow());
    plan.take(
        new CallPlan.Call(
            CallPlan.Operation.TRANSPORT_STATE, declarant(submission), index.value()));
    ETransport.StateAnswer answer = call(submission, token -> eTransport.state(token, index));
    if (answer instanceof ETransport.StateAnswer.Accepted accepted) {
      return numbered(submission, index)
          ? new Judged.Accepted(null, accepted.raw())
          : new Judged.Pending("ANAF accepted the declaration; its UIT is not listed yet.");
    }
    if (answer instanceof ETransport.StateAnswer.Rejected rejected) {
      return new Judged.Rejected(null, rejected.errors(), rejected.raw());
    }
    if (answer instanceof ETransport.StateAnswer.Unanswered unanswered) {
      return new Judged.Pending(
          "ANAF does not answer the question: " + String.join("; ", unanswered.errors()));
    }
    return new Judged.Pending(null);
  }

  /** Only a notification is nothing without a UIT of its own; the others are about one. */
  private boolean numbered(Submission submission, UploadIndex index) {
    TransportFiling filing = filing(submission);
    if (filing.kind() != DeclarationKind.NOTIFICATION || filing.uit(index.value()).isPresent()) {
      return true;
    }
    Instant taken = Objects.requireNonNull(submission.sending().takenAt());
    for (ETransport.Entry entry : listed(submission, taken).entries()) {
      if (entry.index().equals(index) && entry.uit() != null) {
        keep(submission, index, entry.uit());
        return true;
      }
    }
    return false;
  }

  @Override
  public Found find(Submission submission, Surroundings surroundings) {
    Instant sent = Objects.requireNonNull(submission.sending().since());
    Instant begun = clock.instant();
    ETransport.Listing listing = listed(submission, sent);
    String reference = reference(submission).toString();
    for (ETransport.Entry entry : listing.entries()) {
      if (reference.equals(entry.reference())) {
        keep(submission, entry.index(), entry.uit());
        return new Found.Taken(
            entry.index().value(),
            entry.createdAt().isBefore(sent) ? sent : entry.createdAt(),
            null,
            "Found in ANAF's list by its reference: upload " + entry.index());
      }
    }
    if (!listing.unreadable().isEmpty()) {
      return new Found.Unclear(
          "ANAF's answer was lost, and its list holds entries that cannot be read; look into the"
              + " SPV.");
    }
    Instant safe = sent.plus(SAFE_TIME);
    if (begun.isBefore(safe)) {
      return new Found.Unclear(
          "ANAF's answer was lost. The declaration is looked for in ANAF's list, which is no proof"
              + " before "
              + safe
              + ".");
    }
    if (surroundings.authorityBehind()) {
      return new Found.Unclear(
          "ANAF's answer was lost, and ANAF has not judged earlier declarations yet; its list"
              + " proves nothing.");
    }
    return new Found.Absent(
        "Not in ANAF's list "
            + Duration.between(sent, begun).toMinutes()
            + " minutes after it was sent. The same bytes are sent again.");
  }

  private ETransport.Listing listed(Submission submission, Instant since) {
    Cif cif = declarant(submission);
    long days = Duration.between(since, clock.instant()).toDays() + 2;
    int back = (int) Math.min(ETransport.LONGEST_LIST, days);
    plan.take(new CallPlan.Call(CallPlan.Operation.TRANSPORT_LIST, cif, ""));
    return call(submission, token -> eTransport.list(token, cif, back));
  }

  @Override
  public SignedAnswer fetch(Submission submission, String receipt) {
    throw new AuthorityException.Gone("ANAF hands out no sealed answers of e-Transport.");
  }

  private void keep(Submission submission, UploadIndex index, @Nullable Uit uit) {
    if (uit == null) {
      return;
    }
    CompanyId company = submission.company();
    transactions.inCompany(
        company,
        () ->
            transports
                .filingForUpdate(company, reference(submission))
                .map(
                    filing -> {
                      transports.update(filing.given(index.value(), uit));
                      return filing;
                    }));
  }

  private TransportFiling filing(Submission submission) {
    CompanyId company = submission.company();
    return transactions
        .inCompany(company, () -> transports.filing(company, reference(submission)))
        .orElseThrow(() -> new IllegalStateException("nobody asked for " + submission.id()));
  }

  private static UUID reference(Submission submission) {
    return submission.filing().document().id();
  }

  private static Cif declarant(Submission submission) {
    return new Cif(submission.filing().filer());
  }

  private <T> T call(Submission submission, Function<AnafAccessToken, T> operation) {
    return AnafSession.of(access, submission.company())
        .orElseThrow(TransportChannel::unauthorized)
        .call(operation);
  }

  private static AuthorityException.AccessRefused unauthorized() {
    return new AuthorityException.AccessRefused(
        "Nobody has authorized the company at ANAF, or the authorization has ended; connect ANAF"
            + " and submit again.");
  }
}
