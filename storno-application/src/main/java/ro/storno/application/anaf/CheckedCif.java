package ro.storno.application.anaf;

import java.time.Instant;
import ro.storno.domain.party.Cif;

/**
 * What ANAF said about one taxpayer and one authorization.
 *
 * @param cif not null
 * @param verdict not null
 * @param checkedAt when it was asked; not null
 */
public record CheckedCif(Cif cif, Verdict verdict, Instant checkedAt) {
  /** Whether the authorization may act for the taxpayer. */
  public enum Verdict {
    ALLOWED,
    REFUSED
  }
}
