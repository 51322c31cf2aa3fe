package ro.storno.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Databases for tests: one embedded PostgreSQL for the whole test run, with the product's own
 * settings, and for each caller a fresh database with the current schema, copied from a template in
 * a few hundredths of a second.
 *
 * <p>The server's folder is kept in {@code target} from run to run, so that nothing is unpacked
 * again and a server left over by a killed run is taken over.
 */
public final class TestDatabase {
  private static final String TEMPLATE = "template_storno";
  private static EmbeddedPostgres server;
  private static int count;

  private TestDatabase() {}

  /** A database of the caller's own, with the schema and no rows. */
  public static Database fresh() {
    return fresh(new Database.Pool(12, Database.Pool.STANDARD.patience()));
  }

  /** The same, with a pool of a given size and patience. */
  public static Database fresh(Database.Pool pool) {
    return Database.open(null, freshAddress(), pool, text -> {});
  }

  /** One in which all statements of a transaction see the same. */
  public static Database freshWithRepeatableRead() {
    DatabaseAddress address = freshAddress();
    execute(
        address,
        "do $$ begin execute format('alter database %I set default_transaction_isolation = %L',"
            + " current_database(), 'repeatable read'); end $$");
    return Database.open(
        null, address, new Database.Pool(12, Database.Pool.STANDARD.patience()), text -> {});
  }

  /** The address of a database of the caller's own, with the schema and no rows. */
  public static synchronized DatabaseAddress freshAddress() {
    EmbeddedPostgres running = server();
    String name = "test_" + ++count;
    execute(running.address(), "create database " + name + " template " + TEMPLATE);
    return running.address().withDatabase(name);
  }

  /** The one server of this test run. */
  static synchronized EmbeddedPostgres server() {
    if (server == null) {
      server = start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      clear(server.address());
      execute(server.address(), "create database " + TEMPLATE);
      new Migrations(server.address().withDatabase(TEMPLATE)).run(text -> {});
    }
    return server;
  }

  private static EmbeddedPostgres start() {
    Path kept = Path.of("target", "test-database").toAbsolutePath();
    try {
      return EmbeddedPostgres.start(kept, text -> {});
    } catch (DatabaseStartException inUse) {
      // Another test run of the same module is under way; this one takes a folder for itself.
      try {
        return EmbeddedPostgres.start(Files.createTempDirectory("storno-test"), text -> {});
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void clear(DatabaseAddress address) {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement()) {
      List<String> old = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "select datname from pg_database where datname like 'test\\_%' or datname = '"
                  + TEMPLATE
                  + "'")) {
        while (rows.next()) {
          old.add(rows.getString(1));
        }
      }
      for (String name : old) {
        statement.execute("drop database " + name + " with (force)");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs SQL as the owner of the schema. */
  public static void execute(Database database, String sql) {
    execute(database.address(), sql);
  }

  /** A plain connection to a database as the owner of the schema. */
  public static Connection connect(Database database) throws SQLException {
    return connect(database.address());
  }

  static void execute(DatabaseAddress address, String sql) {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** A plain connection as the owner of the schema. */
  static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }
}
