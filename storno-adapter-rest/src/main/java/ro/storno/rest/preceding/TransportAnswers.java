package ro.storno.rest.preceding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.transport.TransportFiling;
import ro.storno.domain.transport.TransportViolation;
import ro.storno.domain.transport.Uit;
import ro.storno.rest.openapi.Described;

/** The answers about declared transports, beyond the delivery note itself. */
final class TransportAnswers {
  private TransportAnswers() {}

  /**
   * What keeps a delivery note from being declared. Our own rules tell, which agree with ANAF's;
   * ANAF's Schematron itself is not applied.
   */
  record TransportValidation(
      boolean valid,
      @Described("What must be changed, in words") List<String> errors,
      List<String> warnings,
      @Described("Whether ANAF's own rules were applied") boolean schematronAvailable,
      @Described("The same with rule and field") List<BrokenRule> findings) {
    static TransportValidation of(List<TransportViolation> violations) {
      return new TransportValidation(
          violations.isEmpty(),
          violations.stream().map(each -> each.field() + ": " + each.message()).toList(),
          List.of(),
          false,
          violations.stream().map(BrokenRule::of).toList());
    }
  }

  /** A rule that is broken. */
  record BrokenRule(
      @Described(example = "ETR-06") String rule,
      @Described(value = "ANAF's rules that it stands for", example = "BR-206, BR-034")
          String source,
      @Described(example = "lines[0].tariffCode") String field,
      String message) {
    static BrokenRule of(TransportViolation violation) {
      return new BrokenRule(
          violation.rule().id(),
          violation.rule().official(),
          violation.field(),
          violation.message());
    }
  }

  /** What was declared about a delivery note, newest first. */
  record DeclarationList(List<DeclarationView> data) {
    static DeclarationList of(List<TransportFiling> filings) {
      return new DeclarationList(filings.stream().map(DeclarationView::of).toList());
    }
  }

  /** One declaration. */
  record DeclarationView(
      @Described("Also its reference at ANAF") UUID id,
      UUID uuid,
      @Described("notification, correction, deletion, confirmation or vehicle_change") String kind,
      @Described("uploaded, ok, nok, validation_failed or upload_failed") String status,
      @Described("The UIT that it is about; null for a notification") @Nullable String uit,
      List<String> errors,
      Instant requestedAt,
      @Nullable Instant settledAt) {
    static DeclarationView of(TransportFiling filing) {
      Uit about = filing.terms().uit();
      return new DeclarationView(
          filing.id(),
          filing.id(),
          filing.kind().wireName(),
          filing.status().wireName(),
          about == null ? null : about.value(),
          filing.errors(),
          filing.requestedAt(),
          filing.settledAt());
    }
  }
}
