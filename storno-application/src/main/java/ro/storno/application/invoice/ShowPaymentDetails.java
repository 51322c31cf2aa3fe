package ro.storno.application.invoice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Money;

/**
 * Says how what is left of an invoice is paid by bank transfer: to the accounts, and with the
 * reference, that its electronic form names (BG-16). It takes no money and changes nothing.
 */
public final class ShowPaymentDetails {
  private final Transactions transactions;
  private final XmlWriting writing;

  /** Reads from the given ports; none is null. */
  public ShowPaymentDetails(Transactions transactions, XmlWriting writing) {
    this.transactions = transactions;
    this.writing = writing;
  }

  /**
   * Where to pay what.
   *
   * @param beneficiary who is paid; not null
   * @param amount what is left; not null, more than nought
   * @param reference what the payer states, so that the payment is found; not null
   * @param accounts that have a number; not null, not empty
   */
  public record Details(
      String beneficiary, Money amount, String reference, List<CreditTransfer> accounts) {
    /** Takes a copy. */
    public Details {
      accounts = List.copyOf(accounts);
    }
  }

  /**
   * Says it.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws DomainException.IllegalState if nothing is left to be paid, or it is no claim: a draft,
   *     cancelled or a credit note
   * @throws ApplicationException.Unacceptable if the invoice names no account
   */
  public Details of(CompanyScope scope, InvoiceId id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    XmlWriting.Source source =
        transactions.inCompany(
            scope.company(),
            () ->
                writing
                    .source(scope.company(), id)
                    .orElseThrow(() -> new ApplicationException.NotFound("Invoice")));
    Invoice invoice = source.invoice();
    requireOwed(invoice);
    ElectronicInvoice told = told(source);
    List<CreditTransfer> accounts =
        told.paymentInstructions().stream()
            .flatMap(each -> Stream.ofNullable(each.creditTransfer()))
            .filter(each -> each.account() != null && !each.account().isBlank())
            .distinct()
            .toList();
    if (accounts.isEmpty()) {
      throw new ApplicationException.Unacceptable(
          "The invoice names no account to pay to; ask the seller how to pay.",
          Map.of("accounts", "There is none in the currency of the invoice."));
    }
    return new Details(
        beneficiary(told, invoice), invoice.balance(), invoice.displayNumber(), accounts);
  }

  private static void requireOwed(Invoice invoice) {
    if (invoice.status() == DocumentStatus.DRAFT || invoice.status() == DocumentStatus.CANCELLED) {
      throw new DomainException.IllegalState(
          "Cannot pay an invoice that is " + invoice.status().wireName() + ".");
    }
    if (invoice.balance().signum() <= 0) {
      throw new DomainException.IllegalState("Nothing is left to be paid.");
    }
  }

  private static String beneficiary(ElectronicInvoice told, Invoice invoice) {
    return told.payee() == null
        ? invoice.content().supplier().name()
        : Objects.requireNonNullElse(told.payee().name(), invoice.content().supplier().name());
  }

  private ElectronicInvoice told(XmlWriting.Source source) {
    try {
      return writing.told(source);
    } catch (DomainException.InvalidValue wrong) {
      throw new ApplicationException.Unacceptable(
          "Validation failed", Map.of(wrong.field(), String.valueOf(wrong.getMessage())));
    }
  }
}
