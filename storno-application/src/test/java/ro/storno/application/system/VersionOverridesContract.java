package ro.storno.application.system;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;

import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.UserId;

/** What any store of version overrides does. */
public abstract class VersionOverridesContract {
  protected abstract Transactions transactions();

  protected abstract VersionOverrides overrides();

  /** Adds an account and returns its id. */
  protected abstract UserId account();

  private void put(VersionOverride override) {
    UserId by = account();
    transactions()
        .inPlatform(
            () -> {
              overrides().put(override, NOW, by);
              return 0;
            });
  }

  @Test
  void newest_override_of_each_platform_is_kept_and_companies_do_not_see_it() {
    put(new VersionOverride("ios", "1.0", null, null, null, null, null));
    VersionOverride android =
        new VersionOverride(
            "android", null, "2.0", "https://s.example", "https://n.example", "Bună", "Hi");
    put(android);
    VersionOverride ios = new VersionOverride("ios", "1.5", "3.0", null, null, null, null);
    put(ios);
    assertThat(transactions().inPlatform(overrides()::all)).containsExactly(android, ios);
    assertThat(transactions().inCompany(Samples.company(), overrides()::all)).isEmpty();
  }
}
