package ro.storno.domain.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.domain.DomainException;

class PrintSettingsTest {

  private static PrintSettings with(String footer) {
    return new PrintSettings(
        PrintDesign.BOLD, null, null, true, true, footer, null, PrintLabels.NONE);
  }

  @Test
  void colour_is_the_companys_or_that_of_the_design() {
    assertThat(with("x").printedColour()).isEqualTo(PrintDesign.BOLD.colour());
    PrintSettings own =
        new PrintSettings(
            PrintDesign.BOLD,
            AccentColour.of("#0F766e"),
            null,
            true,
            true,
            null,
            null,
            PrintLabels.NONE);
    assertThat(own.printedColour()).hasToString("#0F766e");
  }

  @Test
  void footer_has_its_room() {
    assertThat(with("a\nb\nc").footerText()).isEqualTo("a\nb\nc");
    assertThatThrownBy(() -> with("a\nb\nc\nd")).hasMessageContaining("shorten it");
    assertThatThrownBy(() -> with("x".repeat(301))).hasMessageContaining("shorten it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"red", "#fff", "#12345g", "123456", "#1234567", "#123456;}", ""})
  void colours_have_six_digits(String typed) {
    assertThatThrownBy(() -> AccentColour.of(typed))
        .isInstanceOfSatisfying(
            DomainException.InvalidValue.class,
            wrong -> assertThat(wrong.field()).isEqualTo("primaryColor"));
  }

  @ParameterizedTest
  @CsvSource({
    "#ffffff,#1b2333,#898989",
    "#ffff00,#1b2333,#9e9e00",
    "#2563eb,#ffffff,#2563eb",
    "#000000,#ffffff,#000000"
  })
  void text_can_be_read_on_and_in_any_colour(String colour, String under, String asText) {
    assertThat(AccentColour.of(colour).under()).hasToString(under);
    assertThat(AccentColour.of(colour).asText()).hasToString(asText);
  }

  @ParameterizedTest
  @EnumSource(PrintDesign.class)
  void designs_are_found_by_their_slugs(PrintDesign design) {
    assertThat(PrintDesign.ofSlug(design.slug())).contains(design);
    assertThat(PrintDesign.ofSlug(design.name())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DejaVu Sans|DEJAVU_SANS",
        "\"Roboto\", sans-serif|ROBOTO",
        "Arial, 'dejavu serif', serif|DEJAVU_SERIF",
        "ibm plex sans|IBM_PLEX_SANS"
      })
  void fonts_are_found_in_lists_as_css_writes_them(String typed, PrintFont font) {
    assertThat(PrintFont.of(typed)).isEqualTo(font);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Comic Sans", "", ",", "Roboto; } body { color: red", "url(x)"})
  void other_fonts_are_refused_with_those_we_have(String typed) {
    assertThatThrownBy(() -> PrintFont.of(typed))
        .isInstanceOf(DomainException.InvalidValue.class)
        .hasMessageContaining("DejaVu Sans, DejaVu Serif, Roboto, IBM Plex Sans");
  }

  @Test
  void label_in_one_language_comes_before_that_in_all() {
    PrintLabels labels =
        new PrintLabels(Map.of("item.quantity", "Menge/Qty", "item.quantity@de", "Stück"));
    assertThat(labels.find("item.quantity", "de")).contains("Stück");
    assertThat(labels.find("item.quantity", "ro")).contains("Menge/Qty");
    assertThat(labels.find("item.unit", "ro")).isEmpty();
  }

  @Test
  void labels_are_short_lines_of_known_names() {
    assertThatThrownBy(() -> new PrintLabels(Map.of("standing.DRAFT", "Paid")))
        .hasMessageContaining("standing.DRAFT");
    assertThatThrownBy(() -> new PrintLabels(Map.of("buyer@xx", "Kunde")))
        .hasMessageContaining("buyer@xx");
    for (String text : new String[] {"", " ", "a\nb", "x".repeat(61)}) {
      assertThatThrownBy(() -> new PrintLabels(Map.of("buyer", text)))
          .hasMessageContaining("one line of 1 to 60 characters");
    }
  }
}
