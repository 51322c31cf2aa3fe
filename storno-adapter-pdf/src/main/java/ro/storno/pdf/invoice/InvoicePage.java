package ro.storno.pdf.invoice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the template sees it: every part a finished, printable text. Public, like its
 * parts, because the template engine reads it by reflection.
 *
 * @param kind such as {@code Factură}; not null
 * @param style CSS class of the kind, such as {@code credit-note}; not null
 * @param number not null
 * @param mark of a draft or cancelled document, or null
 * @param logoAlt the company's name if there is a logo to show, or null
 * @param facts dates and references in rows; not null
 * @param seller not null
 * @param buyer or null while a draft has none
 * @param deliveryLocation or null
 * @param runningName the seller's name, short, for the head of later pages; not null
 * @param headline what the reader wants to know first; not null
 * @param currency ISO 4217 code of the amounts; not null
 * @param columns how wide the columns of the items are; not null
 * @param items not null
 * @param vat the VAT breakdown; not null
 * @param exemptions why no VAT is due; not null
 * @param accounting equivalents in the accounting currency, or null
 * @param totals not null
 * @param wide whether the totals need more room than usual
 * @param payment where to pay, or null
 * @param payments received; not null
 * @param remarks terms, notes, mentions; not null
 * @param people issuer, agent, delegate; not null
 * @param footer legal lines; not null
 */
public record InvoicePage(
    String kind,
    String style,
    String number,
    @Nullable Mark mark,
    @Nullable String logoAlt,
    List<List<Labelled>> facts,
    PartyBlock seller,
    @Nullable PartyBlock buyer,
    @Nullable String deliveryLocation,
    String runningName,
    Headline headline,
    String currency,
    ItemColumns columns,
    List<Item> items,
    List<VatLine> vat,
    List<Labelled> exemptions,
    @Nullable Accounting accounting,
    List<Total> totals,
    boolean wide,
    @Nullable PaymentPanel payment,
    List<PaymentLine> payments,
    List<Labelled> remarks,
    List<Labelled> people,
    List<String> footer) {

  /**
   * A value with its name.
   *
   * @param label not null
   * @param value not null
   */
  public record Labelled(String label, String value) {}

  /**
   * What makes the document no valid invoice.
   *
   * @param word the large word across the page; not null
   * @param note the sentence beneath the number; not null
   * @param style CSS class; not null
   */
  public record Mark(String word, String note, String style) {}

  /**
   * A party.
   *
   * @param name not null
   * @param address not null
   * @param ids in lines; not null
   * @param contacts in lines, without labels; not null
   */
  public record PartyBlock(
      String name, List<String> address, List<List<Labelled>> ids, List<List<Labelled>> contacts) {}

  /**
   * The amount that matters.
   *
   * @param amount with currency; not null
   * @param caption what it is; not null
   */
  public record Headline(String amount, String caption) {}

  /**
   * A line of the invoice.
   *
   * @param position from 1; not null
   * @param description not null
   * @param details code and discount beneath it; not null
   * @param quantity not null
   * @param unit not null
   * @param unitPrice not null
   * @param grossPrice the price with VAT in words, or null
   * @param vatRate rate or category; not null
   * @param vat not null
   * @param net not null
   */
  public record Item(
      String position,
      String description,
      List<String> details,
      String quantity,
      String unit,
      String unitPrice,
      @Nullable String grossPrice,
      String vatRate,
      String vat,
      String net) {}

  /**
   * A row of the VAT breakdown.
   *
   * @param rate rate, or the category in words; not null
   * @param taxable not null
   * @param vat not null
   */
  public record VatLine(String rate, String taxable, String vat) {}

  /**
   * Amounts in the accounting currency.
   *
   * @param title not null
   * @param amounts not null
   * @param rate the exchange rate in words, or null
   */
  public record Accounting(String title, List<Labelled> amounts, @Nullable String rate) {}

  /**
   * A row of the totals.
   *
   * @param label not null
   * @param value not null
   * @param style CSS class; not null
   */
  public record Total(String label, String value, String style) {}

  /**
   * Where to pay.
   *
   * @param accounts not null
   * @param reference what to quote, or null
   * @param code whether there is a payment code to scan
   */
  public record PaymentPanel(List<Account> accounts, @Nullable String reference, boolean code) {}

  /**
   * An account to pay to.
   *
   * @param bank may be empty; not null
   * @param holder where that is not the seller, or null
   * @param iban in groups of four; not null
   * @param bic may be empty; not null
   * @param currency or null if any
   */
  public record Account(
      String bank, @Nullable String holder, String iban, String bic, @Nullable String currency) {}

  /**
   * A payment received.
   *
   * @param date not null
   * @param method with reference; not null
   * @param amount not null
   */
  public record PaymentLine(String date, String method, String amount) {}
}
