package ro.storno.authority.sdi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.SealCheck;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.provider.ProviderAccess;
import ro.storno.application.provider.ProviderNotice;
import ro.storno.application.provider.ProviderNotices;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.authority.call.ForeignEndpoints;
import ro.storno.authority.call.Patience;
import ro.storno.authority.seal.XmlSealCheck;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;

/**
 * SDI as a channel of submissions: through an intermediary that is asked, or by SDICoop, which is
 * not asked but tells by itself ({@link SdiPushes}). A submission that has begun on one way stays
 * on it: its reference tells which.
 *
 * <p>A lost file is looked for in the notifications, by its name and hash. Silence for {@link
 * #SAFE_TIME} lets the same bytes be sent again under the same name, since SDI discards a name that
 * it has seen (00002) and an invoice that counts already (00404). Such a discard of what may have
 * been sent before is not believed to be the verdict: the notification about the earlier file is,
 * for which {@link #REPETITION} is waited.
 */
public final class SdiChannel implements SubmissionChannel {
  /** How long after a lost call silence proves nothing. */
  public static final Duration SAFE_TIME = Duration.ofHours(1);

  /** How long the notification about an earlier file is waited for; SDI delivers within days. */
  public static final Duration REPETITION = Duration.ofDays(5);

  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);
  private static final String THROUGH_INTERMEDIARY = "intermediary:";
  private static final String STATE = "state";

  /** The order in which notifications are a verdict: what came first in the life of a file. */
  private static final List<String> ACCEPTING = List.of("RC", "MC", "AT", "DT", "NE");

  private final SdiCoop coop;
  private final SdiIntermediary intermediary;
  private final ProviderAccess access;
  private final Transactions transactions;
  private final ProviderNotices notices;
  private final XmlSealCheck seals;
  private final InstantSource clock;

  /** Submits through the given ports; none is null. */
  public SdiChannel(
      SdiSettings settings,
      ForeignEndpoints endpoints,
      Patience patience,
      ProviderAccess access,
      Transactions transactions,
      ProviderNotices notices,
      InstantSource clock) {
    this.coop = new SdiCoop(settings, patience, clock);
    this.intermediary = new SdiIntermediary(endpoints, patience, clock);
    this.access = access;
    this.transactions = transactions;
    this.notices = notices;
    this.seals = new XmlSealCheck(settings.trust(), clock, "STORNO_SDI_TRUST");
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.SDI;
  }

  @Override
  public Duration longestCall() {
    return LONGEST_CALL;
  }

  @Override
  public boolean authorized(CompanyId company) {
    return access.fields(company, Channel.SDI).isPresent();
  }

  @Override
  public void admit(Submission submission) {
    fields(submission);
  }

  private Map<String, String> fields(Submission submission) {
    return access
        .fields(submission.company(), Channel.SDI)
        .orElseThrow(
            () ->
                new AuthorityException.AccessRefused(
                    "The company has not configured SDI, or has switched it off."));
  }

  @Override
  public Sent send(Submission submission, byte[] content) {
    Map<String, String> fields = fields(submission);
    Payload payload = payload(submission);
    if (!SdiFields.intermediary(fields)) {
      return coop.send(fields, payload.fileName(), content);
    }
    Sent sent = intermediary.send(fields, payload.fileName(), payload.sha256(), content);
    return sent instanceof Sent.Taken taken
        ? new Sent.Taken(THROUGH_INTERMEDIARY + taken.reference(), taken.raw())
        : sent;
  }

  @Override
  public Judged ask(Submission submission) {
    String reference = submission.reference().orElseThrow();
    return reference.startsWith(THROUGH_INTERMEDIARY)
        ? asked(submission, reference.substring(THROUGH_INTERMEDIARY.length()))
        : told(submission, reference);
  }

  private Judged asked(Submission submission, String id) {
    SdiIntermediary.State state = intermediary.state(fields(submission), id);
    String receipt = state.notifications().isEmpty() ? STATE : state.notifications().get(0).name();
    return switch (state.status()) {
      case "delivered", "not_delivered", "accepted", "refused", "expired" ->
          new Judged.Accepted(receipt, state.raw());
      case "rejected" ->
          submission.sending().everLost() && SdiNotification.repetition(state.errors())
              ? new Judged.Pending(
                  "The intermediary says that SDI has discarded a repetition: "
                      + String.join(" ", state.errors())
                      + ". What was sent before counts; see at the intermediary what became of it.")
              : new Judged.Rejected(receipt, state.errors(), state.raw());
      default -> new Judged.Pending(null);
    };
  }

  private Judged told(Submission submission, String reference) {
    List<ProviderNotice> told = about(submission.company(), reference);
    for (String kind : ACCEPTING) {
      Optional<ProviderNotice> verdict = first(told, kind);
      if (verdict.isPresent()) {
        return new Judged.Accepted(verdict.get().told().fileName(), meaning(verdict.get()));
      }
    }
    Optional<ProviderNotice> discard = first(told, "NS");
    if (discard.isEmpty()) {
      return new Judged.Pending("SDI has not sent a notification yet.");
    }
    SdiNotification notification = SdiNotification.of(discard.get().told().content());
    if (mayBeRepetition(submission, notification) && earlier(submission).isEmpty()) {
      return new Judged.Pending(
          "SDI has discarded the file as a repetition of one that it has; the notification about"
              + " that one is awaited.");
    }
    return new Judged.Rejected(
        discard.get().told().fileName(), notification.errors(), meaning(discard.get()));
  }

  private static Optional<ProviderNotice> first(List<ProviderNotice> notices, String kind) {
    return notices.stream().filter(notice -> notice.told().kind().equals(kind)).findFirst();
  }

  private static String meaning(ProviderNotice notice) {
    String name = notice.told().fileName();
    return switch (notice.told().kind()) {
      case "RC" -> "Delivered to the recipient (RC): " + name;
      case "MC" -> "Could not be delivered and waits in the tax drawer (MC): " + name;
      case "AT" -> "Handed in, and cannot be delivered; SDI attests it (AT): " + name;
      case "DT" -> "Delivered; the administration said nothing for 15 days (DT): " + name;
      case "NE" -> "Delivered; the administration has decided (NE): " + name;
      default -> "Discarded (NS): " + name;
    };
  }

  private boolean mayBeRepetition(Submission submission, SdiNotification discard) {
    Instant taken = Objects.requireNonNullElse(submission.sending().takenAt(), Instant.MIN);
    return submission.sending().everLost()
        && discard.repetition()
        && clock.instant().isBefore(taken.plus(REPETITION));
  }

  /** Returns a notification about the same file under another reference. */
  private Optional<ProviderNotice> earlier(Submission submission) {
    return ours(submission).stream()
        .filter(notice -> !submission.knew(notice.told().reference()))
        .findFirst();
  }

  /** Returns the notifications about the bytes that were sent, under whatever reference. */
  private List<ProviderNotice> ours(Submission submission) {
    Payload payload = payload(submission);
    return transactions.inCompany(
        submission.company(),
        () ->
            notices.named(submission.company(), Channel.SDI, payload.fileName()).stream()
                .filter(notice -> sameBytes(notice, payload))
                .toList());
  }

  private static boolean sameBytes(ProviderNotice notice, Payload payload) {
    String told = notice.told().documentSha256();
    return told == null
        ? tellsNameOnly(notice.told().fileName(), SdiNotification.of(notice.told().content()))
        : told.equals(payload.sha256());
  }

  /**
   * Notifications to administrations and attestations (in an archive) tell no hash; a name of ours
   * is never used twice. All others have one, so that nothing follows from one without it.
   */
  private static boolean tellsNameOnly(String fileName, SdiNotification notification) {
    return notification.administration() || fileName.endsWith(".zip");
  }

  private List<ProviderNotice> about(CompanyId company, String reference) {
    return transactions.inCompany(company, () -> notices.about(company, Channel.SDI, reference));
  }

  @Override
  public Found find(Submission submission, Surroundings surroundings) {
    Instant sent = Objects.requireNonNull(submission.sending().since());
    Optional<ProviderNotice> notice = earlier(submission);
    if (notice.isPresent()) {
      return new Found.Taken(
          notice.get().told().reference(),
          sent,
          null,
          "SDI has sent a notification about the file: " + notice.get().told().fileName());
    }
    Instant safe = sent.plus(SAFE_TIME);
    if (clock.instant().isBefore(safe)) {
      return new Found.Unclear(
          "The answer was lost. A notification about the file is awaited until " + safe + ".");
    }
    return new Found.Absent(
        "No notification about the file "
            + Duration.between(sent, clock.instant()).toMinutes()
            + " minutes after it was sent. The same bytes are sent again under the same name; SDI"
            + " discards a name that it has seen (00002) and an invoice that it has (00404).");
  }

  @Override
  public SignedAnswer fetch(Submission submission, String receipt) {
    String reference = submission.reference().orElseThrow();
    return reference.startsWith(THROUGH_INTERMEDIARY)
        ? fetched(submission, reference.substring(THROUGH_INTERMEDIARY.length()), receipt)
        : kept(submission, reference, receipt);
  }

  private SignedAnswer fetched(Submission submission, String id, String receipt) {
    SdiIntermediary.State state = intermediary.state(fields(submission), id);
    return state.notifications().stream()
        .filter(notification -> notification.name().equals(receipt))
        .findFirst()
        .map(notification -> answer(submission, receipt, notification.content(), null))
        .orElseGet(
            () ->
                new SignedAnswer(
                    state.raw().getBytes(StandardCharsets.UTF_8),
                    "json",
                    null,
                    null,
                    state.errors(),
                    null,
                    SealCheck.Verdict.UNSIGNED.name(),
                    "What the intermediary tells; it has handed over no notification of SDI."));
  }

  private SignedAnswer kept(Submission submission, String reference, String receipt) {
    ProviderNotice notice =
        about(submission.company(), reference).stream()
            .filter(each -> each.told().fileName().equals(receipt))
            .findFirst()
            .orElseThrow(
                () -> new AuthorityException.Gone("The notification " + receipt + " is not kept."));
    String earlier =
        SdiNotification.of(notice.told().content()).repetition()
            ? earlier(submission).map(each -> each.told().reference()).orElse(null)
            : null;
    return answer(submission, receipt, notice.told().content(), earlier);
  }

  private SignedAnswer answer(
      Submission submission, String name, byte[] file, @Nullable String earlier) {
    Payload payload = payload(submission);
    boolean xml = name.endsWith(".xml");
    SdiNotification notification = SdiNotification.of(file);
    boolean byName =
        notification.sha256().isEmpty()
            && tellsNameOnly(name, notification)
            && (notification.documentName().isEmpty()
                || notification.documentName().equals(payload.fileName()));
    SealCheck.Result seal = xml ? seals.checkWithin(file) : null;
    String outcome =
        notification.outcome().isEmpty() ? "" : " Outcome: " + notification.outcome() + ".";
    return new SignedAnswer(
        file,
        xml ? "xml" : "zip",
        byName ? payload.sha256() : notification.sha256().isEmpty() ? null : notification.sha256(),
        null,
        notification.errors(),
        earlier,
        seal == null ? SealCheck.Verdict.UNSIGNED.name() : seal.verdict().name(),
        (seal == null ? "An archive; its signature is not checked." : seal.explanation())
            + (byName ? " The document is told by its name." : "")
            + outcome);
  }

  private static Payload payload(Submission submission) {
    return Objects.requireNonNull(submission.payload(), "nothing was sent");
  }
}
