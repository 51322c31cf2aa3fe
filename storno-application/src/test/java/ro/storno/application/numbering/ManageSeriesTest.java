package ro.storno.application.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.numbering.Series;

class ManageSeriesTest {
  private final TestApplication app = new TestApplication();

  private static ManageSeries.Command typed(Map<String, Object> values) {
    return Entries.record(ManageSeries.Command.class, new HashMap<>(values));
  }

  private Series invoices() {
    return app.manageSeries.list(app.scope(), "invoice").get(0);
  }

  @Test
  void series_is_added_once_per_prefix_and_type() {
    Series made =
        app.manageSeries.create(
            app.scope(), typed(Map.of("prefix", " FAC2026 ", "type", "invoice")));
    assertThat(made.prefix()).isEqualTo("FAC2026");
    assertThat(made.isDefault()).isFalse();
    assertThat(made.next().text()).isEqualTo("FAC2026-0001");
    assertThatThrownBy(
            () ->
                app.manageSeries.create(
                    app.scope(), typed(Map.of("prefix", "FAC2026", "type", "invoice"))))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThat(
            app.manageSeries.create(
                app.scope(), typed(Map.of("prefix", "FAC2026", "type", "receipt"))))
        .isNotNull();
  }

  @Test
  void malformed_series_are_refused() {
    for (Map<String, Object> values :
        List.<Map<String, Object>>of(
            Map.of("type", "invoice"),
            Map.of("prefix", "F"),
            Map.of("prefix", "F", "type", "letter"),
            Map.of("prefix", "F\nX", "type", "invoice"),
            Map.of("prefix", "F", "type", "invoice", "currentNumber", -1L))) {
      assertThatThrownBy(() -> app.manageSeries.create(app.scope(), typed(values)))
          .isInstanceOf(ApplicationException.Unacceptable.class);
    }
  }

  @Test
  void default_moves_to_another_active_series() {
    Series former = invoices();
    Series made =
        app.manageSeries.create(app.scope(), typed(Map.of("prefix", "F", "type", "invoice")));
    app.manageSeries.setDefault(app.scope(), made.id());
    assertThat(app.manageSeries.list(app.scope(), "invoice"))
        .filteredOn(Series::isDefault)
        .extracting(Series::id)
        .containsExactly(made.id());
    app.manageSeries.change(
        app.scope(), former.id(), typed(Map.of("active", false)), Set.of("active"));
    assertThatThrownBy(() -> app.manageSeries.setDefault(app.scope(), former.id()))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void prefix_and_type_stay_and_something_must_change() {
    assertThatThrownBy(
            () ->
                app.manageSeries.change(
                    app.scope(), invoices().id(), typed(Map.of("prefix", "Z")), Set.of("prefix")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(
            () -> app.manageSeries.change(app.scope(), invoices().id(), typed(Map.of()), Set.of()))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void counter_goes_forward_but_never_back_over_numbers_on_documents() {
    app.manageSeries.change(
        app.scope(), invoices().id(), typed(Map.of("currentNumber", 41L)), Set.of("currentNumber"));
    Invoice issued = app.issued();
    assertThat(issued.displayNumber()).isEqualTo("FACT-0042");
    assertThatThrownBy(
            () ->
                app.manageSeries.change(
                    app.scope(),
                    invoices().id(),
                    typed(Map.of("currentNumber", 0L)),
                    Set.of("currentNumber")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThat(invoices().currentNumber()).isEqualTo(42);
  }

  @Test
  void series_with_documents_stays() {
    app.issued();
    assertThatThrownBy(() -> app.manageSeries.remove(app.scope(), invoices().id()))
        .isInstanceOf(ApplicationException.Conflict.class);
    Series unused =
        app.manageSeries.create(app.scope(), typed(Map.of("prefix", "F", "type", "invoice")));
    app.manageSeries.remove(app.scope(), unused.id());
    assertThat(app.manageSeries.list(app.scope(), "invoice")).hasSize(1);
  }

  @Test
  void foreign_series_is_not_found_and_employees_only_look() {
    assertThatThrownBy(() -> app.manageSeries.remove(app.stranger(), invoices().id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.manageSeries.setDefault(app.stranger(), invoices().id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(app.manageSeries.list(app.as(Role.EMPLOYEE), null)).hasSize(5);
    assertThatThrownBy(
            () ->
                app.manageSeries.create(
                    app.as(Role.EMPLOYEE), typed(Map.of("prefix", "F", "type", "invoice"))))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
