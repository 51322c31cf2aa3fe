package ro.storno.einvoice.rules;

import org.jspecify.annotations.Nullable;

/**
 * The names one parser has met, found by the identity of their strings, which parsers keep; behind
 * it is the table of the engine. Serves one thread at a time.
 */
public final class NameCache {
  private static final int SIZE = 4096;

  private final Names names;
  private final @Nullable String[] locals = new String[SIZE];
  private final @Nullable String[] uris = new String[SIZE];
  private final boolean[] attributes = new boolean[SIZE];
  private final int[] numbers = new int[SIZE];

  /** An empty cache in front of a table. */
  public NameCache(Names names) {
    this.names = names;
  }

  Names names() {
    return names;
  }

  int element(String uri, String local) {
    return number(uri, local, false);
  }

  int attribute(String uri, String local) {
    return number(uri == null ? "" : uri, local, true);
  }

  @SuppressWarnings("ReferenceEquality") // a miss by identity is looked up by value
  private int number(String uri, String local, boolean attribute) {
    int slot = (local.hashCode() * 31 + uri.length() + (attribute ? 7 : 0)) & (SIZE - 1);
    if (locals[slot] == local && uris[slot] == uri && attributes[slot] == attribute) {
      return numbers[slot];
    }
    int number = names.ofDocument(new Names.Name(uri, local, attribute));
    if (number != Names.NONE) {
      locals[slot] = local;
      uris[slot] = uri;
      attributes[slot] = attribute;
      numbers[slot] = number;
    }
    return number;
  }
}
