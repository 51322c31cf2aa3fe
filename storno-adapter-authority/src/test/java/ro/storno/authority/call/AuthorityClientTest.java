package ro.storno.authority.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.authority.AuthorityException.NotReached;
import ro.storno.application.authority.AuthorityException.OutcomeUnknown;

class AuthorityClientTest {
  private final MockWebServer authority = new MockWebServer();

  @BeforeEach
  void start() throws Exception {
    authority.start();
  }

  @AfterEach
  void stop() {
    authority.close();
  }

  private static AuthorityClient client(Duration idle) {
    Duration patient = Duration.ofSeconds(30);
    return new AuthorityClient(
        "Authority", new Patience(patient, patient, patient, idle), InstantSource.system());
  }

  private Request question() {
    return new Request.Builder().url(authority.url("/")).build();
  }

  private void answers() {
    authority.enqueue(new MockResponse.Builder().body("x").build());
  }

  @Test
  void a_connection_is_used_again_while_it_is_young() throws Exception {
    AuthorityClient client = client(Duration.ofMinutes(1));
    answers();
    answers();
    client.ask(question(), 10);
    client.ask(question(), 10);
    assertThat(authority.takeRequest().getExchangeIndex()).isZero();
    assertThat(authority.takeRequest().getExchangeIndex()).isEqualTo(1);
  }

  @Test
  void a_connection_that_lay_idle_is_not_used_again() throws Exception {
    AuthorityClient client = client(Duration.ofMillis(50));
    answers();
    answers();
    client.ask(question(), 10);
    Thread.sleep(500);
    client.ask(question(), 10);
    assertThat(authority.takeRequest().getExchangeIndex()).isZero();
    assertThat(authority.takeRequest().getExchangeIndex()).isZero();
  }

  /** The kernel takes the bytes for a peer that is gone; nobody can say that nothing left. */
  @Test
  void a_request_into_a_dead_connection_is_not_said_to_have_stayed_here() {
    AuthorityClient client = client(Duration.ofMinutes(1));
    authority.enqueue(
        new MockResponse.Builder()
            .body("x")
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    client.ask(question(), 10);
    authority.close();
    assertThatThrownBy(() -> client.ask(question(), 10))
        .isInstanceOf(OutcomeUnknown.class)
        .isNotInstanceOf(NotReached.class);
    assertThatThrownBy(() -> client.submit(question(), 10)).isInstanceOf(NotReached.class);
  }

  @Test
  void whoever_is_interrupted_stays_interrupted() {
    answers();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> client(Duration.ofMinutes(1)).ask(question(), 10))
        .isInstanceOf(AuthorityException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_form_is_told_by_the_beginning_of_the_body() {
    assertThat(form("", "PK\u0003\u0004x")).isEqualTo(HttpAnswer.Form.ZIP);
    assertThat(form("application/zip", "\uFEFF \n<?xml version=\"1.0\"?>"))
        .isEqualTo(HttpAnswer.Form.XML);
    assertThat(form("text/plain", " {\"a\":1}")).isEqualTo(HttpAnswer.Form.JSON);
    assertThat(form("application/json", "<!DOCTYPE HTML><html>")).isEqualTo(HttpAnswer.Form.PAGE);
    assertThat(form("text/html", "<?xml version=\"1.0\"?>")).isEqualTo(HttpAnswer.Form.PAGE);
    assertThat(form("application/json", "")).isEqualTo(HttpAnswer.Form.OTHER);
  }

  private static HttpAnswer.Form form(String type, String body) {
    return new HttpAnswer(
            "Authority", 200, type, body.getBytes(StandardCharsets.UTF_8), Optional.empty())
        .form();
  }
}
