package ro.storno.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  @Test
  void a_header_from_a_stranger_is_not_believed() {
    ClientAddress address = new ClientAddress(Set.of());
    assertThat(address.of("203.0.113.9", "10.9.9.9")).isEqualTo("203.0.113.9");
  }

  @Test
  void a_trusted_proxy_is_believed_for_the_last_hop_only() {
    ClientAddress address = new ClientAddress(Set.of("127.0.0.1"));
    assertThat(address.of("127.0.0.1", "10.9.9.9, 203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(address.of("127.0.0.1", null)).isEqualTo("127.0.0.1");
  }

  @Test
  void a_chain_of_trusted_proxies_is_followed_to_the_first_stranger() {
    ClientAddress address = new ClientAddress(Set.of("127.0.0.1", "10.0.0.2"));
    assertThat(address.of("127.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2")).isEqualTo("203.0.113.9");
  }
}
