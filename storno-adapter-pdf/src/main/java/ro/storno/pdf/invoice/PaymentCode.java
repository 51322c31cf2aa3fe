package ro.storno.pdf.invoice;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.BankAccount;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Standing;
import ro.storno.pdf.QrPicture;

/**
 * The QR code of the European Payments Council for a SEPA credit transfer (EPC069-12 version 3,
 * "BCD" version 002): a banking app that scans it has the transfer filled in.
 *
 * @param payload the text within the code; not null
 */
record PaymentCode(String payload) {
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final Pattern BIC = Pattern.compile("[A-Z0-9]{8}([A-Z0-9]{3})?");
  private static final BigDecimal LEAST = new BigDecimal("0.01");
  private static final BigDecimal MOST = new BigDecimal("999999999.99");
  private static final int LONGEST_NAME = 70;
  private static final int LONGEST_REMITTANCE = 140;
  private static final int PIXELS_PER_MODULE = 6;
  private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

  /** Returns the code for what is left to pay, if it is euro, payable and has a valid IBAN. */
  static Optional<PaymentCode> of(PrintableInvoice invoice) {
    BigDecimal amount = invoice.totals().balance();
    boolean payable =
        invoice.heading().kind() == Kind.INVOICE
            && invoice.heading().standing() == Standing.VALID
            && invoice.heading().currency().equals("EUR")
            && amount.compareTo(LEAST) >= 0
            && amount.compareTo(MOST) <= 0
            && Notation.significantDecimals(amount) <= 2;
    if (!payable) {
      return Optional.empty();
    }
    return invoice.bankAccounts().stream()
        .filter(account -> account.currency() == null || account.currency().equals("EUR"))
        .filter(account -> validIban(compact(account.iban())))
        .findFirst()
        .map(account -> new PaymentCode(payload(invoice, account, amount)));
  }

  private static String payload(PrintableInvoice invoice, BankAccount account, BigDecimal amount) {
    String holder = account.holder() == null ? invoice.seller().name() : account.holder();
    String bic = account.bic() == null ? "" : compact(account.bic());
    return String.join(
        "\n",
        "BCD",
        "002",
        "1",
        "SCT",
        BIC.matcher(bic).matches() ? bic : "",
        oneLine(holder, LONGEST_NAME),
        compact(account.iban()),
        "EUR" + amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString(),
        "",
        "",
        oneLine(invoice.heading().number(), LONGEST_REMITTANCE));
  }

  private static String oneLine(String text, int longest) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
    return line.length() <= longest ? line : line.substring(0, longest).strip();
  }

  static String compact(String code) {
    return code.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  /**
   * ISO 13616: with the first four characters at the end and letters as 10 to 35, modulo 97 is 1.
   */
  static boolean validIban(String iban) {
    if (!IBAN.matcher(iban).matches()) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
    return new BigInteger(digits.toString()).mod(IBAN_MODULUS).equals(BigInteger.ONE);
  }

  /** Draws the code as a black and white PNG without margin. */
  byte[] png() {
    return QrPicture.of(payload, 0).enlarged(PIXELS_PER_MODULE);
  }
}
