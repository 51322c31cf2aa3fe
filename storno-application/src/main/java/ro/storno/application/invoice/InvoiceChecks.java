package ro.storno.application.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.RuleSets;
import ro.storno.domain.DomainException;
import ro.storno.domain.Problem;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.Company;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.ElectronicInvoiceMapping;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Cnp;
import ro.storno.domain.party.Party;

/** Checks an invoice by rules that need neither XML nor database: the quick mode. */
public final class InvoiceChecks {
  private static final int LONG_INTERNAL_NOTE = 500;
  private static final String SOURCE = "storno";

  private final boolean officialRules;

  /**
   * @param ruleSets tells whether the official rules are at hand; asked once; not null
   */
  public InvoiceChecks(RuleSets ruleSets) {
    this.officialRules = ruleSets.all().stream().anyMatch(RuleSets.RuleSetInfo::available);
  }

  /** Returns whether any official rule set is at hand. */
  boolean officialRules() {
    return officialRules;
  }

  /**
   * Checks quickly.
   *
   * @param accounts bank accounts of the company, as far as they are known; not null
   * @param parent what a credit note corrects, or null
   * @param today the day in the company's time zone; not null
   */
  InvoiceValidation quick(
      Invoice invoice,
      Company company,
      List<BankAccount> accounts,
      @Nullable Invoice parent,
      LocalDate today) {
    List<InvoiceValidation.Message> errors = new ArrayList<>();
    if (invoice.status() == DocumentStatus.DRAFT) {
      for (DomainException obstacle : invoice.obstaclesToIssue(today)) {
        errors.add(message("STORNO-ISSUE", obstacle.field(), obstacle.getMessage()));
      }
    }
    ElectronicInvoiceMapping.Surroundings surroundings =
        ElectronicInvoiceMapping.Surroundings.of(company, accounts, parent);
    try {
      for (Problem problem : ElectronicInvoiceMapping.problems(invoice, surroundings)) {
        errors.add(message("STORNO-CIUS-RO", problem.field(), problem.message()));
      }
    } catch (DomainException.InvalidValue wrong) {
      errors.add(message("STORNO-CIUS-RO", wrong.field(), wrong.getMessage()));
    }
    return new InvoiceValidation(
        errors.isEmpty(), errors, warnings(invoice.content(), company), officialRules, null);
  }

  private static List<InvoiceValidation.Message> warnings(InvoiceContent content, Company company) {
    List<Problem> found = new ArrayList<>();
    Party buyer = content.buyer();
    if (buyer != null && buyer.taxCode() != null && "RO".equals(buyer.address().country())) {
      checkTaxCode(buyer.taxCode()).ifPresent(found::add);
    }
    String own = company.party().taxCode();
    if (own != null) {
      Cif.check("supplier.cif", own).ifPresent(found::add);
    }
    InvoiceTexts texts = content.texts();
    if (content.dueDate() == null && texts.paymentTerms() == null) {
      found.add(Problem.warning("paymentTerms", "No payment terms specified"));
    }
    String note = texts.internalNote();
    if (note != null && note.length() > LONG_INTERNAL_NOTE) {
      found.add(
          Problem.warning("internalNote", "Internal note is very long (over 500 characters)"));
    }
    return found.stream()
        .map(problem -> message("STORNO-HINT", problem.field(), problem.message()))
        .toList();
  }

  /** Thirteen digits are a personal code, anything else ought to be a CIF. */
  private static Optional<Problem> checkTaxCode(String taxCode) {
    return Cnp.parse(taxCode).isPresent()
        ? Cnp.check("client.cnp", taxCode)
        : Cif.check("client.cui", taxCode);
  }

  private static InvoiceValidation.Message message(
      String rule, String field, @Nullable String text) {
    return new InvoiceValidation.Message(
        text == null ? rule : text, SOURCE, rule, null, field.isEmpty() ? null : field);
  }
}
