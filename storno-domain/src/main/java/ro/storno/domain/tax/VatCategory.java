package ro.storno.domain.tax;

import java.util.Arrays;
import java.util.Optional;

/** VAT category codes of EN 16931 (BT-151, a subset of UNCL 5305). */
public enum VatCategory {
  /** Standard rate; also every reduced rate above nought. */
  S(true),
  /** Zero rated goods. */
  Z(false),
  /** Exempt from VAT; needs an exemption reason. */
  E(false),
  /** Reverse charge: the buyer owes the VAT. */
  AE(false),
  /** Intra-Community supply, exempt. */
  K(false),
  /** Export outside the EU, no VAT. */
  G(false),
  /** Outside the scope of VAT. */
  O(false),
  /** Canary Islands general indirect tax. */
  L(true),
  /** Tax for production, services and importation in Ceuta and Melilla. */
  M(true);

  private final boolean taxed;

  VatCategory(boolean taxed) {
    this.taxed = taxed;
  }

  /** Returns whether a rate above nought may stand with this category. */
  public boolean taxed() {
    return taxed;
  }

  /** Returns whether EN 16931 asks for an exemption reason (BR-E-10, BR-AE-10, and so on). */
  public boolean needsExemptionReason() {
    return this == E || this == AE || this == K || this == G || this == O;
  }

  /** Returns the category with a code, if EN 16931 knows it. */
  public static Optional<VatCategory> ofCode(String code) {
    return Arrays.stream(values()).filter(c -> c.name().equals(code)).findFirst();
  }
}
