package ro.storno.domain.party;

/** Check-digit methods shared by tax identifiers; each takes text of decimal digits only. */
final class CheckDigits {
  private CheckDigits() {}

  static int digit(String digits, int i) {
    return digits.charAt(i) - '0';
  }

  static int last(String digits) {
    return digit(digits, digits.length() - 1);
  }

  /** Sum of digit times weight over as many digits as there are weights, from the left. */
  static int weighted(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += digit(digits, i) * weights[i];
    }
    return sum;
  }

  /** Whether the digits, the last being the check digit, satisfy Luhn's method (ISO/IEC 7812-1). */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits, digits.length() - 1 - i);
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** Whether the digits, the last being the check digit, satisfy ISO 7064 MOD 11,10. */
  static boolean iso7064Mod11Ten(String digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (digit(digits, i) + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    return (11 - product) % 10 == last(digits);
  }

  /**
   * Returns the remainder modulo 97 of text in which letters stand for 10 to 35 (ISO 7064 MOD
   * 97-10).
   */
  static int mod97(String alphanumeric) {
    int remainder = 0;
    for (int i = 0; i < alphanumeric.length(); i++) {
      int value = Character.digit(alphanumeric.charAt(i), 36);
      remainder = (value > 9 ? remainder * 100 + value : remainder * 10 + value) % 97;
    }
    return remainder;
  }
}
