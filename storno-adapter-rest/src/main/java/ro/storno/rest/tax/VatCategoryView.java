package ro.storno.rest.tax;

import ro.storno.domain.tax.VatCategory;
import ro.storno.rest.openapi.Described;

/** A VAT category: its code in UNCL 5305 as EN 16931 uses it, and what it is called. */
record VatCategoryView(
    @Described(example = "S") String code,
    @Described(example = "Standard rate") String name,
    @Described("The same in Romanian") String nameRo,
    @Described("Whether a rate above nought may stand with it") boolean taxed,
    @Described("Whether an invoice must say why nothing is due") boolean needsExemptionReason) {
  static VatCategoryView of(VatCategory category) {
    return new VatCategoryView(
        category.name(),
        english(category),
        romanian(category),
        category.taxed(),
        category.needsExemptionReason());
  }

  private static String english(VatCategory category) {
    return switch (category) {
      case S -> "Standard rate";
      case Z -> "Zero rated goods";
      case E -> "Exempt from VAT";
      case AE -> "Reverse charge";
      case K -> "Intra-Community supply";
      case G -> "Export outside the EU";
      case O -> "Outside the scope of VAT";
      case L -> "Canary Islands general indirect tax";
      case M -> "Tax of Ceuta and Melilla";
    };
  }

  private static String romanian(VatCategory category) {
    return switch (category) {
      case S -> "Cotă normală sau redusă";
      case Z -> "Cotă zero";
      case E -> "Scutit de TVA";
      case AE -> "Taxare inversă";
      case K -> "Livrare intracomunitară";
      case G -> "Export în afara UE";
      case O -> "În afara sferei TVA";
      case L -> "IGIC, Insulele Canare";
      case M -> "IPSI, Ceuta și Melilla";
    };
  }
}
