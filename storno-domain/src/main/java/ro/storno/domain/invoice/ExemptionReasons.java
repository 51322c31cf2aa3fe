package ro.storno.domain.invoice;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.tax.VatCategory;

/** Why no VAT is charged: codes of the VATEX list (BT-121) and words (BT-120). */
final class ExemptionReasons {
  private static final Map<VatCategory, String> CODES =
      Map.of(
          VatCategory.AE, "VATEX-EU-AE",
          VatCategory.K, "VATEX-EU-IC",
          VatCategory.G, "VATEX-EU-G",
          VatCategory.O, "VATEX-EU-O");

  private static final Map<VatCategory, String> TEXTS =
      Map.of(
          VatCategory.AE, "Taxare inversă",
          VatCategory.K, "Livrare intracomunitară scutită de TVA",
          VatCategory.G, "Export în afara Uniunii Europene, scutit de TVA",
          VatCategory.O, "Nu face obiectul TVA",
          VatCategory.E, "Scutit de TVA");

  /** Articles of the Romanian Fiscal Code (Legea 227/2015) behind the kinds of operation. */
  private static final Map<String, String> KINDS =
      Map.of(
          "exempt_with_deduction", "Scutit cu drept de deducere (art. 294 Cod fiscal)",
          "services_art_311", "Regim special pentru agențiile de turism (art. 311 Cod fiscal)",
          "sales_art_312", "Regim special pentru bunuri second-hand (art. 312 Cod fiscal)",
          "special_regime_art_314_315", "Regim special (art. 314, art. 315 Cod fiscal)",
          "exempt_art_294_ab", "Scutit (art. 294 alin. (1) lit. a)-b) Cod fiscal)",
          "exempt_art_294_cd", "Scutit (art. 294 alin. (1) lit. c)-d) Cod fiscal)",
          "non_taxable", "Operațiune neimpozabilă",
          "services_art_278", "Neimpozabil în România (art. 278 Cod fiscal)");

  private ExemptionReasons() {}

  static @Nullable String code(VatCategory category) {
    return CODES.get(category);
  }

  static @Nullable String text(VatCategory category, @Nullable String operationKind) {
    boolean byKind = category == VatCategory.E || category == VatCategory.O;
    String special = byKind && operationKind != null ? KINDS.get(operationKind) : null;
    return special == null ? TEXTS.get(category) : special;
  }
}
