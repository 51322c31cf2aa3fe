package ro.storno.application.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.TestApplication;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.identity.Actor;

class OverrideVersionsTest {
  private static final OverrideVersions.Command LEAST =
      new OverrideVersions.Command("2.1.0", null, null, null, null);

  private final TestApplication app = new TestApplication();
  private final InMemoryVersionOverrides overrides = new InMemoryVersionOverrides(app.transactions);
  private final Actor operator =
      new Actor(app.owner().user(), null, null, Set.of(), null, true, true);

  private OverrideVersions noting(AuditRecorder audit) {
    return new OverrideVersions(app.validator, app.transactions, overrides, audit, app.clock);
  }

  @Test
  void override_stands_in_the_trail_of_the_installation() {
    noting(app.audit).change(operator, "ios", LEAST, Set.of("minOverride"));
    assertThat(
            app.transactions.inPlatform(() -> app.auditLog.after(AuditTrail.INSTALLATION, 0, 1000)))
        .last()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("version.overridden");
              assertThat(entry.user()).isEqualTo(operator.user());
              assertThat(entry.details()).isEqualTo("ios, least version 2.1.0");
            });
  }

  @Test
  void override_that_cannot_be_noted_is_not_made() {
    OverrideVersions versions =
        noting(
            (actor, organization, action, subject, details) -> {
              throw new IllegalStateException("the trail is full");
            });
    assertThatThrownBy(() -> versions.change(operator, "ios", LEAST, Set.of("minOverride")))
        .hasMessage("the trail is full");
    assertThat(versions.current()).isEmpty();
  }
}
