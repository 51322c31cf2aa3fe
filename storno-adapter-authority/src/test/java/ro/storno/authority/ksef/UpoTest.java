package ro.storno.authority.ksef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import ro.storno.application.anaf.SealCheck;

class UpoTest {
  @Test
  void a_published_confirmation_tells_number_and_hash() throws Exception {
    Path sample =
        Path.of("..", "..", "shared", "corpus", "ksef", "upo", "upo-faktura-kontekst-id-nip.xml");
    assumeTrue(Files.exists(sample), "the corpus is not here");
    Upo upo = Upo.read(Files.readAllBytes(sample));
    assertThat(upo.ksefNumber()).isEqualTo("5265877635-20250916-0200A0D6723E-C2");
    assertThat(upo.documentSha256())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    Base64.getDecoder().decode("GZMGNVzs3krF6URKgvaw77OOeG3nJ+WGziT5xguliQ8=")));
    assertThat(upo.seal()).isEqualTo(SealCheck.Verdict.UNSIGNED);
  }

  @Test
  void what_is_no_confirmation_tells_nothing() {
    for (String text :
        new String[] {
          "",
          "<",
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>",
          "<x><NumerKSeFDokumentu>a</NumerKSeFDokumentu><NumerKSeFDokumentu>b"
              + "</NumerKSeFDokumentu></x>"
        }) {
      Upo upo = Upo.read(text.getBytes(StandardCharsets.UTF_8));
      assertThat(upo.ksefNumber()).isNull();
      assertThat(upo.documentSha256()).isNull();
    }
  }
}
