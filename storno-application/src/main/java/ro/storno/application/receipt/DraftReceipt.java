package ro.storno.application.receipt;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CanonicalForm;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.catalog.Products;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceDrafting;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.receipt.Receipt;

/** Makes, changes and deletes drafts of receipts; makes each once per idempotency key. */
public final class DraftReceipt {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Receipts receipts;
  private final ReceiptDrafting drafting;
  private final Ids ids;
  private final Clock clock;

  /** Drafts with the given ports; none is null. */
  public DraftReceipt(
      CommandValidator validator,
      Transactions transactions,
      Receipts receipts,
      SeriesBook seriesBook,
      Products products,
      InvoiceDrafting drafting,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.receipts = receipts;
    this.drafting = new ReceiptDrafting(drafting, seriesBook, products, ids);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The draft, new or found.
   *
   * @param receipt not null
   * @param replayed whether an earlier request had made it
   */
  public record Made(Receipt receipt, boolean replayed) {}

  /**
   * Makes the draft. The same idempotency key with the same meaning returns what was made first, as
   * it stands now, however many ask at the same time.
   *
   * @throws ApplicationException.NotFound if client, series, VAT rate or product do not exist
   * @throws ApplicationException.Unacceptable if something is missing or wrong, naming every field;
   *     or if the key was used with another meaning, naming the first difference
   */
  public Made create(CompanyScope scope, ReceiptEntry entry) {
    scope.requireToChange(Permission.INVOICE_CREATE);
    validator.checkAcceptable(entry);
    String typed = entry.idempotencyKey();
    String key = typed == null || typed.isBlank() ? null : typed.strip();
    CanonicalForm form = CanonicalForm.of(entry, "idempotencyKey");
    return drafting.suppliedWithRates(
        rates ->
            transactions.inCompany(scope.company(), () -> make(scope, entry, key, form, rates)));
  }

  private Made make(
      CompanyScope scope,
      ReceiptEntry entry,
      @Nullable String key,
      CanonicalForm form,
      ExchangeRates.Supply rates) {
    Optional<Made> before = key == null ? Optional.empty() : keyed(scope, key, form);
    if (before.isPresent()) {
      return before.get();
    }
    ReceiptDrafting.Drafted drafted = drafting.draft(scope, entry, null, rates);
    Receipt draft =
        Receipt.draft(
            new PrecedingId(ids.next()),
            scope.company(),
            PrecedingKind.RECEIPT.draftPrefix() + ids.hex(8),
            drafted.content(),
            drafted.sale(),
            clock.instant());
    Invoices.CanonicalRequest request =
        key == null ? null : new Invoices.CanonicalRequest(form.hash(), form.json());
    if (!receipts.add(draft, request)) {
      // Somebody with the same key was faster, and has committed by now.
      return keyed(scope, Objects.requireNonNull(key), form).orElseThrow();
    }
    return new Made(draft, false);
  }

  private Optional<Made> keyed(CompanyScope scope, String key, CanonicalForm form) {
    Optional<Receipts.Keyed> keyed = receipts.findByIdempotencyKey(scope.company(), key);
    keyed.ifPresent(
        found ->
            form.requireSameMeaning(found.request().hash(), found.request().json(), "receipt"));
    return keyed.map(found -> new Made(found.receipt(), true));
  }

  /**
   * Replaces what was entered as a whole; only the series stays unless another one is given. Lines
   * sent with their id keep it.
   *
   * @throws ApplicationException.NotFound if the receipt or what it refers to does not exist
   * @throws ApplicationException.Unacceptable if something is missing or wrong; names every field
   * @throws DomainException.IllegalState if it is no draft, or a refund
   */
  public Receipt update(CompanyScope scope, PrecedingId id, ReceiptEntry entry) {
    scope.requireToChange(Permission.INVOICE_EDIT);
    validator.checkAcceptable(entry);
    return drafting.suppliedWithRates(
        rates ->
            transactions.inCompany(
                scope.company(),
                () -> {
                  Receipt was = present(scope, id);
                  was.requireEditable();
                  ReceiptDrafting.Drafted drafted = drafting.draft(scope, entry, was, rates);
                  Receipt changed = was.edit(drafted.content(), drafted.sale(), clock.instant());
                  receipts.update(changed);
                  return changed;
                }));
  }

  /**
   * Deletes a draft for good.
   *
   * @throws ApplicationException.NotFound if the company has no such receipt
   * @throws DomainException.IllegalState if it is no draft, or carries a number for good
   */
  public void delete(CompanyScope scope, PrecedingId id) {
    scope.requireToChange(Permission.INVOICE_DELETE);
    transactions.inCompany(
        scope.company(),
        () -> {
          Receipt receipt = present(scope, id);
          receipt.requireDeletable();
          receipts.remove(scope.company(), id);
          return receipt;
        });
  }

  private Receipt present(CompanyScope scope, PrecedingId id) {
    return receipts
        .findForUpdate(scope.company(), id)
        .orElseThrow(() -> new ApplicationException.NotFound(PrecedingKind.RECEIPT.title()));
  }
}
