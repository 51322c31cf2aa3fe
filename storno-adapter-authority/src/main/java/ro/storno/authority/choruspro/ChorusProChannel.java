package ro.storno.authority.choruspro;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.provider.ProviderAccess;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;

/**
 * Chorus Pro as a channel of submissions.
 *
 * <p>The name of each file ends in the hash of its bytes. A lost deposit is looked for among the
 * invoices that were handed in since; for each of them Chorus Pro tells the file it came by, and
 * that name proves whose bytes they are. What is rejected is in no list, and an invoice appears
 * once its deposit is judged, so that absence means nothing before {@link #SAFE_TIME} has passed.
 * Then the same bytes are sent again: should Chorus Pro have them nevertheless, it rejects the
 * repetition, since it takes a supplier's number once; the deposit that came before is then found
 * in the list, and taken over.
 */
public final class ChorusProChannel implements SubmissionChannel {
  /** How long after a lost deposit its absence from the list proves nothing. */
  public static final Duration SAFE_TIME = Duration.ofHours(6);

  /** The term of a payload that holds the number of the invoice. */
  public static final String NUMBER = "number";

  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** More files than this of one number are not looked at. */
  private static final int MOST_FILES = 40;

  private static final int LONGEST_STEM = 100;
  private static final Set<String> ACCEPTED = Set.of("IN_INTEGRE");
  private static final Set<String> REJECTED =
      Set.of("IN_REJETE", "IN_INTEGRE_PARTIEL", "IN_IRRECEVABLE", "IN_INCIDENTE");

  private final ChorusProClient client;
  private final ProviderAccess access;
  private final InstantSource clock;

  /** Submits through the given ports; none is null. */
  public ChorusProChannel(ChorusProClient client, ProviderAccess access, InstantSource clock) {
    this.client = client;
    this.access = access;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.FACTURX;
  }

  @Override
  public Duration longestCall() {
    return LONGEST_CALL;
  }

  @Override
  public boolean authorized(CompanyId company) {
    return access.fields(company, Channel.FACTURX).isPresent();
  }

  @Override
  public void admit(Submission submission) {
    account(submission);
  }

  private ChorusProAccount account(Submission submission) {
    Map<String, String> fields =
        access
            .fields(submission.company(), Channel.FACTURX)
            .orElseThrow(
                () ->
                    new AuthorityException.AccessRefused(
                        "The company has not configured Chorus Pro, or has switched it off."));
    return ChorusProAccount.of(fields);
  }

  @Override
  public Sent send(Submission submission, byte[] content) {
    ChorusProClient.Deposit deposit =
        client.deposit(account(submission), fileName(payload(submission)), content);
    if (deposit instanceof ChorusProClient.Deposit.Taken taken) {
      return new Sent.Taken(taken.number(), taken.raw());
    }
    ChorusProClient.Deposit.Refused refused = (ChorusProClient.Deposit.Refused) deposit;
    return new Sent.Refused(refused.errors(), refused.raw());
  }

  /** Returns the name under which bytes are handed in, which ends in their hash. */
  static String fileName(Payload payload) {
    String stem =
        payload
            .fileName()
            .replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
            .replaceAll("[^A-Za-z0-9_-]", "-");
    return stem.substring(0, Math.min(stem.length(), LONGEST_STEM))
        + "-"
        + payload.sha256()
        + ".pdf";
  }

  @Override
  public Judged ask(Submission submission) {
    String number = submission.reference().orElseThrow();
    Optional<ChorusProClient.Report> found = client.report(account(submission), number);
    if (found.isEmpty()) {
      return new Judged.Pending("Chorus Pro does not know deposit " + number + " yet.");
    }
    ChorusProClient.Report report = found.get();
    if (ACCEPTED.contains(report.state())) {
      return new Judged.Accepted(number, report.raw());
    }
    return REJECTED.contains(report.state())
        ? new Judged.Rejected(number, report.errors(), report.raw())
        : new Judged.Pending(null);
  }

  @Override
  public Found find(Submission submission, Surroundings surroundings) {
    Instant sent = Objects.requireNonNull(submission.sending().since());
    Instant begun = clock.instant();
    ChorusProAccount account = account(submission);
    Optional<Look> look = look(account, submission, sent);
    if (look.isEmpty()) {
      return new Found.Unclear(
          "Chorus Pro's answer was lost, and its list of invoices is too long to be read; look for"
              + " the invoice there.");
    }
    Optional<String> deposit = look.get().deposit;
    if (deposit.isPresent()) {
      return new Found.Taken(
          deposit.get(),
          sent,
          null,
          "Found in Chorus Pro's list by the hash in the name of its file: deposit "
              + deposit.get());
    }
    Instant safe = sent.plus(SAFE_TIME);
    if (begun.isBefore(safe) || surroundings.authorityBehind()) {
      return new Found.Unclear(
          "Chorus Pro's answer was lost. The invoice is looked for among those that were handed in;"
              + " that it is not there is no proof before "
              + safe
              + (surroundings.authorityBehind()
                  ? ", nor while earlier ones await their verdict."
                  : "."));
    }
    return new Found.Absent(
        "Not among the invoices of Chorus Pro "
            + Duration.between(sent, begun).toHours()
            + " hours after it was handed in, so it was not taken in, or was rejected. The same"
            + " bytes are sent again; Chorus Pro takes a number of a supplier once.");
  }

  private record Look(Optional<String> deposit) {}

  /** Looks for the deposit of exactly these bytes; empty if there is too much to look at. */
  private Optional<Look> look(ChorusProAccount account, Submission submission, Instant since) {
    Payload payload = payload(submission);
    LocalDate from = LocalDate.ofInstant(since, PARIS).minusDays(1);
    LocalDate to = LocalDate.ofInstant(clock.instant(), PARIS).plusDays(1);
    Optional<List<ChorusProClient.Listed>> listed =
        client.invoices(account, payload.terms().get(NUMBER), from, to);
    if (listed.isEmpty()) {
      return Optional.empty();
    }
    Set<String> deposits = new LinkedHashSet<>();
    listed.get().stream()
        .filter(each -> !each.deposit().isEmpty() && ours(each, account))
        .forEach(each -> deposits.add(each.deposit()));
    if (deposits.size() > MOST_FILES) {
      return Optional.empty();
    }
    String name = fileName(payload);
    for (String deposit : deposits) {
      if (client.report(account, deposit).filter(r -> r.fileName().equals(name)).isPresent()) {
        return Optional.of(new Look(Optional.of(deposit)));
      }
    }
    return Optional.of(new Look(Optional.empty()));
  }

  private static boolean ours(ChorusProClient.Listed listed, ChorusProAccount account) {
    return listed.supplier().isEmpty()
        || !listed.supplier().matches("[0-9]{14}")
        || listed.supplier().equals(account.siret());
  }

  /**
   * Fetches the report on a deposit, which is all that Chorus Pro gives; it bears no signature. For
   * a rejected one it also tells whether the same bytes had been accepted before.
   */
  @Override
  public SignedAnswer fetch(Submission submission, String receipt) {
    ChorusProAccount account = account(submission);
    ChorusProClient.Report report =
        client
            .report(account, receipt)
            .orElseThrow(
                () ->
                    new AuthorityException.Gone(
                        "Chorus Pro does not tell of deposit " + receipt + " any more."));
    Payload payload = payload(submission);
    boolean same = report.fileName().equals(fileName(payload));
    return new SignedAnswer(
        report.raw().getBytes(StandardCharsets.UTF_8),
        "json",
        same ? payload.sha256() : null,
        null,
        report.errors(),
        REJECTED.contains(report.state()) ? earlier(account, submission, receipt) : null,
        "UNSIGNED",
        "The report of Chorus Pro on deposit "
            + receipt
            + ", which is not signed"
            + (same
                ? "; the name of its file ends in the hash of what was sent."
                : "; it names another file than the one that was sent."));
  }

  private @Nullable String earlier(
      ChorusProAccount account, Submission submission, String rejected) {
    if (!submission.sending().everLost()) {
      return null;
    }
    return look(account, submission, submission.createdAt())
        .flatMap(Look::deposit)
        .filter(deposit -> !deposit.equals(rejected))
        .orElse(null);
  }

  private static Payload payload(Submission submission) {
    return Objects.requireNonNull(submission.payload(), "nothing was sent");
  }
}
