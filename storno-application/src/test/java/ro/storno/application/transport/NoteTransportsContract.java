package ro.storno.application.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.transport.ConfirmationType;
import ro.storno.domain.transport.DeclarationKind;
import ro.storno.domain.transport.NoteTransport;
import ro.storno.domain.transport.OperationType;
import ro.storno.domain.transport.Organizer;
import ro.storno.domain.transport.RouteEnd;
import ro.storno.domain.transport.TransportDetails;
import ro.storno.domain.transport.TransportDetails.LineGoods;
import ro.storno.domain.transport.TransportFiling;
import ro.storno.domain.transport.TransportStatus;
import ro.storno.domain.transport.Uit;
import ro.storno.domain.transport.Vehicle;

/** What every implementation of {@link NoteTransports} does. */
public abstract class NoteTransportsContract {
  private static final Uit ONE = new Uit("3V0P0L0P0T3JUW46");
  private static final Uit OTHER = new Uit("4C0U0C0J0W3DDQ92");

  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract PrecedingDocuments notes();

  protected abstract NoteTransports transports();

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  private PrecedingId note() {
    PrecedingDocument note =
        PrecedingDocument.draft(
            new PrecedingId(Samples.uuid()),
            company,
            PrecedingKind.DELIVERY_NOTE,
            null,
            "AVIZ-0a1b2c3d",
            Samples.draft(company)
                .to(new ClientId(Samples.uuid()), "Client SRL")
                .on(TODAY, TODAY.plusDays(9))
                .content(),
            null,
            null,
            NOW);
    return in(
        () -> {
          notes().add(note);
          return note.id();
        });
  }

  private static TransportDetails details() {
    return new TransportDetails(
        OperationType.TTN,
        true,
        new Vehicle("B123ABC", "B99XYZ", null),
        new Organizer("RO", "12345674", "Transport SRL"),
        TODAY,
        new RouteEnd(13, "Constanţa", "Str. Portului", "1", "poarta 2", "900001", null, null),
        new RouteEnd(null, null, null, null, null, null, 2, null),
        List.of(
            new LineGoods(
                "08031010",
                101,
                "KGM",
                new BigDecimal("2500.50"),
                new BigDecimal("2600"),
                new BigDecimal("12500.00")),
            LineGoods.NONE));
  }

  private void save(NoteTransport transport) {
    in(
        () -> {
          transports().save(transport);
          return 0;
        });
  }

  private TransportFiling filing(PrecedingId note, DeclarationKind kind) {
    TransportFiling filing =
        new TransportFiling(
            Samples.uuid(),
            company,
            note,
            kind,
            new TransportFiling.Terms(
                ONE,
                ConfirmationType.PARTIAL,
                new Vehicle("CJ01AAA", null, null),
                LocalDateTime.of(2026, 11, 28, 10, 0),
                "lipsă 100 kg"),
            Map.of(),
            TransportStatus.UPLOADED,
            List.of(),
            new UserId(Samples.uuid()),
            NOW,
            null);
    return in(
        () -> {
          transports().add(filing);
          return filing;
        });
  }

  @Test
  void transport_is_kept_whole_and_replaced_by_the_next() {
    PrecedingId note = note();
    NoteTransport typed = NoteTransport.of(company, note, details(), NOW);
    save(typed);
    assertThat(in(() -> transports().find(company, note))).hasValue(typed);
    NoteTransport valid = typed.submitted(NOW).valid(ONE, NOW.plus(Duration.ofMinutes(2)));
    save(valid);
    assertThat(in(() -> transports().findForUpdate(company, note))).hasValue(valid);
    NoteTransport failed =
        valid.failed(TransportStatus.NOK, "greşit", NOW.plus(Duration.ofMinutes(3)));
    save(failed);
    assertThat(in(() -> transports().find(company, note))).hasValue(failed);
  }

  @Test
  void transports_of_several_notes_are_found_at_once() {
    PrecedingId first = note();
    PrecedingId second = note();
    PrecedingId without = note();
    save(NoteTransport.of(company, first, details(), NOW));
    save(NoteTransport.of(company, second, TransportDetails.NONE, NOW));
    assertThat(in(() -> transports().of(company, Set.of(first, second, without))))
        .containsOnlyKeys(first, second);
    assertThat(in(() -> transports().of(company, List.of()))).isEmpty();
  }

  @Test
  void filings_are_listed_newest_first_with_what_became_of_them() {
    PrecedingId note = note();
    TransportFiling first = filing(note, DeclarationKind.NOTIFICATION);
    TransportFiling second = filing(note, DeclarationKind.CONFIRMATION);
    filing(note(), DeclarationKind.NOTIFICATION);
    TransportFiling settled =
        first
            .given("5001", ONE)
            .given("5002", OTHER)
            .settled(TransportStatus.NOK, List.of("a", "b"), NOW);
    in(
        () -> {
          transports().update(settled);
          return 0;
        });
    assertThat(in(() -> transports().filings(company, note))).containsExactly(second, settled);
    assertThat(in(() -> transports().filing(company, first.id()))).hasValue(settled);
    assertThat(in(() -> transports().filingForUpdate(company, second.id()))).hasValue(second);
  }

  @Test
  void nothing_of_another_company_is_seen() {
    PrecedingId note = note();
    save(NoteTransport.of(company, note, details(), NOW));
    UUID filing = filing(note, DeclarationKind.NOTIFICATION).id();
    CompanyId stranger = Samples.company();
    for (CompanyId asked : List.of(stranger, company)) {
      assertThat(
              transactions()
                  .inCompany(
                      stranger,
                      () ->
                          transports().find(asked, note).isPresent()
                              || !transports().of(asked, Set.of(note)).isEmpty()
                              || transports().filing(asked, filing).isPresent()
                              || !transports().filings(asked, note).isEmpty()))
          .isFalse();
    }
  }
}
