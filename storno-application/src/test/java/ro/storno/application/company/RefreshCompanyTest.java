package ro.storno.application.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.application.company.CompanyRegistry.FiscalStatus;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.party.Address;

class RefreshCompanyTest {
  private final TestApplication app = new TestApplication();
  private final CompanyId id = app.scope().company();

  @BeforeEach
  void registryKnowsMore() {
    app.registry.know(
        new CompanyRegistry.Entry(
            "12345674",
            "EXEMPLU NOU SRL",
            "J12/9/2026",
            false,
            true,
            new Address("Str. Noua nr. 2", "Cluj-Napoca", "RO-CJ", "400001", "RO"),
            "0264000000",
            true));
  }

  private Company refresh() {
    return app.refreshCompany.refresh(app.owner(), id).company();
  }

  @Test
  void what_the_registry_says_is_taken_over_and_the_rest_stays() {
    Company before = app.scope().profile();
    Company after = refresh();
    assertThat(after.party().name()).isEqualTo("EXEMPLU NOU SRL");
    assertThat(after.party().registrationNumber()).isEqualTo("J12/9/2026");
    assertThat(after.party().vatPayer()).isFalse();
    assertThat(after.party().vatCode()).isNull();
    assertThat(after.party().address().city()).isEqualTo("Cluj-Napoca");
    assertThat(after.settings().vatOnCollection()).isTrue();
    assertThat(after.party().phone()).isEqualTo(before.party().phone());
    assertThat(after.party().email()).isEqualTo(before.party().email());
    assertThat(after.party().bankAccount()).isEqualTo(before.party().bankAccount());
    assertThat(after.settings().defaultCurrency()).isEqualTo(before.settings().defaultCurrency());
    assertThat(app.fresh().profile()).isEqualTo(after);
  }

  @Test
  void once_a_minute_is_enough() {
    app.registry.questions();
    refresh();
    assertThatThrownBy(this::refresh)
        .isInstanceOfSatisfying(
            ApplicationException.TooMany.class,
            soon -> assertThat(soon.retryAfter()).contains(Duration.ofMinutes(1)));
    app.clock.pass(Duration.ofSeconds(61));
    assertThat(refresh()).isNotNull();
    assertThat(app.registry.questions()).as("asked anew each time").isEqualTo(2);
  }

  @Test
  void a_silent_registry_changes_nothing() {
    app.registry.silent(true);
    assertThatThrownBy(this::refresh).isInstanceOf(ApplicationException.Unavailable.class);
    assertThat(app.fresh().profile()).isEqualTo(app.scope().profile());
  }

  @Test
  void a_company_that_was_struck_off_is_told() {
    FiscalStatus struckOff =
        new FiscalStatus(
            "RADIERE",
            null,
            LocalDate.parse("2026-10-01"),
            List.of(),
            null,
            false,
            null,
            false,
            null,
            null,
            null,
            null);
    app.registry.know(
        new CompanyRegistry.Entry(
            "12345674", "X", null, false, false, Address.UNKNOWN, null, false, struckOff, null));
    assertThat(app.refreshCompany.refresh(app.owner(), id).warnings())
        .singleElement()
        .asString()
        .contains("2026-10-01");
  }

  @Test
  void strangers_find_nothing_and_employees_may_not() {
    assertThatThrownBy(() -> app.refreshCompany.refresh(app.stranger().actor(), id))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.refreshCompany.refresh(app.as(Role.EMPLOYEE).actor(), id))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
