package ro.storno.authority.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.authority.AuthorityException.AccessRefused;
import ro.storno.application.authority.AuthorityException.Declined;
import ro.storno.application.authority.AuthorityException.LimitReached;
import ro.storno.application.authority.AuthorityException.NotReached;
import ro.storno.application.authority.AuthorityException.OutcomeUnknown;
import ro.storno.application.transport.ETransport;
import ro.storno.application.transport.ETransport.StateAnswer;
import ro.storno.application.transport.ETransport.UploadAnswer;
import ro.storno.authority.call.Patience;
import ro.storno.authority.efactura.EFacturaSettings;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.party.Cif;
import ro.storno.domain.transport.ConfirmationType;
import ro.storno.domain.transport.Declaration;
import ro.storno.domain.transport.Goods;
import ro.storno.domain.transport.OperationType;
import ro.storno.domain.transport.Organizer;
import ro.storno.domain.transport.RouteEnd;
import ro.storno.domain.transport.TransportRules;
import ro.storno.domain.transport.Uit;
import ro.storno.domain.transport.Vehicle;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.efactura.Timing;
import ro.storno.simulator.anaf.oauth.CertificateHolder;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Span;

/** Client and XML against the simulator, which knows neither. */
class ETransportOnSimulatorTest {
  private static final Cif DECLARANT = new Cif("12345674");
  private static final AnafSimulator ANAF =
      AnafSimulator.start(
          AnafSimulatorSettings.defaults()
              .withSeed(11)
              .withClock(InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z")))
              .withHolders(
                  AnafSimulatorSettings.HOLDER,
                  CertificateHolder.of("77AA", "Ion Altul", "18547290")));

  private final XmlDeclarations writer = new XmlDeclarations();
  private final HttpETransport etransport =
      new HttpETransport(
          new EFacturaSettings(ANAF.api(), EFacturaSettings.Environment.PROD),
          new Patience(
              Duration.ofSeconds(30),
              Duration.ofSeconds(30),
              Duration.ofSeconds(60),
              Duration.ofSeconds(3)),
          ANAF.clock());
  private AnafAccessToken token = new AnafAccessToken("none");

  @BeforeEach
  void begin() {
    ANAF.reset();
    ANAF.limits(Limits.OFFICIAL);
    ANAF.etransport().timing(Timing.PROMPT);
    token = new AnafAccessToken(ANAF.oauth().issue(AnafSimulatorSettings.HOLDER).access());
  }

  @AfterAll
  static void stop() {
    ANAF.close();
  }

  private byte[] xml(String reference, Declaration.Statement statement) {
    Declaration declaration = new Declaration(DECLARANT.digits(), reference, false, statement);
    assertThat(TransportRules.violations(declaration)).isEmpty();
    return writer.write(declaration);
  }

  private static Declaration.Notification notification(@Nullable Uit corrects) {
    return new Declaration.Notification(
        corrects,
        OperationType.TTN,
        List.of(
            new Goods(
                101,
                "08031010",
                "Banane \"1 & 2\" <proaspete>",
                new BigDecimal("2500"),
                "KGM",
                new BigDecimal("2500"),
                new BigDecimal("2600"),
                new BigDecimal("12500"))),
        new Declaration.Partner("RO", "18547290", "Client SRL"),
        new Vehicle("B123ABC", null, null),
        new Organizer("RO", "12345674", "Transport SRL"),
        LocalDate.of(2026, 11, 21),
        new RouteEnd(13, "Constanţa", "Str. Portului", "1", null, null, null, null),
        new RouteEnd(40, "Sector 1", "Str. Depozitului", null, null, null, null, null),
        "AVIZ-0001",
        LocalDate.of(2026, 11, 20));
  }

  private UploadAnswer.Taken taken(String reference, Declaration.Statement statement) {
    UploadAnswer answer = etransport.upload(token, DECLARANT, xml(reference, statement));
    assertThat(answer).isInstanceOf(UploadAnswer.Taken.class);
    return (UploadAnswer.Taken) answer;
  }

  private Uit declared(String reference) {
    Uit uit = taken(reference, notification(null)).uit();
    assertThat(uit).isNotNull();
    return Objects.requireNonNull(uit);
  }

  @Test
  void declaration_gets_its_uit_at_upload_and_is_listed_under_its_reference() {
    UploadAnswer.Taken taken = taken("ref-1", notification(null));
    assertThat(taken.raw()).contains("index_incarcare", "trace_id");
    assertThat(etransport.state(token, taken.index())).isInstanceOf(StateAnswer.Accepted.class);
    ETransport.Listing listing = etransport.list(token, DECLARANT, 2);
    assertThat(listing.unreadable()).isEmpty();
    assertThat(listing.entries())
        .containsExactly(
            new ETransport.Entry(
                taken.index(),
                taken.uit(),
                "ref-1",
                ANAF.clock().instant().truncatedTo(ChronoUnit.SECONDS)));
  }

  @Test
  void everything_can_be_said_about_a_declared_transport() {
    Uit uit = declared("ref-1");
    for (Declaration.Statement statement :
        List.of(
            notification(uit),
            new Declaration.VehicleChange(
                uit,
                new Vehicle("CJ01AAA", "CJ02AAA", null),
                LocalDateTime.of(2026, 11, 21, 9, 30),
                "pană"),
            new Declaration.Confirmation(uit, ConfirmationType.PARTIAL, "lipsă 100 kg"),
            new Declaration.Deletion(uit))) {
      UploadAnswer.Taken taken = taken("ref-" + statement.getClass().getSimpleName(), statement);
      assertThat(etransport.state(token, taken.index()))
          .as("%s", statement)
          .isInstanceOf(StateAnswer.Accepted.class);
    }
    assertThat(ANAF.etransport().declarations())
        .extracting(each -> each.facts().type())
        .containsExactly("NOT", "COR", "MVH", "CON", "DEL");
    UploadAnswer.Taken late = taken("ref-late", new Declaration.Deletion(uit));
    assertThat(etransport.state(token, late.index()))
        .isInstanceOfSatisfying(
            StateAnswer.Rejected.class,
            rejected -> assertThat(rejected.errors()).first().asString().contains("UIT-ul"));
  }

  @Test
  void what_is_wrong_is_told_with_status_200_in_anafs_words() {
    ANAF.faults().next(AnafOperation.TRANSPORT_UPLOAD, FaultKind.REFUSAL);
    UploadAnswer.Taken refused = taken("ref-1", notification(null));
    assertThat(etransport.state(token, refused.index()))
        .isInstanceOfSatisfying(
            StateAnswer.Rejected.class,
            rejected -> assertThat(rejected.errors()).first().asString().startsWith("[BR-"));
    ANAF.faults().next(AnafOperation.TRANSPORT_UPLOAD, FaultKind.NOT_TAKEN);
    UploadAnswer.Taken unfit = taken("ref-2", notification(null));
    assertThat(etransport.state(token, unfit.index())).isInstanceOf(StateAnswer.Rejected.class);
    assertThat(etransport.upload(token, DECLARANT, "<no/>".getBytes()))
        .isInstanceOfSatisfying(
            UploadAnswer.Refused.class,
            door -> assertThat(door.errors()).first().asString().contains("nu este valid"));
    assertThat(etransport.state(token, new UploadIndex("1")))
        .isInstanceOf(StateAnswer.Unanswered.class);
    assertThat(etransport.list(token, DECLARANT, 2).entries())
        .extracting(ETransport.Entry::uit)
        .containsOnlyNulls();
  }

  @Test
  void verdict_and_list_come_later() {
    ANAF.etransport()
        .timing(
            Timing.PROMPT
                .withJudging(new Span(Duration.ofMinutes(5), Duration.ofMinutes(5)))
                .withListing(new Span(Duration.ofMinutes(10), Duration.ofMinutes(10))));
    UploadAnswer.Taken taken = taken("ref-1", notification(null));
    assertThat(etransport.state(token, taken.index())).isInstanceOf(StateAnswer.InProgress.class);
    assertThat(etransport.list(token, DECLARANT, 2).entries()).isEmpty();
    ANAF.clock().advance(Duration.ofMinutes(5));
    assertThat(etransport.state(token, taken.index())).isInstanceOf(StateAnswer.Accepted.class);
    assertThat(etransport.list(token, DECLARANT, 2).entries()).isEmpty();
    ANAF.clock().advance(Duration.ofMinutes(10));
    assertThat(etransport.list(token, DECLARANT, 2).entries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "FIREWALL, 0",
    "ERROR_BEFORE, 0",
    "LOST_REQUEST, 0",
    "TECHNICAL_ERROR, 0",
    "ERROR_AFTER, 1",
    "LOST_ANSWER, 1",
    "TRUNCATED, 1"
  })
  void outcome_of_a_disturbed_upload_is_unknown_until_the_list_tells(FaultKind fault, int listed) {
    ANAF.faults().next(AnafOperation.TRANSPORT_UPLOAD, fault);
    byte[] xml = xml("ref-1", notification(null));
    assertThatThrownBy(() -> etransport.upload(token, DECLARANT, xml))
        .isInstanceOf(OutcomeUnknown.class);
    assertThat(etransport.list(token, DECLARANT, 2).entries())
        .filteredOn(entry -> "ref-1".equals(entry.reference()))
        .hasSize(listed);
  }

  @Test
  void late_acceptance_is_found_in_the_list_later() {
    ANAF.faults().next(AnafOperation.TRANSPORT_UPLOAD, FaultKind.LATE_ACCEPTANCE);
    byte[] xml = xml("ref-1", notification(null));
    assertThatThrownBy(() -> etransport.upload(token, DECLARANT, xml))
        .isInstanceOf(OutcomeUnknown.class);
    assertThat(etransport.list(token, DECLARANT, 2).entries()).isEmpty();
    ANAF.clock().advance(Duration.ofMinutes(15));
    assertThat(etransport.list(token, DECLARANT, 2).entries()).hasSize(1);
  }

  @Test
  void answer_of_a_wrong_content_type_is_read_all_the_same_only_if_it_is_no_page() {
    ANAF.faults().next(AnafOperation.TRANSPORT_UPLOAD, FaultKind.WRONG_CONTENT_TYPE);
    byte[] xml = xml("ref-1", notification(null));
    assertThatThrownBy(() -> etransport.upload(token, DECLARANT, xml))
        .isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void rights_and_limits_are_no_verdicts() {
    AnafAccessToken foreign =
        new AnafAccessToken(
            ANAF.oauth().issue(CertificateHolder.of("77AA", "Ion Altul", "18547290")).access());
    byte[] xml = xml("ref-1", notification(null));
    assertThatThrownBy(() -> etransport.upload(foreign, DECLARANT, xml))
        .isInstanceOf(AccessRefused.class);
    UploadAnswer.Taken taken = taken("ref-1", notification(null));
    assertThatThrownBy(() -> etransport.state(foreign, taken.index()))
        .isInstanceOf(AccessRefused.class);
    assertThatThrownBy(() -> etransport.list(foreign, DECLARANT, 2))
        .isInstanceOf(AccessRefused.class);
    ANAF.faults().next(AnafOperation.TRANSPORT_STATE, FaultKind.EXPIRED_TOKEN);
    assertThatThrownBy(() -> etransport.state(token, taken.index()))
        .isInstanceOf(AccessRefused.class);
    ANAF.limits(Limits.NONE.withListsPerDay(1).withStatesPerDay(0));
    etransport.list(token, DECLARANT, 2);
    assertThatThrownBy(() -> etransport.list(token, DECLARANT, 2)).isInstanceOf(LimitReached.class);
    assertThatThrownBy(() -> etransport.state(token, taken.index()))
        .isInstanceOf(LimitReached.class);
  }

  @Test
  void what_anaf_would_not_take_is_not_sent() {
    assertThatThrownBy(
            () -> etransport.upload(token, DECLARANT, new byte[HttpETransport.LARGEST_UPLOAD + 1]))
        .isInstanceOf(Declined.class);
    assertThatThrownBy(() -> etransport.list(token, DECLARANT, 61)).isInstanceOf(Declined.class);
    HttpETransport nowhere =
        new HttpETransport(
            new EFacturaSettings(null, EFacturaSettings.Environment.PROD),
            Patience.STANDARD,
            ANAF.clock());
    assertThatThrownBy(() -> nowhere.list(token, DECLARANT, 2))
        .isInstanceOf(NotReached.class)
        .isInstanceOf(AuthorityException.class);
    assertThat(ANAF.ledger().calls(AnafOperation.TRANSPORT_UPLOAD)).isZero();
  }
}
