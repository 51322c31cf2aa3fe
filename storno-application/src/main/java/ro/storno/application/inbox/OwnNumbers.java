package ro.storno.application.inbox;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.party.Party;

/**
 * The numbers under which a company is known, with or without the prefix of a country: the same
 * number counts where at least one of the two spellings names no country.
 */
final class OwnNumbers {
  private static final Pattern ORNAMENTS = Pattern.compile("[^0-9A-Z]");
  private static final Pattern FORM = Pattern.compile("([A-Z]{2}(?=[0-9]))?0*(.+)");

  private final Set<Spelled> numbers;

  OwnNumbers(Collection<@Nullable String> texts) {
    this.numbers =
        texts.stream().map(Spelled::of).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private record Spelled(String country, String rest) {
    static @Nullable Spelled of(@Nullable String text) {
      if (text == null) {
        return null;
      }
      Matcher form = FORM.matcher(ORNAMENTS.matcher(text.toUpperCase(Locale.ROOT)).replaceAll(""));
      return form.matches()
          ? new Spelled(Objects.requireNonNullElse(form.group(1), ""), form.group(2))
          : null;
    }

    boolean same(Spelled other) {
      return rest.equals(other.rest)
          && (country.isEmpty() || other.country.isEmpty() || country.equals(other.country));
    }
  }

  /** Returns whether a number is the company's. */
  boolean contain(@Nullable String text) {
    Spelled number = Spelled.of(text);
    return number != null && numbers.stream().anyMatch(number::same);
  }

  /** Returns whether a document's party is the company. */
  boolean name(@Nullable Party party) {
    return party != null && (contain(party.taxCode()) || contain(party.vatCode()));
  }
}
