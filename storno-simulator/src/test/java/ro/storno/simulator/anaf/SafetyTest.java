package ro.storno.simulator.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the simulator itself. */
class SafetyTest {
  private final AnafSimulator anaf =
      AnafSimulator.start(AnafSimulatorSettings.defaults().withSeed(1));
  private final AnafClient client = AnafClient.of(anaf);

  @AfterEach
  void stop() {
    anaf.close();
  }

  private String raw(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), anaf.api().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(12), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void it_listens_on_the_loopback_address_only() throws Exception {
    assertThat(anaf.api().getHost()).isEqualTo("127.0.0.1");
    // the port is free on any other address
    try (ServerSocket other =
        new ServerSocket(anaf.api().getPort(), 1, InetAddress.getByName("127.0.0.2"))) {
      assertThat(other.isBound()).isTrue();
    }
  }

  @Test
  void a_page_of_another_origin_and_a_rebound_name_are_refused() throws Exception {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")).endsWith("403");
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n\r\n"))
        .endsWith("403");
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).endsWith("404");
  }

  @Test
  void entities_are_not_read_and_nothing_is_fetched() throws Exception {
    AtomicBoolean asked = new AtomicBoolean();
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread waiting =
          new Thread(
              () -> {
                try (Socket socket = trap.accept()) {
                  asked.set(true);
                } catch (java.io.IOException e) {
                  // closed at the end of the test: nobody came
                }
              });
      waiting.start();
      String attack =
          "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:"
              + trap.getLocalPort()
              + "/\">]>"
              + new String(Documents.invoice("A-1"), StandardCharsets.UTF_8)
                  .replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "")
                  .replace(">A-1<", ">&e;<");
      assertThat(client.upload("UBL", Documents.SELLER, attack.getBytes(StandardCharsets.UTF_8)))
          .contains("ExecutionStatus=\"1\"")
          .contains("DOCTYPE is disallowed");
      trap.close();
      waiting.join();
    }
    assertThat(asked).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<a",
        "<?xml version=\"1.0\" encoding=\"nonsense\"?><a/>",
        "\0\0\0\0",
        "<a>&#0;</a>"
      })
  void whatever_is_uploaded_is_answered(String text) throws Exception {
    byte[] body =
        text.isEmpty()
            ? new byte[] {(byte) 0xff, (byte) 0xfe}
            : text.getBytes(StandardCharsets.UTF_8);
    assertThat(client.upload("UBL", Documents.SELLER, body))
        .contains("<Errors errorMessage=\"Fisierul transmis nu este valid.");
  }

  @Test
  void a_body_that_does_not_end_is_cut_off() throws Exception {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), anaf.api().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /prod/FCTEL/rest/upload HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      byte[] chunk =
          ("100000\r\n" + "x".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      assertThatThrownBy(
              () -> {
                for (int megabytes = 0; megabytes < 1000; megabytes++) {
                  out.write(chunk);
                }
              })
          .isInstanceOf(java.io.IOException.class);
    }
    assertThat(anaf.ledger().uploads()).isEmpty();
  }

  @Test
  void deep_nesting_is_refused() throws Exception {
    String deep =
        "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">"
            + "<a>".repeat(50_000)
            + "</a>".repeat(50_000)
            + "</Invoice>";
    assertThat(client.upload("UBL", Documents.SELLER, deep.getBytes(StandardCharsets.UTF_8)))
        .contains("nested too deep");
  }

  @Test
  void tokens_are_not_in_the_ledger() throws Exception {
    String token = anaf.oauth().issue(AnafSimulatorSettings.HOLDER).access();
    new AnafClient(anaf.api(), token).get("/TestOauth/jaxrs/hello?name=x");
    assertThat(anaf.ledger().answers().toString()).doesNotContain(token);
  }
}
