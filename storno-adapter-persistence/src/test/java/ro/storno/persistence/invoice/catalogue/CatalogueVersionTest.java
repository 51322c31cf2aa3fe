package ro.storno.persistence.invoice.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.application.invoice.InvoiceQueries.Sort;
import ro.storno.persistence.invoice.RandomBooks;

/** What becomes of a catalogue as invoices change. */
class CatalogueVersionTest {
  private static final Filter ALL = Filter.issued(null, null, null, RandomBooks.TODAY);
  private static final Page.Request SECOND = new Page.Request(2, 200);

  @Test
  void changes_stand_beside_the_rest_until_they_are_merged() {
    CatalogueVersion empty =
        CatalogueVersion.of(new SegmentBuilder().build(), new Snapshot("start", "9:9:"));
    Map<UUID, @Nullable Entry> changes = new HashMap<>();
    for (int i = 0; i < 1_001; i++) {
      UUID id = new UUID(i % 7, i);
      changes.put(id, entry(id, i % 30));
    }
    Snapshot later = new Snapshot("start", "10:10:");
    CatalogueVersion many = empty.at(later, changes);
    assertThat(many.builtLike(empty)).isTrue();
    assertThat(many.crowded()).isTrue();

    CatalogueVersion merged = many.merged();
    assertThat(merged.builtLike(empty)).isFalse();
    assertThat(merged.crowded()).isFalse();
    assertThat(merged.snapshot()).isEqualTo(later);
    assertThat(merged.size()).isEqualTo(1_001);
    for (Sort.By by : Sort.By.values()) {
      Sort sort = new Sort(by, true);
      assertThat(merged.find(ALL, sort, SECOND).ids())
          .hasSize(200)
          .isEqualTo(many.find(ALL, sort, SECOND).ids());
    }
  }

  private static Entry entry(UUID id, int day) {
    return new Entry(
        id,
        day,
        Entry.NEVER,
        day,
        "F",
        id.getLeastSignificantBits(),
        "F1",
        "f1",
        1,
        1,
        2,
        false,
        true,
        "RON",
        "ISSUED",
        "OUTGOING",
        "INVOICE",
        null,
        null,
        null,
        0);
  }
}
