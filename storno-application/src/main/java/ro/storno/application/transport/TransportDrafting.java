package ro.storno.application.transport;

import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.transport.NoteTransport;
import ro.storno.domain.transport.OperationType;
import ro.storno.domain.transport.Organizer;
import ro.storno.domain.transport.RouteEnd;
import ro.storno.domain.transport.TransportDetails;
import ro.storno.domain.transport.TransportDetails.LineGoods;
import ro.storno.domain.transport.Vehicle;

/** Keeps what is typed on a delivery note about its transport, in the transaction of the note. */
public final class TransportDrafting {
  private static final Set<String> EVERYTHING =
      Arrays.stream(TransportEntry.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toUnmodifiableSet());

  private final CommandValidator validator;
  private final NoteTransports transports;
  private final Clock clock;

  /** Keeps in the given port; none is null. */
  public TransportDrafting(CommandValidator validator, NoteTransports transports, Clock clock) {
    this.validator = validator;
    this.transports = transports;
    this.clock = clock;
  }

  /**
   * Checks the form of what was typed.
   *
   * @throws ro.storno.application.ApplicationException.Unacceptable if something is wrong; names
   *     every field
   */
  public void check(TransportEntry typed) {
    FieldErrors errors = validator.errors(typed);
    Integer code = typed.etransportOperationType();
    errors.addIf(
        code != null && OperationType.ofCode(code).isEmpty(),
        "etransportOperationType",
        "Choose one of: 10, 12, 14, 20, 22, 24, 30, 40, 50, 60, 70.");
    errors.throwUnacceptable();
  }

  /** Keeps what was typed on a new note; runs in the company's transaction. */
  public void drafted(PrecedingDocument note, TransportEntry typed) {
    TransportDetails details = details(TransportDetails.NONE, typed, new Given(EVERYTHING));
    if (!details.equals(TransportDetails.NONE)) {
      transports.save(NoteTransport.of(note.company(), note.id(), details, clock.instant()));
    }
  }

  /**
   * Keeps what was typed on a change of a note; runs in the company's transaction.
   *
   * @param names of the components of the entry that were sent; not null
   */
  public void changed(PrecedingDocument note, TransportEntry typed, Set<String> names) {
    Given given = new Given(names);
    if (!given.hasAny(EVERYTHING.toArray(String[]::new))) {
      return;
    }
    NoteTransport was =
        transports
            .findForUpdate(note.company(), note.id())
            .orElseGet(
                () ->
                    NoteTransport.of(
                        note.company(), note.id(), TransportDetails.NONE, clock.instant()));
    TransportDetails details = details(was.details(), typed, given);
    if (!details.equals(was.details())) {
      transports.save(was.withDetails(details, clock.instant()));
    }
  }

  private static TransportDetails details(TransportDetails was, TransportEntry typed, Given given) {
    Integer code = typed.etransportOperationType();
    OperationType operation = code == null ? null : OperationType.ofCode(code).orElse(null);
    Boolean postIncident = typed.etransportPostIncident();
    return new TransportDetails(
        given.pick("etransportOperationType", operation, was.operation()),
        given.keep("etransportPostIncident", postIncident, was.postIncident()),
        new Vehicle(
            given.pick(
                "etransportVehicleNumber", typed.etransportVehicleNumber(), was.vehicle().number()),
            given.pick("etransportTrailer1", typed.etransportTrailer1(), was.vehicle().trailer1()),
            given.pick("etransportTrailer2", typed.etransportTrailer2(), was.vehicle().trailer2())),
        organizer(was.organizer(), typed, given),
        given.pick("etransportTransportDate", typed.etransportTransportDate(), was.date()),
        start(was.start(), typed, given),
        end(was.end(), typed, given),
        given.has("lines") ? goods(typed.lines()) : was.goods());
  }

  private static Organizer organizer(Organizer was, TransportEntry typed, Given given) {
    String country = plain(typed.etransportTransporterCountry());
    return new Organizer(
        given.pick(
            "etransportTransporterCountry",
            country == null ? null : country.toUpperCase(Locale.ROOT),
            was.country()),
        given.pick(
            "etransportTransporterCode", plain(typed.etransportTransporterCode()), was.code()),
        given.pick(
            "etransportTransporterName", plain(typed.etransportTransporterName()), was.name()));
  }

  private static RouteEnd start(RouteEnd was, TransportEntry typed, Given given) {
    return new RouteEnd(
        given.pick("etransportStartCounty", typed.etransportStartCounty(), was.county()),
        given.pick(
            "etransportStartLocality", plain(typed.etransportStartLocality()), was.locality()),
        given.pick("etransportStartStreet", plain(typed.etransportStartStreet()), was.street()),
        given.pick("etransportStartNumber", plain(typed.etransportStartNumber()), was.number()),
        given.pick(
            "etransportStartOtherInfo", plain(typed.etransportStartOtherInfo()), was.otherInfo()),
        given.pick(
            "etransportStartPostalCode",
            plain(typed.etransportStartPostalCode()),
            was.postalCode()),
        given.pick(
            "etransportStartBorderPoint", typed.etransportStartBorderPoint(), was.borderPoint()),
        given.pick(
            "etransportStartCustomsOffice",
            typed.etransportStartCustomsOffice(),
            was.customsOffice()));
  }

  private static RouteEnd end(RouteEnd was, TransportEntry typed, Given given) {
    return new RouteEnd(
        given.pick("etransportEndCounty", typed.etransportEndCounty(), was.county()),
        given.pick("etransportEndLocality", plain(typed.etransportEndLocality()), was.locality()),
        given.pick("etransportEndStreet", plain(typed.etransportEndStreet()), was.street()),
        given.pick("etransportEndNumber", plain(typed.etransportEndNumber()), was.number()),
        given.pick(
            "etransportEndOtherInfo", plain(typed.etransportEndOtherInfo()), was.otherInfo()),
        given.pick(
            "etransportEndPostalCode", plain(typed.etransportEndPostalCode()), was.postalCode()),
        given.pick("etransportEndBorderPoint", typed.etransportEndBorderPoint(), was.borderPoint()),
        given.pick(
            "etransportEndCustomsOffice", typed.etransportEndCustomsOffice(), was.customsOffice()));
  }

  private static List<LineGoods> goods(@Nullable List<TransportEntry.@Nullable Line> lines) {
    if (lines == null) {
      return List.of();
    }
    List<LineGoods> goods = lines.stream().map(TransportDrafting::goods).toList();
    return goods.stream().allMatch(LineGoods.NONE::equals) ? List.of() : goods;
  }

  private static LineGoods goods(TransportEntry.@Nullable Line line) {
    if (line == null) {
      return LineGoods.NONE;
    }
    return new LineGoods(
        plain(line.tariffCode()),
        line.purposeCode(),
        plain(line.unitOfMeasureCode()),
        line.netWeight(),
        line.grossWeight(),
        line.valueWithoutVat());
  }

  private static @Nullable String plain(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }
}
