package ro.storno.application.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.application.SequentialIds;
import ro.storno.application.SettableClock;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.Actor;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.application.job.Job;
import ro.storno.application.job.PostponedException;
import ro.storno.application.secret.PlainSecretBox;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailEncryption;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailServer;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.OutgoingMail;

class PostTest {
  private static final MailServer SERVER =
      new MailServer(
          "smtp.example.ro",
          587,
          MailEncryption.TLS,
          "storno",
          "secret",
          new EmailAddress("no-reply@example.ro"),
          "Storno");
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
  private final InMemoryJobQueue jobs = new InMemoryJobQueue(transactions);
  private final RecordingCarrier carrier = new RecordingCarrier();
  private final SettableClock clock = new SettableClock(TestApplication.START);
  private final SequentialIds ids = new SequentialIds();
  private final PlainSecretBox box = new PlainSecretBox();
  private final ReadMails read = new ReadMails(transactions, outbox, box);

  private Post post(Optional<MailServer> server) {
    return new Post(new PlainMailTemplates(), outbox, box, jobs, server, ids, clock);
  }

  private DeliverMail deliver(Optional<MailServer> server) {
    return new DeliverMail(transactions, outbox, box, carrier, server, clock);
  }

  private MailId posted(Optional<MailServer> server) {
    Letter letter =
        new Letter(
            MailTemplate.RESET_PASSWORD,
            new EmailAddress("ana@example.ro"),
            "ro",
            Map.of("link", "https://app.example/reset?token=t"),
            null);
    return transactions.inPlatform(() -> post(server).post(letter));
  }

  private void deliverAll(Optional<MailServer> server) {
    for (Job job : transactions.inPlatform(() -> jobs.waiting())) {
      deliver(server).run(job);
    }
  }

  private OutgoingMail stored(MailId id) {
    return transactions.inPlatform(() -> outbox.find(id)).orElseThrow();
  }

  @Test
  void posted_mail_is_delivered_once_and_what_it_said_is_forgotten() {
    MailId id = posted(Optional.of(SERVER));
    assertThat(stored(id).status()).isEqualTo(MailStatus.QUEUED);
    deliverAll(Optional.of(SERVER));
    deliverAll(Optional.of(SERVER));
    assertThat(carrier.carried()).hasSize(1);
    RecordingCarrier.Carried carried = carrier.carried().get(0);
    assertThat(carried.trust()).isEqualTo(MailCarrier.Trust.OPERATOR);
    assertThat(carried.parcel().id()).isEqualTo(id);
    assertThat(carried.parcel().content().text()).contains("token=t");
    assertThat(stored(id).status()).isEqualTo(MailStatus.SENT);
    assertThat(stored(id).sentAt()).isEqualTo(TestApplication.START);
    assertThat(read.show(Actor.SYSTEM, id).content()).isNull();
  }

  private MailId farewell(Optional<MailServer> server) {
    Letter letter =
        new Letter(
            MailTemplate.ACCOUNT_DELETED, new EmailAddress("ana@example.ro"), "ro", Map.of(), null);
    return transactions.inPlatform(() -> post(server).post(letter));
  }

  private void nothingIsKeptOf(MailId id) {
    assertThat(transactions.inPlatform(() -> outbox.find(id))).isEmpty();
    assertThat(transactions.inPlatform(() -> outbox.content(id))).isEmpty();
  }

  @Test
  void farewell_to_a_deleted_account_leaves_nothing_once_it_is_sent_or_cannot_be() {
    MailId sent = farewell(Optional.of(SERVER));
    deliverAll(Optional.of(SERVER));
    assertThat(carrier.carried()).hasSize(1);
    nothingIsKeptOf(sent);
    carrier.refuse("550 nobody", true);
    MailId refused = farewell(Optional.of(SERVER));
    deliverAll(Optional.of(SERVER));
    nothingIsKeptOf(refused);
    nothingIsKeptOf(farewell(Optional.empty()));
    MailId withoutServer = farewell(Optional.of(SERVER));
    deliverAll(Optional.empty());
    nothingIsKeptOf(withoutServer);
  }

  @Test
  void farewell_that_is_refused_for_now_is_put_off_and_given_up_after_a_day() {
    carrier.refuse("450 <ana@example.ro> later", false);
    MailId id = farewell(Optional.of(SERVER));
    assertThatThrownBy(() -> deliverAll(Optional.of(SERVER)))
        .isInstanceOfSatisfying(
            PostponedException.class,
            put -> assertThat(put.until()).isEqualTo(clock.instant().plusSeconds(900)));
    assertThat(stored(id).status()).isEqualTo(MailStatus.QUEUED);
    clock.pass(Duration.ofDays(1));
    deliverAll(Optional.of(SERVER));
    nothingIsKeptOf(id);
  }

  @Test
  void mail_of_a_transaction_that_fails_never_was() {
    assertThatThrownBy(
            () ->
                transactions.inPlatform(
                    () -> {
                      posted(Optional.of(SERVER));
                      throw new IllegalStateException("afterwards");
                    }))
        .hasMessage("afterwards");
    assertThat(transactions.inPlatform(() -> jobs.waiting())).isEmpty();
    assertThat(read.list(Actor.SYSTEM, Outbox.Filter.ALL, new Page.Request(1, 20)).data())
        .isEmpty();
  }

  @Test
  void refusal_for_now_is_noted_and_tried_again() {
    MailId id = posted(Optional.of(SERVER));
    carrier.refuse("450 later", false);
    assertThatThrownBy(() -> deliverAll(Optional.of(SERVER)))
        .isInstanceOf(NotCarriedException.class);
    assertThat(stored(id).status()).isEqualTo(MailStatus.QUEUED);
    assertThat(stored(id).error()).isEqualTo("450 later");
    carrier.recover();
    deliverAll(Optional.of(SERVER));
    assertThat(stored(id).status()).isEqualTo(MailStatus.SENT);
    assertThat(stored(id).error()).isNull();
  }

  @Test
  void refusal_for_good_ends_the_mail() {
    MailId id = posted(Optional.of(SERVER));
    carrier.refuse("550 no such user", true);
    deliverAll(Optional.of(SERVER));
    assertThat(stored(id).status()).isEqualTo(MailStatus.FAILED);
    assertThat(stored(id).error()).isEqualTo("550 no such user");
    assertThat(read.show(Actor.SYSTEM, id).content()).isNull();
  }

  @Test
  void without_a_server_mails_are_kept_to_be_read_at_the_console() {
    MailId id = posted(Optional.empty());
    assertThat(transactions.inPlatform(() -> jobs.waiting())).isEmpty();
    assertThat(stored(id).status()).isEqualTo(MailStatus.KEPT);
    assertThat(read.show(Actor.SYSTEM, id).content().text()).contains("token=t");
  }

  @Test
  void server_taken_away_before_delivery_leaves_the_mail_kept() {
    MailId id = posted(Optional.of(SERVER));
    deliverAll(Optional.empty());
    assertThat(stored(id).status()).isEqualTo(MailStatus.KEPT);
    assertThat(read.show(Actor.SYSTEM, id).content().text()).contains("token=t");
  }

  @Test
  void what_a_mail_says_is_sealed_at_rest_and_opens_for_no_other_mail() {
    MailId one = posted(Optional.empty());
    MailId other = posted(Optional.empty());
    transactions.inPlatform(
        () -> {
          SealedSecret foreign = outbox.content(other).orElseThrow();
          outbox.add(stored(one), foreign);
          return 0;
        });
    assertThatThrownBy(() -> read.show(Actor.SYSTEM, one)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void names_that_users_chose_stay_in_their_line() {
    Letter letter =
        new Letter(
            MailTemplate.API_KEY_CREATED,
            new EmailAddress("ana@example.ro"),
            "en",
            Map.of("name", "Key\r\nBcc: eve@example.ro"),
            null);
    MailId id = transactions.inPlatform(() -> post(Optional.empty()).post(letter));
    assertThat(read.show(Actor.SYSTEM, id).content().text()).doesNotContain("\n");
    assertThatThrownBy(
            () -> new Letter(MailTemplate.INVITATION, letter.recipient(), "ro", Map.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobody_but_the_console_reads_mails() {
    MailId id = posted(Optional.empty());
    TestApplication app = new TestApplication();
    assertThatThrownBy(() -> read.show(app.owner(), id))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> read.list(app.owner(), Outbox.Filter.ALL, new Page.Request(1, 20)))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
