package ro.storno.application.transport;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.transport.ConfirmationType;
import ro.storno.domain.transport.DeclarationKind;
import ro.storno.domain.transport.NoteTransport;
import ro.storno.domain.transport.TransportDetails;
import ro.storno.domain.transport.TransportFiling;
import ro.storno.domain.transport.TransportFiling.Terms;
import ro.storno.domain.transport.TransportStatus;
import ro.storno.domain.transport.Uit;
import ro.storno.domain.transport.Vehicle;

/**
 * Declares the transport of a delivery note to ANAF, and what becomes of it afterwards: corrected,
 * taken back, gone on with another vehicle, ended. Each is queued and sent by a job; the note tells
 * how far it has come.
 */
public final class DeclareTransport {
  private static final ZoneId ROMANIA = ZoneId.of("Europe/Bucharest");

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Companies companies;
  private final PrecedingDocuments notes;
  private final NoteTransports transports;
  private final SubmissionQueue queue;
  private final SubmissionChannel channel;
  private final Ids ids;
  private final Clock clock;

  /** Declares with the given ports; none is null. */
  public DeclareTransport(
      CommandValidator validator,
      Transactions transactions,
      Companies companies,
      PrecedingDocuments notes,
      NoteTransports transports,
      SubmissionQueue queue,
      SubmissionChannel channel,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.companies = companies;
    this.notes = notes;
    this.transports = transports;
    this.queue = queue;
    this.channel = channel;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * How a transport ended.
   *
   * @param type confirmed, partial or refuted; confirmed unless given
   * @param remarks for ANAF
   */
  public record Ended(
      @Nullable String type,
      @Size(max = 200, message = Wording.TOO_LONG) @Nullable String remarks) {}

  /**
   * The vehicle that goods went on with.
   *
   * @param vehicleNumber registration number
   * @param trailer1 registration number
   * @param trailer2 registration number
   * @param changedAt when; now unless given
   * @param remarks for ANAF
   */
  public record WentOn(
      @NotBlank(message = Wording.BLANK) @Size(max = 30, message = Wording.TOO_LONG)
          @Nullable String vehicleNumber,
      @Size(max = 30, message = Wording.TOO_LONG) @Nullable String trailer1,
      @Size(max = 30, message = Wording.TOO_LONG) @Nullable String trailer2,
      @Nullable Instant changedAt,
      @Size(max = 200, message = Wording.TOO_LONG) @Nullable String remarks) {}

  /**
   * Declares the transport of an issued note that has no valid UIT.
   *
   * @throws ApplicationException.NotFound if the company has no such delivery note
   * @throws ApplicationException.Unacceptable if it is not issued, is declared already or just
   *     being declared, or nobody has authorized the company at ANAF
   */
  public PrecedingDocument submit(CompanyScope scope, PrecedingId id) {
    return declare(
        scope,
        id,
        (note, transport) -> {
          requireIssued(note);
          requireNotTakenBack(note);
          if (transport.declared()) {
            throw refused("It is declared already, under the UIT " + transport.uit() + ".");
          }
          transports.save(transport.submitted(clock.instant()));
          return new Wanted(DeclarationKind.NOTIFICATION, Terms.NONE);
        });
  }

  /** Declares a declared transport again as the note is now; the UIT stays. Errors as above. */
  public PrecedingDocument correct(CompanyScope scope, PrecedingId id) {
    return declare(
        scope,
        id,
        (note, transport) -> {
          requireIssued(note);
          return new Wanted(DeclarationKind.CORRECTION, Terms.about(declared(transport)));
        });
  }

  /** Takes a declared transport back; errors as above, whatever the stage of the note. */
  public PrecedingDocument withdraw(CompanyScope scope, PrecedingId id) {
    return declare(
        scope,
        id,
        (note, transport) ->
            new Wanted(DeclarationKind.DELETION, Terms.about(declared(transport))));
  }

  /** Confirms how a declared transport ended; errors as above, whatever the stage of the note. */
  public PrecedingDocument confirm(CompanyScope scope, PrecedingId id, Ended ended) {
    scope.requireToChange(Permission.EFACTURA_SUBMIT);
    validator.checkAcceptable(ended);
    String typed = ended.type == null ? ConfirmationType.CONFIRMED.wireName() : ended.type;
    ConfirmationType type =
        ConfirmationType.ofWireName(typed)
            .orElseThrow(
                () ->
                    new ApplicationException.Unacceptable(
                        "Validation failed",
                        Map.of("type", "Choose one of: confirmed, partial, refuted.")));
    return declare(
        scope,
        id,
        (note, transport) ->
            new Wanted(
                DeclarationKind.CONFIRMATION,
                new Terms(declared(transport), type, null, null, remarks(ended.remarks))));
  }

  /** Tells of another vehicle; errors as above, whatever the stage of the note. */
  public PrecedingDocument changeVehicle(CompanyScope scope, PrecedingId id, WentOn wentOn) {
    scope.requireToChange(Permission.EFACTURA_SUBMIT);
    validator.checkAcceptable(wentOn);
    Instant at = wentOn.changedAt == null ? clock.instant() : wentOn.changedAt;
    Vehicle vehicle = new Vehicle(wentOn.vehicleNumber, wentOn.trailer1, wentOn.trailer2);
    LocalDateTime changedAt = LocalDateTime.ofInstant(at, ROMANIA).truncatedTo(ChronoUnit.SECONDS);
    return declare(
        scope,
        id,
        (note, transport) ->
            new Wanted(
                DeclarationKind.VEHICLE_CHANGE,
                new Terms(declared(transport), null, vehicle, changedAt, remarks(wentOn.remarks))));
  }

  /**
   * Returns what was declared about a note, newest first.
   *
   * @throws ApplicationException.NotFound if the company has no such delivery note
   */
  public List<TransportFiling> declarations(CompanyScope scope, PrecedingId id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          PrecedingDocument note =
              notes
                  .find(scope.company(), PrecedingKind.DELIVERY_NOTE, id)
                  .orElseThrow(DeclareTransport::unknown);
          return transports.filings(scope.company(), note.id());
        });
  }

  private record Wanted(DeclarationKind kind, Terms terms) {}

  private interface Decision {
    Wanted on(PrecedingDocument note, NoteTransport transport);
  }

  private PrecedingDocument declare(CompanyScope scope, PrecedingId id, Decision decision) {
    scope.requireToChange(Permission.EFACTURA_SUBMIT);
    boolean authorized = channel.authorized(scope.company());
    return transactions.inCompany(
        scope.company(),
        () -> {
          PrecedingDocument note =
              notes
                  .findForUpdate(scope.company(), PrecedingKind.DELIVERY_NOTE, id)
                  .orElseThrow(DeclareTransport::unknown);
          NoteTransport transport =
              transports
                  .findForUpdate(scope.company(), id)
                  .orElseGet(
                      () ->
                          NoteTransport.of(
                              scope.company(), id, TransportDetails.NONE, clock.instant()));
          requireQuiet(scope, id);
          Wanted wanted = decision.on(note, transport);
          requireAuthorized(authorized);
          queue(scope, note, wanted);
          return note;
        });
  }

  private void requireQuiet(CompanyScope scope, PrecedingId id) {
    boolean underWay =
        transports.filings(scope.company(), id).stream()
            .anyMatch(filing -> filing.status() == TransportStatus.UPLOADED);
    if (underWay) {
      throw refused("A declaration is under way; wait until ANAF has judged it.");
    }
  }

  private static void requireAuthorized(boolean authorized) {
    if (!authorized) {
      throw new ApplicationException.Unacceptable(
          "Nobody has authorized this company at ANAF.",
          Map.of("anaf", "Nobody has authorized this company at ANAF. Connect ANAF first."));
    }
  }

  private static void requireIssued(PrecedingDocument note) {
    if (note.stage() != Stage.ISSUED) {
      throw new ApplicationException.Unacceptable(
          "Only an issued delivery note can be declared; this one is "
              + note.stage().wireName()
              + ".",
          Map.of("status", note.stage().wireName()));
    }
  }

  /** Goods that come back are not announced as going out. */
  private void requireNotTakenBack(PrecedingDocument note) {
    PrecedingDocuments.Reversal reversal =
        notes.reversalsOf(note.company(), List.of(note.id())).get(note.id());
    if (reversal != null) {
      throw refused("The delivery note is taken back by " + reversal.number() + ".");
    }
  }

  private static Uit declared(NoteTransport transport) {
    Uit uit = transport.uit();
    if (!transport.declared() || uit == null) {
      throw refused("There is no declaration that counts at ANAF; submit the note first.");
    }
    return uit;
  }

  private static ApplicationException.Unacceptable refused(String why) {
    return new ApplicationException.Unacceptable(why, Map.of("etransportStatus", why));
  }

  private static ApplicationException.NotFound unknown() {
    return new ApplicationException.NotFound(PrecedingKind.DELIVERY_NOTE.title());
  }

  private static @Nullable String remarks(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  private void queue(CompanyScope scope, PrecedingDocument note, Wanted wanted) {
    Instant now = clock.instant();
    String declarant =
        TransportDeclarant.of(companies, scope.company())
            .orElseThrow(
                () ->
                    new ApplicationException.Unacceptable(
                        "The company has no CIF to declare with.",
                        Map.of("cif", "The company has no CIF to declare with.")));
    UUID id = ids.next();
    transports.add(
        new TransportFiling(
            id,
            scope.company(),
            note.id(),
            wanted.kind,
            wanted.terms,
            Map.of(),
            TransportStatus.UPLOADED,
            List.of(),
            scope.actor().user(),
            now,
            null));
    queue.queue(
        scope.company(),
        new SubmissionQueue.Order(
            Channel.ETRANSPORT,
            new DocumentReference(DocumentReference.Kind.TRANSPORT, id),
            declarant,
            now,
            null,
            "Submitted by a user",
            scope.actor().user()),
        null,
        now);
  }
}
