package ro.storno.application.licensing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ro.storno.application.Transactions;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;

/**
 * Examines the licence of the installation at each start and once a day, so that its operator hears
 * of the end of one. Nothing is called for it.
 */
public final class WatchLicence implements JobHandler {
  /** The kind of job. */
  public static final String KIND = "licensing.watch-licence";

  private static final LocalTime TIME = LocalTime.of(5, 45);

  private final Transactions transactions;
  private final Supplier<Optional<LicenceVerdict>> installed;
  private final Consumer<LicenceVerdict> operator;
  private final JobQueue jobs;
  private final Clock clock;

  /**
   * Watches with the given ports; none is null.
   *
   * @param installed examines the installation's licence; empty where there is none
   * @param operator is told of every verdict
   */
  public WatchLicence(
      Transactions transactions,
      Supplier<Optional<LicenceVerdict>> installed,
      Consumer<LicenceVerdict> operator,
      JobQueue jobs,
      Clock clock) {
    this.transactions = transactions;
    this.installed = installed;
    this.operator = operator;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Examines it now and, if there is one, every day from now on. Call it at each start. */
  public void begin() {
    installed.get().ifPresent(this::tell);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    begin();
  }

  /** All nodes name a day's job alike, so it is done once. */
  private void tell(LicenceVerdict verdict) {
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    transactions.inPlatform(
        () -> {
          jobs.enqueueAt(
              new Job(KIND, null, tomorrow.toString(), "{}"),
              tomorrow.atTime(TIME).toInstant(ZoneOffset.UTC));
          return tomorrow;
        });
    operator.accept(verdict);
  }
}
