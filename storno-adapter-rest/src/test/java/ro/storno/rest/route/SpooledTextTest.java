package ro.storno.rest.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.ApplicationException;

class SpooledTextTest {
  @TempDir Path folder;

  @Test
  void text_comes_back_once_and_leaves_no_file() throws Exception {
    SpooledText text =
        SpooledText.in(
            folder,
            line -> {
              line.accept("întâi");
              line.accept("apoi");
            });
    assertThat(folder).isNotEmptyDirectory();
    try (InputStream in = text.open()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("întâi\napoi\n");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void text_on_disk_is_the_owners_alone() throws Exception {
    try (InputStream in = SpooledText.in(folder, line -> line.accept("x")).open()) {
      assertThat(in.readAllBytes()).hasSize(2);
    }
    SpooledText waiting = SpooledText.in(folder, line -> line.accept("x"));
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.findFirst().orElseThrow();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    waiting.open().close();
  }

  @Test
  void text_that_breaks_off_is_an_error_and_leaves_no_file() {
    assertThatThrownBy(
            () ->
                SpooledText.in(
                    folder,
                    line -> {
                      line.accept("half");
                      throw new ApplicationException.NotFound("Organization");
                    }))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void folder_that_takes_nothing_is_an_error_of_ours() {
    assertThatThrownBy(() -> SpooledText.in(folder.resolve("missing"), line -> {}))
        .isInstanceOf(ApplicationException.Unavailable.class);
  }
}
