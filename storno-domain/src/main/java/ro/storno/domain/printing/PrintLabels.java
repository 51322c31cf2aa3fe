package ro.storno.domain.printing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import ro.storno.domain.DomainException;

/**
 * Words a company puts in place of ours, by the name of the label: {@code item.quantity} in every
 * language, {@code item.quantity@de} in one of them. Only labels can be replaced; what the law
 * words and what tells a draft from an invoice cannot.
 *
 * @param texts by name; not null
 */
public record PrintLabels(Map<String, String> texts) {
  /** Longest label, in characters. */
  public static final int LONGEST = 60;

  /** Ours, everywhere. */
  public static final PrintLabels NONE = new PrintLabels(Map.of());

  /** The languages of documents. */
  public static final List<String> LANGUAGES = List.of("ro", "en", "de", "fr");

  /** The names of the labels that can be replaced. */
  public static final Set<String> NAMES =
      Collections.unmodifiableSet(
          new TreeSet<>(
              List.of(
                  "kind.INVOICE",
                  "kind.CREDIT_NOTE",
                  "kind.PROFORMA",
                  "kind.DELIVERY_NOTE",
                  "kind.RECEIPT",
                  "kind.REFUND",
                  "issueDate",
                  "dueDate",
                  "taxPointDate",
                  "deliveryDate",
                  "period",
                  "reference.CORRECTED_INVOICE",
                  "reference.ORDER",
                  "reference.CONTRACT",
                  "reference.PROJECT",
                  "reference.DELIVERY_NOTE",
                  "reference.BUYER_REFERENCE",
                  "seller",
                  "buyer",
                  "deliveryLocation",
                  "taxId",
                  "vatId",
                  "registrationNumber",
                  "shareCapital",
                  "contact",
                  "item.position",
                  "item.description",
                  "item.quantity",
                  "item.unit",
                  "item.unitPrice",
                  "item.vatRate",
                  "item.vat",
                  "item.net",
                  "item.discount",
                  "vat.title",
                  "vat.rate",
                  "vat.taxable",
                  "vat.amount",
                  "total.lines",
                  "total.allowance",
                  "total.charge",
                  "total.net",
                  "total.vat",
                  "total.gross",
                  "total.prepaid",
                  "total.rounding",
                  "total.payable",
                  "total.paid",
                  "total.balance",
                  "payment.title",
                  "payment.bank",
                  "payment.iban",
                  "payment.bic",
                  "payment.reference",
                  "payment.scan",
                  "payments.title",
                  "terms.title",
                  "notes.title",
                  "mentions.title",
                  "issuer",
                  "issuerId",
                  "salesAgent",
                  "delegate",
                  "delegate.card",
                  "delegate.vehicle",
                  "receipt.total",
                  "receipt.cash",
                  "receipt.card",
                  "receipt.other",
                  "receipt.till",
                  "receipt.fiscalNumber",
                  "receipt.customer",
                  "receipt.customerTaxId")));

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final String LANGUAGE_MARK = "@";

  /** Checks names and texts, and takes a copy in the order of the names. */
  public PrintLabels {
    Map<String, String> sorted = new TreeMap<>(texts);
    sorted.forEach(PrintLabels::check);
    texts = Collections.unmodifiableMap(sorted);
  }

  private static void check(String name, String text) {
    if (!known(name)) {
      throw new DomainException.InvalidValue("labelOverrides", "There is no label " + name + ".");
    }
    if (text.isBlank() || text.length() > LONGEST || CONTROL.matcher(text).find()) {
      throw new DomainException.InvalidValue(
          "labelOverrides." + name,
          "A label is one line of 1 to " + LONGEST + " characters; leave it out to have ours.");
    }
  }

  /** Returns whether a name is that of a label, in every language or in one that we write. */
  public static boolean known(String name) {
    int mark = name.indexOf(LANGUAGE_MARK);
    return mark < 0
        ? NAMES.contains(name)
        : NAMES.contains(name.substring(0, mark)) && LANGUAGES.contains(name.substring(mark + 1));
  }

  /**
   * Returns the company's word for a label.
   *
   * @param name of the label; not null
   * @param language of the document, such as {@code de}; not null
   */
  public Optional<String> find(String name, String language) {
    String own = texts.get(name + LANGUAGE_MARK + language);
    return Optional.ofNullable(own == null ? texts.get(name) : own);
  }
}
