package ro.storno.security.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  @TempDir Path folder;

  @Test
  void keys_are_made_once_and_read_again() {
    Path file = folder.resolve("keys/jwt.json");
    SigningKeys first = SigningKeys.loadOrCreate(file);
    SigningKeys second = SigningKeys.loadOrCreate(file);
    assertThat(second.signing().getKeyID()).isEqualTo(first.signing().getKeyID());
  }

  @Test
  void only_the_owner_can_read_the_file() throws Exception {
    Path file = folder.resolve("jwt.json");
    SigningKeys.loadOrCreate(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_file_open_to_others_is_closed_at_the_next_start() throws Exception {
    Path file = folder.resolve("jwt.json");
    SigningKeys.loadOrCreate(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    SigningKeys.loadOrCreate(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void nothing_is_left_beside_the_file() throws Exception {
    SigningKeys.loadOrCreate(folder.resolve("jwt.json")).rotated();
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("jwt.json");
    }
  }

  @Test
  void rotation_signs_with_a_new_key_and_still_knows_the_old_ones() {
    Path file = folder.resolve("jwt.json");
    SigningKeys before = SigningKeys.loadOrCreate(file);
    SigningKeys after = before.rotated();
    assertThat(after.signing().getKeyID()).isNotEqualTo(before.signing().getKeyID());
    SigningKeys reread = SigningKeys.loadOrCreate(file);
    assertThat(reread.signing().getKeyID()).isEqualTo(after.signing().getKeyID());
    assertThat(reread.byId(before.signing().getKeyID())).isPresent();
  }

  @Test
  void rotation_drops_the_oldest_keys_in_the_end() {
    SigningKeys keys = SigningKeys.loadOrCreate(folder.resolve("jwt.json"));
    String oldest = keys.signing().getKeyID();
    for (int i = 0; i <= SigningKeys.KEPT_AFTER_ROTATION; i++) {
      assertThat(keys.byId(oldest)).isPresent();
      keys = keys.rotated();
    }
    assertThat(keys.byId(oldest)).isEmpty();
  }

  @Test
  void concurrent_starts_agree_on_one_key() throws Exception {
    Path file = folder.resolve("jwt.json");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<String>> starts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        starts.add(() -> SigningKeys.loadOrCreate(file).signing().getKeyID());
      }
      List<String> ids = new ArrayList<>();
      for (Future<String> start : pool.invokeAll(starts)) {
        ids.add(start.get());
      }
      assertThat(ids).containsOnly(ids.get(0));
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void the_published_keys_hold_no_private_part() {
    SigningKeys keys = SigningKeys.loadOrCreate(folder.resolve("jwt.json"));
    assertThat(keys.publicKeys()).contains("\"n\"").doesNotContain("\"d\"", "\"p\"", "\"q\"");
  }

  @Test
  void a_broken_file_is_refused_in_words() throws Exception {
    Path file = folder.resolve("jwt.json");
    Files.writeString(file, "not json");
    assertThatThrownBy(() -> SigningKeys.loadOrCreate(file))
        .isInstanceOf(SigningKeysException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("not a JWK set");
  }

  @Test
  void a_symmetric_or_public_key_is_refused() throws Exception {
    Path file = folder.resolve("jwt.json");
    Files.writeString(file, "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"c2VjcmV0\"}]}");
    assertThatThrownBy(() -> SigningKeys.loadOrCreate(file))
        .isInstanceOf(SigningKeysException.class)
        .hasMessageContaining("cannot sign");
    Path other = folder.resolve("public.json");
    Files.writeString(other, SigningKeys.loadOrCreate(folder.resolve("ok.json")).publicKeys());
    assertThatThrownBy(() -> SigningKeys.loadOrCreate(other))
        .isInstanceOf(SigningKeysException.class);
  }

  @Test
  void an_unwritable_folder_is_named() throws Exception {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> SigningKeys.loadOrCreate(notAFolder.resolve("jwt.json")))
        .isInstanceOf(SigningKeysException.class)
        .hasMessageContaining("cannot be written");
  }
}
