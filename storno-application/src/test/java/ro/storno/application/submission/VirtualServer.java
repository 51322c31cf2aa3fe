package ro.storno.application.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import ro.storno.application.TestApplication;
import ro.storno.application.anaf.AnafChannel;
import ro.storno.application.anaf.LeasedCallPlan;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.PostponedException;

/**
 * Runs the jobs of an application one after the other on a virtual clock, and can be killed at any
 * commit, call or file. A kill rolls the open transaction back, forgets what was in memory and
 * leaves the job in the queue; it comes back after the heartbeats of its process have been missed.
 */
final class VirtualServer {
  /** Four missed heartbeats of ten seconds. */
  private static final Duration TAKEN_FOR_DEAD = Duration.ofSeconds(40);

  private final TestApplication app;
  private final Map<String, JobHandler> handlers = new HashMap<>();
  private BooleanSupplier kill = () -> false;
  private BiConsumer<Instant, Job> listener = (when, job) -> {};
  private Consumer<Job> worked = job -> {};
  private boolean dead;
  private int crashes;
  private int points;

  VirtualServer(TestApplication app) {
    this.app = app;
    app.transactions.atBoundaries(this::point);
    app.anaf.atBoundaries(this::point);
    start();
  }

  /** Decides at each point whether the process is killed there. */
  void killing(BooleanSupplier decision) {
    kill = decision;
  }

  /** Hears of every job before it is run. */
  void listening(BiConsumer<Instant, Job> heard) {
    listener = heard;
  }

  /** Hears of every job that did something, also if it was killed over it; not of one put off. */
  void hearingOfWork(Consumer<Job> heard) {
    worked = heard;
  }

  int crashes() {
    return crashes;
  }

  /** Returns how many points were passed at which the process could be killed. */
  int points() {
    return points;
  }

  private void point() {
    if (dead) {
      throw new Crash();
    }
    points++;
    if (kill.getAsBoolean()) {
      dead = true;
      crashes++;
      throw new Crash();
    }
  }

  /** A new process on the same database, files and authority. */
  private void start() {
    AnafChannel channel =
        new AnafChannel(
            app.transactions,
            app.submissions,
            app.sightings,
            app.anaf,
            app.anaf,
            new LeasedCallPlan(app.transactions, app.leases, app.clock),
            app.anaf,
            app.clock);
    AdvanceSubmission advance =
        new AdvanceSubmission(
            app.transactions,
            app.submissions,
            app.jobs,
            app.store,
            List.of(channel),
            List.of(app.invoiceSubmissions),
            app.clock);
    handlers.clear();
    handlers.put(app.followUp.kind(), app.followUp);
    SubmissionJob.handlers(advance, app.clock)
        .forEach(handler -> handlers.put(handler.kind(), handler));
  }

  /** Runs jobs until none is due before a moment; returns how many were run. */
  int runUntil(Instant end) {
    int runs = 0;
    Optional<InMemoryJobQueue.Entry> next = app.jobs.next();
    while (next.isPresent() && !next.get().when().isAfter(end)) {
      InMemoryJobQueue.Entry entry = next.get();
      if (entry.when().isAfter(app.clock.instant())) {
        app.clock.set(entry.when());
      }
      run(entry.job());
      runs++;
      next = app.jobs.next();
    }
    if (end.isAfter(app.clock.instant())) {
      app.clock.set(end);
    }
    return runs;
  }

  private void run(Job job) {
    JobHandler handler = handlers.get(job.kind());
    if (handler == null) {
      app.jobs.done(job);
      return;
    }
    listener.accept(app.clock.instant(), job);
    try {
      if (handler.insideTransaction()) {
        app.transactions.inCompany(
            Objects.requireNonNull(job.company()),
            () -> {
              handler.run(job);
              return job;
            });
      } else {
        handler.run(job);
      }
      point();
      worked.accept(job);
      app.jobs.done(job);
    } catch (PostponedException postponed) {
      app.jobs.postpone(job, postponed.until());
    } catch (Crash crash) {
      worked.accept(job);
      app.jobs.postpone(job, app.clock.instant().plus(TAKEN_FOR_DEAD));
      dead = false;
      start();
    }
  }
}
