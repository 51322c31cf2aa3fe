package ro.storno.rest.receipt;

import ro.storno.application.receipt.AdvanceReceipt;
import ro.storno.application.receipt.ConvertReceipt;
import ro.storno.application.receipt.DraftReceipt;
import ro.storno.application.receipt.PrintReceipt;
import ro.storno.application.receipt.ReadReceipts;
import ro.storno.application.receipt.RefundReceipt;

/**
 * What the routes call; none is null.
 *
 * @param draft makes, changes and deletes drafts
 * @param read shows and lists
 * @param advance leads receipts through their lives
 * @param refund gives back
 * @param convert turns them into invoices
 * @param print hands out PDF
 */
public record ReceiptUseCases(
    DraftReceipt draft,
    ReadReceipts read,
    AdvanceReceipt advance,
    RefundReceipt refund,
    ConvertReceipt convert,
    PrintReceipt print) {}
