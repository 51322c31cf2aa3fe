package ro.storno.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.file.FileStore;
import ro.storno.domain.company.CompanyId;

/** What every file store does. */
abstract class FileStoreContract {
  static final CompanyId OURS =
      new CompanyId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
  static final CompanyId THEIRS =
      new CompanyId(UUID.fromString("01900000-0000-7000-8000-000000000002"));

  abstract FileStore store();

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void what_was_put_is_got() {
    store().put(OURS, "attachments/2026/a.bin", bytes("conținut"));
    assertThat(store().get(OURS, "attachments/2026/a.bin")).contains(bytes("conținut"));
  }

  @Test
  void an_empty_file_is_a_file() {
    store().put(OURS, "empty", new byte[0]);
    assertThat(store().get(OURS, "empty")).contains(new byte[0]);
  }

  @Test
  void a_second_put_replaces_the_first() {
    store().put(OURS, "a.xml", bytes("a long first version"));
    store().put(OURS, "a.xml", bytes("short"));
    assertThat(store().get(OURS, "a.xml")).contains(bytes("short"));
  }

  @Test
  void an_unknown_key_is_empty() {
    assertThat(store().get(OURS, "no/such/file")).isEmpty();
    store().put(OURS, "plain", bytes("x"));
    assertThat(store().get(OURS, "plain/below")).isEmpty();
  }

  @Test
  void all_files_of_a_company_go_at_once_and_nobody_elses() {
    store().put(OURS, "pdf/2026/a.pdf", bytes("x"));
    store().put(OURS, "b", bytes("x"));
    store().put(THEIRS, "b", bytes("x"));
    store().deleteAll(OURS);
    assertThat(store().get(OURS, "pdf/2026/a.pdf")).isEmpty();
    assertThat(store().get(OURS, "b")).isEmpty();
    assertThat(store().get(THEIRS, "b")).contains(bytes("x"));
    store().deleteAll(OURS);
    store().put(OURS, "b", bytes("again"));
    assertThat(store().get(OURS, "b")).contains(bytes("again"));
  }

  @Test
  void a_deleted_file_is_gone_and_deleting_twice_is_no_error() {
    store().put(OURS, "pdf/a.pdf", bytes("x"));
    store().delete(OURS, "pdf/a.pdf");
    store().delete(OURS, "pdf/a.pdf");
    assertThat(store().get(OURS, "pdf/a.pdf")).isEmpty();
  }

  @Test
  void another_company_sees_nothing() {
    store().put(OURS, "secret", bytes("x"));
    assertThat(store().get(THEIRS, "secret")).isEmpty();
    store().delete(THEIRS, "secret");
    assertThat(store().get(OURS, "secret")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../01900000-0000-7000-8000-000000000002/secret",
        "a/../../x",
        "/etc/passwd",
        "a//b",
        "a/",
        "a\\..\\b",
        "C:/x",
        "a\u0000b",
        "a\nb",
        ".hidden",
        "a/.ssh/keys",
        "ș",
        "%2e%2e/x",
        "a/b/c/d/e/f/g/h/i"
      })
  void a_key_that_could_leave_the_folder_is_refused(String key) {
    store().put(THEIRS, "secret", bytes("x"));
    assertThatThrownBy(() -> store().put(OURS, key, bytes("y")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("storage key");
    assertThatThrownBy(() -> store().get(OURS, key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().delete(OURS, key))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store().get(THEIRS, "secret")).contains(bytes("x"));
  }

  @Test
  void a_reader_never_sees_half_a_file() throws Exception {
    byte[] first = "a".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
    byte[] second = "b".repeat(300_000).getBytes(StandardCharsets.US_ASCII);
    store().put(OURS, "big", first);
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      Future<?> writing =
          writer.submit(
              () ->
                  IntStream.range(0, 40)
                      .forEach(i -> store().put(OURS, "big", i % 2 == 0 ? second : first)));
      do {
        byte[] seen = store().get(OURS, "big").orElseThrow();
        assertThat(seen.length).isIn(first.length, second.length);
        assertThat(seen[0]).isEqualTo(seen[seen.length - 1]);
      } while (!writing.isDone());
      writing.get();
    } finally {
      writer.shutdownNow();
    }
  }
}
