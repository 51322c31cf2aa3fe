package ro.storno.authority.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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

  /** OkHttp makes sockets of its own towards a SOCKS proxy, which no guard would see. */
  @Test
  void a_proxy_of_the_process_is_no_way_around() throws Exception {
    ProxySelector before = ProxySelector.getDefault();
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress gone = (InetSocketAddress) proxy.getLocalSocketAddress();
      proxy.close();
      ProxySelector.setDefault(socks(gone));
      AuthorityClient client = client(new ForeignEndpoints(false));
      assertThatThrownBy(() -> client.ask(to("127.0.0.1"), 100))
          .isInstanceOf(NotReached.class)
          .hasMessageContaining("not in the open Internet");
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  private static ProxySelector socks(InetSocketAddress address) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(new Proxy(Proxy.Type.SOCKS, address));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress proxy, IOException e) {
        // the test sees it in the exception
      }
    };
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
