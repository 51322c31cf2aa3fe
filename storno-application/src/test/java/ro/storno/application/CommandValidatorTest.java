package ro.storno.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.invoice.InvoiceEntry;

class CommandValidatorTest {
  private final TestApplication app = new TestApplication();

  @Test
  void every_field_at_fault_is_named_by_its_path_in_order() {
    InvoiceEntry entry =
        Entries.invoice()
            .with("issueDate", null)
            .lines(Entries.line("1", "1"), Entries.record(InvoiceEntry.Line.class, Map.of()))
            .build();
    ApplicationException.Invalid refused =
        catchThrowableOfType(
            ApplicationException.Invalid.class, () -> app.create.create(app.scope(), entry));
    assertThat(refused.orderedErrors().keySet())
        .containsExactly(
            "issueDate", "lines[1].description", "lines[1].quantity", "lines[1].unitPrice");
    assertThat(refused.errors())
        .containsEntry("issueDate", "This value should not be blank.")
        .containsEntry("lines[1].quantity", "This value should not be blank.");
  }

  @Test
  void document_without_lines_is_told_so() {
    assertThat(errors(Entries.invoice().with("lines", List.of()).build()))
        .containsExactly(Map.entry("lines", "At least one line item is required."));
    assertThat(errors(Entries.invoice().with("lines", null).build())).containsKey("lines");
    List<InvoiceEntry.Line> hole = new ArrayList<>();
    hole.add(null);
    assertThat(errors(Entries.invoice().with("lines", hole).build())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u0007", "a\uD800b", "\uFFFF"})
  void characters_that_no_document_can_carry_are_refused_at_any_depth(String text) {
    InvoiceEntry.Line line =
        Entries.record(
            InvoiceEntry.Line.class,
            Map.of("description", text, "quantity", BigDecimal.ONE, "unitPrice", BigDecimal.ONE));
    assertThat(errors(Entries.invoice().lines(line).build())).containsKey("lines[0].description");
    assertThat(errors(Entries.invoice().with("notes", text).build())).containsKey("notes");
  }

  @Test
  void line_breaks_and_astral_characters_are_kept() {
    InvoiceEntry entry = Entries.invoice().with("notes", "rând\n\tdoi 🙂").build();
    assertThat(app.create.create(app.scope(), entry).invoice().invoice().content().texts().notes())
        .isEqualTo("rând\n\tdoi 🙂");
  }

  @Test
  void numbers_too_long_to_keep_are_refused_before_anything_is_calculated() {
    assertThat(errors(Entries.invoice().lines(Entries.line("1", "12345678901")).build()))
        .containsKey("lines[0].unitPrice");
    assertThat(errors(Entries.invoice().lines(Entries.line("1e999999999", "1")).build()))
        .containsKey("lines[0].quantity");
    assertThat(errors(Entries.invoice().lines(Entries.line("1", "1.0000001")).build()))
        .containsKey("lines[0].unitPrice");
    assertThat(errors(Entries.invoice().lines(Entries.line("9999999999", "9999999999")).build()))
        .containsKey("lines[0].unitPrice");
    assertThat(
            errors(
                Entries.invoice()
                    .with("lines", Collections.nCopies(20, Entries.line("90", "9999999999")))
                    .build()))
        .containsKey("lines");
  }

  private Map<String, String> errors(InvoiceEntry entry) {
    return catchThrowableOfType(
            ApplicationException.Invalid.class, () -> app.create.create(app.scope(), entry))
        .orderedErrors();
  }
}
