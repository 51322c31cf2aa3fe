package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ro.storno.domain.DomainException;
import ro.storno.domain.Problem;
import ro.storno.domain.catalog.UnitOfMeasure;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Cnp;
import ro.storno.domain.party.Iban;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.VatId;
import ro.storno.domain.tax.RomanianVatRates;
import ro.storno.domain.tax.VatCategory;

/** The quick mode of api-reference/invoices/validate.md: everything but the official rules. */
final class QuickCheck {
  private static final int LONG_INTERNAL_NOTE = 500;
  private static final BigDecimal CIF_EXPECTED_FROM = new BigDecimal("1000");
  private static final int CNP_LENGTH = 13;

  private final Invoice invoice;
  private final InvoiceContent content;
  private final List<Problem> found = new ArrayList<>();

  private QuickCheck(Invoice invoice) {
    this.invoice = invoice;
    this.content = invoice.content();
  }

  static List<Problem> problems(Invoice invoice, LocalDate today) {
    QuickCheck check = new QuickCheck(invoice);
    IssuePolicy.Judgement judgement = IssuePolicy.judge(invoice, today);
    for (DomainException obstacle : judgement.obstacles()) {
      check.found.add(Problem.error(obstacle.field(), String.valueOf(obstacle.getMessage())));
    }
    check.totals();
    check.header();
    judgement.ofReceiver().forEach(each -> check.warn(each.field(), each.message()));
    check.parties();
    for (int i = 0; i < check.content.lines().size(); i++) {
      check.line(i, check.content.lines().get(i));
    }
    return List.copyOf(check.found);
  }

  private void totals() {
    if (!invoice.totals().equals(TotalsCalculator.totals(content.currency(), content.lines()))) {
      found.add(Problem.error("total", "The totals do not match the lines; save the invoice."));
    }
  }

  private void header() {
    if (isBlank(content.texts().paymentTerms()) && content.dueDate() == null) {
      warn("paymentTerms", "No payment terms specified");
    }
    String note = content.texts().internalNote();
    if (note != null && note.length() > LONG_INTERNAL_NOTE) {
      warn("internalNote", "Internal note is very long (over 500 characters)");
    }
    String iban = content.references().payeeBankAccount();
    if (iban != null && Character.isLetter(iban.strip().isEmpty() ? ' ' : iban.strip().charAt(0))) {
      Iban.check("payeeBankAccount", iban).ifPresent(found::add);
    }
  }

  private void parties() {
    String own = content.supplier().taxCode();
    if (own != null) {
      Cif.check("supplier.cif", own).ifPresent(found::add);
    }
    Party buyer = content.buyer();
    if (buyer == null) {
      return;
    }
    checksum(buyer).ifPresent(found::add);
    boolean large =
        content.currency().equals(Currency.RON)
            && invoice.totals().total().amount().compareTo(CIF_EXPECTED_FROM) > 0;
    if (large && isBlank(buyer.taxCode()) && isBlank(buyer.vatCode())) {
      warn("client.cif", "Client VAT number (CIF) is required for invoices over 1000 RON");
    }
  }

  private static Optional<Problem> checksum(Party buyer) {
    String field = "client.cif";
    if (buyer.vatCode() != null && VatId.parse(buyer.vatCode()).isPresent()) {
      return VatId.check("client.vatCode", buyer.vatCode());
    }
    String code = buyer.taxCode();
    if (code == null || !PartyMapping.country(buyer.address()).equals("RO")) {
      return Optional.empty();
    }
    boolean personal = code.replaceAll("\\s", "").length() == CNP_LENGTH;
    return personal ? Cnp.check(field, code) : Cif.check(field, code);
  }

  private void line(int i, DocumentLine line) {
    String path = "lines[" + i + "].";
    String label = "Invoice line " + (i + 1) + ": ";
    if (line.unitPrice().value().signum() == 0) {
      warn(path + "unitPrice", label + "Unit price must be greater than zero");
    }
    if (UnitOfMeasure.code(line.unitOfMeasure()).isEmpty()) {
      warn(
          path + "unitOfMeasure",
          label
              + "'"
              + line.unitOfMeasure()
              + "' is no known unit; it is told as pieces (H87) in the e-invoice");
    }
    boolean taxed = line.vatRate().category() == VatCategory.S;
    boolean original = content.parent() == null;
    if (taxed
        && original
        && !content.options().autoApplyVatRules()
        && !RomanianVatRates.isInForce(line.vatRate().percentage(), content.taxPoint())) {
      warn(
          path + "vatRate",
          label
              + line.vatRate().percentage()
              + " % is no Romanian VAT rate on "
              + content.taxPoint());
    }
  }

  private static boolean isBlank(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isBlank();
  }

  private void warn(String field, String message) {
    found.add(Problem.warning(field, message));
  }
}
