package ro.storno.persistence.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.authority.Pace;
import ro.storno.application.authority.PaceContract;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.DatabaseAddress;
import ro.storno.persistence.database.DatabaseLocation;
import ro.storno.persistence.database.TestDatabase;

/** Each node has a pool of its own on the one database. */
class JdbiPaceTest extends PaceContract {
  private static final List<Database> nodes = new ArrayList<>();
  private static DatabaseAddress address;

  @BeforeAll
  static void prepare() {
    address = TestDatabase.freshAddress();
  }

  @AfterAll
  static void close() {
    nodes.forEach(Database::close);
  }

  @Override
  protected Pace node() {
    return new JdbiPace(open().transactions());
  }

  private static Database open() {
    Database database =
        Database.open(new DatabaseLocation.Server(address), Database.Pool.STANDARD, progress -> {});
    nodes.add(database);
    return database;
  }

  @Test
  void waiting_for_a_turn_holds_no_transaction() {
    Database database = open();
    Pace pace = new JdbiPace(database.transactions());
    pace.takeTurn("transaction", Duration.ofHours(1), Duration.ZERO);
    assertThat(database.transactions().open()).isFalse();
    assertThatThrownBy(
            () ->
                database
                    .transactions()
                    .inCompany(
                        new CompanyId(UUID.randomUUID()),
                        () -> pace.takeTurn("x", Duration.ZERO, Duration.ZERO)))
        .as("no remote call inside a company's transaction")
        .isInstanceOf(IllegalStateException.class);
  }
}
