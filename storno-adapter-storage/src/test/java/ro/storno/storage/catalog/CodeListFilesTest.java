package ro.storno.storage.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.catalog.CodeList;
import ro.storno.application.catalog.CodeList.Code;

class CodeListFilesTest {
  private static final CodeList CPV = new CodeListFiles(Path.of("none")).cpv();

  @TempDir Path folder;

  private static List<String> codes(CodeList list, String text) {
    return list.search(text, 10_000).stream().map(Code::code).toList();
  }

  private CodeList nc(String text) throws IOException {
    Files.writeString(folder.resolve("nc.tsv"), text);
    return new CodeListFiles(folder).nc();
  }

  @Test
  void the_server_carries_all_cpv_codes_and_says_where_they_are_from() {
    assertThat(codes(CPV, "")).hasSize(9454).isSorted().doesNotHaveDuplicates();
    assertThat(CPV.about().available()).isTrue();
    assertThat(CPV.about().version()).isEqualTo("2008");
    assertThat(CPV.about().source()).contains("213/2008", "eforms-sdk");
  }

  @Test
  void a_code_has_its_romanian_and_its_english_name() {
    assertThat(CPV.search("03111100", 5))
        .containsExactly(new Code("03111100", "Boabe de soia", "Soya beans"));
  }

  @Test
  void codes_are_found_by_their_beginning_in_order_and_up_to_the_limit() {
    assertThat(codes(CPV, "0311"))
        .contains("03110000", "03111000", "03111100")
        .allMatch(code -> code.startsWith("0311"))
        .isSorted();
    assertThat(CPV.search("0311", 2)).hasSize(2);
    assertThat(codes(CPV, "99999999")).isEmpty();
  }

  @Test
  void a_check_digit_spaces_and_dots_do_not_matter() {
    assertThat(codes(CPV, "03111100-3")).containsExactly("03111100");
    assertThat(codes(CPV, " 0311 11 00 ")).containsExactly("03111100");
    assertThat(codes(CPV, "0311.1100")).containsExactly("03111100");
  }

  @Test
  void words_are_found_without_accents_in_any_order_and_unfinished() {
    assertThat(codes(CPV, "SEMINTE")).contains("03111000");
    assertThat(codes(CPV, "semințe")).isEqualTo(codes(CPV, "seminţe")).contains("03111000");
    assertThat(codes(CPV, "soia boa")).contains("03111100");
    assertThat(codes(CPV, "beans soya")).contains("03111100");
    assertThat(codes(CPV, "soia nimicuri")).isEmpty();
    assertThat(codes(CPV, "oia")).doesNotContain("03111100");
  }

  @Test
  void a_number_beside_words_narrows_by_code() {
    assertThat(codes(CPV, "soia 031"))
        .contains("03111100")
        .allMatch(code -> code.startsWith("031"));
  }

  @Test
  void what_holds_no_word_finds_nothing() {
    assertThat(codes(CPV, "!?\u0000")).isEmpty();
    assertThat(codes(CPV, "-")).isEmpty();
    assertThat(codes(CPV, "\ud83c\udf5e")).isEmpty();
    assertThat(codes(CPV, "a ".repeat(250))).isEqualTo(codes(CPV, "a"));
  }

  @Test
  void no_customs_codes_are_made_up_where_there_is_no_list() {
    CodeList nc = new CodeListFiles(folder).nc();
    assertThat(nc.about().available()).isFalse();
    assertThat(nc.about().source()).contains("nc.tsv");
    assertThat(nc.search("", 100)).isEmpty();
  }

  @Test
  void an_operator_adds_customs_codes_as_a_file() throws IOException {
    CodeList nc =
        nc(
            """
            # title: Combined Nomenclature
            # version: 2026
            # source: as typed by the test
            2201 10 11\tApe minerale fără gaze\tMineral waters, still
            2201\tApe\t
            22011019\t\tOther
            """);
    assertThat(nc.about())
        .isEqualTo(new CodeList.About("Combined Nomenclature", "2026", "as typed by the test"));
    assertThat(nc.search("22", 10))
        .containsExactly(
            new Code("2201", "Ape", "Ape"),
            new Code("22011011", "Ape minerale fără gaze", "Mineral waters, still"),
            new Code("22011019", "Other", "Other"));
    assertThat(codes(nc, "2201101100")).containsExactly("22011011");
  }

  @Test
  void a_packed_file_is_read_as_well() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("nc.tsv.gz")))) {
      out.write("# version: 1\n0101\tCai\tHorses\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(codes(new CodeListFiles(folder).nc(), "horse")).containsExactly("0101");
  }

  @Test
  void a_file_of_another_form_is_refused_with_its_line() {
    assertThatThrownBy(() -> nc("# version: 1\nfoo\tbar\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nc.tsv, line 2");
    assertThatThrownBy(() -> nc("0101;Cai;Horses\n")).hasMessageContaining("line 1");
    assertThatThrownBy(() -> nc("0101\t\t\n")).hasMessageContaining("has no name");
    assertThatThrownBy(() -> nc("0101\tCai\n01 01\tAltul\n")).hasMessageContaining("0101");
    assertThatThrownBy(
            () -> {
              Files.write(folder.resolve("nc.tsv"), new byte[] {'0', '1', '\t', (byte) 0xff});
              new CodeListFiles(folder).nc();
            })
        .hasMessageContaining("UTF-8");
  }
}
