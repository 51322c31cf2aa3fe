package ro.storno.persistence.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  /** Unpacked once; the tests' data folders link to it, as a second start would find it. */
  @TempDir(cleanup = CleanupMode.ALWAYS)
  private static Path shared;

  private Path data;
  private final List<String> messages = new ArrayList<>();
  private final List<EmbeddedPostgres> started = new ArrayList<>();

  @BeforeAll
  static void unpack() throws IOException {
    Folders.createTraversable(shared.resolve("runtime"));
    PostgresRuntime.in(shared.resolve("runtime"), text -> {});
  }

  @BeforeEach
  void folder() throws IOException {
    data = Files.createTempDirectory(shared, "data");
    Files.createSymbolicLink(data.resolve("runtime"), shared.resolve("runtime"));
  }

  @AfterEach
  void stop() {
    started.forEach(EmbeddedPostgres::close);
  }

  private EmbeddedPostgres start() {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data, messages::add);
    started.add(postgres);
    return postgres;
  }

  static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    DatabaseAddress address = postgres.address();
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery("show " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  private static long one(Connection connection, String query) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void durability_is_on_and_only_this_machine_can_connect() throws Exception {
    try (Connection connection = connect(start())) {
      assertThat(show(connection, "fsync")).isEqualTo("on");
      assertThat(show(connection, "full_page_writes")).isEqualTo("on");
      assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
      assertThat(show(connection, "data_checksums")).isEqualTo("on");
      assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(connection, "unix_socket_directories")).isEmpty();
      assertThat(show(connection, "server_encoding")).isEqualTo("UTF8");
      assertThat(show(connection, "is_superuser")).isEqualTo("off");
    }
  }

  @Test
  void nobody_logs_in_without_the_password_not_even_the_superuser() throws Exception {
    EmbeddedPostgres postgres = start();
    String url = postgres.address().url();
    assertThatThrownBy(() -> DriverManager.getConnection(url, "storno", "guess"))
        .hasMessageContaining("password authentication failed");
    assertThatThrownBy(
            () -> DriverManager.getConnection(url, "postgres", postgres.address().password()))
        .hasMessageContaining("no pg_hba.conf entry");
    Path password = data.resolve("postgres/password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres"))))
        .isEqualTo("rwx------");
    assertThat(postgres.address().toString()).doesNotContain(postgres.address().password());
  }

  @Test
  void second_start_finds_the_rows_and_is_quick() throws Exception {
    EmbeddedPostgres first = start();
    try (Connection connection = connect(first)) {
      connection.createStatement().execute("create table kept as select 42 as n");
    }
    first.close();
    messages.clear();
    Instant begin = Instant.now();
    EmbeddedPostgres second = start();
    Duration took = Duration.between(begin, Instant.now());
    try (Connection connection = connect(second)) {
      assertThat(one(connection, "select n from kept")).isEqualTo(42);
    }
    assertThat(messages).isEmpty();
    // About 0.2 s on a calm machine; the limit allows for a busy one.
    assertThat(took).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void rows_acknowledged_to_a_killed_jvm_are_there_and_its_postmaster_is_taken_over()
      throws Exception {
    long acknowledged = 0;
    for (int round = 0; round < 2; round++) {
      Process child = childJvm();
      try (BufferedReader out = outputOf(child)) {
        acknowledged = lastNumberOf(out, 50);
        // By its handle: Process.destroyForcibly would throw away what is in the pipe.
        child.toHandle().destroyForcibly();
        child.waitFor();
        // It went on between the line that we saw last and its death; the pipe still holds that.
        acknowledged = Math.max(acknowledged, lastNumberLeft(out));
      } finally {
        child.destroyForcibly().waitFor();
      }
    }
    long orphan = postmasterPid();
    assertThat(ProcessHandle.of(orphan)).as("the postmaster outlives its JVM").isPresent();

    EmbeddedPostgres postgres = start();

    assertThat(messages).anyMatch(text -> text.contains("Taking over"));
    assertThat(postgres.processId().orElseThrow()).isNotEqualTo(orphan);
    // The postmaster takes a moment to leave after it has given up its pid file.
    ProcessHandle.of(orphan).ifPresent(gone -> gone.onExit().orTimeout(10, SECONDS).join());
    try (Connection connection = connect(postgres)) {
      long kept = one(connection, "select max(n) from kept");
      // One more may have been committed by a JVM that was killed before it could say so.
      assertThat(kept).isBetween(acknowledged, acknowledged + 1);
      assertThat(one(connection, "select count(*) from kept")).isEqualTo(kept);
    }
  }

  @Test
  void data_folder_belongs_to_one_jvm_at_a_time() throws Exception {
    Process child = childJvm();
    try (BufferedReader out = outputOf(child)) {
      lastNumberOf(out, 1);
      assertThatThrownBy(this::start)
          .isInstanceOf(DatabaseStartException.class)
          .hasMessageContaining("in use by another Storno (process " + child.pid())
          .hasMessageContaining("STORNO_DATA_DIR");
      assertThat(child.isAlive()).isTrue();
    } finally {
      child.destroyForcibly().waitFor();
    }
    start();
    assertThatThrownBy(this::start).hasMessageContaining("already in use by this same process");
  }

  @Test
  void pid_file_of_a_foreign_process_does_not_stop_the_start() throws Exception {
    start().close();
    Path pidFile = data.resolve("postgres/cluster/postmaster.pid");
    // The number of the dead postmaster was given to another program meanwhile: ourselves.
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/elsewhere\n");
    try (Connection connection = connect(start())) {
      assertThat(one(connection, "select 1")).isEqualTo(1);
    }
  }

  @Test
  void server_that_dies_is_started_again_on_its_port() throws Exception {
    EmbeddedPostgres postgres = start();
    long pid = postgres.processId().orElseThrow();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    SQLException last = null;
    for (Instant limit = Instant.now().plusSeconds(60); Instant.now().isBefore(limit); ) {
      try (Connection connection = connect(postgres)) {
        if (postgres.processId().orElseThrow() != pid) {
          assertThat(one(connection, "select 1")).isEqualTo(1);
          return;
        }
      } catch (SQLException e) {
        last = e;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the server did not come back", last);
  }

  @Test
  void half_created_cluster_is_created_again() throws Exception {
    Files.createDirectories(data.resolve("postgres/cluster.creating/base"));
    Files.writeString(data.resolve("postgres/cluster.creating/PG_VERSION"), "18\n");
    try (Connection connection = connect(start())) {
      assertThat(one(connection, "select 1")).isEqualTo(1);
    }
  }

  @Test
  void lost_password_file_is_replaced() throws Exception {
    start().close();
    Files.delete(data.resolve("postgres/password"));
    try (Connection connection = connect(start())) {
      assertThat(one(connection, "select 1")).isEqualTo(1);
    }
  }

  @Test
  void cluster_of_another_major_version_is_refused_untouched() throws Exception {
    start().close();
    Path version = data.resolve("postgres/cluster/PG_VERSION");
    Files.writeString(version, "17\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("written by PostgreSQL 17")
        .hasMessageContaining("STORNO_DATABASE_URL");
    assertThat(Files.readString(version)).isEqualTo("17\n");
    Files.writeString(version, "18\n");
    start();
  }

  @Test
  void damaged_cluster_is_reported_with_what_to_do() throws Exception {
    start().close();
    Path control = data.resolve("postgres/cluster/global/pg_control");
    byte[] good = Files.readAllBytes(control);
    Files.delete(control);
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("global/pg_control missing")
        .hasMessageContaining("backup");
    Files.write(control, new byte[good.length]);
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("PostgreSQL says")
        .hasMessageContaining("backup");
  }

  @Test
  void unusable_data_folder_is_reported() throws Exception {
    Path file = Files.writeString(shared.resolve("a-file"), "");
    assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("data"), messages::add))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("cannot be created")
        .hasMessageContaining("STORNO_DATA_DIR");
  }

  private Process childJvm() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path")
                + File.pathSeparator
                + System.getProperty("surefire.test.class.path", ""),
            WritingProcess.class.getName(),
            data.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BufferedReader outputOf(Process child) {
    return new BufferedReader(new InputStreamReader(child.getInputStream(), US_ASCII));
  }

  private static long lastNumberOf(BufferedReader out, int lines) throws IOException {
    long number = 0;
    for (int read = 0; read < lines; ) {
      String line = out.readLine();
      assertThat(line).as("the child JVM writes").isNotNull();
      if (line.matches("\\d+")) {
        number = Long.parseLong(line);
        read++;
      }
    }
    return number;
  }

  /** The last number in what a dead JVM left in its pipe; a line cut short has no line end. */
  private static long lastNumberLeft(BufferedReader out) throws IOException {
    StringBuilder left = new StringBuilder();
    for (int read = out.read(); read >= 0; read = out.read()) {
      left.append((char) read);
    }
    return left.substring(0, left.lastIndexOf("\n") + 1)
        .lines()
        .filter(line -> line.matches("\\d+"))
        .mapToLong(Long::parseLong)
        .reduce(0, (earlier, later) -> later);
  }

  private long postmasterPid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).get(0).strip());
  }
}
