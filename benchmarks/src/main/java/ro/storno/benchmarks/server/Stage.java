package ro.storno.benchmarks.server;

import java.util.Map;
import ro.storno.persistence.database.DatabaseAddress;
import ro.storno.persistence.database.EmbeddedPostgres;

/**
 * A PostgreSQL with the product's own settings (fsync on) in a folder of its own, and a server on
 * it: started for one measurement, gone after it.
 */
final class Stage implements AutoCloseable {
  private final Scratch scratch;
  private final EmbeddedPostgres postgres;
  private final RunningServer server;

  private Stage(Scratch scratch, EmbeddedPostgres postgres, RunningServer server) {
    this.scratch = scratch;
    this.postgres = postgres;
    this.server = server;
  }

  static Stage open() {
    Scratch scratch = Scratch.create();
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(scratch.sub("postgres"), text -> System.err.println("  " + text));
    DatabaseAddress address = postgres.address();
    String url =
        address.url()
            + (address.url().contains("?") ? "&" : "?")
            + "user="
            + address.user()
            + "&password="
            + address.password();
    RunningServer server =
        RunningServer.start(scratch.sub("data"), Map.of("STORNO_DATABASE_URL", url));
    return new Stage(scratch, postgres, server);
  }

  DatabaseAddress database() {
    return postgres.address();
  }

  Seller seller() {
    return Seller.register(server.port());
  }

  @Override
  public void close() {
    server.close();
    postgres.close();
    scratch.close();
  }
}
