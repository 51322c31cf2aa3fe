package ro.storno.domain.party;

import static ro.storno.domain.party.CheckDigits.digit;
import static ro.storno.domain.party.CheckDigits.last;
import static ro.storno.domain.party.CheckDigits.weighted;

/** The check-digit methods of VAT identifiers, where the country has made its own public. */
final class VatIdChecksums {
  private static final String SPANISH_PERSON = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String SPANISH_ENTITY = "JABCDEFGHI";
  private static final int[] CYPRIOT_ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

  private VatIdChecksums() {}

  static boolean valid(String prefix, String number) {
    return switch (prefix) {
      case "AT" -> austrian(number);
      case "BE" -> Integer.parseInt(number, 0, 8, 10) % 97 + tail(number, 2) == 97;
      case "BG" -> bulgarian(number);
      case "CY" -> cypriot(number);
      case "CZ" -> number.length() != 8 || czech(number);
      case "DE", "HR" -> CheckDigits.iso7064Mod11Ten(number);
      case "DK" -> weighted(number, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
      case "EE" -> weighted(number, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
      case "EL" -> weighted(number, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == last(number);
      case "ES" -> spanish(number);
      case "FI" -> (11 - weighted(number, 7, 9, 10, 5, 8, 4, 2) % 11) % 11 == last(number);
      case "FR" -> french(number);
      case "GB", "XI" -> british(number);
      case "HU" -> (10 - weighted(number, 9, 7, 3, 1, 9, 7, 3) % 10) % 10 == last(number);
      case "IE" -> irish(number);
      case "IT" -> CheckDigits.luhn(number);
      case "LT" -> lithuanian(number);
      case "LU" -> Integer.parseInt(number, 0, 6, 10) % 89 == tail(number, 2);
      case "LV" -> digit(number, 0) <= 3 || latvian(number);
      case "MT" -> 37 - weighted(number, 3, 4, 6, 7, 8, 9) % 37 == tail(number, 2);
      case "NL" -> dutch(number);
      case "PL" -> weighted(number, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == last(number);
      case "PT" -> portuguese(number);
      case "RO" -> new Cif(number).checksumValid();
      case "SE" -> CheckDigits.luhn(number.substring(0, 10)) && tail(number, 2) > 0;
      case "SI" -> slovenian(number);
      case "SK" -> Long.parseLong(number) % 11 == 0;
      default -> true;
    };
  }

  private static int tail(String number, int length) {
    return Integer.parseInt(number.substring(number.length() - length));
  }

  private static boolean austrian(String number) {
    int sum = 4;
    for (int i = 1; i <= 7; i++) {
      int doubled = i % 2 == 1 ? digit(number, i) : 2 * digit(number, i);
      sum += doubled / 10 + doubled % 10;
    }
    return (10 - sum % 10) % 10 == last(number);
  }

  private static boolean bulgarian(String number) {
    if (number.length() == 9) {
      int first = weighted(number, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
      int check = first < 10 ? first : weighted(number, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10;
      return check == last(number);
    }
    boolean citizen = weighted(number, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == last(number);
    boolean foreigner = weighted(number, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == last(number);
    int other = (11 - weighted(number, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
    return citizen || foreigner || other == last(number);
  }

  private static boolean cypriot(String number) {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += i % 2 == 0 ? CYPRIOT_ODD[digit(number, i)] : digit(number, i);
    }
    return number.charAt(8) == (char) ('A' + sum % 26);
  }

  private static boolean czech(String number) {
    int check = 11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check % 10 == last(number);
  }

  private static boolean spanish(String number) {
    char kind = number.charAt(0);
    char control = number.charAt(8);
    if (Character.isDigit(kind)) {
      return SPANISH_PERSON.charAt(Integer.parseInt(number, 0, 8, 10) % 23) == control;
    }
    if ("KLM".indexOf(kind) >= 0) {
      return SPANISH_PERSON.charAt(Integer.parseInt(number, 1, 8, 10) % 23) == control;
    }
    int foreigner = "XYZ".indexOf(kind);
    if (foreigner >= 0) {
      int value = foreigner * 10_000_000 + Integer.parseInt(number, 1, 8, 10);
      return SPANISH_PERSON.charAt(value % 23) == control;
    }
    int sum = 0;
    for (int i = 1; i <= 7; i++) {
      int doubled = i % 2 == 1 ? 2 * digit(number, i) : digit(number, i);
      sum += doubled / 10 + doubled % 10;
    }
    int check = (10 - sum % 10) % 10;
    return control == (char) ('0' + check) || control == SPANISH_ENTITY.charAt(check);
  }

  private static boolean french(String number) {
    String siren = number.substring(2);
    if (!Character.isDigit(number.charAt(0)) || !Character.isDigit(number.charAt(1))) {
      return true;
    }
    int key = (12 + 3 * (Integer.parseInt(siren) % 97)) % 97;
    return Integer.parseInt(number, 0, 2, 10) == key;
  }

  private static boolean british(String number) {
    if (Character.isLetter(number.charAt(0))) {
      return true;
    }
    int sum = weighted(number, 8, 7, 6, 5, 4, 3, 2) + 10 * digit(number, 7) + digit(number, 8);
    return sum % 97 == 0 || (sum + 55) % 97 == 0;
  }

  private static boolean irish(String number) {
    String digits = number;
    if (!Character.isDigit(number.charAt(1))) {
      digits = "0" + number.substring(2, 7) + number.charAt(0) + number.charAt(7);
    }
    int sum = weighted(digits, 8, 7, 6, 5, 4, 3, 2);
    if (digits.length() == 9) {
      sum += 9 * (digits.charAt(8) - 'A' + 1);
    }
    int check = sum % 23;
    return digits.charAt(7) == (check == 0 ? 'W' : (char) ('A' + check - 1));
  }

  private static boolean lithuanian(String number) {
    int first = 0;
    int second = 0;
    for (int i = 0; i < number.length() - 1; i++) {
      first += digit(number, i) * (1 + i % 9);
      second += digit(number, i) * (1 + (i + 2) % 9);
    }
    int check = first % 11 < 10 ? first % 11 : second % 11 % 10;
    return check == last(number);
  }

  private static boolean latvian(String number) {
    int sum = weighted(number, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6);
    return Math.floorMod(3 - sum, 11) == last(number);
  }

  private static boolean dutch(String number) {
    int remainder = weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return remainder == digit(number, 8) || CheckDigits.mod97("NL" + number) == 1;
  }

  private static boolean portuguese(String number) {
    int check = 11 - weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (check > 9 ? 0 : check) == last(number);
  }

  private static boolean slovenian(String number) {
    int check = 11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check != 11 && check % 10 == last(number);
  }
}
