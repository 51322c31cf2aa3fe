package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * What the document claims to follow: business process and specification (BG-2).
 *
 * @param profileId BT-23 business process type; null when not stated
 * @param customizationId BT-24 specification identifier, for example the URN of CIUS-RO 1.0.1; null
 *     when not stated
 */
public record ProcessControl(@Nullable String profileId, @Nullable String customizationId) {
  /**
   * The specification identifier of CIUS-RO 1.0.1 (OMF 1366/2021), the customization ANAF accepts.
   */
  public static final String CIUS_RO_1_0_1 =
      "urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1";

  /** The specification identifier of plain EN 16931. */
  public static final String EN_16931 = "urn:cen.eu:en16931:2017";

  /** The specification identifier of XRechnung 3.0. */
  public static final String XRECHNUNG_3_0 =
      "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";

  /** The specification identifier of Peppol BIS Billing 3.0. */
  public static final String PEPPOL_BIS_3 =
      "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";

  /** Neither process nor specification stated. */
  public static final ProcessControl NONE = new ProcessControl(null, null);

  /** A specification without a business process. */
  public static ProcessControl of(String customizationId) {
    return new ProcessControl(null, customizationId);
  }
}
