package ro.storno.domain.invoice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.Company;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.payment.PaymentMethod;

/** Tells how to pay (BG-16): the means, and for a transfer the accounts. */
final class PaymentMapping {
  /** Payment to a bank account that is not named: code 30 would demand one (BR-61). */
  private static final String UNNAMED_ACCOUNT = "42";

  private final Invoice invoice;
  private final List<BankAccount> accounts;
  private final Company.Settings settings;

  PaymentMapping(Invoice invoice, List<BankAccount> accounts, Company.Settings settings) {
    this.invoice = invoice;
    this.accounts = accounts;
    this.settings = settings;
  }

  List<PaymentInstruction> instructions() {
    PaymentMethod method = invoice.content().paymentMethod();
    List<CreditTransfer> transfers =
        method == PaymentMethod.BANK_TRANSFER ? transfers() : List.of();
    if (transfers.isEmpty()) {
      String code = method == PaymentMethod.BANK_TRANSFER ? UNNAMED_ACCOUNT : method.untdid4461();
      return List.of(instruction(code, null));
    }
    return transfers.stream().map(to -> instruction(method.untdid4461(), to)).toList();
  }

  private PaymentInstruction instruction(String code, @Nullable CreditTransfer to) {
    return PaymentInstruction.builder()
        .meansCode(code)
        .remittanceInformation(invoice.displayNumber())
        .creditTransfer(to)
        .build();
  }

  /** The payee's account if given, else those shown in the currency, else the seller's own. */
  private List<CreditTransfer> transfers() {
    InvoiceReferences references = invoice.content().references();
    if (references.payeeBankAccount() != null) {
      return List.of(transfer(references.payeeBankAccount(), references.payeeBankName(), null));
    }
    List<CreditTransfer> shown = new ArrayList<>();
    accounts.stream()
        .filter(account -> account.type() == BankAccount.Type.BANK && account.showOnInvoice())
        .filter(account -> account.currency().equals(invoice.content().currency()))
        .sorted(Comparator.comparing(account -> !account.isDefault()))
        .forEach(account -> addIfNumbered(account, shown));
    String own = invoice.content().supplier().bankAccount();
    if (shown.isEmpty() && own != null && !own.isBlank()) {
      shown.add(transfer(own, invoice.content().supplier().bankName(), settings.bankBic()));
    }
    return shown;
  }

  private void addIfNumbered(BankAccount account, List<CreditTransfer> shown) {
    if (account.iban() != null && !account.iban().isBlank()) {
      boolean companys = isCompanys(account.iban());
      shown.add(transfer(account.iban(), account.bankName(), companys ? settings.bankBic() : null));
    }
  }

  /** The BIC of the settings belongs to the account that the company itself is known by. */
  private boolean isCompanys(String iban) {
    String own = invoice.content().supplier().bankAccount();
    return own != null && plain(own).equals(plain(iban));
  }

  private static CreditTransfer transfer(
      String iban, @Nullable String bankName, @Nullable String bic) {
    return new CreditTransfer(plain(iban), bankName, bic);
  }

  private static String plain(String iban) {
    return iban.replaceAll("\\s", "");
  }
}
