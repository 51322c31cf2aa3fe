package ro.storno.einvoice.rules;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of elements and attributes as small numbers, shared by the rules and the documents of
 * one engine.
 *
 * <p>An element and an attribute of the same name have different numbers. Rules may add any number
 * of names; documents only until the table is full, since what documents name is nothing we chose.
 *
 * <p>Thread-safe.
 */
public final class Names {
  /** What {@link #ofDocument} answers when the table is full. */
  static final int NONE = -3;

  private static final int MOST = 20_000;
  private static final int LONGEST = 300;

  private final Map<Name, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<Integer, Name> names = new ConcurrentHashMap<>();
  private volatile int size;

  /**
   * A name.
   *
   * @param uri the namespace; empty for none
   * @param local the local part
   * @param attribute whether it names attributes, not elements
   */
  record Name(String uri, String local, boolean attribute) {}

  /** The number of a name that occurs in rules. */
  int ofRule(Name name) {
    return numbers.computeIfAbsent(name, this::add);
  }

  /**
   * The number of a name that occurs in a document; {@link #NONE} when the table is full, or the
   * name longer than any of ours.
   */
  int ofDocument(Name name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    boolean fits = size < MOST && name.uri().length() + name.local().length() <= LONGEST;
    return fits ? ofRule(name) : NONE;
  }

  private synchronized int add(Name name) {
    int number = size;
    names.put(number, name);
    // seen by others only after what it counts is there
    size = number + 1;
    return number;
  }

  /** What a number stands for. */
  Name name(int number) {
    Name name = names.get(number);
    if (name == null) {
      throw new IllegalArgumentException("No name has the number " + number);
    }
    return name;
  }

  /** One more than the largest number in use. */
  int size() {
    return size;
  }
}
