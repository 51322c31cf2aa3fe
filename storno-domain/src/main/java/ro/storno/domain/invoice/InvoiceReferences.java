package ro.storno.domain.invoice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Optional EN 16931 terms of the document, as api-reference/invoices/create.md names them. Every
 * one may be null.
 *
 * @param taxPointDate BT-7
 * @param taxPointDateCode BT-8
 * @param buyerReference BT-10
 * @param projectReference BT-11
 * @param contractNumber BT-12
 * @param orderNumber BT-13
 * @param receivingAdviceReference BT-15
 * @param despatchAdviceReference BT-16
 * @param tenderOrLotReference BT-17
 * @param invoicedObjectIdentifier BT-18
 * @param buyerAccountingReference BT-19
 * @param businessProcessType BT-23
 * @param payeeName BT-59
 * @param payeeIdentifier BT-60
 * @param payeeLegalRegistrationIdentifier BT-61
 * @param payeeBankAccount IBAN of the payee (BT-84)
 * @param payeeBankName name of its bank (BT-86)
 */
public record InvoiceReferences(
    @Nullable LocalDate taxPointDate,
    @Nullable String taxPointDateCode,
    @Nullable String buyerReference,
    @Nullable String projectReference,
    @Nullable String contractNumber,
    @Nullable String orderNumber,
    @Nullable String receivingAdviceReference,
    @Nullable String despatchAdviceReference,
    @Nullable String tenderOrLotReference,
    @Nullable String invoicedObjectIdentifier,
    @Nullable String buyerAccountingReference,
    @Nullable String businessProcessType,
    @Nullable String payeeName,
    @Nullable String payeeIdentifier,
    @Nullable String payeeLegalRegistrationIdentifier,
    @Nullable String payeeBankAccount,
    @Nullable String payeeBankName) {
  /** No references at all. */
  public static final InvoiceReferences NONE =
      new InvoiceReferences(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null);

  /**
   * Returns the day on which VAT falls due: the one that was given, or else that of issue.
   *
   * @param issueDate not null
   */
  public LocalDate taxPoint(LocalDate issueDate) {
    return taxPointDate == null ? issueDate : taxPointDate;
  }
}
