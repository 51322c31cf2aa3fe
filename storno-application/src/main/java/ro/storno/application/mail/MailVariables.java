package ro.storno.application.mail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.Company;
import ro.storno.domain.mail.MailedKind;
import ro.storno.domain.mail.TemplateText;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;

/**
 * What the variables of templates stand for, by every name that the pages give them
 * (email-templates/create, objects/email-template, invoices/email-defaults, delivery-notes/email).
 * Dates read 15.03.2026 and amounts 1,190.00; what a document lacks is empty.
 */
final class MailVariables {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
  private static final List<String> NAMES_OF_THE_NUMBER =
      List.of(
          "document.number",
          "invoice_number",
          "proforma_number",
          "delivery_note_number",
          "receipt_number",
          "credit_note_number");

  private final Map<String, String> texts = new HashMap<>();

  private MailVariables() {}

  /**
   * Returns the values for a document.
   *
   * @param today the day in the company's time zone; not null
   */
  static TemplateText.Values of(MailedDocument document, Company company, LocalDate today) {
    MailVariables variables = new MailVariables();
    variables.document(document, today);
    variables.company(company.party());
    variables.client(document.buyer());
    variables.put(DAY.format(today), "date");
    variables.put(Integer.toString(today.getYear()), "year");
    LocalDate due = document.dueDate();
    boolean overdue = document.open() && due != null && due.isBefore(today);
    return new TemplateText.Values(variables.texts, Map.of("overdue", overdue));
  }

  /** Returns the names of the variables, sorted. */
  static List<String> names() {
    MailVariables variables = new MailVariables();
    LocalDate day = LocalDate.EPOCH;
    Money none = Money.zero(Currency.RON);
    variables.document(
        new MailedDocument(
            MailedKind.INVOICE,
            new UUID(0, 0),
            "",
            day,
            null,
            none,
            none,
            none,
            null,
            null,
            null,
            "",
            null,
            false,
            null),
        day);
    variables.company(Party.of("", "", Address.UNKNOWN));
    variables.client(null);
    variables.put("", "date", "year");
    return variables.texts.keySet().stream()
        .filter(name -> !name.startsWith("["))
        .sorted()
        .toList();
  }

  private void document(MailedDocument document, LocalDate today) {
    NAMES_OF_THE_NUMBER.forEach(name -> put(document.number(), name));
    LocalDate due = document.dueDate();
    put(DAY.format(document.issueDate()), "document.issueDate", "issue_date");
    put(due == null ? "" : DAY.format(due), "document.dueDate", "due_date");
    put(
        due == null ? "" : Long.toString(Math.max(0, ChronoUnit.DAYS.between(today, due))),
        "days_until_due");
    put(amount(document.total()), "document.total", "total");
    // the pages of delivery notes and receipts show this one with its currency
    put(whole(document.total()), "invoice_total", "[[total]]");
    put(whole(document.subtotal()), "invoice_subtotal");
    put(whole(document.vat()), "invoice_vat");
    put(document.total().currency().code(), "document.currency", "currency");
    put(document.series(), "series_name");
    // there is no payment by link and no download by link yet
    put("", "payment_link", "document.downloadUrl");
  }

  private void company(Party party) {
    put(party.name(), "company.name", "company_name");
    put(party.vatCode() == null ? party.taxCode() : party.vatCode(), "company.cif", "company_cif");
    put(address(party.address()), "company.address");
    put(party.phone(), "company.phone", "company_phone");
    put(party.email(), "company.email", "company_email");
  }

  private void client(@Nullable Party party) {
    put(party == null ? "" : party.name(), "client.name", "client_name", "customer_name");
    put(party == null ? "" : party.contactPerson(), "client.contactPerson", "client_contact");
    put(party == null ? "" : party.email(), "client.email", "client_email");
  }

  private void put(@Nullable String value, String... names) {
    for (String name : names) {
      texts.put(name, value == null ? "" : value);
    }
  }

  private static String address(Address address) {
    return Stream.of(address.street(), address.city(), address.postalCode())
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  private static String amount(Money money) {
    BigDecimal amount = money.amount();
    return String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
  }

  private static String whole(Money money) {
    return amount(money) + " " + money.currency().code();
  }
}
