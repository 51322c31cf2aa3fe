package ro.storno.application.party;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Countries;
import ro.storno.domain.party.VatId;

/** Asks VIES about a VAT identifier, saving nothing (api-reference/clients/vies-lookup.md). */
public final class CheckVatId {
  private final Vies vies;
  private final Clock clock;

  /** Asks the given VIES; none is null. */
  public CheckVatId(Vies vies, Clock clock) {
    this.vies = vies;
    this.clock = clock;
  }

  /**
   * Asks.
   *
   * @param vatCode with the country's prefix, or null
   * @throws ApplicationException.Unacceptable if it is missing or no VAT identifier of the Union
   * @throws ApplicationException.Unavailable if VIES or the member state does not answer
   */
  public Checked check(CompanyScope scope, @Nullable String vatCode) {
    scope.requireToView(Permission.CLIENT_VIEW);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    VatId id =
        VatId.parse(vatCode == null ? "" : vatCode)
            .filter(parsed -> Countries.inEuropeanUnion(parsed.prefix(), today))
            .orElseThrow(CheckVatId::malformed);
    return new Checked(id, vies.check(id));
  }

  private static ApplicationException.Unacceptable malformed() {
    return new ApplicationException.Unacceptable(
        "Missing or invalid VAT code format",
        Map.of(
            "vatCode",
            "Give a VAT identifier of a member state with its prefix, such as DE812526315."));
  }

  /**
   * What VIES said.
   *
   * @param id what it was asked about; not null
   * @param answer not null
   */
  public record Checked(VatId id, Vies.Answer answer) {}
}
