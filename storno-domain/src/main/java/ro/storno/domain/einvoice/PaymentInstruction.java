package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * One way to pay (BG-16).
 *
 * <p>Several accounts are several instructions with the same code, which is how every syntax writes
 * BG-17 with cardinality n.
 *
 * @param meansCode BT-81 means of payment from UNCL 4461, for example {@code 30} credit transfer,
 *     {@code 10} cash; null when absent
 * @param meansText BT-82 the means in words; null when absent
 * @param remittanceInformation BT-83 what to write on the payment; null when absent
 * @param creditTransfer BG-17 account to pay to; null when absent
 * @param card BG-18 card; null when absent
 * @param directDebit BG-19 direct debit; null when absent
 */
public record PaymentInstruction(
    @Nullable String meansCode,
    @Nullable String meansText,
    @Nullable String remittanceInformation,
    @Nullable CreditTransfer creditTransfer,
    @Nullable PaymentCard card,
    @Nullable DirectDebit directDebit) {
  /** An empty PaymentInstruction to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.meansCode = meansCode;
    copy.meansText = meansText;
    copy.remittanceInformation = remittanceInformation;
    copy.creditTransfer = creditTransfer;
    copy.card = card;
    copy.directDebit = directDebit;
    return copy;
  }

  /** Collects the terms of a {@link PaymentInstruction}; not thread-safe. */
  public static final class Builder {
    private @Nullable String meansCode;
    private @Nullable String meansText;
    private @Nullable String remittanceInformation;
    private @Nullable CreditTransfer creditTransfer;
    private @Nullable PaymentCard card;
    private @Nullable DirectDebit directDebit;

    private Builder() {}

    /**
     * Sets BT-81 means of payment from UNCL 4461, for example {@code 30} credit transfer, {@code
     * 10} cash.
     */
    public Builder meansCode(@Nullable String meansCode) {
      this.meansCode = meansCode;
      return this;
    }

    /** Sets BT-82 the means in words. */
    public Builder meansText(@Nullable String meansText) {
      this.meansText = meansText;
      return this;
    }

    /** Sets BT-83 what to write on the payment. */
    public Builder remittanceInformation(@Nullable String remittanceInformation) {
      this.remittanceInformation = remittanceInformation;
      return this;
    }

    /** Sets BG-17 account to pay to. */
    public Builder creditTransfer(@Nullable CreditTransfer creditTransfer) {
      this.creditTransfer = creditTransfer;
      return this;
    }

    /** Sets BG-18 card. */
    public Builder card(@Nullable PaymentCard card) {
      this.card = card;
      return this;
    }

    /** Sets BG-19 direct debit. */
    public Builder directDebit(@Nullable DirectDebit directDebit) {
      this.directDebit = directDebit;
      return this;
    }

    /** The PaymentInstruction as collected so far. */
    public PaymentInstruction build() {
      return new PaymentInstruction(
          meansCode, meansText, remittanceInformation, creditTransfer, card, directDebit);
    }
  }
}
