package ro.storno.authority.xrechnung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.provider.AuthorityMail;
import ro.storno.application.provider.ProviderAccess;
import ro.storno.application.submission.SubmissionChannel.Found;
import ro.storno.application.submission.SubmissionChannel.Judged;
import ro.storno.application.submission.SubmissionChannel.Sent;
import ro.storno.application.submission.SubmissionChannel.SignedAnswer;
import ro.storno.authority.call.ForeignEndpoints;
import ro.storno.authority.call.Handed;
import ro.storno.authority.call.Patience;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.xrechnung.XRechnungOperation;
import ro.storno.simulator.xrechnung.XRechnungSimulator;
import ro.storno.simulator.xrechnung.junit.XRechnungSimulatorExtension;

/** The channel against the simulated inbox, and over an outbox of a test. */
class XRechnungOnSimulatorTest {
  private static final byte[] XML =
      ("<Invoice xmlns='urn:x'><ID>RE-1</ID><BuyerReference>04011000-12345-03</BuyerReference>"
              + "<InvoiceLine><ID>1</ID></InvoiceLine></Invoice>")
          .getBytes(StandardCharsets.UTF_8);

  @RegisterExtension
  final XRechnungSimulatorExtension extension =
      XRechnungSimulatorExtension.with(
          s ->
              s.withSeed(7)
                  .withClock(InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z")))
                  .withJudging(Span.of(Duration.ofMinutes(1))));

  private final Outbox outbox = new Outbox();
  private XRechnungSimulator simulator;
  private Map<String, String> fields;
  private Instant changedAt = Instant.parse("2026-11-01T00:00:00Z");

  /** Remembers orders. */
  private static final class Outbox implements AuthorityMail {
    private final Map<UUID, Order> orders = new HashMap<>();
    private @Nullable String obstacle;
    private Posted posted = new Posted(State.WAITING, null, null, null);

    @Override
    public Optional<String> obstacle(CompanyId company) {
      return Optional.ofNullable(obstacle);
    }

    @Override
    public void post(Order order) {
      orders.putIfAbsent(order.id(), order);
    }

    @Override
    public Optional<Posted> find(CompanyId company, UUID order) {
      return Optional.ofNullable(orders.get(order)).map(found -> posted);
    }
  }

  @BeforeEach
  void start() {
    simulator = extension.simulator();
    fields = new HashMap<>(simulator.providerFields());
  }

  private InboxClient client(boolean privateAllowed) {
    Duration patience = Duration.ofSeconds(30);
    return new InboxClient(
        new ForeignEndpoints(privateAllowed),
        new Patience(patience, patience, Duration.ofSeconds(60), patience),
        simulator.clock());
  }

  private XRechnungChannel channel() {
    return channel(client(true));
  }

  private XRechnungChannel channel(InboxClient over) {
    return new XRechnungChannel(
        over,
        outbox,
        new ProviderAccess() {
          @Override
          public Optional<Map<String, String>> fields(CompanyId company, Channel which) {
            return Optional.of(fields);
          }

          @Override
          public Optional<Instant> changedAt(CompanyId company, Channel which) {
            return Optional.of(changedAt);
          }
        },
        simulator.clock());
  }

  private Submission sending() {
    return Handed.sending(Channel.XRECHNUNG, "RE-1.xml", XML, simulator.clock().instant());
  }

  private Submission taken(Submission sending) {
    Sent.Taken taken = (Sent.Taken) channel().send(sending, XML);
    return Handed.taken(sending, taken.reference(), simulator.clock().instant());
  }

  private Submission lost(Submission sending) {
    return sending.lost("lost", simulator.clock().instant());
  }

  @Test
  void a_document_is_pending_then_accepted_and_what_is_told_of_it_is_kept() {
    Submission sent = taken(sending());
    assertThat(channel().ask(sent)).isEqualTo(new Judged.Pending(null));
    simulator.clock().advance(Duration.ofMinutes(1));
    Judged.Accepted accepted = (Judged.Accepted) channel().ask(sent);
    SignedAnswer kept = channel().fetch(sent, Objects.requireNonNull(accepted.receipt()));
    assertThat(kept.documentSha256()).isEqualTo(Objects.requireNonNull(sent.payload()).sha256());
    assertThat(kept.seal()).isEqualTo("UNSIGNED");
  }

  @Test
  void a_rejection_tells_its_reasons() {
    simulator.faults().next(XRechnungOperation.POST, FaultKind.REFUSAL);
    Submission sent = taken(sending());
    simulator.clock().advance(Duration.ofMinutes(1));
    Judged.Rejected rejected = (Judged.Rejected) channel().ask(sent);
    assertThat(rejected.errors().get(0)).contains("04011000-12345-03", "nicht angebunden");
  }

  @Test
  void what_an_inbox_refuses_at_the_door_is_refused_with_its_words() {
    byte[] xml = "<Invoice><ID>1</ID></Invoice>".getBytes(StandardCharsets.UTF_8);
    Submission sending =
        Handed.sending(Channel.XRECHNUNG, "1.xml", xml, simulator.clock().instant());
    Sent.Refused refused = (Sent.Refused) channel().send(sending, xml);
    assertThat(refused.errors()).containsExactly("BT-10 (Leitweg-ID) fehlt.");
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"LOST_ANSWER", "ERROR_AFTER", "TRUNCATED", "WRONG_CONTENT_TYPE"})
  void a_document_whose_answer_is_lost_is_found_by_its_hash(FaultKind fault) {
    simulator.faults().next(XRechnungOperation.POST, fault);
    Submission sending = sending();
    assertThatThrownBy(() -> channel().send(sending, XML))
        .isInstanceOf(AuthorityException.OutcomeUnknown.class);
    Found.Taken found = (Found.Taken) channel().find(lost(sending), Handed.QUIET);
    assertThat(found.reference()).isEqualTo(simulator.inbox().documents().get(0).id());
  }

  @Test
  void absence_counts_after_the_safe_time_and_a_repetition_makes_no_second_document() {
    simulator.faults().next(XRechnungOperation.POST, FaultKind.LOST_REQUEST);
    Submission sending = sending();
    assertThatThrownBy(() -> channel().send(sending, XML))
        .isInstanceOf(AuthorityException.OutcomeUnknown.class);
    assertThat(channel().find(lost(sending), Handed.QUIET)).isInstanceOf(Found.Unclear.class);
    simulator.clock().advance(XRechnungChannel.SAFE_TIME);
    assertThat(channel().find(lost(sending), Handed.QUIET)).isInstanceOf(Found.Absent.class);
    channel().send(sending, XML);
    channel().send(sending, XML);
    assertThat(simulator.inbox().documents()).hasSize(1);
  }

  @Test
  void wrong_credentials_are_refused_and_their_secret_is_not_told() {
    fields.put("clientSecret", "topsecret");
    assertThatThrownBy(() -> channel().send(sending(), XML))
        .isInstanceOf(AuthorityException.AccessRefused.class)
        .hasMessageNotContaining("topsecret");
  }

  @Test
  void addresses_in_the_network_of_the_server_are_not_called() {
    XRechnungChannel guarded = channel(client(false));
    assertThatThrownBy(() -> guarded.send(sending(), XML))
        .isInstanceOf(AuthorityException.NotReached.class);
    int port = simulator.address().getPort();
    fields.put("tokenEndpoint", "https://localhost:" + port + "/oauth/token");
    fields.put("apiEndpoint", "https://127.0.0.1:" + port + "/api");
    assertThatThrownBy(() -> guarded.send(sending(), XML))
        .isInstanceOf(AuthorityException.NotReached.class)
        .hasMessageContaining("open Internet");
    assertThat(simulator.calls()).isEmpty();
  }

  @Test
  void by_mail_the_file_is_posted_once_with_leitweg_id_and_number_in_the_subject() {
    fields.put("email", "rechnung@stadt.example");
    Submission sending = sending();
    channel().admit(sending);
    Submission sent = taken(sending);
    channel().send(sending, XML);
    assertThat(outbox.orders).hasSize(1);
    AuthorityMail.Order order = outbox.orders.get(sending.id().value());
    assertThat(order.to()).isEqualTo(new EmailAddress("rechnung@stadt.example"));
    assertThat(order.subject()).isEqualTo("XRechnung RE-1, Leitweg-ID 04011000-12345-03");
    assertThat(order.file().name()).isEqualTo("RE-1.xml");
    assertThat(channel().ask(sent)).isInstanceOf(Judged.Pending.class);
    outbox.posted =
        new AuthorityMail.Posted(
            AuthorityMail.State.TAKEN,
            new EmailAddress("us@example.ro"),
            Instant.parse("2026-11-20T10:01:00Z"),
            null);
    Judged.Accepted accepted = (Judged.Accepted) channel().ask(sent);
    assertThat(accepted.raw()).contains("mail server took", "no receipt of the authority");
    SignedAnswer kept = channel().fetch(sent, Objects.requireNonNull(accepted.receipt()));
    assertThat(new String(kept.file(), StandardCharsets.UTF_8)).contains("us@example.ro");
    assertThat(simulator.calls()).isEmpty();
  }

  @Test
  void a_mail_that_failed_is_a_rejection_with_its_reason() {
    fields.put("email", "rechnung@stadt.example");
    Submission sent = taken(sending());
    outbox.posted =
        new AuthorityMail.Posted(AuthorityMail.State.FAILED, null, null, "no such user");
    Judged.Rejected rejected = (Judged.Rejected) channel().ask(sent);
    assertThat(rejected.errors().get(0)).contains("no such user");
  }

  @Test
  void a_mail_that_may_have_been_taken_is_no_rejection() {
    fields.put("email", "rechnung@stadt.example");
    Submission sent = taken(sending());
    outbox.posted =
        new AuthorityMail.Posted(AuthorityMail.State.UNCERTAIN, null, null, "ask the recipient");
    assertThat(channel().ask(sent)).isEqualTo(new Judged.Pending("ask the recipient"));
  }

  @Test
  void whether_a_mail_was_posted_is_known_to_the_outbox() {
    fields.put("email", "rechnung@stadt.example");
    fields.remove("apiEndpoint");
    Submission sending = sending();
    assertThat(channel().find(lost(sending), Handed.QUIET)).isInstanceOf(Found.Absent.class);
    channel().send(sending, XML);
    assertThat(channel().find(lost(sending), Handed.QUIET)).isInstanceOf(Found.Taken.class);
  }

  @Test
  void what_was_lost_on_its_way_to_an_inbox_is_looked_for_there_after_a_change_to_mail() {
    simulator.faults().next(XRechnungOperation.POST, FaultKind.LOST_ANSWER);
    Submission sending = sending();
    assertThatThrownBy(() -> channel().send(sending, XML))
        .isInstanceOf(AuthorityException.OutcomeUnknown.class);
    fields.put("email", "rechnung@stadt.example");
    assertThat(channel().find(lost(sending), Handed.QUIET)).isInstanceOf(Found.Taken.class);
  }

  @Test
  void what_was_lost_on_its_way_to_an_inbox_that_is_gone_is_not_mailed() {
    simulator.faults().next(XRechnungOperation.POST, FaultKind.LOST_ANSWER);
    Submission sending = sending();
    assertThatThrownBy(() -> channel().send(sending, XML))
        .isInstanceOf(AuthorityException.OutcomeUnknown.class);
    String inbox = Objects.requireNonNull(fields.remove("apiEndpoint"));
    fields.put("email", "rechnung@stadt.example");
    changedAt = simulator.clock().instant();
    simulator.clock().advance(XRechnungChannel.SAFE_TIME);
    Found.Unclear unclear = (Found.Unclear) channel().find(lost(sending), Handed.QUIET);
    assertThat(unclear.reason()).contains("Give that inbox's addresses and credentials again");
    fields.put("apiEndpoint", inbox);
    assertThat(channel().find(lost(sending), Handed.QUIET)).isInstanceOf(Found.Taken.class);
  }

  @Test
  void without_a_mail_server_it_waits_visibly() {
    fields.put("email", "rechnung@stadt.example");
    outbox.obstacle = "no server";
    assertThatThrownBy(() -> channel().admit(sending()))
        .isInstanceOf(AuthorityException.AccessRefused.class)
        .hasMessage("no server");
  }

  @Test
  void fields_are_checked_and_tried() {
    XRechnungConnection connection =
        new XRechnungConnection(client(true), new ForeignEndpoints(true));
    assertThat(connection.problems(fields)).isEmpty();
    assertThat(connection.test(fields)).contains("60 minutes");
    assertThat(connection.problems(Map.of()))
        .containsOnlyKeys("clientId", "clientSecret", "tokenEndpoint", "apiEndpoint");
    assertThat(connection.problems(Map.of("email", "rechnung@stadt.example"))).isEmpty();
    assertThat(connection.problems(Map.of("email", "nobody"))).containsOnlyKeys("email");
    XRechnungConnection guarded =
        new XRechnungConnection(client(false), new ForeignEndpoints(false));
    assertThat(guarded.problems(fields)).containsOnlyKeys("tokenEndpoint", "apiEndpoint");
  }

  @Test
  void only_a_mail_that_nobody_can_be_asked_about_is_left_to_people() {
    assertThat(channel().leftToPeople(taken(sending()))).as("an inbox is asked").isFalse();
    fields = new HashMap<>(Map.of(XRechnungFields.EMAIL, "rechnung@stadt.example"));
    Submission mailed = taken(sending());
    for (AuthorityMail.State state : AuthorityMail.State.values()) {
      outbox.posted = new AuthorityMail.Posted(state, null, null, null);
      assertThat(channel().leftToPeople(mailed))
          .as("%s", state)
          .isEqualTo(state == AuthorityMail.State.UNCERTAIN);
    }
    outbox.orders.clear();
    assertThat(channel().leftToPeople(mailed)).as("not kept any more").isTrue();
  }
}
