package ro.storno.messaging.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedSocketsTest {
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
        Socket socket = new GuardedSockets().createSocket()) {
      server.setSoTimeout(1);
      InetSocketAddress there =
          new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
      assertThatThrownBy(() -> socket.connect(there, 500))
          .isInstanceOf(PrivateAddressException.class);
      assertThatThrownBy(
              () -> new GuardedSockets().createSocket(there.getAddress(), there.getPort()))
          .isInstanceOf(PrivateAddressException.class);
      assertThatThrownBy(() -> new GuardedSockets().createSocket("localhost", there.getPort()))
          .isInstanceOf(PrivateAddressException.class);
      assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }
}
