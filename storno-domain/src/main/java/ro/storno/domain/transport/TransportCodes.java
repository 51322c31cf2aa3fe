package ro.storno.domain.transport;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import ro.storno.domain.party.Countries;

/** The code lists of RO e-Transport (BR-CL-001, 002, 006, 007 and 010). */
final class TransportCodes {
  private static final Set<String> BESIDE_ISO = Set.of("EL", "XI", "XK");
  private static final Set<String> NOT_TAKEN = Set.of("GR", "AN");
  private static final int LAST_BORDER_POINT = 38;

  private static final Set<Integer> CUSTOMS_OFFICES =
      Arrays.stream(
              ("12801 22801 22901 22902 32801 42801 42901 52801 52901 62801 72801 72901 72902 82801"
                      + " 92901 92902 102801 112801 112901 122801 122901 132901 132902 132903"
                      + " 132904 142801 152801 162801 162901 162902 162903 172901 172902 172903"
                      + " 172904 182801 192801 202801 212801 222901 222902 222903 232801 232901"
                      + " 242801 242901 242902 252901 252902 252903 252904 262801 262901 272801"
                      + " 282801 282802 292801 302801 302901 302902 312801 322801 322901 332801"
                      + " 332901 332902 332903 332904 342801 342901 342902 352802 352901 352902"
                      + " 352903 362901 362902 362903 362904 372801 372901 372902 382801 392801"
                      + " 402801 402802 402901 512801 522801 522901")
                  .split(" "))
          .map(Integer::valueOf)
          .collect(Collectors.toUnmodifiableSet());

  private TransportCodes() {}

  /** Returns whether a country has a code; Greece is EL, and not GR. */
  static boolean country(String code) {
    return BESIDE_ISO.contains(code) || Countries.isIso(code) && !NOT_TAKEN.contains(code);
  }

  /** Returns whether a county has a number: 1 to 40, Călăraşi 51 and Giurgiu 52. */
  static boolean county(int number) {
    return number >= 1 && number <= 40 || number == 51 || number == 52;
  }

  static boolean borderPoint(int number) {
    return number >= 1 && number <= LAST_BORDER_POINT;
  }

  static boolean customsOffice(int number) {
    return CUSTOMS_OFFICES.contains(number);
  }
}
