package ro.storno.messaging.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.network.OpenInternet;

class GuardedSocketsTest {
  private volatile Instant now = Instant.parse("2026-11-27T10:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.0.9",
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.8",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "2001::1"
      })
  void address_that_is_set_aside_is_not_the_open_internet(String address) throws Exception {
    assertThat(OpenInternet.contains(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "64:ff9b::1.1.1.1",
        "2002:101:101::1",
        "2a00:1450::1"
      })
  void other_addresses_are(String address) throws Exception {
    assertThat(OpenInternet.contains(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void private_address_is_refused_before_anything_reaches_it() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = guarded(false).createSocket()) {
      server.setSoTimeout(1);
      InetSocketAddress there =
          new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
      assertThatThrownBy(() -> socket.connect(there, 500))
          .isInstanceOf(PrivateAddressException.class);
      assertThatThrownBy(() -> guarded(false).createSocket(there.getAddress(), there.getPort()))
          .isInstanceOf(PrivateAddressException.class);
      assertThatThrownBy(() -> guarded(false).createSocket("localhost", there.getPort()))
          .isInstanceOf(PrivateAddressException.class);
      assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 22, 80, 443, 3306, 5432, 6379, 9200, 65535})
  void door_that_is_none_of_mail_is_refused_before_anything_reaches_it(int port) throws Exception {
    InetAddress open = InetAddress.getByAddress(new byte[] {8, 8, 8, 8});
    try (Socket socket = guarded(false).createSocket()) {
      assertThatThrownBy(() -> socket.connect(new InetSocketAddress(open, port), 1))
          .isInstanceOf(UncommonPortException.class)
          .hasMessageContaining("587");
    }
  }

  private GuardedSockets guarded(boolean privateHosts) {
    return new GuardedSockets(privateHosts, () -> now);
  }

  @Test
  void other_side_is_heard_for_so_many_bytes_by_whoever_asks_for_the_stream() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = guarded(true).createSocket(server.getInetAddress(), server.getLocalPort());
        Socket peer = server.accept()) {
      Thread talking = new Thread(() -> talk(peer, GuardedSockets.MOST_BYTES + 1));
      talking.start();
      int half = GuardedSockets.MOST_BYTES / 2;
      assertThat(socket.getInputStream().readNBytes(half)).hasSize(half);
      assertThat(socket.getInputStream().readNBytes(half)).hasSize(half);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(TalkativeHostException.class)
          .hasMessageContaining("more than");
      talking.join();
    }
  }

  @Test
  void other_side_is_heard_for_so_long_however_little_it_says() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = guarded(true).createSocket(server.getInetAddress(), server.getLocalPort());
        Socket peer = server.accept()) {
      talk(peer, 3);
      assertThat(socket.getInputStream().read()).isEqualTo('x');
      now = now.plus(GuardedSockets.LONGEST);
      assertThat(socket.getInputStream().read()).isEqualTo('x');
      now = now.plusMillis(1);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(TalkativeHostException.class)
          .hasMessageContaining("too long");
    }
  }

  private static void talk(Socket peer, int bytes) {
    try {
      byte[] noise = new byte[bytes];
      Arrays.fill(noise, (byte) 'x');
      peer.getOutputStream().write(noise);
      peer.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
