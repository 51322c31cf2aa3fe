package ro.storno.application.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.MailedKind;
import ro.storno.domain.mail.OutgoingMail;

/** What any store of mails of documents, and of those who want none, does. */
public abstract class DocumentMailsContract {
  private static final EmailAddress ANA = new EmailAddress("ana@example.ro");
  private static final EmailAddress ION = new EmailAddress("ion@example.ro");
  private static final SealedSecret SEALED = new SealedSecret("v1.abc");

  protected final CompanyId company = Samples.company();
  private final UUID document = uuid();

  protected abstract Transactions transactions();

  protected abstract DocumentMails mails();

  protected abstract MailRefusals refusals();

  protected <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  protected DocumentMail added(UUID about, Instant created, Instant scheduled) {
    OutgoingMail mail =
        new OutgoingMail(
            new MailId(uuid()),
            new OrganizationId(uuid()),
            "invoice",
            ANA,
            "Factura FAC-0001 🚚",
            null,
            MailStatus.QUEUED,
            null,
            new UserId(uuid()),
            created,
            null);
    DocumentMail whole =
        new DocumentMail(
            mail,
            company,
            MailedKind.INVOICE,
            about,
            List.of(ION),
            List.of(),
            List.of("FAC-0001.pdf", "FAC-0001.xml"),
            "ro",
            scheduled,
            null);
    in(
        () -> {
          mails().add(whole, SEALED);
          return whole;
        });
    return whole;
  }

  @Test
  void mail_is_kept_whole_and_forgets_what_it_says_at_its_end() {
    DocumentMail mail = added(document, NOW, null);
    DocumentMail begun = mail.begun(NOW.plusSeconds(1));
    DocumentMail sent = begun.as(begun.mail().sent(ION, NOW.plusSeconds(2)));
    in(
        () -> {
          assertThat(mails().findForUpdate(company, mail.id())).contains(mail);
          assertThat(mails().content(company, mail.id())).contains(SEALED);
          mails().update(begun);
          assertThat(mails().findForUpdate(company, mail.id())).contains(begun);
          mails().end(sent);
          assertThat(mails().findForUpdate(company, mail.id())).contains(sent);
          assertThat(mails().content(company, mail.id())).isEmpty();
          return 0;
        });
  }

  @Test
  void history_of_a_document_is_newest_first() {
    DocumentMail first = added(document, NOW, null);
    DocumentMail second = added(document, NOW.plusSeconds(1), null);
    added(uuid(), NOW, null);
    in(
        () -> {
          assertThat(mails().about(company, document, 9)).containsExactly(second, first);
          assertThat(mails().about(company, document, 1)).containsExactly(second);
          assertThat(mails().countSince(company, NOW)).isEqualTo(3);
          assertThat(mails().countSince(company, NOW.plusSeconds(1))).isEqualTo(1);
          return 0;
        });
  }

  @Test
  void mails_that_wait_for_their_time_are_found_until_they_begin_or_are_stopped() {
    DocumentMail later = added(document, NOW, NOW.plusSeconds(90));
    DocumentMail sooner = added(document, NOW, NOW.plusSeconds(60));
    added(document, NOW, null);
    in(
        () -> {
          assertThat(mails().scheduledForUpdate(company, document)).containsExactly(sooner, later);
          assertThat(mails().nextScheduled(company, document)).contains(NOW.plusSeconds(60));
          assertThat(mails().nextScheduled(company, List.of(document, uuid())))
              .isEqualTo(Map.of(document, NOW.plusSeconds(60)));
          assertThat(mails().nextScheduled(company, List.of())).isEmpty();
          mails().update(sooner.begun(NOW));
          assertThat(mails().nextScheduled(company, List.of(document)))
              .isEqualTo(Map.of(document, NOW.plusSeconds(90)));
          assertThat(mails().nextScheduled(company, document)).contains(NOW.plusSeconds(90));
          mails().end(later.cancelled());
          assertThat(mails().nextScheduled(company, document)).isEmpty();
          return 0;
        });
  }

  @Test
  void refusal_is_kept_until_it_is_taken_back() {
    in(
        () -> {
          refusals().add(company, ANA, NOW);
          refusals().add(company, ANA, NOW.plusSeconds(1));
          assertThat(refusals().among(company, List.of(ANA, ION))).isEqualTo(Set.of(ANA));
          assertThat(refusals().among(company, List.of())).isEmpty();
          refusals().remove(company, ANA);
          refusals().remove(company, ANA);
          assertThat(refusals().among(company, List.of(ANA, ION))).isEmpty();
          return 0;
        });
  }

  @Test
  void nothing_of_a_company_is_seen_while_working_for_another() {
    DocumentMail mail = added(document, NOW, NOW.plusSeconds(60));
    in(
        () -> {
          refusals().add(company, ANA, NOW);
          return 0;
        });
    transactions()
        .inCompany(
            Samples.company(),
            () -> {
              assertThat(mails().findForUpdate(company, mail.id())).isEmpty();
              assertThat(mails().content(company, mail.id())).isEmpty();
              assertThat(mails().about(company, document, 9)).isEmpty();
              assertThat(mails().nextScheduled(company, document)).isEmpty();
              assertThat(mails().nextScheduled(company, List.of(document))).isEmpty();
              assertThat(mails().countSince(company, NOW)).isZero();
              assertThat(refusals().among(company, List.of(ANA))).isEmpty();
              return 0;
            });
  }
}
