package ro.storno.simulator.anaf.taxpayer;

import java.util.regex.Pattern;

/** The check digits of Romanian codes. */
public final class CheckDigits {
  private static final Pattern CIF = Pattern.compile("[1-9][0-9]{1,9}");
  private static final Pattern CNP = Pattern.compile("[1-9][0-9]{12}");
  private static final String CIF_KEY = "753217532";
  private static final String CNP_KEY = "279146358279";

  private CheckDigits() {}

  /** Returns whether digits are a CIF of a company, with its right check digit. */
  public static boolean cif(String digits) {
    return CIF.matcher(digits).matches()
        && last(digits) == cifDigit(digits.substring(0, digits.length() - 1));
  }

  /** Returns whether digits are the CNP of a person, with its right check digit. */
  public static boolean cnp(String digits) {
    int rest = CNP.matcher(digits).matches() ? weighted(digits.substring(0, 12), CNP_KEY) % 11 : -1;
    return rest >= 0 && last(digits) == (rest == 10 ? 1 : rest);
  }

  /**
   * Returns the CIF that begins with some digits.
   *
   * @param body one to nine digits, the first not nought; not null
   */
  public static String cifOf(String body) {
    return body + cifDigit(body);
  }

  private static int cifDigit(String body) {
    return weighted(body, CIF_KEY.substring(CIF_KEY.length() - body.length())) * 10 % 11 % 10;
  }

  private static int weighted(String digits, String key) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (key.charAt(i) - '0');
    }
    return sum;
  }

  private static int last(String digits) {
    return digits.charAt(digits.length() - 1) - '0';
  }
}
