package ro.storno.persistence.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.mail.DocumentMails;
import ro.storno.application.mail.DocumentMailsContract;
import ro.storno.application.mail.MailRefusals;
import ro.storno.application.mail.Outbox;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.OutgoingMail;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.identity.JdbiPersonalRecords;

class JdbiDocumentMailsTest extends DocumentMailsContract {
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
  protected DocumentMails mails() {
    return new JdbiDocumentMails(database.transactions());
  }

  @Override
  protected MailRefusals refusals() {
    return new JdbiMailRefusals(database.transactions());
  }

  @Test
  void operator_finds_it_among_all_mails_of_the_outbox() {
    DocumentMail mail = added(UUID.randomUUID(), Samples.NOW, null);
    Outbox outbox = new JdbiOutbox(database.transactions());
    Page<OutgoingMail> log =
        transactions()
            .inPlatform(
                () ->
                    outbox.list(
                        new Outbox.Filter(null, null, mail.mail().sentBy(), null, null, null),
                        new Page.Request(1, 20)));
    assertThat(log.data()).containsExactly(mail.mail());
  }

  @Test
  void mail_of_one_company_cannot_be_written_while_working_for_another() {
    DocumentMail mail = added(UUID.randomUUID(), Samples.NOW, null);
    assertThatThrownBy(
            () ->
                transactions()
                    .inCompany(
                        Samples.company(),
                        () -> {
                          mails().add(mail, new SealedSecret("v1.x"));
                          return 0;
                        }))
        .hasMessageContaining("row-level security");
  }

  @Test
  void end_of_the_account_that_asked_for_it_leaves_the_mail_without_a_name() {
    DocumentMail mail = added(UUID.randomUUID(), Samples.NOW, null);
    UserId by = Objects.requireNonNull(mail.mail().sentBy());
    transactions()
        .inPlatform(
            () -> {
              new JdbiPersonalRecords(database.transactions()).forget(by, "gone@example.ro");
              return 0;
            });
    assertThat(in(() -> mails().findForUpdate(company, mail.id())))
        .hasValueSatisfying(kept -> assertThat(kept.mail().sentBy()).isNull());
  }

  @Test
  void mail_whose_way_begins_at_this_moment_cannot_be_stopped() throws Exception {
    UUID document = UUID.randomUUID();
    DocumentMail mail = added(document, Samples.NOW, Samples.NOW.plusSeconds(60));
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<List<DocumentMail>> stopped =
          other.submit(
              () -> {
                locked.await();
                asked.countDown();
                return in(() -> mails().scheduledForUpdate(company, document));
              });
      in(
          () -> {
            DocumentMail found = mails().findForUpdate(company, mail.id()).orElseThrow();
            locked.countDown();
            awaitQuietly(asked);
            mails().update(found.begun(Samples.NOW));
            return found;
          });
      assertThat(stopped.get()).isEmpty();
    } finally {
      other.shutdownNow();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
