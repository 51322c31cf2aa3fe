package ro.storno.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/**
 * The opened database: server started if it is ours, schema up to date, connections pooled.
 *
 * <p>Pooled connections act as the role {@code storno_app}, which owns no table and cannot bypass
 * row-level security. When the server goes away, callers get {@link
 * ro.storno.application.ApplicationException.Unavailable} after at most a few seconds; when it
 * returns, the pool heals by itself.
 */
public final class Database implements AutoCloseable {
  private final @Nullable EmbeddedPostgres server;
  private final DatabaseAddress address;
  private final Migrations.Outcome schema;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final JdbiTransactions transactions;

  private Database(
      @Nullable EmbeddedPostgres server,
      DatabaseAddress address,
      Migrations.Outcome schema,
      HikariDataSource pool) {
    this.server = server;
    this.address = address;
    this.schema = schema;
    this.pool = pool;
    this.jdbi = SqlTypes.registerIn(Jdbi.create(pool));
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(Database::withoutValues);
    this.transactions = new JdbiTransactions(jdbi);
  }

  /**
   * How the pool behaves.
   *
   * @param size most connections at a time
   * @param patience how long a caller waits for a connection before hearing "unavailable"
   */
  public record Pool(int size, Duration patience) {
    /** Good for one server process on a few cores. */
    public static final Pool STANDARD = new Pool(20, Duration.ofSeconds(3));
  }

  /**
   * Starts or reaches the server, brings the schema up to date, and fills the pool.
   *
   * @param progress told, in a sentence each, what takes longer than a moment
   * @throws DatabaseStartException with words on what to change
   */
  public static Database open(DatabaseLocation location, Pool pool, Consumer<String> progress) {
    if (location instanceof DatabaseLocation.Embedded embedded) {
      EmbeddedPostgres server = EmbeddedPostgres.start(embedded.dataFolder(), progress);
      try {
        return open(server, server.address(), pool, progress);
      } catch (RuntimeException e) {
        server.close();
        throw e;
      }
    }
    return open(null, ((DatabaseLocation.Server) location).address(), pool, progress);
  }

  static Database open(
      @Nullable EmbeddedPostgres server,
      DatabaseAddress address,
      Pool pool,
      Consumer<String> progress) {
    Migrations.Outcome schema = new Migrations(address).run(progress);
    return new Database(
        server, address, schema, new HikariDataSource(configuration(address, pool)));
  }

  private static HikariConfig configuration(DatabaseAddress address, Pool pool) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("storno");
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(pool.size());
    config.setMinimumIdle(Math.min(2, pool.size()));
    config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
    config.setConnectionTimeout(pool.patience().toMillis());
    config.setKeepaliveTime(Duration.ofMinutes(1).toMillis());
    config.addDataSourceProperty("ApplicationName", "storno");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "120");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // details quote the values that collide, and end up in logs
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("gssEncMode", "disable");
    config.addDataSourceProperty("assumeMinServerVersion", "14");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    // As start parameters they are what RESET returns to: no statement falls back to the owner.
    config.addDataSourceProperty(
        "options",
        "-c role=" + Migrations.APPLICATION_ROLE + " -c search_path=" + Migrations.SCHEMA);
    return config;
  }

  /** Names the statement, never its arguments, which hold personal data. */
  private static String withoutValues(StatementException e) {
    StatementContext context = e.getStatementContext();
    return e.getShortMessage()
        + (context == null ? "" : " [statement: " + context.getRawSql() + "]");
  }

  /** Transactions for use cases. */
  public JdbiTransactions transactions() {
    return transactions;
  }

  /** Pooled connections of the application role, for what brings its own transactions. */
  public DataSource dataSource() {
    return pool;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  DatabaseAddress address() {
    return address;
  }

  /** The version of the schema, and what opening the database applied. */
  public Migrations.Outcome schema() {
    return schema;
  }

  /** The server that this process runs; empty if the database is somebody else's. */
  public Optional<EmbeddedPostgres> server() {
    return Optional.ofNullable(server);
  }

  /** The server's version as it names it, such as {@code 18.6}; fails like any other call. */
  public String serverVersion() {
    return transactions.inPlatform(
        () -> transactions.handle().createQuery("show server_version").mapTo(String.class).one());
  }

  /** Whether only this process uses the database, so that nobody else can hold a job. */
  public boolean exclusive() {
    return server != null;
  }

  @Override
  public void close() {
    pool.close();
    if (server != null) {
      server.close();
    }
  }
}
