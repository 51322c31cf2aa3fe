package ro.storno.persistence.invoice.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What searches look through. As a rule that is the number in lower case and, from the next line
 * on, who the other party is: the number is held once for all purposes, and parties once each. What
 * is otherwise is held as it is.
 */
final class SearchTexts {
  private static final int OTHERWISE = -2;

  private final List<String> parties;
  private final int[] party;
  private final Map<Integer, String> others;
  private final long bytes;

  private SearchTexts(Builder from) {
    bytes = from.bytes();
    parties = from.parties.values();
    party = from.party.take();
    others = from.others;
  }

  /** Takes texts in the order of their positions. */
  static final class Builder {
    private final Dictionary<String> parties = new Dictionary<>(text -> 56L + text.length());
    private final Ints party;
    private final Map<Integer, String> others = new HashMap<>();
    private long othersBytes;

    Builder(int expected) {
      party = new Ints(expected);
    }

    void add(int position, String number, String search) {
      String plain = plain(number);
      if (!plain.isEmpty() && search.equals(plain)) {
        party.add(Dictionary.NOTHING);
      } else if (!plain.isEmpty()
          && search.startsWith(plain)
          && search.charAt(plain.length()) == '\n') {
        party.add(parties.add(search.substring(plain.length() + 1)));
      } else {
        addOther(position, search);
      }
    }

    private void addOther(int position, String text) {
      party.add(OTHERWISE);
      others.put(position, text);
      othersBytes += 120L + 2L * text.length();
    }

    /** Adds a text of others. */
    void add(int position, SearchTexts from, int there) {
      if (from.party[there] == OTHERWISE) {
        addOther(position, Objects.requireNonNull(from.others.get(there)));
      } else {
        int code = from.party[there];
        party.add(code == Dictionary.NOTHING ? code : parties.add(from.parties.get(code)));
      }
    }

    long bytes() {
      return parties.bytes() + party.bytes() + othersBytes;
    }

    SearchTexts build(int size) {
      if (size != party.size()) {
        throw new IllegalStateException(size + " rows, but " + party.size() + " texts");
      }
      return new SearchTexts(this);
    }
  }

  /** The number as searches find it where that needs no thought; else nothing. */
  private static String plain(String number) {
    boolean simple =
        StandardCharsets.US_ASCII.newEncoder().canEncode(number) && number.indexOf('\n') < 0;
    return simple ? number.toLowerCase(Locale.ROOT) : "";
  }

  String at(int position, String number) {
    if (party[position] == OTHERWISE) {
      return Objects.requireNonNull(others.get(position));
    }
    String plain = plain(number);
    return party[position] == Dictionary.NOTHING
        ? plain
        : plain + "\n" + parties.get(party[position]);
  }

  /** The positions of texts that contain some words, which are plain as the texts are. */
  Bitmap containing(String words, Numbers numbers) {
    int size = party.length;
    if (words.isEmpty()) {
      return Bitmap.all(size);
    }
    if (words.indexOf('\n') >= 0) {
      return Bitmap.all(size).keep(i -> at(i, numbers.at(i)).contains(words));
    }
    Bitmap found = ofParties(words);
    numbers.containing(
        words,
        i -> {
          if (party[i] != OTHERWISE) {
            found.add(i);
          }
        });
    others.forEach(
        (position, text) -> {
          if (text.contains(words)) {
            found.add(position);
          }
        });
    return found;
  }

  private Bitmap ofParties(String words) {
    BitSet matching = new BitSet();
    for (int code = 0; code < parties.size(); code++) {
      matching.set(code, parties.get(code).contains(words));
    }
    Bitmap found = Bitmap.none(party.length);
    if (!matching.isEmpty()) {
      for (int i = 0; i < party.length; i++) {
        if (party[i] >= 0 && matching.get(party[i])) {
          found.add(i);
        }
      }
    }
    return found;
  }

  long bytes() {
    return bytes;
  }
}
