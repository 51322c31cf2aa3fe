package ro.storno.application.transport;

import java.util.Objects;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.transport.Declaration;
import ro.storno.domain.transport.NotificationMapping;
import ro.storno.domain.transport.TransportDetails;
import ro.storno.domain.transport.TransportFiling;
import ro.storno.domain.transport.Uit;

/** Makes declarations out of what was asked for and of the delivery note. */
final class Declarations {
  private Declarations() {}

  /** Returns the declaration of a filing; its reference at ANAF is the id of the filing. */
  static Declaration of(
      String declarant, TransportFiling filing, PrecedingDocument note, TransportDetails details) {
    return new Declaration(
        declarant,
        filing.id().toString(),
        details.postIncident(),
        statement(filing, note, details));
  }

  private static Declaration.Statement statement(
      TransportFiling filing, PrecedingDocument note, TransportDetails details) {
    TransportFiling.Terms terms = filing.terms();
    return switch (filing.kind()) {
      case NOTIFICATION -> NotificationMapping.of(note, details, null);
      case CORRECTION -> NotificationMapping.of(note, details, about(terms));
      case DELETION -> new Declaration.Deletion(about(terms));
      case CONFIRMATION ->
          new Declaration.Confirmation(
              about(terms), Objects.requireNonNull(terms.confirmation()), terms.remarks());
      case VEHICLE_CHANGE ->
          new Declaration.VehicleChange(
              about(terms),
              Objects.requireNonNull(terms.vehicle()),
              Objects.requireNonNull(terms.changedAt()),
              terms.remarks());
    };
  }

  private static Uit about(TransportFiling.Terms terms) {
    return Objects.requireNonNull(terms.uit(), "a declared transport");
  }
}
