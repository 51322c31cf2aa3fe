package ro.storno.bootstrap.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.authority.transport.XmlDeclarations;
import ro.storno.domain.transport.Declaration;
import ro.storno.domain.transport.OperationType;
import ro.storno.domain.transport.TransportRule;
import ro.storno.domain.transport.TransportRules;
import ro.storno.domain.transport.TransportViolation;

/** Our rules say of every declaration what ANAF's own rules say of its XML. */
class TransportRulesAgreementTest {
  private static final int DECLARATIONS = 1_000;

  private final XmlDeclarations writer = new XmlDeclarations();

  private static OfficialTransportRules official() {
    Optional<Path> folder = OfficialTransportRules.folder();
    assumeThat(folder).isPresent();
    return OfficialTransportRules.in(folder.orElseThrow());
  }

  @Test
  void right_declarations_of_every_operation_are_right_to_anaf() {
    OfficialTransportRules official = official();
    SampleDeclarations samples = new SampleDeclarations(1);
    for (OperationType operation : OperationType.values()) {
      for (int i = 0; i < 10; i++) {
        Declaration declaration = samples.right(operation);
        assertThat(TransportRules.violations(declaration)).as("%s", operation).isEmpty();
        assertThat(official.errors(writer.write(declaration))).as("%s", declaration).isEmpty();
      }
    }
  }

  @Test
  void both_agree_on_declarations_in_which_anything_may_be_wrong() {
    OfficialTransportRules official = official();
    SampleDeclarations samples = new SampleDeclarations(20261128);
    Set<TransportRule> broken = EnumSet.noneOf(TransportRule.class);
    int right = 0;
    for (int i = 0; i < DECLARATIONS; i++) {
      Declaration declaration = samples.any();
      List<TransportViolation> ours = TransportRules.violations(declaration);
      byte[] xml = writer.write(declaration);
      List<String> theirs = official.errors(xml);
      assertThat(ours.isEmpty())
          .as(
              "%d: ours %s, ANAF's %s, of %s",
              i, ours, theirs, new String(xml, StandardCharsets.UTF_8))
          .isEqualTo(theirs.isEmpty());
      right += ours.isEmpty() ? 1 : 0;
      ours.forEach(violation -> broken.add(violation.rule()));
    }
    assertThat(right).isBetween(DECLARATIONS / 10, DECLARATIONS * 9 / 10);
    assertThat(EnumSet.complementOf(EnumSet.copyOf(broken)))
        .as("rules that were never put to the test")
        .containsExactlyInAnyOrder(
            TransportRule.OPERATION, // an enum; the writer needs one
            TransportRule.GOODS_PRESENT,
            TransportRule.DATE,
            TransportRule.CHANGE_MOMENT);
  }
}
