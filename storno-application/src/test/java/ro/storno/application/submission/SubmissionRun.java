package ro.storno.application.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ro.storno.application.Entries;
import ro.storno.application.FlatJson;
import ro.storno.application.TestApplication;
import ro.storno.application.anaf.InMemoryAnaf.Fate;
import ro.storno.application.anaf.InMemoryAnaf.Fault;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.Job;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Client;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;

/**
 * Many invoices issued and submitted through an authority that loses answers, accepts late, fails
 * after accepting, and under a server that is killed again and again; all drawn from one seed, on a
 * virtual clock. The same seed gives the same history.
 */
final class SubmissionRun {
  /** What the issue demands (issues/3, "What it must reach"). */
  private static final double LOST_ANSWERS = 0.20;

  private static final double ERRORS_AFTER_ACCEPTANCE = 0.05;
  private static final double LATE = 0.05;

  /** Beyond what is demanded: the rest of what goes wrong in practice. */
  private static final double LOST_REQUESTS = 0.03;

  private static final double NOT_REACHED = 0.02;
  private static final double LIMITS = 0.005;
  private static final double REJECTED = 0.03;
  private static final double CRASHES = 0.001;

  private static final Duration LONGEST = Duration.ofDays(20);

  private final long seed;
  private final int count;
  private final Random random;
  private final TestApplication app = new TestApplication();
  private final VirtualServer server = new VirtualServer(app);
  private final Map<String, Integer> questions = new HashMap<>();
  private final MessageDigest history;

  SubmissionRun(long seed, int count) {
    this.seed = seed;
    this.count = count;
    this.random = new Random(seed);
    try {
      this.history = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What came of a run.
   *
   * @param states how many submissions ended in which state
   * @param medianPolls questions that the median submission took, state and list together
   * @param duplicates documents that the authority accepted twice
   * @param repetitions uploads of a document that the authority had already
   * @param wrong submissions whose outcome is not what the authority says
   * @param history hash of everything that happened, in order
   */
  record Report(
      long seed,
      int submissions,
      Map<SubmissionState, Integer> states,
      int medianPolls,
      int most,
      long duplicates,
      int repetitions,
      List<String> wrong,
      List<String> brokenLimits,
      int crashes,
      int uploads,
      Duration virtualTime,
      String history) {
    @Override
    public String toString() {
      return String.join(
          "\n",
          "seed                      " + seed,
          "submissions               " + submissions,
          "outcomes                  " + states,
          "outcomes that are wrong   " + wrong.size(),
          "duplicates at ANAF        " + duplicates,
          "repeated uploads          " + repetitions,
          "median polls              " + medianPolls + " (most: " + most + ")",
          "uploads taken in          " + uploads,
          "daily limits broken       " + brokenLimits.size(),
          "crashes of the server     " + crashes,
          "virtual time              " + virtualTime,
          "history                   " + history);
    }
  }

  Report run() {
    Instant begin = app.clock.instant();
    List<InvoiceId> invoices = issueAll();
    disturb();
    server.listening(this::hear);
    server.hearingOfWork(this::count);
    server.runUntil(begin.plus(LONGEST));
    server.killing(() -> false);
    return report(invoices, begin);
  }

  private List<InvoiceId> issueAll() {
    CompanyScope scope = app.synchronising(null);
    Client client = app.client("Client SRL");
    List<InvoiceId> invoices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Invoice draft =
          app.create
              .create(
                  scope, Entries.invoice().to(client).with("idempotencyKey", "run-" + i).build())
              .invoice()
              .invoice();
      invoices.add(app.issue.issue(scope, draft.id()).invoice().id());
    }
    return invoices;
  }

  private void disturb() {
    app.anaf.faults(this::fault);
    app.anaf.fates(this::fate);
    server.killing(() -> random.nextDouble() < CRASHES);
  }

  private Fault fault() {
    double drawn = random.nextDouble();
    double[] shares = {LOST_ANSWERS, ERRORS_AFTER_ACCEPTANCE, LOST_REQUESTS, NOT_REACHED, LIMITS};
    Fault[] faults = {
      Fault.ANSWER_LOST,
      Fault.ERROR_AFTER_EFFECT,
      Fault.REQUEST_LOST,
      Fault.NOT_REACHED,
      Fault.LIMIT
    };
    for (int i = 0; i < shares.length; i++) {
      if (drawn < shares[i]) {
        return faults[i];
      }
      drawn -= shares[i];
    }
    return Fault.NONE;
  }

  /** Mostly within seconds or a few minutes; late ones within an hour and a half. */
  private Fate fate() {
    boolean late = random.nextDouble() < LATE;
    Duration judging =
        late
            ? Duration.ofMinutes(10 + random.nextInt(80))
            : Duration.ofSeconds(5 + random.nextInt(170));
    return new Fate(
        judging, Duration.ofSeconds(random.nextInt(15 * 60)), random.nextDouble() >= REJECTED);
  }

  private void hear(Instant when, Job job) {
    history.update(
        (when + " " + job.kind() + " " + job.key() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A question to the authority about a submission, answered or not. */
  private void count(Job job) {
    if (job.kind().equals(SubmissionJob.ASK) || job.kind().equals(SubmissionJob.FIND)) {
      questions.merge(
          String.valueOf(FlatJson.read(job.payload()).get("submissionId")), 1, Integer::sum);
    }
  }

  private Report report(List<InvoiceId> invoices, Instant begin) {
    Map<SubmissionState, Integer> states = new EnumMap<>(SubmissionState.class);
    List<String> wrong = new ArrayList<>();
    List<Integer> polls = new ArrayList<>();
    Instant last = begin;
    for (InvoiceId id : invoices) {
      Submission submission = app.submission(id);
      states.merge(submission.state(), 1, Integer::sum);
      polls.add(questions.getOrDefault(submission.id().toString(), 0));
      Instant settled = submission.answer().settledAt();
      last = settled != null && settled.isAfter(last) ? settled : last;
      check(id, submission, wrong);
      String end =
          submission.state()
              + " "
              + submission.version()
              + " "
              + submission.answer()
              + " "
              + submission.sending()
              + "\n";
      history.update(end.getBytes(StandardCharsets.UTF_8));
    }
    Collections.sort(polls);
    return new Report(
        seed,
        count,
        states,
        polls.get(polls.size() / 2),
        polls.get(polls.size() - 1),
        app.anaf.duplicates(),
        app.anaf.repetitions(),
        wrong,
        app.anaf.brokenLimits(),
        server.crashes(),
        app.anaf.uploads(),
        Duration.between(begin, last),
        HexFormat.of().formatHex(history.digest()));
  }

  private void check(InvoiceId id, Submission submission, List<String> wrong) {
    boolean accepted =
        submission.reference().filter(app.anaf::accepted).isPresent()
            && submission.state() == SubmissionState.ACCEPTED
            && app.stored(id).status() == DocumentStatus.VALIDATED
            && submission.answer().archivedAt() != null;
    boolean rejected =
        submission.reference().filter(app.anaf::accepted).isEmpty()
            && submission.state() == SubmissionState.REJECTED
            && app.stored(id).status() == DocumentStatus.REJECTED
            && !submission.answer().errors().isEmpty();
    if (!accepted && !rejected) {
      wrong.add(id + " " + app.stored(id).status() + " " + submission);
    }
  }
}
