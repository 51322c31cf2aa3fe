package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.file.FileStore;
import ro.storno.application.inbox.Arrival;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.party.Cif;

/**
 * Fetches, reads and settles the messages that wait in the inbox of a company, each on its own: one
 * that cannot be fetched or read never holds up the others. Messages are claimed in small batches,
 * so that any number of nodes can work side by side; a batch is fetched and read by several
 * threads, and settled in one transaction while the next one is fetched.
 *
 * <p>What is kept in memory at a time is bounded by two batches and the number of threads, whatever
 * the length of the inbox.
 */
public final class ReceiveMessages {
  /** How often a message is tried before somebody has to look. */
  public static final int ATTEMPTS = 5;

  private static final int BATCH = 32;

  /** Lines that are settled in one transaction; a longer document has one to itself. */
  private static final int LINES = 5000;

  /** New invoices that are told one by one in a run; after a long pause there may be thousands. */
  private static final int TOLD = 20;

  private static final Duration CLAIM = Duration.ofMinutes(20);
  private static final Duration FIRST_DELAY = Duration.ofMinutes(5);
  private static final Duration LIMIT_DELAY = Duration.ofMinutes(10);

  /** After so many calls in a row without an answer ANAF is left in peace for a while. */
  private static final int PATIENCE = 5;

  /** After so many refusals in a row for a limit, it is one that holds for all calls. */
  private static final int LIMITS = 3;

  private final Transactions transactions;
  private final EFactura eFactura;
  private final CallPlan plan;
  private final Inbox inbox;
  private final Evidence evidence;
  private final FileStore store;
  private final ArchiveReader reader;
  private final SettleMessages settle;
  private final Clock clock;

  /** Reading costs processor time and memory: no more at a time than there are processors. */
  private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

  /** Receives with the given ports; none is null. */
  public ReceiveMessages(
      Transactions transactions,
      EFactura eFactura,
      CallPlan plan,
      Inbox inbox,
      Evidence evidence,
      FileStore store,
      ArchiveReader reader,
      SettleMessages settle,
      Clock clock) {
    this.transactions = transactions;
    this.eFactura = eFactura;
    this.plan = plan;
    this.inbox = inbox;
    this.evidence = evidence;
    this.store = store;
    this.reader = reader;
    this.settle = settle;
    this.clock = clock;
  }

  /**
   * What a run came to.
   *
   * @param arrivals how many documents were not known before
   * @param failed messages that could not be fetched or read this time
   * @param stopped why the run ended early, or null if it went through
   */
  record Run(int arrivals, int failed, @Nullable Throwable stopped) {}

  /**
   * Works until nothing waits that is due, or ANAF does not let us.
   *
   * @param herald tells of an incoming invoice, in the transaction that stores it: what is stored
   *     is told, also if the run breaks off right after
   */
  Run receive(
      Company company,
      Cif cif,
      AnafSession session,
      ExecutorService threads,
      Consumer<Arrival> herald) {
    Work work = new Work(company, cif, session, herald);
    Batch batch = work.begin(threads);
    while (!batch.attempts.isEmpty()) {
      work.await(batch);
      // While one batch is stored, the next is fetched and read.
      Batch next = work.begin(threads);
      work.settle(batch);
      batch = next;
    }
    return new Run(work.arrivals, work.failed, work.stopped.get());
  }

  /** Messages under way. */
  private record Batch(List<Attempt> attempts, List<Future<?>> ends) {}

  /** One run over the inbox of one company. */
  private final class Work {
    private final Company company;
    private final CompanyId id;
    private final Cif cif;
    private final AnafSession session;
    private final ZoneId zone;
    private final Consumer<Arrival> herald;
    private final AtomicReference<@Nullable Throwable> stopped = new AtomicReference<>();
    private int silent;
    private int limited;
    private int failed;
    private int arrivals;
    private int told;

    Work(Company company, Cif cif, AnafSession session, Consumer<Arrival> herald) {
      this.company = company;
      this.id = company.id();
      this.cif = cif;
      this.session = session;
      this.zone = company.settings().timeZone();
      this.herald = herald;
    }

    boolean goesOn() {
      return stopped.get() == null;
    }

    /** Claims messages and sets them going; none if the run is to end. */
    Batch begin(ExecutorService threads) {
      if (!goesOn()) {
        return new Batch(List.of(), List.of());
      }
      Instant now = clock.instant();
      List<Attempt> attempts =
          transactions
              .inCompany(id, () -> inbox.claim(id, now, now.plus(CLAIM), BATCH, ATTEMPTS))
              .stream()
              .map(message -> new Attempt(this, message))
              .toList();
      return new Batch(attempts, attempts.stream().<Future<?>>map(threads::submit).toList());
    }

    void await(Batch batch) {
      try {
        for (Future<?> each : batch.ends) {
          each.get();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopped.compareAndSet(null, e);
        batch.ends.forEach(each -> each.cancel(true));
      } catch (ExecutionException e) {
        throw new IllegalStateException("an attempt keeps what is thrown to itself", e);
      }
    }

    void settle(Batch batch) {
      List<Reading> readings = new ArrayList<>();
      List<Inbox.Settlement> settlements = new ArrayList<>();
      List<Attempt> untouched = new ArrayList<>();
      for (Attempt attempt : batch.attempts) {
        if (attempt.reading != null) {
          readings.add(attempt.reading);
        } else if (attempt.failure != null) {
          settlements.add(failure(attempt));
        } else {
          untouched.add(attempt);
        }
      }
      settled(readings, settlements);
      write(settlements, untouched);
    }

    private void settled(List<Reading> readings, List<Inbox.Settlement> settlements) {
      List<Reading> together = new ArrayList<>();
      int lines = 0;
      for (Reading each : readings) {
        if (!together.isEmpty() && lines + each.lines() > LINES) {
          settledTogether(together, settlements);
          together.clear();
          lines = 0;
        }
        together.add(each);
        lines += each.lines();
      }
      settledTogether(together, settlements);
    }

    /** All in one transaction; if that fails, each in its own, to find the one at fault. */
    private void settledTogether(List<Reading> readings, List<Inbox.Settlement> settlements) {
      if (readings.isEmpty()) {
        return;
      }
      try {
        stored(readings);
      } catch (RuntimeException together) {
        for (Reading each : readings) {
          try {
            stored(List.of(each));
          } catch (RuntimeException alone) {
            settlements.add(fetchedButNotTaken(each, alone));
          }
        }
      }
    }

    private void stored(List<Reading> readings) {
      int left = TOLD - told;
      List<Arrival> arrived =
          settle.settle(company, readings, all -> incoming(all).limit(left).forEach(herald));
      arrivals += arrived.size();
      told += (int) Math.min(left, incoming(arrived).count());
    }

    private static Stream<Arrival> incoming(List<Arrival> arrived) {
      return arrived.stream().filter(each -> each.direction() == Direction.INCOMING);
    }

    private void write(List<Inbox.Settlement> settlements, List<Attempt> untouched) {
      if (settlements.isEmpty() && untouched.isEmpty()) {
        return;
      }
      transactions.inCompany(
          id,
          () -> {
            inbox.settle(id, settlements);
            untouched.forEach(
                each -> inbox.release(id, List.of(each.message.id()), each.notBefore()));
            return 0;
          });
    }

    private Inbox.Settlement fetchedButNotTaken(Reading reading, RuntimeException why) {
      failed++;
      transactions.inCompany(
          id,
          () -> {
            evidence.keep(id, List.of(reading.archive()));
            return 0;
          });
      String error =
          "It could not be stored (" + why.getClass().getSimpleName() + "); it is kept as fetched.";
      return again(reading.message(), InboxState.FETCHED, error);
    }

    private Inbox.Settlement failure(Attempt attempt) {
      failed++;
      Throwable why = attempt.failure;
      if (why instanceof AuthorityException.Gone gone) {
        Instant now = clock.instant();
        return new Inbox.Settlement(
            attempt.message.id(),
            InboxState.GONE,
            now,
            null,
            String.valueOf(gone.getMessage()),
            List.of(),
            true,
            null,
            now);
      }
      // ANAF's words may be shown; what else is thrown may quote anything.
      String words =
          why instanceof AuthorityException
              ? String.valueOf(why.getMessage())
              : "It could not be read ("
                  + (why == null ? "" : why.getClass().getSimpleName())
                  + "); this is a fault of ours.";
      return again(attempt.message, attempt.message.state(), words);
    }

    private Inbox.Settlement again(InboxMessage message, InboxState state, String error) {
      Instant now = clock.instant();
      boolean given = message.attempts() >= ATTEMPTS;
      Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(message.attempts(), 10));
      return new Inbox.Settlement(
          message.id(),
          given ? InboxState.FAILED : state,
          now.plus(delay),
          null,
          error,
          List.of(),
          given,
          null,
          now);
    }

    /** A call without an answer says something about ANAF only if there are several in a row. */
    private synchronized void silent(AuthorityException why) {
      silent++;
      if (silent >= PATIENCE) {
        stopped.compareAndSet(null, why);
      }
    }

    /** A limit may be that of one message, or of all calls: then others run into it too. */
    private synchronized void limited(AuthorityException.LimitReached why) {
      limited++;
      if (limited >= LIMITS) {
        stopped.compareAndSet(null, why);
      }
    }

    private synchronized void answered() {
      silent = 0;
      limited = 0;
    }
  }

  /** One message, fetched and read by one thread; what it came to is read when all have ended. */
  private final class Attempt implements Runnable {
    private final Work work;
    private final InboxMessage message;
    private @Nullable Reading reading;
    private @Nullable Throwable failure;
    private @Nullable Duration pause;

    Attempt(Work work, InboxMessage message) {
      this.work = work;
      this.message = message;
    }

    @Override
    public void run() {
      if (!work.goesOn()) {
        return;
      }
      try {
        reading = attempted();
      } catch (AuthorityException.LimitReached limit) {
        pause = limit.retryAfter().orElse(LIMIT_DELAY);
        work.limited(limit);
      } catch (AuthorityException.NotReached
          | AuthorityException.AccessRefused
          | ApplicationException.Unavailable whole) {
        // Nothing to do with this message: it is given back, and the run ends.
        work.stopped.compareAndSet(null, whole);
      } catch (AuthorityException.OutcomeUnknown silence) {
        failure = silence;
        work.silent(silence);
      } catch (AuthorityException words) {
        failure = words;
        work.answered();
      } catch (RuntimeException | Error unexpected) {
        failure = unexpected;
      }
    }

    Instant notBefore() {
      Instant now = clock.instant();
      return pause == null ? now : now.plus(pause);
    }

    /**
     * What is kept is read and not fetched again. An archive without a document may have been
     * damaged on its way: it is fetched anew, and counts if ANAF does not hand it out any more.
     */
    private Reading attempted() {
      Kept kept = triedBefore() ? stored() : null;
      Reading held = kept == null ? null : read(kept);
      if (held != null && held.archive().documentSha256() != null) {
        return held;
      }
      try {
        return read(fetched());
      } catch (AuthorityException.Gone gone) {
        if (held == null) {
          throw gone;
        }
        return held;
      }
    }

    /** Only what came to something before can be kept; what is new need not be looked for. */
    private boolean triedBefore() {
      return message.state() == InboxState.FETCHED || message.error() != null;
    }

    private Reading read(Kept bytes) {
      processors.acquireUninterruptibly();
      try {
        return reader.read(message, bytes.zip, bytes.key, work.zone);
      } finally {
        processors.release();
      }
    }

    private @Nullable Kept stored() {
      return transactions
          .inCompany(work.id, () -> evidence.archive(work.id, message.id()))
          .flatMap(
              archive ->
                  store
                      .get(work.id, archive.storageKey())
                      .filter(zip -> Sha256.of(zip).equals(archive.sha256()))
                      .map(zip -> new Kept(archive.storageKey(), zip)))
          .orElse(null);
    }

    private Kept fetched() {
      plan.take(
          new CallPlan.Call(CallPlan.Operation.DOWNLOAD, work.cif, message.message().id().value()));
      byte[] zip = work.session.call(token -> eFactura.download(token, message.message().id()));
      work.answered();
      String key = key(zip);
      store.put(work.id, key, zip);
      return new Kept(key, zip);
    }

    /** By month, message and content: other bytes never replace these. */
    private String key(byte[] zip) {
      LocalDate day = LocalDate.ofInstant(message.message().createdAt(), work.zone);
      return String.format(
          Locale.ROOT,
          "anaf/%04d/%02d/%s-%s.zip",
          day.getYear(),
          day.getMonthValue(),
          message.message().id().value(),
          Sha256.of(zip).substring(0, 16));
    }
  }

  /** An archive and where it is kept. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record Kept(String key, byte[] zip) {}

  /** How long to wait after a run was stopped, empty if the next one may come as planned. */
  static Optional<Duration> pause(@Nullable Throwable stopped) {
    return stopped instanceof AuthorityException.LimitReached limit
        ? Optional.of(limit.retryAfter().orElse(LIMIT_DELAY))
        : Optional.empty();
  }
}
