package ro.storno.rest.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import ro.storno.rest.server.ApiTester.Answer;

class ApiServerTest {
  private static final String ID = "01930000-0000-7000-8000-00000000000";

  private final SampleApi api = new SampleApi();
  private ApiServer server;
  private ApiTester tester;

  @BeforeEach
  void start() {
    restart(settings(Set.of(), 1000, 2000));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answers_conform_to_the_document() {
    Answer list = tester.get("/sample/items?from=2026-01-31&shade=DARK&limit=500").expect(200);
    assertThat(list.at("/data/0/day")).isEqualTo("2026-01-31");
    assertThat(list.at("/data/0/shades/0")).isEqualTo("dark");
    assertThat(list.at("/data/0/amount")).as("clamped").isEqualTo("100");
    assertThat(list.at("/data/0/name")).isEqualTo("ăâîșț €");
    tester.post("/sample/items", "{\"name\":\"x\",\"amount\":12.50}").expect(201);
  }

  @Test
  void wrong_query_parameters_are_named() {
    for (String query : new String[] {"from=31.1.2026", "shade=green", "limit=many"}) {
      Answer answer = tester.get("/sample/items?" + query).expect(400);
      assertThat(answer.json().at("/errors").fieldNames())
          .toIterable()
          .containsExactly(query.split("=")[0]);
    }
  }

  @Test
  void blank_query_parameters_count_as_absent() {
    assertThat(tester.get("/sample/items?from=&shade=").expect(200).at("/data/0/day"))
        .isEqualTo("null");
  }

  @Test
  void nothing_at_an_address_is_404_in_the_same_shape() {
    for (String path : new String[] {"/", "/nothing", "/api/v1/nothing", "/sample/items/a/b"}) {
      Answer answer = tester.get(path).expect(404);
      assertThat(answer.at("/code")).isEqualTo("404");
      assertThat(answer.at("/error")).isNotBlank();
      assertThat(answer.at("/message")).isNotBlank();
    }
  }

  @Test
  void an_id_that_is_none_is_404_like_one_that_is_unknown() {
    assertThat(tester.get("/sample/items/42").expect(404).at("/error")).isEqualTo("Not found");
    assertThat(tester.get("/sample/items/1-1-1-1-1").expect(404).at("/error"))
        .isEqualTo("Not found");
    tester.get("/sample/items/" + ID + "1").expect(404);
  }

  @Test
  void a_wrong_method_is_405_and_says_which_are_allowed() {
    Answer answer = tester.call("PATCH", "/sample/items").expect(405);
    assertThat(answer.header("Allow")).contains("GET, HEAD, POST");
    assertThat(answer.at("/code")).isEqualTo("405");
    tester.call("BREW", "/sample/items").expect(405);
  }

  @Test
  void head_answers_like_get_without_a_body() {
    Answer answer = tester.call("HEAD", "/sample/items").expect(200);
    assertThat(answer.body()).isEmpty();
    tester.call("HEAD", "/sample/items/" + ID + "1").expect(404);
  }

  @Test
  void failures_of_the_application_have_their_statuses() {
    Answer conflict = tester.get("/sample/items/" + ID + "2").expect(409);
    assertThat(conflict.at("/code")).isEqualTo("IN_USE");
    Answer down = tester.get("/sample/items/" + ID + "3").expect(503);
    assertThat(down.header("Retry-After")).contains("5");
    assertThat(down.text()).doesNotContain("jdbc");
    Answer anonymous = tester.call("DELETE", "/sample/items/" + ID + "1").expect(401);
    assertThat(anonymous.header("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void an_unexpected_failure_names_the_request_and_no_internals() {
    Answer answer = tester.with("X-Request-Id", "req-12345678").get("/sample/items/" + ID + "9");
    answer.expect(500);
    assertThat(answer.at("/requestId")).isEqualTo("req-12345678");
    assertThat(answer.at("/message")).contains("req-12345678");
    assertThat(answer.text()).doesNotContain("secret", "passwd", "Exception");
  }

  @Test
  void malformed_json_is_400_with_its_place() {
    assertThat(tester.post("/sample/items", "{\"name\": }").expect(400).at("/message"))
        .contains("line 1, column");
    assertThat(tester.post("/sample/items", "[1]").expect(400).at("/message")).contains("object");
    assertThat(tester.post("/sample/items", "{\"amount\":\"x\"}").expect(400).at("/errors/amount"))
        .contains("decimal");
  }

  @Test
  void an_absent_body_or_an_empty_array_has_no_fields() {
    tester.call("POST", "/sample/items").expect(201);
    tester.post("/sample/items", "[]").expect(201);
    tester.post("/sample/items", "null").expect(201);
  }

  @Test
  void another_media_type_is_415() {
    tester
        .with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", "/sample/items", "name=x")
        .expect(415);
    tester.post("/sample/files", "{}").expect(415);
  }

  @Test
  void a_body_over_the_limit_is_413_whether_its_length_is_declared_or_not() {
    String large = "{\"name\":\"" + "x".repeat(1000) + "\"}";
    assertThat(tester.post("/sample/items", large).expect(413).at("/limit")).isEqualTo("1000");
    assertThat(raw(chunked("/sample/items", large))).startsWith("HTTP/1.1 413");
    tester.upload("/sample/files", "file", "a.txt", "text/plain", new byte[3000]).expect(413);
  }

  @Test
  void a_declared_length_over_the_limit_is_refused_before_the_body_arrives() throws Exception {
    try (Socket socket = new Socket("localhost", server.port())) {
      socket.setSoTimeout(5000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /sample/items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 200000000\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      byte[] start = socket.getInputStream().readNBytes(12);
      assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void a_connection_stays_good_after_a_request_that_was_refused_with_its_body_on_the_way()
      throws Exception {
    byte[] half = new byte[35_000];
    try (Socket socket = new Socket("localhost", server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("PUT /nothing HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 70000\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(half);
      out.flush();
      letTheServerSee(socket);
      out.write(half);
      out.write(
          "GET /sample/items HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String answers =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answers).startsWith("HTTP/1.1 404").contains("HTTP/1.1 200");
    }
  }

  /** Waits a moment for an answer that comes too early; a good server waits for the body. */
  private static void letTheServerSee(Socket socket) throws Exception {
    socket.setSoTimeout(400);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(20_000);
  }

  @Test
  void a_client_that_sends_too_much_to_its_end_gets_the_answer_all_the_same() {
    String large = "{\"name\":\"" + "x".repeat(3_000_000) + "\"}";
    for (int i = 0; i < 20; i++) {
      tester.post("/sample/items", large).expect(413);
    }
  }

  @Test
  void the_answer_to_a_refused_request_with_a_large_body_says_that_the_connection_ends()
      throws Exception {
    try (Socket socket = new Socket("localhost", server.port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "PUT /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 300000000\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).startsWith("HTTP/1.1 404").containsIgnoringCase("Connection: close");
    }
  }

  @Test
  void bytes_that_are_no_text_are_refused_as_malformed() {
    for (String bytes :
        new String[] {
          "\u00ff\u00fe\u0000{", "{\"name\":\"\u00c3\u0028\"}", "\u0000\u0000\u0000{"
        }) {
      String head =
          "POST /sample/items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Connection: close\r\nContent-Length: "
              + bytes.length()
              + "\r\n\r\n";
      assertThat(raw(head + bytes)).startsWith("HTTP/1.1 400").contains("Malformed JSON");
    }
  }

  @Test
  void broken_query_strings_are_refused_or_ignored_but_never_a_failure_of_ours() {
    for (String query : new String[] {"from=%zz", "limit=%ff", "shade=%00", "%", "&&=&", "from"}) {
      String answer =
          raw("GET /sample/items?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(query).matches("(?s)HTTP/1.1 (200|400).*");
    }
  }

  @Test
  void broken_forms_are_refused_in_words() {
    String noBoundary = form("multipart/form-data", "x");
    assertThat(raw(noBoundary)).matches("(?s)HTTP/1.1 4(00|15).*\"error\".*");
    String cut =
        form(
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc");
    assertThat(raw(cut)).startsWith("HTTP/1.1 400").contains("\"error\"");
  }

  @Test
  void a_form_of_undeclared_length_is_cut_off_at_the_limit() {
    String part =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
            + "x".repeat(5000)
            + "\r\n--b--\r\n";
    String request =
        "POST /sample/files HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\nConnection: close\r\n\r\n"
            + Integer.toHexString(part.length())
            + "\r\n"
            + part
            + "\r\n0\r\n\r\n";
    assertThat(raw(request)).startsWith("HTTP/1.1 413").contains("\"error\"");
  }

  @Test
  void a_body_that_breaks_off_is_the_callers_failure() {
    String request =
        "POST /sample/items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Connection: close\r\nContent-Length: 100\r\n\r\n{\"name\":";
    assertThat(rawThenHangUp(request)).matches("(?s)(HTTP/1.1 400.*)?");
  }

  @Test
  void an_upload_brings_its_plain_name_and_its_bytes() {
    Answer answer =
        tester.upload("/sample/files", "file", "../../etc/x.txt", "text/plain", new byte[300]);
    assertThat(answer.expect(201).at("/name")).isEqualTo("x.txt text/plain");
    assertThat(answer.at("/amount")).isEqualTo("300");
    tester.upload("/sample/files", "other", "x", "text/plain", new byte[1]).expect(400);
  }

  @Test
  void a_file_is_sent_with_its_name_in_full_and_in_ascii() {
    assertThat(tester.get("/sample/file").expect(200).header("Content-Disposition"))
        .contains(
            "inline; filename=\"factura_nr._1__.pdf\";"
                + " filename*=UTF-8''factura%20nr.%201%20%C8%99.pdf");
  }

  @Test
  void every_answer_carries_a_request_id_and_takes_over_only_sane_ones() {
    assertThat(tester.get("/nothing").header("X-Request-Id")).isPresent();
    assertThat(tester.with("X-Request-Id", "abc-12345").get("/sample/items").header("X-Request-Id"))
        .contains("abc-12345");
    assertThat(
            tester
                .with("X-Request-Id", "a b${jndi:ldap://x}")
                .get("/sample/items")
                .header("X-Request-Id")
                .orElseThrow())
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void every_answer_carries_the_security_headers() {
    for (String path : new String[] {"/sample/items", "/nothing", "/docs"}) {
      Answer answer = tester.get(path);
      assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.header("X-Frame-Options")).contains("DENY");
      assertThat(answer.header("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "object-src 'none'", "base-uri 'none'")
          .contains("frame-ancestors 'none'");
      assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
      assertThat(answer.header("Strict-Transport-Security")).isEmpty();
      assertThat(answer.header("Server")).isEmpty();
    }
    assertThat(tester.get("/sample/items").header("Cache-Control")).contains("no-store");
  }

  @Test
  void browsers_are_told_to_insist_on_https_where_the_public_address_has_it() {
    restart(on(0, Set.of(), 1000, 2000, true));
    for (String path : new String[] {"/sample/items", "/nothing", "/docs"}) {
      assertThat(tester.get(path).header("Strict-Transport-Security"))
          .contains("max-age=31536000; includeSubDomains");
    }
    assertThat(raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .contains("Strict-Transport-Security: max-age=31536000; includeSubDomains");
  }

  @Test
  void answers_of_the_http_server_itself_carry_the_security_headers_too() {
    assertThat(raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("Content-Security-Policy: default-src 'none'; object-src 'none'; base-uri 'none'")
        .contains("X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer")
        .contains("X-Frame-Options: DENY", "Cache-Control: no-store");
  }

  @Test
  void a_trace_is_refused_and_repeats_nothing() {
    for (String path : new String[] {"/sample/items", "/nothing", "*"}) {
      assertThat(
              raw(
                  "TRACE "
                      + path
                      + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer tell-nobody\r\n"
                      + "Connection: close\r\n\r\n"))
          .as(path)
          .matches("(?s)HTTP/1.1 40[045].*")
          .doesNotContain("tell-nobody");
    }
  }

  @Test
  void foreign_origins_are_let_in_only_if_the_operator_says_so() {
    ApiTester foreign = tester.with("Origin", "https://app.example");
    assertThat(foreign.get("/sample/items").header("Access-Control-Allow-Origin")).isEmpty();
    restart(settings(Set.of("https://app.example"), 1000, 2000));
    foreign = tester.with("Origin", "https://app.example");
    assertThat(foreign.get("/sample/items").header("Access-Control-Allow-Origin"))
        .contains("https://app.example");
    assertThat(
            tester
                .with("Origin", "https://evil.example")
                .get("/sample/items")
                .header("Access-Control-Allow-Origin"))
        .isEmpty();
    Answer preflight =
        foreign.with("Access-Control-Request-Method", "PUT").call("OPTIONS", "/sample/items");
    assertThat(preflight.expect(204).header("Access-Control-Allow-Headers").orElseThrow())
        .contains("X-Company");
  }

  @Test
  void addresses_that_jetty_refuses_get_the_same_shape() {
    for (String path : new String[] {"/sample/%2e%2e/items", "/a%00b", "/%zz", "/a;x=1%2f/b"}) {
      String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).matches("(?s)HTTP/1.1 40[04].*");
      assertThat(answer).as(path).contains("\"error\"", "\"message\"", "\"code\"");
      assertThat(answer).doesNotContain("jetty", "Jetty", "<html");
    }
    String long431 =
        raw(
            "GET / HTTP/1.1\r\nHost: x\r\nX-Long: "
                + "x".repeat(20_000)
                + "\r\nConnection: close\r\n\r\n");
    assertThat(long431).startsWith("HTTP/1.1 431");
  }

  @Test
  void metrics_carry_the_template_of_the_route_and_never_the_address() {
    tester.get("/sample/items/" + ID + "1");
    tester.get("/secret-name-in-path");
    tester.call("BREW", "/sample/items");
    String text = tester.get("/metrics").expect(200).text();
    assertThat(text)
        .contains("http_server_requests_seconds_count", "route=\"/sample/items/{uuid}\"")
        .contains("route=\"unmatched\"", "method=\"OTHER\"")
        .doesNotContain(ID, "secret-name-in-path", "BREW");
  }

  @Test
  void metrics_without_a_token_are_for_this_machine_and_not_for_those_behind_a_proxy_on_it() {
    tester.get("/metrics").expect(200);
    tester.with("X-Forwarded-For", "203.0.113.9").get("/metrics").expect(404);
    tester.with("Forwarded", "for=203.0.113.9").get("/metrics").expect(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: 5, 6\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding:\r\n chunked\r\n",
      })
  void request_whose_end_could_be_seen_in_two_places_is_refused_and_nothing_behind_it_is_served(
      String lengths) throws Exception {
    String hidden = "GET /sample/items HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket("localhost", server.port())) {
      socket
          .getOutputStream()
          .write(
              ("POST /sample/items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                      + lengths
                      + "\r\n0\r\n\r\n"
                      + hidden)
                  .getBytes(StandardCharsets.US_ASCII));
      String answers =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answers).startsWith("HTTP/1.1 400");
      assertThat(answers.split("HTTP/1\\.1 ", -1)).as("one answer").hasSize(2);
    }
  }

  @Test
  void metrics_can_be_closed_with_a_token() {
    api.metricsToken = "scrape-me";
    restart(settings(Set.of(), 1000, 2000));
    tester.get("/metrics").expect(404);
    tester.as("wrong").get("/metrics").expect(404);
    tester.as("scrape-me").get("/metrics").expect(200);
  }

  @Test
  void the_access_log_tells_each_request_once_without_address_or_query() {
    Logger logger = (Logger) LoggerFactory.getLogger("ro.storno.access");
    ListAppender<ILoggingEvent> lines =
        new ListAppender<>() {
          @Override
          protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            super.append(event);
          }
        };
    lines.start();
    logger.addAppender(lines);
    try {
      tester.get("/sample/items/" + ID + "1?email=ana@example.com");
      tester.get("/nothing/ana@example.com");
      tester.get("/sample/items/" + ID + "9");
    } finally {
      logger.detachAppender(lines);
    }
    assertThat(lines.list).hasSize(3);
    assertThat(
            lines.list.toString()
                + lines.list.stream().map(e -> "" + e.getKeyValuePairs()).toList())
        .contains("/sample/items/{uuid}", "unmatched", "404", "500")
        .doesNotContain("ana@example.com", ID);
    assertThat(lines.list.get(0).getMDCPropertyMap()).containsKey("requestId");
  }

  @Test
  void health_is_bad_when_a_part_is() {
    for (String path :
        new String[] {"/api/health", "/api/v1/system/health", "/health/ready", "/health/live"}) {
      assertThat(tester.get(path).expect(200).at("/status")).isEqualTo("ok");
    }
    api.health = () -> Map.of("database", "down");
    assertThat(tester.get("/api/health").expect(503).at("/parts/database")).isEqualTo("down");
    tester.get("/health/ready").expect(503);
    tester.get("/health/live").expect(200);
  }

  @Test
  void the_version_is_told_with_the_gate_of_a_platform() {
    Answer plain = tester.get("/api/v1/version").expect(200);
    assertThat(plain.at("/version")).isEqualTo("1.2.3");
    assertThat(plain.json().has("client")).isFalse();
    Answer ios = tester.get("/api/v1/version?platform=ios&version=1.0.0").expect(200);
    assertThat(ios.at("/gate/tier")).isEqualTo("ok");
    assertThat(tester.get("/api/v1/version?platform=ios").at("/gate/tier")).isEqualTo("unknown");
    assertThat(tester.get("/api/v1/version?platform=vms").json().has("gate")).isFalse();
  }

  @Test
  void the_documentation_page_needs_nothing_from_elsewhere() {
    String page = tester.get("/docs").expect(200).text();
    assertThat(page).doesNotContain("http://", "https://", "<script>", "style=");
    for (String asset : new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "docs.js"}) {
      assertThat(page).contains("/docs/" + asset);
      assertThat(tester.get("/docs/" + asset).expect(200).body()).isNotEmpty();
    }
    tester.get("/docs/index.html").expect(404);
    tester.get("/docs/..%2f..%2fpom.xml").status();
  }

  @Test
  void a_request_in_flight_is_answered_before_the_server_stops() throws Exception {
    CompletableFuture<Answer> slow =
        CompletableFuture.supplyAsync(() -> tester.get("/sample/slow"));
    assertThat(api.slowStarted.await(5, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
    Thread.sleep(200);
    assertThat(slow).isNotDone();
    api.slowMayEnd.countDown();
    assertThat(slow.get(5, TimeUnit.SECONDS).status()).isEqualTo(204);
    stopping.get(5, TimeUnit.SECONDS);
  }

  @Test
  void an_occupied_port_is_named() {
    ApiSettings same = on(server.port(), Set.of(), 1000, 2000, false);
    assertThatThrownBy(() -> new SampleApi().server(same).start())
        .isInstanceOf(PortInUseException.class)
        .hasMessageContaining(String.valueOf(server.port()))
        .hasMessageContaining("STORNO_PORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'openapi'", "'paths'"})
  void the_document_is_served(String key) {
    assertThat(tester.get("/openapi.json").expect(200).text()).contains(key.replace('\'', '"'));
  }

  private void restart(ApiSettings settings) {
    if (server != null) {
      server.close();
    }
    server = api.server(settings).start();
    tester = new ApiTester("http://localhost:" + server.port());
  }

  private static ApiSettings settings(Set<String> origins, int json, int upload) {
    return on(0, origins, json, upload, false);
  }

  private static ApiSettings on(
      int port, Set<String> origins, int json, int upload, boolean https) {
    return new ApiSettings(
        null,
        port,
        ApiSettings.Threads.AUTO,
        50,
        json,
        upload,
        origins,
        Set.of(),
        https,
        Duration.ofSeconds(5));
  }

  private static String chunked(String path, String body) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
        + "Connection: close\r\n\r\n"
        + Integer.toHexString(body.length())
        + "\r\n"
        + body
        + "\r\n0\r\n\r\n";
  }

  private static String form(String type, String body) {
    return "POST /sample/files HTTP/1.1\r\nHost: x\r\nContent-Type: "
        + type
        + "\r\nConnection: close\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private String rawThenHangUp(String request) {
    try (Socket socket = new Socket("localhost", server.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readNBytes(8000), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private String raw(String request) {
    try (Socket socket = new Socket("localhost", server.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readNBytes(8000), StandardCharsets.UTF_8);
      }
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
