package ro.storno.application.tax;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatRateId;

/** The VAT rates that a company offers on its documents. */
public final class ManageVatRates {
  /** Lists the rates by position. */
  public List<CompanyVatRate> list(CompanyScope scope) {
    throw new UnsupportedOperationException();
  }

  /** Adds a rate. */
  public CompanyVatRate create(CompanyScope scope, Command command) {
    throw new UnsupportedOperationException();
  }

  /**
   * Changes what is given.
   *
   * @param given names of the components of the command that were sent; not null
   */
  public CompanyVatRate change(
      CompanyScope scope, VatRateId id, Command command, Set<String> given) {
    throw new UnsupportedOperationException();
  }

  /** Takes a rate out of the lists. */
  public void remove(CompanyScope scope, VatRateId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * A rate as typed.
   *
   * @param rate per cent
   * @param label what the user reads
   * @param categoryCode S unless given; {@code AA} is read as S
   * @param isDefault whether new lines take it
   * @param isActive whether it is offered; true unless given
   * @param position order in lists; last unless given
   */
  public record Command(
      @Nullable BigDecimal rate,
      @Nullable String label,
      @Nullable String categoryCode,
      @Nullable Boolean isDefault,
      @Nullable Boolean isActive,
      @Nullable Integer position) {}
}
