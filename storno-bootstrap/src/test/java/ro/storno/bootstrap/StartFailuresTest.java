package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.cli.StornoCli;
import ro.storno.cli.terminal.Terminal;

/** What cannot start says why in a line or two, with an exit code and no stack trace. */
class StartFailuresTest {
  @TempDir Path folder;
  private String err = "";

  private int serve(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.putAll(settings);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8),
            false,
            false);
    int code =
        new StornoCli(new LocalInstallation(environment, folder, terminal::message), terminal)
            .run("serve");
    err = errors.toString(StandardCharsets.UTF_8);
    assertThat(out.size()).isZero();
    assertThat(err).doesNotContain("\tat ").doesNotContain("Exception in");
    return code;
  }

  @Test
  void a_mistaken_configuration_is_told_in_full_before_anything_is_started() {
    assertThat(serve(Map.of("STORNO_PORT", "eighty", "STORNO_RATE_LIMITS", "maybe"))).isEqualTo(3);
    assertThat(err.lines().toList()).hasSize(2).allMatch(line -> line.startsWith("storno: "));
    assertThat(err).contains("STORNO_PORT", "STORNO_RATE_LIMITS");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void an_occupied_port_is_named_and_the_data_folder_is_free_again() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(serve(Map.of("STORNO_PORT", port))).isEqualTo(4);
      assertThat(err).contains("Port " + port, "STORNO_PORT");
      // the database was stopped again: a second try fails for the same reason only
      assertThat(serve(Map.of("STORNO_PORT", port))).isEqualTo(4);
      assertThat(err).contains("Port " + port);
    }
  }

  @Test
  void a_data_folder_that_is_a_file_is_told() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(serve(Map.of("STORNO_DATA_DIR", file.toString()))).isEqualTo(4);
    assertThat(err).contains(file.toString()).contains("STORNO_DATA_DIR");
  }

  @Test
  void a_damaged_data_folder_is_told_and_left_alone() throws Exception {
    Path cluster = Files.createDirectories(folder.resolve("data/postgres/cluster"));
    Files.writeString(cluster.resolve("keep"), "x");
    assertThat(serve(Map.of())).isEqualTo(4);
    assertThat(err).contains("damaged");
    assertThat(cluster.resolve("keep")).hasContent("x");
  }

  @Test
  void a_database_server_that_is_not_there_is_told_without_its_password() {
    assertThat(
            serve(Map.of("STORNO_DATABASE_URL", "postgresql://storno:hunter2@127.0.0.1:1/storno")))
        .isEqualTo(4);
    assertThat(err).contains("127.0.0.1:1").doesNotContain("hunter2");
  }

  @Test
  void signing_keys_that_cannot_be_read_are_told() throws Exception {
    Path keys = StornoServer.signingKeys(folder.resolve("data"));
    Files.createDirectories(keys.getParent());
    Files.writeString(keys, "not keys");
    assertThat(serve(Map.of("STORNO_PORT", "0"))).isEqualTo(4);
    assertThat(err).contains(keys.toString());
  }
}
