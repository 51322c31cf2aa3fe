package ro.storno.simulator.anaf.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.efactura.Delivery;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnafSimulatorExtensionTest {
  @RegisterExtension
  static final AnafSimulatorExtension OF_CLASS = AnafSimulatorExtension.with(s -> s.withSeed(4711));

  @RegisterExtension final AnafSimulatorExtension ofTest = new AnafSimulatorExtension();

  private static URI first;
  private static URI firstOfTest;

  @AfterEach
  void dirty() {
    OF_CLASS
        .simulator()
        .efactura()
        .deliver(Delivery.invoice("14399840", "18547290", new byte[] {1}));
  }

  @Test
  @Order(1)
  void the_simulator_of_a_class_has_its_settings() {
    first = OF_CLASS.simulator().api();
    firstOfTest = ofTest.simulator().api();
    assertThat(first).isNotEqualTo(firstOfTest);
    assertThat(OF_CLASS.simulator().seed().value())
        .isEqualTo(Long.getLong(AnafSimulatorExtension.SEED, 4711));
  }

  @Test
  @Order(2)
  void it_stays_and_is_clean_and_that_of_a_test_is_another() {
    AnafSimulator same = OF_CLASS.simulator();
    assertThat(same.api()).isEqualTo(first);
    assertThat(ofTest.simulator().api()).isNotEqualTo(firstOfTest);
    assertThat(
            same.efactura()
                .messages(
                    "14399840",
                    same.clock().instant().minusSeconds(3600),
                    same.clock().instant(),
                    ""))
        .isEmpty();
  }

  @Nested
  class Inside {
    @Test
    void nested_tests_share_it() {
      assertThat(OF_CLASS.simulator().api()).isEqualTo(first);
    }
  }
}
