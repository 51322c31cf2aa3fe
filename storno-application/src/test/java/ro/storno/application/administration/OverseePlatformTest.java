package ro.storno.application.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.RegisterUser;
import ro.storno.application.mail.Outbox;
import ro.storno.domain.licensing.Subscription;

class OverseePlatformTest {
  private static final Page.Request FIRST = new Page.Request(1, 50);
  private final TestApplication app = new TestApplication();
  private final OverseePlatform platform =
      new OverseePlatform(
          app.transactions,
          new InMemoryPlatformRegister(
              app.transactions,
              app.users,
              app.organizations,
              app.companies,
              company -> 0,
              Subscription::unlimited),
          app.users,
          app.outbox,
          app.clock);

  private long users() {
    return platform.statistics(Actor.SYSTEM).counts().accounts().total();
  }

  @Test
  void numbers_are_counted_anew_after_five_minutes() {
    long before = users();
    app.register.register(
        new RegisterUser.Command("nou@example.ro", "parola-lunga", "Ion", "Nou", null));
    app.clock.pass(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(users()).isEqualTo(before);
    app.clock.pass(Duration.ofSeconds(1));
    assertThat(users()).isEqualTo(before + 1);
    assertThat(platform.statistics(Actor.SYSTEM).uptime()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void nobody_but_an_operator_sees_any_of_it() {
    Actor owner = app.owner();
    assertThatThrownBy(() -> platform.accounts(owner, PlatformRegister.AccountFilter.ALL, FIRST))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> platform.account(owner, "1"))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> platform.invoicesOf(owner, owner.requireUser()))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(
            () -> platform.organizations(owner, PlatformRegister.OrganizationFilter.ALL, FIRST))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> platform.statistics(owner))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> platform.mails(owner, Outbox.Filter.ALL, FIRST))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
