package ro.storno.application.tax;

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
import ro.storno.domain.identity.Role;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

class ManageVatRatesTest {
  private final TestApplication app = new TestApplication();

  private static ManageVatRates.Command typed(Map<String, Object> values) {
    return Entries.record(ManageVatRates.Command.class, new HashMap<>(values));
  }

  private CompanyVatRate standard() {
    return app.manageRates.list(app.scope()).get(0);
  }

  @Test
  void rate_is_added_last_with_the_category_that_fits() {
    CompanyVatRate made =
        app.manageRates.create(
            app.scope(),
            typed(Map.of("rate", new BigDecimal("8"), "label", "Redus", "categoryCode", "AA")));
    assertThat(made.rate()).isEqualTo(VatRate.standard("8"));
    assertThat(made.position()).isEqualTo(6);
    CompanyVatRate exempt =
        app.manageRates.create(
            app.scope(),
            typed(Map.of("rate", BigDecimal.ZERO, "label", "Scutit", "categoryCode", "E")));
    assertThat(exempt.rate().category()).isEqualTo(VatCategory.E);
  }

  @Test
  void malformed_and_double_rates_are_refused() {
    for (Map<String, Object> values :
        List.<Map<String, Object>>of(
            Map.of("label", "x"),
            Map.of("rate", BigDecimal.ONE),
            Map.of("rate", new BigDecimal("-1"), "label", "x"),
            Map.of("rate", new BigDecimal("101"), "label", "x"),
            Map.of("rate", BigDecimal.ONE, "label", "x", "categoryCode", "Q"),
            Map.of("rate", new BigDecimal("21.0"), "label", "21%"))) {
      assertThatThrownBy(() -> app.manageRates.create(app.scope(), typed(values)))
          .isInstanceOf(ApplicationException.Unacceptable.class);
    }
  }

  @Test
  void there_is_always_one_default() {
    CompanyVatRate reduced = app.manageRates.list(app.scope()).get(1);
    assertThatThrownBy(
            () ->
                app.manageRates.change(
                    app.scope(),
                    standard().id(),
                    typed(Map.of("isDefault", false)),
                    Set.of("isDefault")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(() -> app.manageRates.remove(app.scope(), standard().id()))
        .isInstanceOf(ApplicationException.Conflict.class);
    app.manageRates.change(
        app.scope(), reduced.id(), typed(Map.of("isDefault", true)), Set.of("isDefault"));
    assertThat(app.manageRates.list(app.scope()))
        .filteredOn(CompanyVatRate::isDefault)
        .extracting(CompanyVatRate::id)
        .containsExactly(reduced.id());
    app.manageRates.remove(app.scope(), standard().id());
    assertThat(app.manageRates.list(app.scope())).hasSize(5);
  }

  @Test
  void foreign_rate_is_not_found_and_only_admins_manage() {
    CompanyVatRate rate = standard();
    assertThatThrownBy(() -> app.manageRates.remove(app.stranger(), rate.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.manageRates.remove(app.as(Role.ACCOUNTANT), rate.id()))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
