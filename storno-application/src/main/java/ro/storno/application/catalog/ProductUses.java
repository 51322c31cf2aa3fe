package ro.storno.application.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.CompanyId;

/** What products were sold for: lines of issued invoices and credit notes that name them. */
public interface ProductUses {
  /** Returns the use of several products; those never used are left out. */
  Map<ProductId, Use> of(CompanyId company, Collection<ProductId> ids);

  /**
   * The use of one product on documents that are issued and not cancelled.
   *
   * @param lines how many lines name it
   * @param quantity sum of the quantities; credit notes take back; not null
   * @param revenue net amount by ISO 4217 code; not null
   * @param firstUsed earliest day of issue, null if never
   * @param lastUsed latest day of issue, null if never
   */
  record Use(
      long lines,
      BigDecimal quantity,
      Map<String, BigDecimal> revenue,
      @Nullable LocalDate firstUsed,
      @Nullable LocalDate lastUsed) {
    /** Never used. */
    public static final Use NONE = new Use(0, BigDecimal.ZERO, Map.of(), null, null);

    /** Takes a copy. */
    public Use {
      revenue = Map.copyOf(revenue);
    }
  }
}
