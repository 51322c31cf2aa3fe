package ro.storno.simulator.ksef;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.simulator.fault.Span;

/** What the API description says, seen by a client that shares nothing with the simulator. */
class KsefProtocolTest {
  static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private final KsefSimulator ksef =
      KsefSimulator.start(
          KsefSimulatorSettings.defaults()
              .withSeed(1)
              .withLimits(false)
              .withClock(InstantSource.fixed(NOW)));

  @AfterEach
  void stop() {
    ksef.close();
  }

  @ParameterizedTest
  @CsvSource({
    "5265877635-20250916-0200A0D6723E,C2",
    "5265877635-20250626-010080DD2B5E,26",
    "20250626-SO-2F14610000-242991F8C9,B4"
  })
  void check_values_are_those_of_published_numbers(String beginning, String value) {
    assertThat(KsefReferences.checkValue(beginning)).isEqualTo(value);
  }

  @Test
  void an_invoice_gets_a_number_with_a_right_check_value_and_a_confirmation() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    byte[] xml = KsefUser.invoice("F/1");
    String invoice = user.sent(session, xml);
    JsonNode state = user.state(session, invoice);
    assertThat(state.at("/status/code").asInt()).isEqualTo(200);
    String number = state.path("ksefNumber").asText();
    assertThat(number)
        .matches("5265877635-20261102-[0-9A-F]{12}-[0-9A-F]{2}")
        .endsWith(KsefReferences.checkValue(number.substring(0, 32)));
    HttpResponse<byte[]> upo = user.get("/sessions/" + session + "/invoices/" + invoice + "/upo");
    assertThat(new String(upo.body(), StandardCharsets.UTF_8))
        .contains("<NumerKSeFDokumentu>" + number)
        .contains("<SkrotDokumentu>" + KsefUser.hash(xml))
        .contains("<NumerReferencyjnySesji>" + session)
        .contains("SignatureValue");
    assertThat(upo.headers().firstValue("x-ms-meta-hash")).contains(KsefUser.hash(upo.body()));
    assertThat(user.get("/sessions/" + session + "/invoices/ksef/" + number + "/upo").body())
        .isEqualTo(upo.body());
    assertThat(user.get("/invoices/ksef/" + number).body()).isEqualTo(xml);
  }

  @Test
  void the_same_seller_kind_and_number_is_a_duplicate_that_names_the_first() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    String first = user.sent(session, KsefUser.invoice("F/2"));
    String other = user.session();
    String second = user.sent(other, KsefUser.invoice("F/2", KsefUser.NIP, "2026-10-31"));
    JsonNode state = user.state(other, second);
    assertThat(state.at("/status/code").asInt()).isEqualTo(440);
    assertThat(state.at("/status/extensions/originalKsefNumber"))
        .isEqualTo(user.state(session, first).path("ksefNumber"));
    assertThat(state.at("/status/extensions/originalSessionReferenceNumber").asText())
        .isEqualTo(session);
  }

  @Test
  void what_is_wrong_with_a_document_is_told_by_its_status() throws Exception {
    ksef.desk()
        .rule(
            xml ->
                new String(xml, StandardCharsets.UTF_8).contains("F/RULE")
                    ? Optional.of("bo tak")
                    : Optional.empty());
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    String invoice = new String(KsefUser.invoice("F/3"), StandardCharsets.UTF_8);
    assertThat(judged(user, session, invoice.replace("<P_2>", "<?pi x?><P_2>"))).isEqualTo(430);
    assertThat(judged(user, session, "no xml")).isEqualTo(430);
    assertThat(judged(user, session, invoice.replace("13775", "12648"))).isEqualTo(430);
    assertThat(judged(user, session, invoice.replace(KsefUser.NIP, KsefUser.BUYER))).isEqualTo(410);
    assertThat(judged(user, session, invoice.replace("</Fa>", "</Fa><Zalacznik/>"))).isEqualTo(415);
    assertThat(judged(user, session, invoice.replace("2026-11-01", "2026-11-03"))).isEqualTo(450);
    assertThat(judged(user, session, invoice.replace("F/3", "F/RULE"))).isEqualTo(450);
    byte[] wrongKey = user.key.clone();
    wrongKey[0]++;
    ObjectNode garbled = user.invoiceCall(invoice.getBytes(StandardCharsets.UTF_8), wrongKey);
    JsonNode taken = KsefUser.json(user.send(session, garbled));
    assertThat(user.code(session, taken.path("referenceNumber").asText())).isEqualTo(435);
    ObjectNode lying =
        user.invoiceCall(invoice.getBytes(StandardCharsets.UTF_8), user.key)
            .put("invoiceHash", KsefUser.hash(new byte[] {1}));
    taken = KsefUser.json(user.send(session, lying));
    assertThat(user.code(session, taken.path("referenceNumber").asText())).isEqualTo(430);
  }

  private static int judged(KsefUser user, String session, String xml) throws Exception {
    return user.code(session, user.sent(session, xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_session_whose_key_cannot_be_read_cancels_its_invoices() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session =
        KsefUser.json(user.open(KsefUser.base64(new byte[256]))).path("referenceNumber").asText();
    assertThat(user.code(session, user.sent(session, KsefUser.invoice("F/4")))).isEqualTo(405);
    assertThat(sessionCode(user, session)).isEqualTo(415);
  }

  private static int sessionCode(KsefUser user, String session) throws Exception {
    return KsefUser.json(user.get("/sessions/" + session)).at("/status/code").asInt();
  }

  @Test
  void a_wrong_size_or_hash_of_what_is_encrypted_is_refused_at_the_door() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    ObjectNode call = user.invoiceCall(KsefUser.invoice("F/5"), user.key);
    assertThat(KsefUser.code(user.send(session, call.deepCopy().put("encryptedInvoiceSize", 1))))
        .isEqualTo(21402);
    assertThat(
            KsefUser.code(
                user.send(
                    session,
                    call.deepCopy().put("encryptedInvoiceHash", KsefUser.hash(new byte[1])))))
        .isEqualTo(21403);
    assertThat(ksef.ledger().invoices()).isEmpty();
  }

  @Test
  void sessions_go_from_open_through_closed_to_done_empty_or_without_a_good_invoice()
      throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String good = user.session();
    user.sent(good, KsefUser.invoice("F/6"));
    String empty = user.session();
    String bad = user.session();
    user.sent(bad, new byte[] {'<'});
    assertThat(sessionCode(user, good)).isEqualTo(100);
    for (String session : new String[] {good, empty, bad}) {
      assertThat(user.post("/sessions/online/" + session + "/close", KsefUser.object()))
          .extracting(HttpResponse::statusCode)
          .isEqualTo(204);
    }
    assertThat(sessionCode(user, good)).isEqualTo(200);
    assertThat(sessionCode(user, empty)).isEqualTo(440);
    assertThat(sessionCode(user, bad)).isEqualTo(445);
    assertThat(KsefUser.code(user.send(good, user.invoiceCall(KsefUser.invoice("F/7"), user.key))))
        .isEqualTo(21180);
    assertThat(KsefUser.code(user.get("/sessions/" + good.replace("-SO-", "-XX-"))))
        .isEqualTo(21173);
  }

  @Test
  void a_session_ends_by_itself_after_twelve_hours() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    ksef.clock().advance(Duration.ofHours(12));
    user.authenticate(KsefUser.NIP, KsefSimulatorSettings.TOKEN.value());
    assertThat(sessionCode(user, session)).isEqualTo(440);
  }

  @Test
  void a_token_opens_its_own_context_and_counts_with_its_own_moment_only() throws Exception {
    ksef.register(KsefToken.of("mine", KsefUser.NIP));
    KsefUser user = new KsefUser(ksef.api());
    assertThat(user.authenticate(KsefUser.NIP, "mine")).isEqualTo(200);
    assertThat(user.authenticate(KsefUser.BUYER, "mine")).isEqualTo(415);
    assertThat(user.authenticate(KsefUser.NIP, "guessed")).isEqualTo(450);
    String challenge = user.challenge().path("challenge").asText();
    assertThat(
            user.finish(KsefUser.json(user.tokenAuthentication(challenge, KsefUser.NIP, "mine|1"))))
        .isEqualTo(450);
    // the challenge has counted once
    assertThat(KsefUser.code(user.tokenAuthentication(challenge, KsefUser.NIP, "mine|1")))
        .isEqualTo(21111);
  }

  @Test
  void access_tokens_end_after_a_quarter_of_an_hour_and_are_refreshed() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    ksef.clock().advance(Duration.ofMinutes(15));
    assertThat(user.get("/sessions?sessionType=Online").statusCode()).isEqualTo(401);
    user.access =
        KsefUser.json(user.call("POST", "/auth/token/refresh", user.refresh, new byte[0]))
            .at("/accessToken/token")
            .asText();
    assertThat(user.get("/sessions?sessionType=Online").statusCode()).isEqualTo(200);
    ksef.endTokens();
    assertThat(user.get("/sessions?sessionType=Online").statusCode()).isEqualTo(401);
    assertThat(user.call("POST", "/auth/token/refresh", user.refresh, new byte[0]).statusCode())
        .isEqualTo(401);
  }

  @Test
  void who_may_only_read_cannot_hand_in_and_others_sessions_do_not_exist() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    ksef.register(new KsefToken("reader", KsefUser.NIP, true, false));
    user.authenticate(KsefUser.NIP, "reader");
    assertThat(user.open("AAAA").statusCode()).isEqualTo(403);
    ksef.register(KsefToken.of("stranger", KsefUser.BUYER));
    user.authenticate(KsefUser.BUYER, "stranger");
    assertThat(KsefUser.code(user.get("/sessions/" + session))).isEqualTo(21173);
  }

  @Test
  void invoices_are_found_by_seller_and_buyer_and_by_nobody_else() throws Exception {
    ksef.fillInbox(KsefUser.BUYER, 12);
    KsefUser user = KsefUser.of(ksef);
    user.sent(user.session(), KsefUser.invoice("F/8"));
    JsonNode sold = KsefUser.json(user.query("Subject1", "2026-11-02T09:00:00Z"));
    assertThat(sold.path("invoices")).hasSize(13);
    assertThat(sold.at("/invoices/12/invoiceHash").asText())
        .isEqualTo(KsefUser.hash(KsefUser.invoice("F/8")));
    assertThat(sold.at("/invoices/12/netAmount").asText()).isEqualTo("100.0");
    assertThat(KsefUser.json(user.query("Subject2", "2026-11-02T09:00:00Z")).path("invoices"))
        .isEmpty();
    user.authenticate(KsefUser.BUYER, KsefSimulatorSettings.TOKEN.value());
    JsonNode bought = KsefUser.json(user.query("Subject2", "2026-11-02T09:00:00Z"));
    assertThat(bought.path("invoices")).hasSize(13);
    String number = bought.at("/invoices/0/ksefNumber").asText();
    assertThat(user.get("/invoices/ksef/" + number).statusCode()).isEqualTo(200);
    user.authenticate("7352765225", KsefSimulatorSettings.TOKEN.value());
    assertThat(KsefUser.code(user.get("/invoices/ksef/" + number))).isEqualTo(21164);
  }

  @Test
  void lists_come_in_pages() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    for (int i = 0; i < 11; i++) {
      user.sent(session, KsefUser.invoice("P/" + i));
    }
    JsonNode first = KsefUser.json(user.get("/sessions/" + session + "/invoices?pageSize=10"));
    assertThat(first.path("invoices")).hasSize(10);
    assertThat(first.path("continuationToken").asText()).isNotEmpty();
    ObjectNode filters = KsefUser.object().put("subjectType", "Subject1");
    filters.putObject("dateRange").put("dateType", "Invoicing").put("from", "2026-11-02T09:00:00Z");
    JsonNode second =
        KsefUser.json(user.post("/invoices/query/metadata?pageSize=10&pageOffset=1", filters));
    assertThat(second.path("invoices")).hasSize(1);
    assertThat(second.path("hasMore").asBoolean()).isFalse();
  }

  @Test
  void judging_takes_its_time_and_an_invoice_is_found_later_still() throws Exception {
    try (KsefSimulator slow =
        KsefSimulator.start(
            KsefSimulatorSettings.defaults()
                .withSeed(2)
                .withClock(InstantSource.fixed(NOW))
                .withJudging(Span.of(Duration.ofMinutes(2)))
                .withLag(Span.of(Duration.ofMinutes(3))))) {
      KsefUser user = KsefUser.of(slow);
      String session = user.session();
      String invoice = user.sent(session, KsefUser.invoice("F/9"));
      assertThat(user.code(session, invoice)).isEqualTo(100);
      assertThat(user.get("/sessions/" + session + "/invoices/" + invoice + "/upo").statusCode())
          .isEqualTo(400);
      slow.clock().advance(Duration.ofMinutes(1));
      assertThat(user.code(session, invoice)).isEqualTo(150);
      slow.clock().advance(Duration.ofMinutes(1));
      assertThat(user.code(session, invoice)).isEqualTo(200);
      String number = user.state(session, invoice).path("ksefNumber").asText();
      assertThat(KsefUser.code(user.get("/invoices/ksef/" + number))).isEqualTo(21165);
      assertThat(KsefUser.json(user.query("Subject1", "2026-11-02T09:00:00Z")).path("invoices"))
          .isEmpty();
      slow.clock().advance(Duration.ofMinutes(3));
      assertThat(user.get("/invoices/ksef/" + number).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void an_invoice_of_an_earlier_day_counts_as_made_offline() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    String old = user.sent(session, KsefUser.invoice("F/10"));
    String today = user.sent(session, KsefUser.invoice("F/11", KsefUser.NIP, "2026-11-02"));
    String declared =
        KsefUser.json(
                user.send(
                    session,
                    user.invoiceCall(KsefUser.invoice("F/12", KsefUser.NIP, "2026-11-02"), user.key)
                        .put("offlineMode", true)))
            .path("referenceNumber")
            .asText();
    assertThat(user.state(session, old).path("invoicingMode").asText()).isEqualTo("Offline");
    assertThat(user.state(session, today).path("invoicingMode").asText()).isEqualTo("Online");
    assertThat(user.state(session, declared).path("invoicingMode").asText()).isEqualTo("Offline");
  }

  @Test
  void the_limits_of_production_hold_for_each_taxpayer_and_say_when_to_come_back()
      throws Exception {
    ksef.limits(true);
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    HttpResponse<byte[]> last = null;
    for (int i = 0; i < 11; i++) {
      last = user.send(session, user.invoiceCall(KsefUser.invoice("L/" + i), user.key));
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).contains("1");
    assertThat(ksef.ledger().invoices()).hasSize(10);
    user.authenticate(KsefUser.BUYER, KsefSimulatorSettings.TOKEN.value());
    assertThat(user.get("/sessions?sessionType=Online").statusCode()).isEqualTo(200);
    user.authenticate(KsefUser.NIP, KsefSimulatorSettings.TOKEN.value());
    ksef.clock().advance(Duration.ofSeconds(1));
    assertThat(
            user.send(session, user.invoiceCall(KsefUser.invoice("L/10"), user.key)).statusCode())
        .isEqualTo(202);
  }

  @Test
  void entities_are_not_read() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    String attack =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Faktura"
            + " xmlns=\"http://crd.gov.pl/wzor/2025/06/25/13775/\">&e;</Faktura>";
    assertThat(judged(user, session, attack)).isEqualTo(430);
  }
}
