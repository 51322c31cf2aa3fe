package ro.storno.einvoice.validation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps foreign content of UBL extensions out of the tree.
 *
 * <p>An extension may hold elements of any name, and each new name costs memory in Saxon's name
 * pool for as long as the engine lives. The rules know UBL's own names only, so nothing else
 * passes, and of those no more than a bounded number.
 */
final class ExtensionFilter {
  private static final String EXTENSIONS =
      "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2";
  private static final Set<String> COMMON =
      Set.of(
          EXTENSIONS,
          "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
          "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2");
  private static final int MAX_NAMES = 2_000;

  private final Set<String> known;
  private int depth;
  private int contentDepth = Integer.MAX_VALUE;
  private int skippedDepth = Integer.MAX_VALUE;

  /** A filter for one document, sharing the names its engine has let through so far. */
  ExtensionFilter(Set<String> known) {
    this.known = known;
  }

  static Set<String> noNames() {
    return ConcurrentHashMap.newKeySet();
  }

  /** Enters an element and tells whether it goes into the tree. */
  boolean enter(String uri, String localName) {
    depth++;
    if (depth > skippedDepth) {
      return false;
    }
    if (depth > contentDepth && !isKnown(uri, localName)) {
      skippedDepth = depth - 1;
      return false;
    }
    if (contentDepth == Integer.MAX_VALUE
        && localName.equals("ExtensionContent")
        && uri.equals(EXTENSIONS)) {
      contentDepth = depth;
    }
    return true;
  }

  /** Leaves an element and tells whether it went into the tree. */
  boolean leave() {
    boolean passed = depth <= skippedDepth;
    depth--;
    if (depth <= skippedDepth) {
      skippedDepth = Integer.MAX_VALUE;
    }
    if (depth < contentDepth) {
      contentDepth = Integer.MAX_VALUE;
    }
    return passed;
  }

  /** Whether what comes now is being left out. */
  boolean isSkipping() {
    return skippedDepth != Integer.MAX_VALUE;
  }

  private boolean isKnown(String uri, String localName) {
    return COMMON.contains(uri)
        && (known.contains(localName) || (known.size() < MAX_NAMES && known.add(localName)));
  }
}
