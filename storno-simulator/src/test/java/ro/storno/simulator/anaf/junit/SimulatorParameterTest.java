package ro.storno.simulator.anaf.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ro.storno.simulator.anaf.AnafSimulator;

@ExtendWith(AnafSimulatorExtension.class)
class SimulatorParameterTest {
  private static URI ofClass;

  @BeforeAll
  static void start(AnafSimulator anaf) {
    ofClass = anaf.api();
  }

  @Test
  void a_simulator_comes_as_a_parameter(AnafSimulator anaf) {
    assertThat(anaf.api()).isEqualTo(ofClass);
    assertThat(anaf.ledger().answers()).isEmpty();
  }
}
