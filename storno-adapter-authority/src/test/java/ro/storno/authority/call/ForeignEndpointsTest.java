package ro.storno.authority.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.authority.AuthorityException.NotReached;

class ForeignEndpointsTest {
  private final MockWebServer inside = new MockWebServer();

  @BeforeEach
  void start() throws Exception {
    inside.start();
    inside.enqueue(new MockResponse.Builder().body("secret of the house").build());
  }

  @AfterEach
  void stop() {
    inside.close();
  }

  private static AuthorityClient client(ForeignEndpoints endpoints) {
    Duration patient = Duration.ofSeconds(30);
    return new AuthorityClient(
        "Intermediary",
        new Patience(patient, patient, patient, patient),
        InstantSource.system(),
        endpoints);
  }

  private Request to(String host) {
    return new Request.Builder().url("http://" + host + ":" + inside.getPort() + "/").build();
  }

  @Test
  void nothing_inside_is_called_by_whatever_name() {
    AuthorityClient client = client(new ForeignEndpoints(false));
    for (String host :
        new String[] {"localhost", "127.0.0.1", "[::1]", "0.0.0.0", "[::ffff:7f00:1]"}) {
      assertThatThrownBy(() -> client.ask(to(host), 100))
          .as(host)
          .isInstanceOf(NotReached.class)
          .hasMessageContaining("not in the open Internet");
      assertThatThrownBy(() -> client.submit(to(host), 100))
          .as(host)
          .isInstanceOf(NotReached.class);
    }
    assertThat(inside.getRequestCount()).isZero();
  }

  @Test
  void an_installation_may_allow_it() {
    assertThat(client(new ForeignEndpoints(true)).ask(to("127.0.0.1"), 100).status())
        .isEqualTo(200);
  }

  @Test
  void addresses_are_whole_encrypted_and_without_passwords() {
    ForeignEndpoints strict = new ForeignEndpoints(false);
    assertThat(strict.problem("https://api.example.com/v1")).isEmpty();
    assertThat(strict.problem("http://api.example.com")).isPresent();
    assertThat(strict.problem("https://user:word@api.example.com")).isPresent();
    assertThat(strict.problem("file:///etc/passwd")).isPresent();
    assertThat(strict.problem("api.example.com")).isPresent();
    assertThatThrownBy(() -> strict.url("gopher://x")).isInstanceOf(NotReached.class);
    assertThat(new ForeignEndpoints(true).problem("http://127.0.0.1:8080")).isEmpty();
    assertThat(new ForeignEndpoints(true).problem("ftp://127.0.0.1")).isPresent();
  }
}
