package ro.storno.simulator.ksef;

/** The check digit of Polish tax numbers. */
final class Nip {
  private static final int[] WEIGHTS = {6, 5, 7, 2, 3, 4, 5, 6, 7};
  private static final int MODULUS = 11;

  private Nip() {}

  /** Returns whether ten digits with a right check digit are given. */
  static boolean valid(String text) {
    if (!text.matches("[1-9]\\d{9}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * Character.digit(text.charAt(i), 10);
    }
    return sum % MODULUS == Character.digit(text.charAt(WEIGHTS.length), 10);
  }
}
