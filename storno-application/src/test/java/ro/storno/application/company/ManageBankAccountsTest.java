package ro.storno.application.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.identity.Role;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;

class ManageBankAccountsTest {
  private static final String IBAN = "RO49AAAA1B31007593840000";

  private final TestApplication app = new TestApplication();

  private static ManageBankAccounts.Command typed(Map<String, Object> values) {
    return Entries.record(ManageBankAccounts.Command.class, new HashMap<>(values));
  }

  private BankAccount added(Map<String, Object> values) {
    return app.accounts.create(app.scope(), typed(values));
  }

  @Test
  void first_account_of_a_currency_is_its_default_and_a_new_default_takes_over() {
    BankAccount first = added(Map.of("iban", "ro49 aaaa 1b31 0075 9384 0000"));
    assertThat(first.iban()).isEqualTo(IBAN);
    assertThat(first.isDefault()).isTrue();
    BankAccount euro = added(Map.of("iban", "DE89370400440532013000", "currency", "EUR"));
    assertThat(euro.isDefault()).isTrue();
    BankAccount second = added(Map.of("iban", "RO09BCYP0000001234567890", "isDefault", true));
    assertThat(app.accounts.list(app.scope()))
        .filteredOn(BankAccount::isDefault)
        .extracting(BankAccount::id)
        .containsExactlyInAnyOrder(euro.id(), second.id());
  }

  @Test
  void iban_is_required_wellformed_and_unique() {
    assertUnacceptable(Map.of(), "iban");
    assertUnacceptable(Map.of("iban", "not an iban"), "iban");
    assertUnacceptable(Map.of("iban", IBAN, "currency", "XXY"), "currency");
    assertUnacceptable(Map.of("iban", IBAN, "type", "shoebox"), "type");
    added(Map.of("iban", IBAN));
    assertThatThrownBy(() -> added(Map.of("iban", IBAN)))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThat(app.accounts.list(app.scope())).hasSize(1);
  }

  @Test
  void till_is_one_and_its_opening_balance_is_set_once() {
    assertUnacceptable(
        Map.of("type", "cash", "openingBalance", new BigDecimal("250")), "openingBalanceDate");
    BankAccount till =
        added(
            Map.of(
                "type",
                "cash",
                "openingBalance",
                new BigDecimal("250"),
                "openingBalanceDate",
                TestApplication.TODAY));
    assertThat(till.openingBalance()).isEqualTo(Money.of("250.00", Currency.RON));
    assertThatThrownBy(() -> added(Map.of("type", "cash")))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThatThrownBy(
            () ->
                app.accounts.change(
                    app.scope(),
                    till.id(),
                    typed(Map.of("openingBalance", new BigDecimal("300"))),
                    Set.of("openingBalance")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void change_needs_a_field_and_cannot_leave_a_currency_without_default() {
    BankAccount account = added(Map.of("iban", IBAN));
    assertThatThrownBy(
            () -> app.accounts.change(app.scope(), account.id(), typed(Map.of()), Set.of()))
        .isInstanceOf(ApplicationException.Unacceptable.class)
        .hasMessageContaining("No fields provided");
    assertThatThrownBy(
            () ->
                app.accounts.change(
                    app.scope(),
                    account.id(),
                    typed(Map.of("isDefault", false)),
                    Set.of("isDefault")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    BankAccount changed =
        app.accounts.change(
            app.scope(), account.id(), typed(Map.of("bankName", "BCR")), Set.of("bankName"));
    assertThat(changed.bankName()).isEqualTo("BCR");
    assertThat(changed.iban()).isEqualTo(IBAN);
  }

  @Test
  void last_account_and_default_with_others_stay() {
    BankAccount first = added(Map.of("iban", IBAN));
    assertThatThrownBy(() -> app.accounts.remove(app.scope(), first.id()))
        .isInstanceOf(ApplicationException.Conflict.class);
    BankAccount second = added(Map.of("iban", "RO09BCYP0000001234567890"));
    assertThatThrownBy(() -> app.accounts.remove(app.scope(), first.id()))
        .isInstanceOf(ApplicationException.Conflict.class);
    app.accounts.remove(app.scope(), second.id());
    assertThat(app.accounts.list(app.scope())).hasSize(1);
  }

  @Test
  void foreign_account_is_not_found() {
    BankAccount account = added(Map.of("iban", IBAN));
    assertThatThrownBy(() -> app.accounts.remove(app.stranger(), account.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(app.accounts.list(app.stranger())).isEmpty();
  }

  @Test
  void settings_are_managed_by_admins_only() {
    for (Role role : List.of(Role.EMPLOYEE, Role.ACCOUNTANT)) {
      assertThatThrownBy(() -> app.accounts.create(app.as(role), typed(Map.of("iban", IBAN))))
          .isInstanceOf(ApplicationException.Forbidden.class);
      assertThat(app.accounts.list(app.as(role))).isEmpty();
    }
    assertThat(app.accounts.create(app.as(Role.ADMIN), typed(Map.of("iban", IBAN)))).isNotNull();
  }

  private void assertUnacceptable(Map<String, Object> values, String field) {
    assertThatThrownBy(() -> added(values))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsKey(field));
  }
}
