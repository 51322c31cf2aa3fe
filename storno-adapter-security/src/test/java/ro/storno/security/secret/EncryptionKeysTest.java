package ro.storno.security.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.UnreadableSecretException;

class EncryptionKeysTest {
  private static final String HEX =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("keys").resolve("encryption.json");
  }

  @Test
  void file_is_made_once_and_readable_by_its_owner_only() throws IOException {
    EncryptionKeys made = EncryptionKeys.loadOrCreate(file());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    SealedSecret sealed = new AesGcmSecretBox(made).seal("secret", "place");
    assertThat(new AesGcmSecretBox(EncryptionKeys.loadOrCreate(file())).open(sealed, "place"))
        .isEqualTo("secret");
  }

  @Test
  void processes_that_start_at_once_end_up_with_the_same_key() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> starts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        starts.add(() -> EncryptionKeys.loadOrCreate(file()).sealing().id());
      }
      List<String> ids = new ArrayList<>();
      for (Future<String> id : threads.invokeAll(starts)) {
        ids.add(id.get());
      }
      assertThat(ids).hasSize(8).containsOnly(ids.get(0));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void rotation_keeps_every_older_key_for_opening() {
    EncryptionKeys first = EncryptionKeys.loadOrCreate(file());
    SealedSecret sealed = new AesGcmSecretBox(first).seal("secret", "place");
    EncryptionKeys.rotate(file());
    EncryptionKeys third = EncryptionKeys.rotate(file());
    assertThat(third.sealing().id()).isNotEqualTo(first.sealing().id());
    assertThat(new AesGcmSecretBox(EncryptionKeys.loadOrCreate(file())).open(sealed, "place"))
        .isEqualTo("secret");
  }

  @Test
  void key_of_the_configuration_goes_before_those_of_the_file() {
    EncryptionKeys stored = EncryptionKeys.loadOrCreate(file());
    SealedSecret sealed = new AesGcmSecretBox(stored).seal("secret", "place");
    EncryptionKeys both =
        EncryptionKeys.parse(HEX).followedBy(EncryptionKeys.loadIfPresent(file()).orElseThrow());
    assertThat(new AesGcmSecretBox(both).open(sealed, "place")).isEqualTo("secret");
    assertThat(both.sealing().id()).isEqualTo(EncryptionKeys.parse(HEX).sealing().id());
    assertThat(EncryptionKeys.loadIfPresent(folder.resolve("none"))).isEmpty();
  }

  @Test
  void key_is_read_from_hex_and_base64_alike() {
    String base64 = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=";
    assertThat(EncryptionKeys.parse(base64).sealing().id())
        .isEqualTo(EncryptionKeys.parse(HEX).sealing().id())
        .isEqualTo(EncryptionKeys.parse(base64.replace('/', '_')).sealing().id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2-hunter2", "00112233", "not base64 at all!", ",", "AAAA,"})
  void what_is_no_key_is_refused_without_being_repeated(String text) {
    assertThatThrownBy(() -> EncryptionKeys.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 random bytes")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void damaged_file_is_explained_without_being_quoted_and_not_overwritten() throws IOException {
    EncryptionKeys.loadOrCreate(file());
    Files.writeString(file(), "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2hvcnQtc2VjcmV0\"}]}");
    assertThatThrownBy(() -> EncryptionKeys.loadOrCreate(file()))
        .isInstanceOf(EncryptionKeysException.class)
        .hasMessageContaining("Restore it from a backup")
        .hasMessageNotContaining("c2hvcnQ");
    assertThat(Files.readString(file())).contains("c2hvcnQtc2VjcmV0");
  }

  @Test
  void nothing_of_a_key_is_ever_shown() {
    EncryptionKeys keys = EncryptionKeys.parse(HEX);
    assertThat(keys.toString() + keys.sealing()).doesNotContain(HEX).doesNotContain("0011223344");
  }

  @Test
  void key_that_is_added_beside_a_running_box_seals_and_opens_there_at_once() {
    AesGcmSecretBox box = new AesGcmSecretBox(EncryptionKeyRing.of(Optional.empty(), file()));
    SealedSecret before = box.seal("one", "place");
    EncryptionKeys rotated = EncryptionKeys.rotate(file());
    assertThat(box.keys()).isEqualTo(rotated.names()).hasSize(2);
    assertThat(box.current(before)).isFalse();
    assertThat(box.open(before, "place")).isEqualTo("one");
    SealedSecret elsewhere = new AesGcmSecretBox(rotated).seal("two", "place");
    assertThat(box.open(elsewhere, "place")).isEqualTo("two");
    assertThat(box.current(elsewhere)).isTrue();
    EncryptionKeys.drop(file(), rotated.names().get(1));
    assertThatThrownBy(() -> box.open(before, "place"))
        .isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void broken_or_missing_file_leaves_the_keys_of_a_running_box_as_they_were() throws IOException {
    AesGcmSecretBox box = new AesGcmSecretBox(EncryptionKeyRing.of(Optional.empty(), file()));
    SealedSecret sealed = box.seal("one", "place");
    Files.writeString(file(), "{}");
    assertThat(box.open(sealed, "place")).isEqualTo("one");
    Files.delete(file());
    assertThat(box.open(sealed, "place")).isEqualTo("one");
    assertThat(file()).doesNotExist();
  }

  @Test
  void of_16_who_change_the_keys_at_once_none_loses_the_key_of_another() throws Exception {
    EncryptionKeys.loadOrCreate(file());
    List<Callable<String>> changes = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      changes.add(() -> EncryptionKeys.rotate(file()).names().get(0));
    }
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<String> made = new ArrayList<>();
      for (Future<String> each : threads.invokeAll(changes)) {
        made.add(each.get());
      }
      assertThat(EncryptionKeys.loadOrCreate(file()).names()).hasSize(17).containsAll(made);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void key_that_seals_and_one_that_is_not_there_are_not_dropped() {
    EncryptionKeys keys = EncryptionKeys.loadOrCreate(file());
    for (String name : List.of(keys.names().get(0), "000000000000")) {
      assertThatThrownBy(() -> EncryptionKeys.drop(file(), name))
          .isInstanceOf(EncryptionKeysException.class)
          .hasMessageContaining(name);
    }
    assertThat(EncryptionKeys.loadOrCreate(file()).names()).isEqualTo(keys.names());
  }
}
