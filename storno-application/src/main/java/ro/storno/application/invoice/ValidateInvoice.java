package ro.storno.application.invoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.einvoice.ElectronicInvoiceValidator;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.DomainException;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.LocalizedText;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;

/** Checks an invoice, quickly by our own rules or fully by the official ones. */
public final class ValidateInvoice {
  private final Transactions transactions;
  private final XmlWriting writing;
  private final ElectronicInvoiceValidator validator;
  private final InvoiceChecks checks;
  private final InvoiceDetails details;

  /** Validates with the given ports; none is null. */
  public ValidateInvoice(
      Transactions transactions,
      XmlWriting writing,
      ElectronicInvoiceValidator validator,
      InvoiceChecks checks,
      InvoiceDetails details) {
    this.transactions = transactions;
    this.writing = writing;
    this.validator = validator;
    this.checks = checks;
    this.details = details;
  }

  /**
   * Checks the invoice. In full mode a draft is judged as it would be if it were issued now, under
   * its draft number. Rules that cannot be applied never mean valid.
   *
   * @param mode {@code quick} (also when null) or {@code full}
   * @throws ApplicationException.Unacceptable if there is no such mode
   * @throws ApplicationException.NotFound if the company has no such invoice
   */
  public InvoiceValidation validate(CompanyScope scope, InvoiceId id, @Nullable String mode) {
    scope.requireToView(Permission.INVOICE_VIEW);
    boolean full = "full".equals(mode);
    if (mode != null && !mode.isBlank() && !full && !mode.equals("quick")) {
      throw new ApplicationException.Unacceptable(
          "Validation failed", Map.of("mode", "Choose quick or full."));
    }
    XmlWriting.Source source =
        transactions.inCompany(
            scope.company(),
            () ->
                writing
                    .source(scope.company(), id)
                    .orElseThrow(() -> new ApplicationException.NotFound("Invoice")));
    InvoiceValidation quick = checks.quick(source.invoice(), details.today(scope), List.of());
    return full ? full(source, quick) : quick;
  }

  private InvoiceValidation full(XmlWriting.Source source, InvoiceValidation quick) {
    byte[] xml;
    try {
      xml = writing.write(source);
    } catch (UnwritableInvoiceException unwritable) {
      return refused(quick, unwritable.findings());
    } catch (DomainException.InvalidValue wrong) {
      // The quick check has found and told the same.
      return quick;
    }
    ValidationReport report = validator.validate(xml, source.invoice().content().issueDate());
    boolean checked = report.verdict() != Verdict.NOT_CHECKED;
    List<InvoiceValidation.Message> errors = new ArrayList<>(quick.errors());
    List<InvoiceValidation.Message> warnings = new ArrayList<>(quick.warnings());
    report.errors().stream().map(ValidateInvoice::message).forEach(errors::add);
    report.warnings().stream().map(ValidateInvoice::message).forEach(warnings::add);
    if (!checked && report.findings().isEmpty()) {
      warnings.add(
          new InvoiceValidation.Message(
              "The official rules could not be applied; the invoice was not fully checked.",
              "storno",
              "NOT_CHECKED",
              null,
              null));
    }
    return new InvoiceValidation(
        report.isValid() && errors.isEmpty(), errors, warnings, checked, report);
  }

  private InvoiceValidation refused(InvoiceValidation quick, List<Finding> findings) {
    List<InvoiceValidation.Message> errors = new ArrayList<>(quick.errors());
    findings.stream().map(ValidateInvoice::message).forEach(errors::add);
    return new InvoiceValidation(false, errors, quick.warnings(), checks.officialRules(), null);
  }

  private static InvoiceValidation.Message message(Finding finding) {
    LocalizedText remedy = finding.remedy();
    String text = remedy == null ? finding.message() : finding.message() + " " + remedy.english();
    return new InvoiceValidation.Message(
        text,
        switch (finding.source()) {
          case SCHEMA -> "schema";
          case EN_16931 -> "en16931";
          case SPECIFICATION -> "cius";
          case INPUT, READER, ENGINE -> "storno";
        },
        finding.rule(),
        finding.location(),
        finding.field());
  }
}
