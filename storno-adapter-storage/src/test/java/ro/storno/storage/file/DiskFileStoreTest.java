package ro.storno.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.ApplicationException;
import ro.storno.application.file.FileStore;

class DiskFileStoreTest extends FileStoreContract {
  @TempDir Path folder;
  private DiskFileStore store;

  @BeforeEach
  void open() {
    store = DiskFileStore.open(folder.resolve("files"));
  }

  @Override
  FileStore store() {
    return store;
  }

  @Test
  void files_and_folders_are_the_owners_alone() throws Exception {
    store.put(OURS, "xml/a.xml", bytes("x"));
    Path company = folder.resolve("files").resolve(OURS.toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(company)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(company.resolve("xml/a.xml"))))
        .isEqualTo("rw-------");
  }

  @Test
  void files_outlive_the_store() {
    store.put(OURS, "kept", bytes("x"));
    assertThat(DiskFileStore.open(folder.resolve("files")).get(OURS, "kept")).contains(bytes("x"));
  }

  @Test
  void a_link_to_another_file_is_neither_read_nor_written_nor_removed() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside.txt"), "private");
    store.put(OURS, "real", bytes("x"));
    Path link = folder.resolve("files").resolve(OURS.toString()).resolve("link");
    Files.createSymbolicLink(link, outside);
    assertThatThrownBy(() -> store.get(OURS, "link"))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("not a plain file");
    assertThatThrownBy(() -> store.put(OURS, "link", bytes("y")))
        .isInstanceOf(ApplicationException.Unavailable.class);
    assertThatThrownBy(() -> store.delete(OURS, "link"))
        .isInstanceOf(ApplicationException.Unavailable.class);
    assertThat(outside).hasContent("private");
  }

  @Test
  void removal_of_everything_takes_links_away_and_follows_none() throws Exception {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("private"), "x");
    store.put(OURS, "real", bytes("x"));
    Path company = folder.resolve("files").resolve(OURS.toString());
    Files.createSymbolicLink(company.resolve("link"), outside);
    store.deleteAll(OURS);
    assertThat(company).doesNotExist();
    assertThat(outside.resolve("private")).hasContent("x");
    Files.createSymbolicLink(company, outside);
    store.deleteAll(OURS);
    assertThat(company).doesNotExist();
    assertThat(outside.resolve("private")).hasContent("x");
  }

  @Test
  void a_linked_folder_does_not_lead_to_another_company() throws Exception {
    store.put(THEIRS, "xml/secret", bytes("private"));
    store.put(OURS, "real", bytes("x"));
    Path files = folder.resolve("files");
    Files.createSymbolicLink(
        files.resolve(OURS.toString()).resolve("xml"),
        files.resolve(THEIRS.toString()).resolve("xml"));
    assertThatThrownBy(() -> store.get(OURS, "xml/secret"))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("symbolic link");
    assertThatThrownBy(() -> store.put(OURS, "xml/secret", bytes("y")))
        .isInstanceOf(ApplicationException.Unavailable.class);
    assertThat(store.get(THEIRS, "xml/secret")).contains(bytes("private"));
  }

  @Test
  void what_interrupted_writes_left_is_removed_when_old() throws Exception {
    Path incoming = folder.resolve("files/.incoming");
    Path old = Files.writeString(incoming.resolve("old"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
    Path young = Files.writeString(incoming.resolve("young"), "half");
    DiskFileStore.open(folder.resolve("files"));
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void writing_leaves_no_temporary_file() throws Exception {
    store.put(OURS, "a", bytes("x"));
    store.put(OURS, "a", bytes("y"));
    try (Stream<Path> left = Files.list(folder.resolve("files/.incoming"))) {
      assertThat(left.toList()).isEqualTo(List.of());
    }
  }

  @Test
  void a_folder_that_is_a_file_is_refused_in_words() throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "x");
    assertThatThrownBy(() -> DiskFileStore.open(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("taken");
  }
}
