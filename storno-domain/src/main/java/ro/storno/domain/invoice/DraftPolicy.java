package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.Period;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.money.ExchangeRate;

/** What already a draft must satisfy (api-reference/invoices/create.md, credit-notes/create.md). */
final class DraftPolicy {
  private static final Set<String> LANGUAGES = Set.of("ro", "en", "de", "fr");
  private static final Pattern TYPE_CODE = Pattern.compile("[0-9]{2,3}");
  private static final BigDecimal TOO_LARGE = new BigDecimal("10000000000000");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;
  private static final int MOST_ALLOWANCES = 20;
  private static final int MOST_DOCUMENTS = 10;
  private static final int LONGEST_DOCUMENT_ID = 200;

  private final InvoiceContent content;
  private final List<DomainException> found = new ArrayList<>();

  private DraftPolicy(InvoiceContent content) {
    this.content = content;
  }

  static void check(InvoiceContent content) {
    for (DomainException violation : violations(content)) {
      throw violation;
    }
  }

  static List<DomainException> violations(InvoiceContent content) {
    DraftPolicy policy = new DraftPolicy(content);
    policy.header();
    policy.lines();
    policy.size();
    policy.extensions();
    return List.copyOf(policy.found);
  }

  private void header() {
    usable("issueDate", content.issueDate());
    usable("dueDate", content.dueDate());
    if (content.dueDate() != null && content.dueDate().isBefore(content.issueDate())) {
      rule("dueDate", "Due date cannot be before issue date.");
    }
    if (!LANGUAGES.contains(content.language())) {
      invalid("language", "Choose one of ro, en, de, fr.");
    }
    if (!TYPE_CODE.matcher(content.typeCode()).matches()) {
      invalid("invoiceTypeCode", "Give a code of UNTDID 1001 such as 380 or 381.");
    }
    ExchangeRate rate = content.exchangeRate();
    if (rate != null && !rate.from().equals(content.currency())) {
      invalid("exchangeRate", "The exchange rate must be that of " + content.currency() + ".");
    }
    if (content.documentType() == DocumentType.CREDIT_NOTE && content.parent() == null) {
      rule("parentDocumentId", "A credit note names the invoice that it corrects.");
    }
  }

  /** Other years are slips of the pen, and the outermost ones fit no database. */
  private void usable(String field, @Nullable LocalDate day) {
    if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
      invalid(field, "Give a date of the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
    }
  }

  private void lines() {
    if (content.lines().isEmpty()) {
      invalid("lines", "At least one line item is required.");
    }
    for (int i = 0; i < content.lines().size(); i++) {
      found.addAll(
          new LinePolicy("lines[" + i + "]", content.currency())
              .violations(content.lines().get(i)));
    }
  }

  /** Larger amounts are kept nowhere: not here, and not by those who receive the document. */
  private void size() {
    if (!found.isEmpty()) {
      return;
    }
    DocumentTotals totals = TotalsCalculator.totals(content.currency(), content.lines());
    if (Stream.of(totals.subtotal(), totals.vatTotal(), totals.total())
        .anyMatch(amount -> amount.amount().abs().compareTo(TOO_LARGE) >= 0)) {
      invalid("lines", "The total has more than 13 digits before the decimal point.");
    }
  }

  private void extensions() {
    InvoiceExtensions extensions = content.extensions();
    period("ublExtensions.invoicePeriod", extensions.period());
    List<AllowanceCharge> entries = extensions.allowanceCharges();
    if (entries.size() > MOST_ALLOWANCES) {
      invalid("ublExtensions.allowanceCharges", "At most " + MOST_ALLOWANCES + " are possible.");
    }
    for (int i = 0; i < entries.size(); i++) {
      documentAllowance("ublExtensions.allowanceCharges[" + i + "]", entries.get(i));
    }
    BigDecimal prepaid = extensions.prepaidAmount();
    if (prepaid != null) {
      LinePolicy.amount("ublExtensions.prepaidAmount", prepaid, content.currency())
          .ifPresent(found::add);
    }
    if (extensions.documents().size() > MOST_DOCUMENTS) {
      invalid(
          "ublExtensions.additionalDocumentReferences",
          "At most " + MOST_DOCUMENTS + " are possible.");
    }
    for (int i = 0; i < extensions.documents().size(); i++) {
      String id = extensions.documents().get(i).id();
      if (id.isBlank() || id.length() > LONGEST_DOCUMENT_ID) {
        invalid(
            "ublExtensions.additionalDocumentReferences[" + i + "].id",
            "Give 1 to " + LONGEST_DOCUMENT_ID + " characters.");
      }
    }
  }

  private void documentAllowance(String field, AllowanceCharge entry) {
    LinePolicy.amount(field + ".amount", entry.amount(), content.currency()).ifPresent(found::add);
    if (entry.vatRate() == null) {
      invalid(field + ".taxCategoryCode", "Give the VAT category: S, Z, E, AE, K, G or O.");
    }
  }

  private void period(String field, @Nullable Period period) {
    LinePolicy.period(field, period).ifPresent(found::add);
  }

  private void invalid(String field, String message) {
    found.add(new DomainException.InvalidValue(field, message));
  }

  private void rule(String field, String message) {
    found.add(new DomainException.RuleViolated(field, message));
  }

  static void checkChange(Invoice before, InvoiceContent changed) {
    check(changed);
    InvoiceContent was = before.content();
    if (was.documentType() != changed.documentType()) {
      throw new DomainException.RuleViolated(
          "documentType", "The document type cannot be changed.");
    }
    if (!Objects.equals(was.parent(), changed.parent())) {
      throw new DomainException.RuleViolated(
          "parentDocumentId", "Parent document cannot be changed.");
    }
    boolean numbered = before.number() != null;
    if (numbered && !Objects.equals(was.seriesId(), changed.seriesId())) {
      throw new DomainException.RuleViolated(
          "documentSeriesId", "The series can only be changed while the invoice has no number.");
    }
    if (!before.amountPaid().isZero() && !was.currency().equals(changed.currency())) {
      throw new DomainException.RuleViolated(
          "currency", "The currency cannot be changed once payments are recorded.");
    }
  }
}
