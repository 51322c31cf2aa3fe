package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.domain.company.CompanyId;

/** Evidence is handed out whole or not at all. */
class ExportArchivesTest {
  private final TestReceiving receiving = new TestReceiving();

  @BeforeEach
  void received() {
    for (String id : List.of("3001", "3002")) {
      receiving.anaf.invoice(id, "18547290", receiving.cif(), "F-" + id, "100.00", "21.00");
    }
    receiving.application.clock.pass(Duration.ofMinutes(20));
    receiving.sync();
  }

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private ExportArchives.Export exported() {
    return receiving.room.export.export(
        receiving.scope(), new ExportArchives.Command("incoming", null, null), written);
  }

  private String key() {
    CompanyId company = receiving.company();
    return receiving
        .application
        .transactions
        .inCompany(
            company, () -> receiving.evidence.archive(company, receiving.message("3001").id()))
        .orElseThrow()
        .storageKey();
  }

  private static List<String> names(byte[] bytes) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        names.add(each.getName());
      }
    }
    return names;
  }

  @Test
  void every_archive_is_in_the_export_and_counted() throws IOException {
    ExportArchives.Export export = exported();
    assertThat(export.documents()).isEqualTo(2);
    assertThat(names(written.toByteArray()))
        .hasSize(2)
        .anyMatch(name -> name.startsWith("3001-"))
        .anyMatch(name -> name.startsWith("3002-"));
  }

  @Test
  void missing_archive_fails_the_export_by_name() {
    String key = key();
    receiving.application.store.delete(receiving.company(), key);
    assertThatThrownBy(this::exported)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("missing");
  }

  @Test
  void changed_archive_fails_the_export_by_name() {
    String key = key();
    receiving.application.store.put(
        receiving.company(), key, FakeAnaf.sealed("3001", "something else"));
    assertThatThrownBy(this::exported)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("not the one that was received");
  }
}
