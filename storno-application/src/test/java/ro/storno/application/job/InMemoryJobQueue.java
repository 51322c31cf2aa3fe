package ro.storno.application.job;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import ro.storno.application.InMemoryTransactions;

/** Jobs in memory; run them by hand. */
public final class InMemoryJobQueue implements JobQueue {
  private final Map<String, Entry> jobs;
  private final AtomicLong count = new AtomicLong();
  private final PriorityQueue<Entry> byTime =
      new PriorityQueue<>(Comparator.comparing(Entry::when).thenComparingLong(Entry::order));

  /**
   * A job that waits.
   *
   * @param job not null
   * @param when not to be run before; not null
   * @param order in which it was queued
   */
  public record Entry(Job job, Instant when, long order) {}

  public InMemoryJobQueue(InMemoryTransactions transactions) {
    this.jobs = transactions.table();
  }

  @Override
  public void enqueue(Job job) {
    enqueueAt(job, Instant.EPOCH);
  }

  @Override
  public void enqueueAt(Job job, Instant when) {
    Entry entry = new Entry(job, when, count.incrementAndGet());
    if (jobs.putIfAbsent(key(job), entry) == null) {
      byTime.add(entry);
    }
  }

  private static String key(Job job) {
    return job.kind() + " " + job.key();
  }

  /** Returns the jobs that wait. */
  public List<Job> waiting() {
    return jobs.values().stream().map(Entry::job).toList();
  }

  /** Returns the jobs of a kind that wait, with their times, the first due first. */
  public List<Entry> waiting(String kind) {
    return jobs.values().stream()
        .filter(entry -> entry.job.kind().equals(kind))
        .sorted(Comparator.comparing(Entry::when).thenComparingLong(Entry::order))
        .toList();
  }

  /** Returns the job that is due first. */
  public Optional<Entry> next() {
    while (!byTime.isEmpty() && !byTime.peek().equals(jobs.get(key(byTime.peek().job)))) {
      // done meanwhile, put off, or never committed
      byTime.poll();
    }
    return Optional.ofNullable(byTime.peek());
  }

  /** Takes a job out that was done. */
  public void done(Job job) {
    jobs.remove(key(job));
  }

  /** Gives a waiting job another time. */
  public void postpone(Job job, Instant until) {
    Entry entry = new Entry(job, until, count.incrementAndGet());
    jobs.put(key(job), entry);
    byTime.add(entry);
  }

  /** Runs the waiting jobs of a handler and takes them out of the queue. */
  public void runAll(JobHandler handler) {
    for (Job job : waiting()) {
      if (job.kind().equals(handler.kind())) {
        handler.run(job);
        done(job);
      }
    }
  }
}
