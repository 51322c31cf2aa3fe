package ro.storno.bootstrap;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import ro.storno.application.Ids;
import ro.storno.application.file.FileStore;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.DatabaseAddress;
import ro.storno.persistence.database.DatabaseLocation;
import ro.storno.persistence.database.DatabaseStartException;
import ro.storno.persistence.database.RunningPostgres;
import ro.storno.persistence.invoice.catalogue.Catalogues;
import ro.storno.persistence.job.DurableJobs;
import ro.storno.persistence.job.JobSettings;
import ro.storno.security.identity.TimeOrderedIds;
import ro.storno.storage.file.DiskFileStore;

/**
 * What is opened on the data folder: database, jobs, files.
 *
 * @param clock not null
 * @param ids not null
 * @param database not null
 * @param jobs not started; not null
 * @param files not null
 * @param catalogues what lists of invoices are answered from; not null
 */
record Adapters(
    Clock clock,
    Ids ids,
    Database database,
    DurableJobs jobs,
    FileStore files,
    Catalogues catalogues)
    implements AutoCloseable {

  /**
   * Opens everything for a server, which has the data folder to itself.
   *
   * @throws CommandFailure if something cannot be opened, in words
   */
  static Adapters forServer(Configuration configuration, Consumer<String> progress) {
    return open(configuration, location(configuration, false), progress);
  }

  /** Opens everything for a short visit, also beside a server that runs on the data folder. */
  static Adapters forVisit(Configuration configuration, Consumer<String> progress) {
    return open(configuration, location(configuration, true), progress);
  }

  private static DatabaseLocation location(Configuration configuration, boolean visit) {
    try {
      Optional<DatabaseAddress> address =
          configuration.database().url().map(DatabaseAddress::parse);
      if (address.isEmpty() && visit) {
        address = RunningPostgres.of(configuration.dataFolder());
      }
      return address.isPresent()
          ? new DatabaseLocation.Server(address.get())
          : new DatabaseLocation.Embedded(configuration.dataFolder());
    } catch (DatabaseStartException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, e.getMessage());
    }
  }

  private static Adapters open(
      Configuration configuration, DatabaseLocation location, Consumer<String> progress) {
    Clock clock = Clock.systemUTC();
    Database database;
    try {
      database =
          Database.open(
              location,
              new Database.Pool(configuration.database().pool(), Database.Pool.STANDARD.patience()),
              progress);
    } catch (DatabaseStartException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, e.getMessage());
    }
    try {
      return new Adapters(
          clock,
          new TimeOrderedIds(clock),
          database,
          new DurableJobs(database, jobSettings(configuration), clock),
          DiskFileStore.open(folder(configuration.dataFolder(), "files")),
          new Catalogues(database.transactions(), configuration.database().listMemory()));
    } catch (UncheckedIOException e) {
      database.close();
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          e.getMessage() + " (" + e.getCause() + "). Check owner, permissions and free space.");
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  static Path folder(Path dataFolder, String name) {
    return dataFolder.resolve(name);
  }

  private static JobSettings jobSettings(Configuration configuration) {
    JobSettings standard = JobSettings.STANDARD;
    return new JobSettings(
        Math.max(1, configuration.jobThreads()),
        standard.callers(),
        standard.attempts(),
        standard.firstDelay(),
        standard.longestDelay(),
        standard.polling(),
        standard.heartbeat(),
        configuration.shutdown());
  }

  @Override
  public void close() {
    jobs.close();
    database.close();
  }
}
