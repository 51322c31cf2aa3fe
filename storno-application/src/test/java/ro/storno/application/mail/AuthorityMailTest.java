package ro.storno.application.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.job.Job;
import ro.storno.application.job.PostponedException;
import ro.storno.application.provider.AuthorityMail;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailEncryption;
import ro.storno.domain.mail.MailServer;

/** Mails to authorities: each once at most. */
class AuthorityMailTest {
  private static final byte[] XML = "<Invoice/>".getBytes(StandardCharsets.UTF_8);
  private static final String KEY = "submissions/1/abc.xml";
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
  private CompanyId company;
  private UUID order;

  @BeforeEach
  void file() {
    company = app.scope().company();
    order = app.ids.next();
    app.store.put(company, KEY, XML);
  }

  private Senders senders(Optional<MailServer> server) {
    return new Senders(
        app.transactions,
        app.organizations,
        new InMemorySenderConfigurations(app.transactions),
        app.box,
        server);
  }

  private AuthorityMail mail() {
    return new PostToAuthority(
        app.transactions,
        app.companies,
        app.documentMails,
        senders(Optional.of(SERVER)),
        app.box,
        app.jobs,
        app.clock);
  }

  private DeliverToAuthority deliver(MailCarrier by, Optional<MailServer> server) {
    return new DeliverToAuthority(
        app.transactions,
        app.companies,
        app.documentMails,
        app.store,
        senders(server),
        app.box,
        by,
        app.clock);
  }

  private void post() {
    mail()
        .post(
            new AuthorityMail.Order(
                order,
                company,
                app.create
                    .create(app.scope(), Entries.invoice().build())
                    .invoice()
                    .invoice()
                    .id()
                    .value(),
                false,
                new EmailAddress("inbox@stadt.example"),
                "XRechnung RE-1 04011000-12345-03",
                "Rechnung <RE-1>",
                new AuthorityMail.File(KEY, "RE-1.xml", "application/xml")));
  }

  private List<Job> jobs() {
    return app.transactions.inPlatform(
        () ->
            app.jobs.waiting(DeliverToAuthority.KIND).stream().map(entry -> entry.job()).toList());
  }

  private AuthorityMail.Posted posted() {
    return mail().find(company, order).orElseThrow();
  }

  @Test
  void a_mail_carries_the_very_bytes_and_counts_as_taken_when_the_server_took_it() {
    post();
    assertThat(posted().state()).isEqualTo(AuthorityMail.State.WAITING);
    deliver(carrier, Optional.of(SERVER)).run(jobs().get(0));
    assertThat(posted().state()).isEqualTo(AuthorityMail.State.TAKEN);
    assertThat(posted().from()).isEqualTo(SERVER.fromAddress());
    MailCarrier.Parcel parcel = carrier.carried().get(0).parcel();
    assertThat(parcel.recipient()).hasToString("inbox@stadt.example");
    assertThat(parcel.content().subject()).contains("RE-1", "04011000-12345-03");
    assertThat(parcel.content().html()).contains("&lt;RE-1&gt;");
    assertThat(parcel.extras().attachments()).hasSize(1);
    assertThat(parcel.extras().attachments().get(0).content()).isEqualTo(XML);
  }

  @Test
  void the_same_order_is_one_mail() {
    post();
    post();
    assertThat(jobs()).hasSize(1);
    deliver(carrier, Optional.of(SERVER)).run(jobs().get(0));
    deliver(carrier, Optional.of(SERVER)).run(jobs().get(0));
    post();
    assertThat(carrier.carried()).hasSize(1);
  }

  @Test
  void what_died_while_it_was_handed_over_is_told_and_not_sent_again() {
    post();
    MailCarrier dying =
        (server, trust, parcel) -> {
          throw new IllegalStateException("power cut");
        };
    assertThatThrownBy(() -> deliver(dying, Optional.of(SERVER)).run(jobs().get(0)))
        .hasMessage("power cut");
    assertThat(posted().state()).isEqualTo(AuthorityMail.State.WAITING);
    deliver(carrier, Optional.of(SERVER)).run(jobs().get(0));
    assertThat(carrier.carried()).isEmpty();
    assertThat(posted().state()).isEqualTo(AuthorityMail.State.UNCERTAIN);
    assertThat(posted().problem()).contains("may have been taken");
  }

  @Test
  void what_a_server_may_have_taken_is_told_and_not_sent_again() {
    post();
    MailCarrier silent =
        (server, trust, parcel) -> {
          throw NotCarriedException.answerLost("reset", new IllegalStateException());
        };
    deliver(silent, Optional.of(SERVER)).run(jobs().get(0));
    assertThat(posted().state()).isEqualTo(AuthorityMail.State.UNCERTAIN);
    assertThat(posted().problem()).contains("may have been taken", "reset");
    app.clock.pass(Duration.ofHours(1));
    deliver(carrier, Optional.of(SERVER)).run(jobs().get(0));
    assertThat(carrier.carried()).isEmpty();
    assertThat(posted().state()).isEqualTo(AuthorityMail.State.UNCERTAIN);
  }

  @Test
  void what_a_server_refuses_for_now_is_tried_again_for_a_day() {
    post();
    MailCarrier busy =
        (server, trust, parcel) -> {
          throw new NotCarriedException("busy", false, new IllegalStateException());
        };
    assertThatThrownBy(() -> deliver(busy, Optional.of(SERVER)).run(jobs().get(0)))
        .isInstanceOf(PostponedException.class);
    assertThat(posted().problem()).isEqualTo("busy");
    app.clock.pass(Duration.ofMinutes(2));
    deliver(carrier, Optional.of(SERVER)).run(jobs().get(0));
    assertThat(posted().state()).isEqualTo(AuthorityMail.State.TAKEN);
  }

  @Test
  void after_a_day_and_after_a_final_refusal_it_is_given_up() {
    post();
    app.clock.pass(Duration.ofDays(1));
    MailCarrier busy =
        (server, trust, parcel) -> {
          throw new NotCarriedException("busy", false, new IllegalStateException());
        };
    deliver(busy, Optional.of(SERVER)).run(jobs().get(0));
    assertThat(posted().problem()).isEqualTo("Given up after a day: busy");
    assertThat(posted().state()).isEqualTo(AuthorityMail.State.FAILED);
    order = app.ids.next();
    post();
    MailCarrier refusing =
        (server, trust, parcel) -> {
          throw new NotCarriedException("no such user", true, new IllegalStateException());
        };
    deliver(refusing, Optional.of(SERVER)).run(jobs().get(1));
    assertThat(posted().state()).isEqualTo(AuthorityMail.State.FAILED);
    assertThat(posted().problem()).isEqualTo("no such user");
  }

  @Test
  void another_company_does_not_find_the_order() {
    post();
    assertThat(mail().find(new CompanyId(app.ids.next()), order)).isEmpty();
  }

  @Test
  void without_a_server_there_is_an_obstacle_and_what_is_posted_fails() {
    PostToAuthority without =
        new PostToAuthority(
            app.transactions,
            app.companies,
            app.documentMails,
            senders(Optional.empty()),
            app.box,
            app.jobs,
            app.clock);
    assertThat(without.obstacle(company))
        .hasValueSatisfying(why -> assertThat(why).contains("mail server"));
    assertThat(mail().obstacle(company)).isEmpty();
    post();
    deliver(carrier, Optional.empty()).run(jobs().get(0));
    assertThat(posted().state()).isEqualTo(AuthorityMail.State.FAILED);
  }
}
