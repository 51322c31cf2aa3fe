package ro.storno.authority.call;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.application.authority.AuthorityException;

/**
 * What ANAF's error texts mean. They come with status 200, and their wording is all there is; the
 * sources are the examples in ANAF's own API descriptions. Texts about a document quote it, so
 * those that do not are recognized by how they begin.
 */
public final class AnafWording {
  /** Where ANAF is. */
  public static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  private static final Pattern NOTHING_FOUND = beginning("Nu exista mesaje in\\b");
  private static final Pattern NO_RIGHT =
      beginning("Nu aveti drept|Nu exista nic?iun CIF pe(n)?tru care sa aveti drept");
  private static final Pattern USED_UP =
      beginning(
          "S-au (facut|incarcat) deja \\d+"
              + "|(A fost atins[a]?|Ati atins|Ati depasit|A fost depasit[a]?|S-a depasit)"
              + " (limita|numarul maxim)"
              + "|(Limita|Numarul maxim|Numar maxim) (maxima |zilnica )?de"
              + " (apeluri|interogari|descarcari)");
  private static final Pattern TOO_OLD = beginning(".*nu mai poate fi descarcat.*60 de zile");

  /** Of ANAF's own; with it, nobody can say what was done before. */
  private static final Pattern OUT_OF_ORDER = beginning("A aparut o eroare tehnica");

  private AnafWording() {}

  private static Pattern beginning(String pattern) {
    return Pattern.compile("^\\s*(" + pattern + ").*$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** Returns whether the text says that a list is empty. */
  public static boolean nothingFound(String text) {
    return NOTHING_FOUND.matcher(text).matches();
  }

  /** Returns whether the text says that a download is over for good. */
  public static boolean tooOld(String text) {
    return TOO_OLD.matcher(text).matches();
  }

  /**
   * Returns the exception for a text that is about the caller's rights and quotas or ANAF's
   * troubles, and not about what was asked or handed in.
   *
   * @param now decides how long a daily quota stays used up
   */
  public static Optional<AuthorityException> besideTheMatter(String text, Instant now) {
    if (NO_RIGHT.matcher(text).matches()) {
      return Optional.of(new AuthorityException.AccessRefused("ANAF says: " + Quotation.of(text)));
    }
    if (USED_UP.matcher(text).matches()) {
      return Optional.of(
          new AuthorityException.LimitReached(
              "ANAF says: " + Quotation.of(text), untilTomorrow(now)));
    }
    if (OUT_OF_ORDER.matcher(text).matches()) {
      return Optional.of(
          new AuthorityException.OutcomeUnknown("ANAF says: " + Quotation.of(text), null));
    }
    return Optional.empty();
  }

  /** A daily quota is fresh after midnight where ANAF is. */
  private static Duration untilTomorrow(Instant now) {
    LocalDate tomorrow = LocalDate.ofInstant(now, BUCHAREST).plusDays(1);
    return Duration.between(now, tomorrow.atStartOfDay(BUCHAREST).toInstant());
  }
}
