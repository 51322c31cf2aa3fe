package ro.storno.simulator.ksef.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import ro.storno.simulator.ksef.KsefSimulator;

@TestMethodOrder(OrderAnnotation.class)
class KsefSimulatorExtensionTest {
  @RegisterExtension
  static final KsefSimulatorExtension KSEF = KsefSimulatorExtension.with(s -> s.withSeed(4711));

  private static URI first;

  @Test
  @Order(1)
  void the_simulator_of_a_class_has_its_settings(KsefSimulator ksef) {
    first = ksef.api();
    ksef.fillInbox("5265877635", 1);
    assertThat(ksef.seed().value()).isEqualTo(Long.getLong(KsefSimulatorExtension.SEED, 4711));
    assertThat(ksef.stornoSettings()).containsEntry("STORNO_KSEF_URL", first.toString());
  }

  @Test
  @Order(2)
  void it_stays_and_is_clean(KsefSimulator ksef) {
    assertThat(ksef.api()).isEqualTo(first);
    assertThat(ksef.ledger().invoices()).isEmpty();
  }
}
