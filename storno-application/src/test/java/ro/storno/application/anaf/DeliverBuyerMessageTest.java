package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.job.Job;
import ro.storno.application.job.PostponedException;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.SentBuyerMessage;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.Company;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;

/** A message goes out once, whatever happens; what is not known is told and never repeated. */
class DeliverBuyerMessageTest {
  private static final String TEXT = "Cantitate greșită";
  private final TestReceiving receiving = new TestReceiving();
  private final FakeAnaf anaf = receiving.anaf;
  private InvoiceId invoice;

  @BeforeEach
  void received() {
    anaf.invoice("3001", "18547290", receiving.cif(), "F-3001", "100.00", "21.00");
    receiving.application.clock.pass(Duration.ofMinutes(20));
    receiving.sync();
    invoice = receiving.invoices().get(0).id();
    receiving.room.send.send(receiving.scope(), invoice, new SendBuyerMessage.Command(TEXT));
  }

  private Job job() {
    return receiving
        .application
        .transactions
        .inPlatform(() -> receiving.application.jobs.waiting(DeliverBuyerMessage.KIND))
        .get(0)
        .job();
  }

  private void deliver() {
    receiving.room.deliver.run(job());
  }

  private SentBuyerMessage message() {
    List<SentBuyerMessage> all = receiving.room.send.list(receiving.scope(), invoice);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private void postponedUntil(Instant until) {
    assertThatThrownBy(this::deliver)
        .isInstanceOfSatisfying(
            PostponedException.class, put -> assertThat(put.until()).isEqualTo(until));
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.QUEUED);
  }

  private Instant in(Duration time) {
    return receiving.application.clock.instant().plus(time);
  }

  @Test
  void message_is_handed_in_once_as_one_of_the_buyer() {
    deliver();
    deliver();
    assertThat(anaf.uploads()).hasSize(1);
    EFactura.Upload upload = anaf.uploads().get(0);
    assertThat(upload.standard()).isEqualTo(EFactura.Standard.RASP);
    assertThat(upload.cif()).isEqualTo(receiving.cif());
    assertThat(new String(upload.xml(), StandardCharsets.UTF_8)).contains("93001", TEXT);
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.SENT);
    assertThat(message().index()).isEqualTo(new UploadIndex("771"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u007F",
        " \u0085\n",
        "\uFFFE",
        "a\uFFFE",
        "a\uD800",
        "a\uDC00b",
        "\uFFFF",
        "\u0001"
      })
  void message_that_is_empty_or_that_xml_cannot_hold_is_refused(String typed) {
    assertThatThrownBy(
            () ->
                receiving.room.send.send(
                    receiving.scope(), invoice, new SendBuyerMessage.Command(typed)))
        .isInstanceOfSatisfying(
            ApplicationException.Invalid.class,
            refused -> assertThat(refused.errors()).containsOnlyKeys("message"));
    assertThat(message().text()).isEqualTo(TEXT);
  }

  @Test
  void control_characters_are_left_out() {
    SentBuyerMessage sent =
        receiving.room.send.send(
            receiving.scope(),
            invoice,
            new SendBuyerMessage.Command("\u007F ab\u0085c\r\n\tș\uD83D\uDE00 \u007F"));
    assertThat(sent.text()).isEqualTo("abc\n\tș\uD83D\uDE00");
  }

  @Test
  void message_that_cannot_be_written_is_refused_and_never_counts_as_sent() {
    SentBuyerMessage was = message();
    receiving.application.transactions.inCompany(
        receiving.company(),
        () -> {
          receiving.sentMessages.update(
              new SentBuyerMessage(
                  was.id(),
                  was.company(),
                  was.invoice(),
                  was.invoiceIndex(),
                  "queued by an earlier version \uFFFE",
                  was.state(),
                  null,
                  null,
                  null,
                  was.createdAt(),
                  was.changedAt()));
          return 0;
        });
    deliver();
    deliver();
    assertThat(anaf.uploads()).isEmpty();
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.REFUSED);
    assertThat(message().error()).contains("characters");
  }

  @Test
  void refusal_is_told_in_anafs_words() {
    anaf.answerUploads(new EFactura.UploadAnswer.Refused(List.of("index inexistent"), "raw"));
    deliver();
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.REFUSED);
    assertThat(message().error()).isEqualTo("index inexistent");
  }

  @Test
  void lost_answer_is_never_followed_by_a_second_call_and_the_list_tells() {
    anaf.answerUploads(new AuthorityException.OutcomeUnknown("time-out", null));
    deliver();
    deliver();
    assertThat(anaf.uploads()).hasSize(1);
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.UNKNOWN);
    anaf.list(MessageType.BUYER_MESSAGE_SENT, "3002", "93009", receiving.cif(), "…");
    anaf.archive("3002", FakeAnaf.sealed("3002", "NOTE;93001;" + TEXT));
    receiving.application.clock.pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.SENT);
    assertThat(message().index()).isEqualTo(new UploadIndex("93009"));
  }

  @Test
  void call_that_the_process_did_not_survive_is_not_repeated() {
    anaf.answerUploads(new IllegalStateException("the process died"));
    assertThatThrownBy(this::deliver).hasMessage("the process died");
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.SENDING);
    deliver();
    assertThat(anaf.uploads()).hasSize(1);
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.UNKNOWN);
    assertThat(message().error()).contains("next synchronisation");
  }

  static List<AuthorityException> withoutEffect() {
    return List.of(
        new AuthorityException.NotReached("no route", null),
        new AuthorityException.AccessRefused("401"),
        new AuthorityException.LimitReached("1000 a day", Duration.ofMinutes(15)));
  }

  @ParameterizedTest
  @MethodSource
  void withoutEffect(AuthorityException none) {
    anaf.answerUploads(none);
    postponedUntil(in(Duration.ofMinutes(15)));
    assertThat(message().error()).isEqualTo(none.getMessage());
    anaf.tokens("another");
    deliver();
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.SENT);
  }

  @Test
  void message_of_a_deleted_company_waits_until_the_company_is_back() {
    anaf.close(true);
    postponedUntil(in(Duration.ofMinutes(15)));
    assertThat(anaf.uploads()).isEmpty();
    anaf.close(false);
    deliver();
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.SENT);
  }

  @Test
  void company_that_lost_its_cif_is_told_that_it_cannot_send() {
    Company was = receiving.profile();
    receiving.application.transactions.inPlatform(
        () -> {
          receiving.application.companies.update(
              new Company(
                  was.id(),
                  was.organization(),
                  Party.of("Exemplu GmbH", "DE811907980", Address.UNKNOWN),
                  was.settings(),
                  null,
                  false,
                  was.createdAt(),
                  null,
                  null));
          return 0;
        });
    deliver();
    assertThat(anaf.uploads()).isEmpty();
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.REFUSED);
    assertThat(message().error()).contains("no Romanian CIF");
  }

  @Test
  void used_up_quota_and_missing_authorization_are_waited_for_without_a_call() {
    anaf.plan(new AuthorityException.LimitReached("1000 a day", Duration.ofHours(7)));
    postponedUntil(in(Duration.ofHours(7)));
    anaf.plan(null);
    anaf.tokens();
    postponedUntil(in(Duration.ofMinutes(15)));
    assertThat(anaf.uploads()).isEmpty();
    anaf.tokens("good");
    deliver();
    assertThat(message().state()).isEqualTo(SentBuyerMessage.State.SENT);
  }
}
