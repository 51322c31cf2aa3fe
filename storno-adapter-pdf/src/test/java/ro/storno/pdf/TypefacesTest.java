package ro.storno.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypefacesTest {

  @Test
  void every_letter_our_customers_use_has_a_glyph() {
    Typefaces typefaces = new Typefaces();
    String letters =
        "ăâîșțĂÂÎȘȚ ąćęłńóśźżĄĆĘŁŃÓŚŹŻ äöüßÄÖÜẞ àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ €£$ áéíóöőúüű"
            + " čďěňřšťůž „”“‘’«»–—…·•§°²³½×№ 0123456789 □";
    assertThat(letters.codePoints().filter(c -> !typefaces.covers(c)).mapToObj(Character::toString))
        .isEmpty();
  }

  @Test
  void licences_travel_with_the_fonts() {
    assertThat(Resources.text("fonts/IBMPlexSans-LICENSE.txt")).contains("SIL OPEN FONT LICENSE");
    assertThat(Resources.text("fonts/DejaVuSans-LICENSE.txt")).contains("Bitstream Vera");
    assertThat(Resources.text("fonts/Roboto-LICENSE.txt")).contains("Apache License");
  }

  @Test
  void fonts_stay_small() {
    int size =
        List.of(
                "IBMPlexSans-Regular.ttf",
                "IBMPlexSans-SemiBold.ttf",
                "DejaVuSans.ttf",
                "DejaVuSans-Bold.ttf",
                "DejaVuSerif.ttf",
                "DejaVuSerif-Bold.ttf",
                "Roboto-Regular.ttf",
                "Roboto-Bold.ttf")
            .stream()
            .mapToInt(name -> Resources.bytes("fonts/" + name).length)
            .sum();
    assertThat(size).isLessThan(3_500_000);
  }
}
