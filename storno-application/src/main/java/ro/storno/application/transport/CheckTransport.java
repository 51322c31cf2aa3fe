package ro.storno.application.transport;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.transport.DeclarationKind;
import ro.storno.domain.transport.NoteTransport;
import ro.storno.domain.transport.TransportDetails;
import ro.storno.domain.transport.TransportFiling;
import ro.storno.domain.transport.TransportRules;
import ro.storno.domain.transport.TransportStatus;
import ro.storno.domain.transport.TransportViolation;

/** Tells what still keeps a delivery note from being declared; nothing is sent. */
public final class CheckTransport {
  private static final UUID NOBODY = new UUID(0, 0);

  private final Transactions transactions;
  private final Companies companies;
  private final PrecedingDocuments notes;
  private final NoteTransports transports;
  private final Clock clock;

  /** Checks with the given ports; none is null. */
  public CheckTransport(
      Transactions transactions,
      Companies companies,
      PrecedingDocuments notes,
      NoteTransports transports,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.notes = notes;
    this.transports = transports;
    this.clock = clock;
  }

  /**
   * Returns every rule that the declaration of a note would break now, whatever its stage.
   *
   * @throws ApplicationException.NotFound if the company has no such delivery note
   */
  public List<TransportViolation> check(CompanyScope scope, PrecedingId id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    return transactions.inCompany(scope.company(), () -> violations(scope, id));
  }

  private List<TransportViolation> violations(CompanyScope scope, PrecedingId id) {
    PrecedingDocument note =
        notes
            .find(scope.company(), PrecedingKind.DELIVERY_NOTE, id)
            .orElseThrow(
                () -> new ApplicationException.NotFound(PrecedingKind.DELIVERY_NOTE.title()));
    TransportDetails details =
        transports
            .find(scope.company(), id)
            .map(NoteTransport::details)
            .orElse(TransportDetails.NONE);
    TransportFiling supposed =
        new TransportFiling(
            NOBODY,
            scope.company(),
            id,
            DeclarationKind.NOTIFICATION,
            TransportFiling.Terms.NONE,
            Map.of(),
            TransportStatus.UPLOADED,
            List.of(),
            scope.actor().user(),
            clock.instant(),
            null);
    String declarant = TransportDeclarant.of(companies, scope.company()).orElse("");
    return TransportRules.violations(Declarations.of(declarant, supposed, note, details));
  }
}
