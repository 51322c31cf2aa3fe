package ro.storno.application.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.AccountLinks;
import ro.storno.application.invoice.InvoiceMails;
import ro.storno.application.invoice.MailedContents;
import ro.storno.application.job.Job;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailEncryption;
import ro.storno.domain.mail.MailServer;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.MailedKind;
import ro.storno.domain.party.Client;

/** Mails that leave by themselves, and what may happen to them on their way. */
class PlannedMailTest {
  private static final EmailAddress READER = new EmailAddress("office@client.example");
  private static final MailServer SERVER =
      new MailServer(
          "smtp.example.ro",
          587,
          MailEncryption.TLS,
          "storno",
          "secret",
          new EmailAddress("no-reply@example.ro"),
          "Storno");

  private final TestApplication app = new TestApplication();
  private final RecordingCarrier carrier = new RecordingCarrier();
  private final InMemoryMailRefusals refusals = new InMemoryMailRefusals(app.transactions);
  private final InMemoryEmailTemplates templates = new InMemoryEmailTemplates(app.transactions);
  private final MailableDocuments documents =
      new MailableDocuments(
          List.of(
              new InvoiceMails(
                  app.invoices,
                  new MailedContents(app.clients, app.series),
                  app.print,
                  app.downloadXml,
                  app.ids,
                  app.clock)));

  private Senders senders(Optional<MailServer> server) {
    return new Senders(
        app.transactions,
        app.organizations,
        new InMemorySenderConfigurations(app.transactions),
        app.box,
        server);
  }

  private MailDocument mailDocument() {
    return new MailDocument(
        app.validator,
        app.transactions,
        documents,
        app.documentMails,
        refusals,
        new MailWriting(templates, html -> new MailMarkup.Safe(html, html), app.clock),
        senders(Optional.of(SERVER)),
        app.box,
        app.jobs,
        app.ids,
        app.clock);
  }

  private DeliverDocumentMail deliver(Optional<MailServer> server) {
    return new DeliverDocumentMail(
        app.transactions,
        app.companies,
        documents,
        app.documentMails,
        refusals,
        senders(server),
        new Unsubscribe(
            app.transactions,
            app.companies,
            refusals,
            app.box,
            new AccountLinks(() -> URI.create("https://app.example")),
            app.clock),
        app.box,
        carrier,
        app.clock);
  }

  /** An issued invoice of a client that gets mail somewhere, or nowhere. */
  private Invoice invoice(String email) {
    Client client =
        app.createClient
            .create(app.scope(), Entries.client("Client").with("email", email).build())
            .client();
    Invoice draft =
        app.create.create(app.scope(), Entries.invoice().to(client).build()).invoice().invoice();
    return app.issue.issue(app.scope(), draft.id()).invoice();
  }

  private Optional<DocumentMail> planned(Invoice invoice, Instant when) {
    return app.transactions.inCompany(
        app.scope().company(),
        () -> mailDocument().plan(app.scope(), MailedKind.INVOICE, invoice.id().value(), when));
  }

  private void runDue(Optional<MailServer> server) {
    List<Job> due =
        app.transactions.inPlatform(
            () ->
                app.jobs.waiting(DeliverDocumentMail.KIND).stream()
                    .filter(entry -> !entry.when().isAfter(app.clock.instant()))
                    .map(entry -> entry.job())
                    .toList());
    due.forEach(deliver(server)::run);
  }

  private DocumentMail stored(DocumentMail mail) {
    return app.transactions
        .inCompany(mail.company(), () -> app.documentMails.findForUpdate(mail.company(), mail.id()))
        .orElseThrow();
  }

  @Test
  void planned_mail_leaves_at_its_time_with_the_document_as_it_stands_then() {
    Invoice invoice = invoice(READER.value());
    DocumentMail mail =
        planned(invoice, app.clock.instant().plus(Duration.ofHours(3))).orElseThrow();
    assertThat(mail.mail().recipient()).isEqualTo(READER);
    assertThat(mail.attachments()).containsExactly(invoice.displayNumber() + ".pdf");
    runDue(Optional.of(SERVER));
    assertThat(carrier.carried()).isEmpty();
    app.clock.pass(Duration.ofHours(3));
    runDue(Optional.of(SERVER));
    assertThat(carrier.carried()).hasSize(1);
    assertThat(stored(mail).mail().status()).isEqualTo(MailStatus.SENT);
    assertThat(stored(mail).mail().sentAt()).isEqualTo(app.clock.instant());
  }

  @Test
  void time_that_is_past_means_at_once() {
    DocumentMail mail =
        planned(invoice(READER.value()), app.clock.instant().minusSeconds(60)).orElseThrow();
    assertThat(mail.scheduledFor()).isNull();
    runDue(Optional.of(SERVER));
    assertThat(stored(mail).mail().status()).isEqualTo(MailStatus.SENT);
  }

  @Test
  void reader_of_whom_no_address_is_known_gets_no_mail() {
    assertThat(planned(invoice(null), app.clock.instant())).isEmpty();
  }

  @Test
  void reader_who_unsubscribed_gets_no_mail_and_the_history_says_so() {
    DocumentMail mail = planned(invoice(READER.value()), app.clock.instant()).orElseThrow();
    app.transactions.inCompany(
        mail.company(),
        () -> {
          refusals.add(mail.company(), READER, app.clock.instant());
          return 0;
        });
    runDue(Optional.of(SERVER));
    assertThat(carrier.carried()).isEmpty();
    assertThat(stored(mail).mail().status()).isEqualTo(MailStatus.FAILED);
    assertThat(stored(mail).mail().error()).contains("unsubscribed");
  }

  @Test
  void server_that_is_busy_is_asked_again() {
    DocumentMail mail = planned(invoice(READER.value()), app.clock.instant()).orElseThrow();
    carrier.refuse("451 try later", false);
    assertThatThrownBy(() -> runDue(Optional.of(SERVER))).isInstanceOf(NotCarriedException.class);
    assertThat(stored(mail).mail().status()).isEqualTo(MailStatus.QUEUED);
    assertThat(stored(mail).mail().error()).contains("451");
    assertThat(stored(mail).begunAt()).as("nobody can stop it any more").isNotNull();
    carrier.recover();
    runDue(Optional.of(SERVER));
    assertThat(carrier.carried()).hasSize(1);
    assertThat(stored(mail).mail().status()).isEqualTo(MailStatus.SENT);
    assertThat(stored(mail).mail().error()).isNull();
  }

  @Test
  void mail_for_which_there_is_no_server_is_kept() {
    DocumentMail mail = planned(invoice(READER.value()), app.clock.instant()).orElseThrow();
    runDue(Optional.empty());
    assertThat(stored(mail).mail().status()).isEqualTo(MailStatus.KEPT);
    runDue(Optional.of(SERVER));
    assertThat(carrier.carried()).isEmpty();
  }

  @Test
  void mail_of_a_transaction_that_fails_never_was() {
    Invoice invoice = invoice(READER.value());
    assertThatThrownBy(
            () ->
                app.transactions.inCompany(
                    app.scope().company(),
                    () -> {
                      mailDocument()
                          .plan(
                              app.scope(),
                              MailedKind.INVOICE,
                              invoice.id().value(),
                              app.clock.instant());
                      throw new IllegalStateException("afterwards");
                    }))
        .hasMessage("afterwards");
    runDue(Optional.of(SERVER));
    assertThat(carrier.carried()).isEmpty();
  }
}
