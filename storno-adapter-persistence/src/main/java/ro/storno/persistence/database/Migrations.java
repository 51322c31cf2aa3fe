package ro.storno.persistence.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings the schema {@code storno} to the version of this release; forward only.
 *
 * <p>The schema belongs to the role that logs in. The application acts as {@link
 * #APPLICATION_ROLE}, which is made here if the login may make roles.
 */
public final class Migrations {
  static final String SCHEMA = "storno";
  static final String APPLICATION_ROLE = "storno_app";
  private static final int OLDEST_SERVER = 14;

  private final DatabaseAddress address;

  public Migrations(DatabaseAddress address) {
    this.address = address;
  }

  /**
   * What the schema came to.
   *
   * @param version of the last step applied
   * @param applied steps applied just now
   */
  public record Outcome(String version, int applied) {}

  /**
   * Applies what is missing.
   *
   * @return the version of the schema, and how many steps were missing
   * @throws DatabaseStartException if the server cannot be reached, the login lacks rights, or the
   *     schema was written by a newer release
   */
  public Outcome run(Consumer<String> progress) {
    PGSimpleDataSource owner = dataSource();
    SchemaSeal seal = new SchemaSeal();
    Optional<String> known = prepared(owner, seal);
    if (known.isPresent()) {
      return new Outcome(known.get(), 0);
    }
    Outcome outcome = migrated(owner, progress);
    try (Connection connection = owner.getConnection()) {
      seal.set(connection, outcome.version());
    } catch (SQLException e) {
      throw explained(e);
    }
    return outcome;
  }

  private Outcome migrated(PGSimpleDataSource owner, Consumer<String> progress) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(owner)
            .schemas(SCHEMA)
            .defaultSchema(SCHEMA)
            .locations("classpath:ro/storno/persistence/migration")
            .placeholderReplacement(false)
            .validateMigrationNaming(true)
            .cleanDisabled(true)
            // Parallel lines of work are given their numbers beforehand, and end in any order.
            .outOfOrder(true)
            .load();
    try {
      // Each question to Flyway opens connections of its own, and every start waits for them.
      MigrationInfoService found = flyway.info();
      refuseNewerSchema(found);
      int pending = found.pending().length;
      if (pending == 0) {
        flyway.validate();
        return new Outcome(version(found), 0);
      }
      progress.accept("Bringing the database schema up to date");
      flyway.migrate();
      return new Outcome(version(flyway.info()), pending);
    } catch (FlywayException e) {
      throw new DatabaseStartException(
          "The schema of " + address + " could not be brought up to date: " + e.getMessage(), e);
    }
  }

  private PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.url());
    source.setUser(address.user());
    source.setPassword(address.password());
    source.setApplicationName("storno migrations");
    source.setConnectTimeout(10);
    return source;
  }

  private static String version(MigrationInfoService found) {
    MigrationInfo current = found.current();
    return current == null || current.getVersion() == null ? "0" : current.getVersion().toString();
  }

  private static void refuseNewerSchema(MigrationInfoService found) {
    boolean newer =
        Arrays.stream(found.applied())
            .map(MigrationInfo::getState)
            .anyMatch(
                state ->
                    state == MigrationState.FUTURE_SUCCESS
                        || state == MigrationState.FUTURE_FAILED);
    if (newer) {
      throw new DatabaseStartException(
          "The database was written by a newer Storno: its schema has version "
              + found.applied()[found.applied().length - 1].getVersion()
              + ", which this release does not know. Nothing was changed. Start the newer release,"
              + " or restore a backup made with this one.");
    }
  }

  /** Prepares the role; returns the version of the schema where nothing else is to be done. */
  private Optional<String> prepared(PGSimpleDataSource owner, SchemaSeal seal) {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST_SERVER) {
        throw new DatabaseStartException(
            "PostgreSQL "
                + version
                + " at "
                + address
                + " is too old; Storno needs "
                + OLDEST_SERVER
                + " or newer.");
      }
      if (!applicationRoleExists(connection)) {
        statement.execute("create role " + APPLICATION_ROLE + " nologin nosuperuser nobypassrls");
      }
      if (!mayActAsApplication(connection, version)) {
        statement.execute("grant " + APPLICATION_ROLE + " to current_user");
      }
      return seal.version(connection);
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  private boolean applicationRoleExists(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select rolsuper or rolbypassrls from pg_roles where rolname = ?")) {
      query.setString(1, APPLICATION_ROLE);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return false;
        }
        if (row.getBoolean(1)) {
          throw new DatabaseStartException(
              "The role "
                  + APPLICATION_ROLE
                  + " at "
                  + address
                  + " could look past row-level security. Run: ALTER ROLE "
                  + APPLICATION_ROLE
                  + " NOSUPERUSER NOBYPASSRLS");
        }
        return true;
      }
    }
  }

  private static boolean mayActAsApplication(Connection connection, int version)
      throws SQLException {
    String privilege = version >= 16 ? "SET" : "MEMBER";
    try (PreparedStatement query = connection.prepareStatement("select pg_has_role(?, ?)")) {
      query.setString(1, APPLICATION_ROLE);
      query.setString(2, privilege);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private DatabaseStartException explained(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String advice =
        switch (state) {
          case "28P01", "28000" -> "User or password is wrong; check STORNO_DATABASE_URL.";
          case "3D000" -> "The database does not exist; create it, owned by this user.";
          case "42501" ->
              "The user may not make the role the application acts as. As an administrator run:"
                  + " CREATE ROLE storno_app NOLOGIN; GRANT storno_app TO "
                  + address.user()
                  + ";";
          default ->
              SqlErrors.unavailable(e)
                  ? "The server does not answer; check that it runs and that host and port are"
                      + " right."
                  : "PostgreSQL says: " + e.getMessage();
        };
    return new DatabaseStartException("Cannot open the database " + address + ". " + advice, e);
  }
}
