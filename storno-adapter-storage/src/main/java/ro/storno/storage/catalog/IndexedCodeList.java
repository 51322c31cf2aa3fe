package ro.storno.storage.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ro.storno.application.catalog.CodeList;

/**
 * A list in memory with an index of the words in its names. Texts and words lie in byte arrays, not
 * in objects, so that ten thousand codes take about two megabytes.
 */
final class IndexedCodeList implements CodeList {
  private static final int MOST_CODES = Character.MAX_VALUE;
  private static final int MOST_WORDS = 10;
  private static final char BETWEEN = '\t';

  private final About about;
  private final PackedTexts entries;
  private final PackedTexts words;

  /** Entries by word: those of word w stand from {@code starts[w]} to {@code starts[w + 1]}. */
  private final char[] postings;

  private final int[] starts;
  private final int longestCode;

  private IndexedCodeList(
      About about, PackedTexts entries, PackedTexts words, char[] postings, int[] starts) {
    this.about = about;
    this.entries = entries;
    this.words = words;
    this.postings = postings;
    this.starts = starts;
    int longest = 0;
    for (int i = 0; i < entries.size(); i++) {
      longest = Math.max(longest, entries.get(i).indexOf(BETWEEN));
    }
    this.longestCode = longest;
  }

  /**
   * Indexes codes.
   *
   * @throws IllegalArgumentException if a code stands there twice, or they are too many
   */
  static IndexedCodeList of(About about, List<Code> codes) {
    if (codes.size() > MOST_CODES) {
      throw new IllegalArgumentException(
          about.title() + ": " + codes.size() + " codes are more than " + MOST_CODES);
    }
    List<Code> sorted = new ArrayList<>(codes);
    sorted.sort(Comparator.comparing(Code::code));
    PackedTexts.Builder entries = new PackedTexts.Builder();
    TreeMap<String, ByteArrayOutputStream> index = new TreeMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      Code code = sorted.get(i);
      if (i > 0 && sorted.get(i - 1).code().equals(code.code())) {
        throw new IllegalArgumentException(
            about.title() + ": code " + code.code() + " stands there twice");
      }
      entries.add(code.code() + BETWEEN + code.name() + BETWEEN + code.english());
      int entry = i;
      SearchWords.of(code.name() + ' ' + code.english()).stream()
          .distinct()
          .forEach(word -> post(index, word, entry));
    }
    return packed(about, entries.build(), index);
  }

  private static void post(TreeMap<String, ByteArrayOutputStream> index, String word, int entry) {
    ByteArrayOutputStream posted = index.computeIfAbsent(word, w -> new ByteArrayOutputStream(4));
    posted.write(entry >>> 8);
    posted.write(entry);
  }

  private static IndexedCodeList packed(
      About about, PackedTexts entries, TreeMap<String, ByteArrayOutputStream> index) {
    PackedTexts.Builder words = new PackedTexts.Builder();
    int[] starts = new int[index.size() + 1];
    int total = index.values().stream().mapToInt(ByteArrayOutputStream::size).sum() / 2;
    char[] postings = new char[total];
    int word = 0;
    int filled = 0;
    for (Map.Entry<String, ByteArrayOutputStream> row : index.entrySet()) {
      words.add(row.getKey());
      starts[word++] = filled;
      byte[] bytes = row.getValue().toByteArray();
      for (int i = 0; i < bytes.length; i += 2) {
        postings[filled++] = (char) ((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff));
      }
    }
    starts[word] = filled;
    return new IndexedCodeList(about, entries, words.build(), postings, starts);
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public List<Code> search(String text, int limit) {
    String plain = text.strip();
    String digits = plain.replaceAll("[\\s.-]", "");
    BitSet found;
    if (plain.isEmpty()) {
      found = range(0, entries.size());
    } else if (isNumber(digits)) {
      // a CPV code typed with its check digit, or a TARIC code, begins with the code listed here
      found = codes(digits.substring(0, Math.min(digits.length(), longestCode)));
    } else {
      found = named(SearchWords.of(plain));
    }
    return found.stream().limit(limit).mapToObj(this::code).toList();
  }

  private BitSet named(List<String> sought) {
    BitSet all = new BitSet();
    for (int i = 0; i < Math.min(MOST_WORDS, sought.size()); i++) {
      BitSet one = holding(sought.get(i));
      if (i == 0) {
        all = one;
      } else {
        all.and(one);
      }
    }
    return all;
  }

  private BitSet holding(String beginning) {
    BitSet found = isNumber(beginning) ? codes(beginning) : new BitSet();
    byte[] bytes = beginning.getBytes(StandardCharsets.UTF_8);
    int from = starts[words.firstFrom(bytes)];
    int to = starts[words.firstAfter(bytes)];
    for (int i = from; i < to; i++) {
      found.set(postings[i]);
    }
    return found;
  }

  private BitSet codes(String beginning) {
    byte[] bytes = beginning.getBytes(StandardCharsets.UTF_8);
    return range(entries.firstFrom(bytes), entries.firstAfter(bytes));
  }

  private static BitSet range(int from, int to) {
    BitSet set = new BitSet(to);
    set.set(from, to);
    return set;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Code code(int index) {
    String[] fields = entries.get(index).split(String.valueOf(BETWEEN), -1);
    return new Code(fields[0], fields[1], fields[2]);
  }
}
