package ro.storno.application.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.OutgoingMail;

/** What any outbox does. */
public abstract class OutboxContract {
  private static final EmailAddress SENDER = new EmailAddress("no-reply@example.ro");

  protected abstract Transactions platform();

  protected abstract Outbox outbox();

  private OutgoingMail added(String recipient, String category, UserId by, Instant when) {
    OutgoingMail mail =
        new OutgoingMail(
            new MailId(uuid()),
            null,
            category,
            new EmailAddress(recipient),
            "Parolă nouă",
            null,
            MailStatus.QUEUED,
            null,
            by,
            when,
            null);
    platform()
        .inPlatform(
            () -> {
              outbox().add(mail, new SealedSecret("v1.abc"));
              return 0;
            });
    return mail;
  }

  @Test
  void mail_is_kept_with_its_content_until_that_is_forgotten() {
    OutgoingMail mail = added("ana@example.ro", "reset_password", new UserId(uuid()), NOW);
    platform()
        .inPlatform(
            () -> {
              assertThat(outbox().find(mail.id())).contains(mail);
              assertThat(outbox().findForUpdate(mail.id())).contains(mail);
              assertThat(outbox().content(mail.id())).contains(new SealedSecret("v1.abc"));
              outbox().forgetContent(mail.id());
              assertThat(outbox().content(mail.id())).isEmpty();
              assertThat(outbox().find(new MailId(uuid()))).isEmpty();
              return 0;
            });
  }

  @Test
  void ending_is_kept() {
    OutgoingMail mail = added("ana@example.ro", "reset_password", new UserId(uuid()), NOW);
    OutgoingMail sent = mail.sent(SENDER, NOW.plusSeconds(3));
    OutgoingMail failed = mail.failed(SENDER, "550 no such user\r\nhere", NOW.plusSeconds(4));
    platform()
        .inPlatform(
            () -> {
              outbox().update(sent);
              assertThat(outbox().find(mail.id())).contains(sent);
              outbox().update(failed);
              assertThat(outbox().find(mail.id())).contains(failed);
              assertThat(failed.error()).isEqualTo("550 no such user here");
              return 0;
            });
  }

  @Test
  void log_is_filtered_and_newest_first() {
    UserId by = new UserId(uuid());
    UserId other = new UserId(uuid());
    OutgoingMail first = added("ana@filter.example", "one", by, NOW);
    OutgoingMail second = added("ion@filter.example", "two", by, NOW.plusSeconds(10));
    OutgoingMail third = added("ana@other.example", "one", other, NOW.plusSeconds(20));
    Page.Request all = new Page.Request(1, 20);
    platform()
        .inPlatform(
            () -> {
              assertThat(list(new Outbox.Filter(null, null, by, null, null, null), all).data())
                  .containsExactly(second, first);
              assertThat(
                      list(
                              new Outbox.Filter(null, "FILTER.ex", null, null, null, null),
                              new Page.Request(2, 1))
                          .data())
                  .containsExactly(first);
              assertThat(list(new Outbox.Filter("one", "ana@", null, null, null, null), all).data())
                  .containsSubsequence(third, first);
              assertThat(
                      list(
                              new Outbox.Filter(
                                  null, null, by, null, NOW.plusSeconds(10), NOW.plusSeconds(11)),
                              all)
                          .data())
                  .containsExactly(second);
              assertThat(
                      list(new Outbox.Filter(null, null, by, MailStatus.SENT, null, null), all)
                          .total())
                  .isZero();
              assertThat(list(new Outbox.Filter(null, "100%", null, null, null, null), all).data())
                  .isEmpty();
              return 0;
            });
  }

  private Page<OutgoingMail> list(Outbox.Filter filter, Page.Request page) {
    return outbox().list(filter, page);
  }

  @Test
  void nothing_is_seen_while_working_for_a_company() {
    OutgoingMail mail = added("ana@example.ro", "reset_password", new UserId(uuid()), NOW);
    platform()
        .inCompany(
            Samples.company(),
            () -> {
              assertThat(outbox().find(mail.id())).isEmpty();
              assertThat(outbox().content(mail.id())).isEmpty();
              assertThat(outbox().list(Outbox.Filter.ALL, new Page.Request(1, 20)).total())
                  .isZero();
              return 0;
            });
  }
}
