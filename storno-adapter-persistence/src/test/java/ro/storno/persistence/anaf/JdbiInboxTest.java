package ro.storno.persistence.anaf;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.Evidence;
import ro.storno.application.anaf.Inbox;
import ro.storno.application.anaf.InboxContract;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiInboxTest extends InboxContract {
  private static Database database;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected Transactions transactions() {
    return database.transactions();
  }

  @Override
  protected Inbox inbox() {
    return new JdbiInbox(database.transactions());
  }

  @Override
  protected Evidence evidence() {
    return new JdbiEvidence(database.transactions());
  }

  @Test
  void evidence_can_be_neither_changed_nor_removed() {
    CompanyId company = Samples.company();
    for (String attack :
        List.of(
            "update anaf_archive set sha256 = 0",
            "delete from anaf_archive",
            "update anaf_seal set verdict = 0",
            "delete from anaf_seal")) {
      assertThatThrownBy(
              () ->
                  database
                      .transactions()
                      .inCompany(company, () -> database.transactions().handle().execute(attack)))
          .hasMessageContaining("permission denied");
    }
  }
}
