package ro.storno.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.ApplicationException;

class DatabaseTest {
  @TempDir private Path folder;

  private static final Database.Pool IMPATIENT = new Database.Pool(8, Duration.ofSeconds(1));

  @Test
  void address_is_read_in_both_spellings_and_never_shows_the_password() {
    DatabaseAddress uri = DatabaseAddress.parse("postgresql://us%40er:p%3Ass@db:5433/storno");
    assertThat(uri)
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db:5433/storno", "us@er", "p:ss"));
    DatabaseAddress jdbc =
        DatabaseAddress.parse(
            "jdbc:postgresql://db/storno?user=me&password=secret&sslmode=require");
    assertThat(jdbc.user()).isEqualTo("me");
    assertThat(jdbc.password()).isEqualTo("secret");
    assertThat(jdbc.url()).contains("sslmode=require").doesNotContain("secret");
    assertThat(uri.toString() + jdbc).doesNotContain("p:ss").doesNotContain("secret");
    for (String wrong :
        new String[] {
          "", "mysql://a:secret@b/c", "postgresql://secret", "postgresql://h:secret@"
        }) {
      assertThatThrownBy(() -> DatabaseAddress.parse(wrong))
          .isInstanceOf(DatabaseStartException.class)
          .hasMessageContaining("STORNO_DATABASE_URL")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void unreachable_server_and_wrong_password_are_told_apart() {
    DatabaseAddress nobody = DatabaseAddress.parse("postgresql://u:secret@127.0.0.1:1/storno");
    assertThatThrownBy(() -> open(nobody))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("does not answer")
        .hasMessageNotContaining("secret");
    DatabaseAddress good = TestDatabase.freshAddress();
    DatabaseAddress wrong = new DatabaseAddress(good.url(), good.user(), "secret");
    assertThatThrownBy(() -> open(wrong))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("User or password is wrong")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> open(good.withDatabase("absent")))
        .hasMessageContaining("does not exist");
  }

  private static void open(DatabaseAddress address) {
    Database.open(new DatabaseLocation.Server(address), IMPATIENT, text -> {}).close();
  }

  @Test
  void schema_of_a_newer_release_is_refused() {
    DatabaseAddress address = TestDatabase.freshAddress();
    TestDatabase.execute(
        address,
        "insert into storno.flyway_schema_history select 1000, '999', 'from the future', type,"
            + " 'V999__future.sql', 1, installed_by, now(), 1, true from"
            + " storno.flyway_schema_history where version = '1'");
    assertThatThrownBy(() -> open(address))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("newer Storno")
        .hasMessageContaining("999");
  }

  @Test
  void step_with_a_lower_number_that_came_later_is_made_up_for() {
    DatabaseAddress address = TestDatabase.freshAddress();
    TestDatabase.execute(
        address,
        "drop table storno.exchange_rate, storno.exchange_rate_year, storno.kept_answer,"
            + " storno.pace; delete from storno.flyway_schema_history where version = '9'");
    assertThat(new Migrations(address).run(text -> {}).applied()).isEqualTo(1);
    assertThat(new Migrations(address).run(text -> {}).applied()).isZero();
    TestDatabase.execute(address, "select 1 from storno.pace");
  }

  @Test
  void schema_that_was_found_complete_is_sealed_and_any_other_is_looked_at_again() {
    DatabaseAddress address = TestDatabase.freshAddress();
    Migrations.Outcome found = new Migrations(address).run(text -> {});
    assertThat(found.applied()).isZero();
    assertThat(new Migrations(address).run(text -> {})).isEqualTo(found);
    TestDatabase.execute(address, "comment on schema storno is '1 another release'");
    assertThat(new Migrations(address).run(text -> {})).isEqualTo(found);
    TestDatabase.execute(
        address, "update storno.flyway_schema_history set checksum = 1 where version = '1'");
    assertThatThrownBy(() -> open(address))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("could not be brought up to date");
  }

  @Test
  void owner_cannot_give_the_application_a_way_past_the_wall() {
    DatabaseAddress address = TestDatabase.freshAddress();
    // Only a superuser may do this; the owner of the embedded database is none.
    assertThatThrownBy(() -> TestDatabase.execute(address, "alter role storno_app bypassrls"))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void database_that_goes_away_is_unavailable_and_nothing_acknowledged_is_lost_when_it_returns()
      throws Exception {
    Path data = folder.resolve("data");
    Path runtime = Path.of("target", "test-database", "runtime").toAbsolutePath();
    TestDatabase.server();
    Files.createDirectory(data);
    Files.createSymbolicLink(data.resolve("runtime"), runtime);
    try (Database database =
        Database.open(new DatabaseLocation.Embedded(data), IMPATIENT, text -> {})) {
      TestDatabase.execute(database.address(), "create table storno.kept (n int primary key)");
      AtomicInteger acknowledged = new AtomicInteger();
      AtomicInteger unavailable = new AtomicInteger();
      AtomicBoolean stop = new AtomicBoolean();
      AtomicBoolean other = new AtomicBoolean();
      Thread writer =
          new Thread(
              () -> {
                for (int n = 1; !stop.get(); n++) {
                  try {
                    insert(database, n);
                    acknowledged.incrementAndGet();
                  } catch (ApplicationException.Unavailable e) {
                    unavailable.incrementAndGet();
                  } catch (RuntimeException e) {
                    other.set(true);
                    throw e;
                  }
                }
              });
      writer.start();
      waitFor(() -> acknowledged.get() > 50);
      long pid = database.server().orElseThrow().processId().orElseThrow();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      waitFor(() -> unavailable.get() > 0);
      int before = acknowledged.get();
      waitFor(() -> acknowledged.get() > before + 50);
      stop.set(true);
      writer.join();
      assertThat(other).as("no other exception").isFalse();
      int kept =
          database
              .jdbi()
              .withHandle(h -> h.createQuery("select count(*) from kept").mapTo(int.class).one());
      // A commit whose answer was lost may be there too; an acknowledged one is there for sure.
      assertThat(kept).isBetween(acknowledged.get(), acknowledged.get() + unavailable.get());
    }
  }

  private static void insert(Database database, int n) {
    JdbiTransactions transactions = database.transactions();
    transactions.inPlatform(() -> transactions.handle().execute("insert into kept values (?)", n));
  }

  private interface Condition {
    boolean holds();
  }

  private static void waitFor(Condition condition) throws InterruptedException {
    for (Instant limit = Instant.now().plusSeconds(60); !condition.holds(); Thread.sleep(10)) {
      assertThat(Instant.now()).isBefore(limit);
    }
  }
}
