package ro.storno.domain.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Choices about an invoice that change what is printed or how it is taxed.
 *
 * @param vatOnCollection VAT falls due on payment (tvaLaIncasare)
 * @param vatPayer the issuer declares itself a VAT payer on this document (platitorTva)
 * @param onlinePayment a payment link is offered (plataOnline)
 * @param showClientBalance print the client's balance
 * @param clientBalanceExisting text of the existing balance, or null
 * @param clientBalanceOverdue text of the overdue balance, or null
 * @param autoApplyVatRules whether reverse charge, OSS and export rules were applied
 * @param latePenalty what is announced for late payment, or null
 */
public record InvoiceOptions(
    boolean vatOnCollection,
    boolean vatPayer,
    boolean onlinePayment,
    boolean showClientBalance,
    @Nullable String clientBalanceExisting,
    @Nullable String clientBalanceOverdue,
    boolean autoApplyVatRules,
    @Nullable LatePenalty latePenalty) {
  /** Every choice off. */
  public static final InvoiceOptions NONE =
      new InvoiceOptions(false, false, false, false, null, null, false, null);

  /** Returns these options with a penalty announced, or none. */
  public InvoiceOptions withLatePenalty(@Nullable LatePenalty announced) {
    return new InvoiceOptions(
        vatOnCollection,
        vatPayer,
        onlinePayment,
        showClientBalance,
        clientBalanceExisting,
        clientBalanceOverdue,
        autoApplyVatRules,
        announced);
  }
}
