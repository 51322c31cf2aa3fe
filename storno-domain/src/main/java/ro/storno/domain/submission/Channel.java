package ro.storno.domain.submission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The way to an authority; the names on the wire are those of {@code submit-einvoice} (spec
 * concepts/einvoice-integration.md).
 */
public enum Channel {
  /** The Romanian e-Factura system. */
  ANAF,
  /** The Romanian e-Transport system. */
  ETRANSPORT,
  /** German authorities, by a configured REST channel or e-mail. */
  XRECHNUNG,
  /** The Italian Sistema di Interscambio. */
  SDI,
  /** The Polish Krajowy System e-Faktur. */
  KSEF,
  /** The French Chorus Pro; elsewhere in France a Factur-X goes from hand to hand. */
  FACTURX;

  /** Returns whether invoices reach the authority of a country other than Romania through it. */
  public boolean foreign() {
    return this != ANAF && this != ETRANSPORT;
  }

  /** Returns the lower-case wire name, such as {@code anaf}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the channel with a wire name, if there is one. */
  public static Optional<Channel> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(c -> c.wireName().equals(wireName)).findFirst();
  }
}
