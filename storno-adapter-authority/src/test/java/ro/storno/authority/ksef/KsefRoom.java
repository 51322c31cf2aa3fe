package ro.storno.authority.ksef;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.SequentialIds;
import ro.storno.application.SettableClock;
import ro.storno.application.file.InMemoryFileStore;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.PostponedException;
import ro.storno.application.provider.ProviderAccess;
import ro.storno.application.submission.AdvanceSubmission;
import ro.storno.application.submission.InMemorySubmissions;
import ro.storno.application.submission.SubmissionJob;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.application.submission.SubmittedDocuments;
import ro.storno.authority.call.Patience;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionStep;
import ro.storno.simulator.ksef.KsefSimulator;
import ro.storno.simulator.ksef.KsefSimulatorSettings;

/** Companies, the journal and its jobs on one clock with simulated KSeF. */
final class KsefRoom implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  static final String NIP = "5265877635";
  static final String OTHER_NIP = "7352765225";

  final SettableClock clock;
  final KsefSimulator simulator;
  final Map<CompanyId, Map<String, String>> fields = new HashMap<>();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final InMemorySubmissions submissions = new InMemorySubmissions(transactions);
  final InMemoryJobQueue jobs = new InMemoryJobQueue(transactions);
  final InMemoryFileStore files = new InMemoryFileStore();
  private final Map<UUID, byte[]> documents = new LinkedHashMap<>();
  private final Map<String, JobHandler> handlers = new HashMap<>();
  private final SequentialIds ids = new SequentialIds();
  Ksef ksef;

  KsefRoom(SettableClock clock, KsefSimulator simulator) {
    this.clock = clock;
    this.simulator = simulator;
    ksef = restart();
  }

  /** A room with a simulator of its own. */
  static KsefRoom with(KsefSimulatorSettings settings) {
    SettableClock clock = new SettableClock(NOW);
    return new KsefRoom(clock, KsefSimulator.start(settings.withClock(clock::instant)));
  }

  /** A new process on the same journal: nothing in memory is left. */
  Ksef restart() {
    ProviderAccess access =
        (company, channel) ->
            channel == Channel.KSEF ? Optional.ofNullable(fields.get(company)) : Optional.empty();
    Patience patience =
        new Patience(
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(3));
    ksef = new Ksef(new KsefSettings(simulator.api()), patience, access, clock, new SecureRandom());
    AdvanceSubmission advance =
        new AdvanceSubmission(
            transactions,
            submissions,
            jobs,
            files,
            List.of(new KsefChannel(ksef, clock)),
            List.of(new Documents()),
            clock);
    handlers.clear();
    SubmissionJob.handlers(advance, clock).forEach(each -> handlers.put(each.kind(), each));
    return ksef;
  }

  CompanyId company(String nip) {
    CompanyId company = new CompanyId(ids.next());
    fields.put(company, Map.of("nip", nip, "authToken", KsefSimulatorSettings.TOKEN.value()));
    return company;
  }

  /** Queues an invoice, due now. */
  Submission queue(CompanyId company, byte[] xml) {
    UUID document = ids.next();
    documents.put(document, xml);
    SubmissionQueue queue = new SubmissionQueue(submissions, jobs, ids, clock);
    Instant now = clock.instant();
    return transactions.inCompany(
        company,
        () ->
            queue.queue(
                company,
                new SubmissionQueue.Order(
                    Channel.KSEF,
                    DocumentReference.invoice(document),
                    "PL",
                    now,
                    null,
                    "queued by a test",
                    null),
                null,
                now));
  }

  Submission now(Submission submission) {
    return transactions.inCompany(
        submission.company(),
        () -> submissions.find(submission.company(), submission.id()).orElseThrow());
  }

  List<String> steps(Submission submission) {
    return transactions
        .inCompany(
            submission.company(), () -> submissions.steps(submission.company(), submission.id()))
        .stream()
        .map(SubmissionStep::to)
        .map(state -> state.wireName())
        .toList();
  }

  /** Runs jobs until none is due before a moment. */
  void run(Duration time) {
    Instant end = clock.instant().plus(time);
    Optional<InMemoryJobQueue.Entry> next = jobs.next();
    while (next.isPresent() && !next.get().when().isAfter(end)) {
      if (next.get().when().isAfter(clock.instant())) {
        clock.set(next.get().when());
      }
      run(next.get().job());
      next = jobs.next();
    }
    clock.set(end);
  }

  private void run(Job job) {
    try {
      Objects.requireNonNull(handlers.get(job.kind())).run(job);
      jobs.done(job);
    } catch (PostponedException postponed) {
      jobs.postpone(job, postponed.until());
    }
  }

  static byte[] invoice(String number) {
    return invoice(number, NIP, "2026-11-02");
  }

  static byte[] invoice(String number, String seller, String issued) {
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<Faktura xmlns=\"http://crd.gov.pl/wzor/2025/06/25/13775/\">"
            + "<Podmiot1><DaneIdentyfikacyjne><NIP>"
            + seller
            + "</NIP></DaneIdentyfikacyjne></Podmiot1><Podmiot2><DaneIdentyfikacyjne>"
            + "<NIP>1111111111</NIP></DaneIdentyfikacyjne></Podmiot2>"
            + "<Fa><KodWaluty>PLN</KodWaluty><P_1>"
            + issued
            + "</P_1><P_2>"
            + number
            + "</P_2><P_15>123.00</P_15><RodzajFaktury>VAT</RodzajFaktury></Fa></Faktura>")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    simulator.close();
  }

  /** Documents that never change. */
  private final class Documents implements SubmittedDocuments {
    @Override
    public DocumentReference.Kind kind() {
      return DocumentReference.Kind.INVOICE;
    }

    @Override
    public boolean ready(CompanyId company, UUID document, Channel channel) {
      return true;
    }

    @Override
    public Prepared prepare(CompanyId company, UUID document, Channel channel) {
      return new Prepared.Ready(
          1, Objects.requireNonNull(documents.get(document)), "invoice.xml", Map.of());
    }

    @Override
    public Optional<Long> lock(CompanyId company, UUID document) {
      return Optional.of(1L);
    }

    @Override
    public void changed(Submission submission) {
      // nothing here depends on it
    }
  }
}
