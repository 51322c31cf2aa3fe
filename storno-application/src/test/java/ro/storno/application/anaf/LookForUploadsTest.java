package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.Sha256;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.UploadIndex;

/** Only a look in which nothing was left out says what ANAF does not have. */
class LookForUploadsTest {
  private static final String DOCUMENT = "INVOICE;LOST";

  private final TestReceiving receiving = new TestReceiving();
  private final FakeAnaf anaf = receiving.anaf;
  private final Instant sent = receiving.application.clock.instant();
  private final LookForUploads looking =
      new LookForUploads(
          receiving.application.transactions,
          receiving.application.sightings,
          receiving.application.submissions,
          new AnafCalls(anaf, anaf, anaf),
          receiving.room.archives,
          receiving.application.clock);

  @BeforeEach
  void listed() {
    anaf.list(MessageType.INVOICE_SENT, "3001", "93001", receiving.cif(), "…");
    anaf.archive("3001", FakeAnaf.sealed("3001", "INVOICE;OTHER"));
    receiving.application.clock.pass(Duration.ofHours(1));
  }

  private Optional<Sightings.Look> look() {
    receiving.application.clock.pass(Duration.ofMinutes(2));
    return looking.look(receiving.company(), receiving.cif(), sent);
  }

  private Optional<UploadIndex> seen() {
    return looking
        .seen(receiving.company(), Sha256.of(DOCUMENT.getBytes(StandardCharsets.UTF_8)))
        .map(Sightings.Sighting::upload);
  }

  @Test
  void look_that_saw_everything_is_finished() {
    assertThat(look()).isPresent();
    assertThat(seen()).isEmpty();
  }

  @Test
  void entry_that_cannot_be_read_may_be_the_one_that_is_looked_for() {
    anaf.garble("{\"id\":\"x\"}");
    receiving.application.clock.pass(Duration.ofMinutes(5));
    assertThat(look()).isEmpty();
    anaf.mend();
    assertThat(look()).isPresent();
  }

  @Test
  void entry_that_is_counted_but_not_listed_may_be_the_one_that_is_looked_for() {
    anaf.overcount(1);
    assertThat(look()).isEmpty();
    anaf.overcount(0);
    assertThat(look()).isPresent();
  }

  @Test
  void archive_without_a_document_is_fetched_again_until_it_tells_what_it_holds() {
    anaf.list(MessageType.INVOICE_SENT, "3002", "93002", receiving.cif(), "…");
    anaf.archive("3002", "no zip at all".getBytes(StandardCharsets.UTF_8));
    receiving.application.clock.pass(Duration.ofMinutes(5));
    assertThat(look()).isEmpty();
    anaf.archive("3002", FakeAnaf.sealed("3002", DOCUMENT));
    assertThat(look()).isPresent();
    assertThat(seen()).hasValue(new UploadIndex("93002"));
    assertThat(anaf.downloads("3001")).isEqualTo(1);
  }
}
