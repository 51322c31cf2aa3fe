package ro.storno.einvoice.identifier;

/**
 * The check digits of the Italian partita IVA (11 digits) and codice fiscale (16 characters, or the
 * 11 digits of a company).
 */
public final class ItalianTaxCode {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** What a character at an odd position counts, by its place in the alphabet; DM 23/12/1976. */
  private static final int[] ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8,
    12, 14, 16, 10, 22, 25, 24, 23
  };

  private static final int VAT_LENGTH = 11;
  private static final int PERSON_LENGTH = 16;
  private static final int DIGITS = 10;
  private static final int LETTERS = 26;

  private ItalianTaxCode() {}

  /** Whether a partita IVA has eleven digits of which the last checks the others. */
  public static boolean isVatNumber(String code) {
    if (code.length() != VAT_LENGTH || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < VAT_LENGTH - 1; i++) {
      int digit = code.charAt(i) - '0';
      int doubled = 2 * digit;
      sum += i % 2 == 0 ? digit : doubled > DIGITS - 1 ? doubled - (DIGITS - 1) : doubled;
    }
    return (DIGITS - sum % DIGITS) % DIGITS == code.charAt(VAT_LENGTH - 1) - '0';
  }

  /** Whether a codice fiscale of a person or a company has the right last character. */
  public static boolean isTaxCode(String code) {
    return code.length() == PERSON_LENGTH ? isPersonal(code) : isVatNumber(code);
  }

  private static boolean isPersonal(String code) {
    int sum = 0;
    for (int i = 0; i < PERSON_LENGTH - 1; i++) {
      int place = ALPHABET.indexOf(code.charAt(i));
      if (place < 0) {
        return false;
      }
      sum += i % 2 == 0 ? ODD[place] : place < DIGITS ? place : place - DIGITS;
    }
    return code.charAt(PERSON_LENGTH - 1) == 'A' + sum % LETTERS;
  }
}
