package ro.storno.einvoice.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A document as the compiled rules read it: nodes numbered in document order, what is known of them
 * in arrays, the text of all in one.
 *
 * <p>Node 0 is the document. The attributes of an element follow it directly, then its content, so
 * that a subtree is a range of numbers. Serves one thread at a time, because the values that were
 * asked for are kept.
 */
public final class RuleTree {
  static final int TEXT = -1;
  static final int DOCUMENT = -2;

  /** About as many bytes of an invoice as there are for each node. */
  private static final int BYTES_PER_NODE = 18;

  /** No more room than for this is made before it is needed. */
  private static final int LARGEST = 1 << 20;

  private final Names names;
  private int size;
  private int[] name;
  private int[] parent;
  private int[] content;
  private int[] end;
  private int[] textFrom;
  private int[] textTo;
  private int[] nextAlike;
  private @Nullable String[] values;
  private String[] written;
  private int[] firstNamed = new int[0];
  private char[] text;
  private int textLength;
  private boolean strange;
  private @Nullable BigDecimal[] decimals = new BigDecimal[0];

  /** Makes room for a document of so many bytes. */
  RuleTree(Names names, int bytes) {
    this.names = names;
    int nodes = 64 + Math.min(bytes, LARGEST) / BYTES_PER_NODE;
    name = new int[nodes];
    parent = new int[nodes];
    content = new int[nodes];
    end = new int[nodes];
    textFrom = new int[nodes];
    textTo = new int[nodes];
    nextAlike = new int[nodes];
    values = new String[nodes];
    written = new String[nodes];
    text = new char[64 + Math.min(bytes, LARGEST) / 4];
  }

  // building

  int add(int nodeName, int parentNode, String qualifiedName) {
    if (size == name.length) {
      grow();
    }
    int node = size++;
    name[node] = nodeName;
    parent[node] = parentNode;
    written[node] = qualifiedName;
    textFrom[node] = textLength;
    strange |= nodeName == Names.NONE;
    return node;
  }

  private void grow() {
    int length = size * 2;
    name = Arrays.copyOf(name, length);
    parent = Arrays.copyOf(parent, length);
    content = Arrays.copyOf(content, length);
    end = Arrays.copyOf(end, length);
    textFrom = Arrays.copyOf(textFrom, length);
    textTo = Arrays.copyOf(textTo, length);
    nextAlike = Arrays.copyOf(nextAlike, length);
    values = Arrays.copyOf(values, length);
    written = Arrays.copyOf(written, length);
  }

  void addAttribute(int attributeName, int element, String qualifiedName, String value) {
    int node =
        add(attributeName == Names.NONE ? Names.NONE : attributeName, element, qualifiedName);
    values[node] = value;
    content[node] = node + 1;
    end[node] = node + 1;
  }

  void addText(char[] chars, int start, int length) {
    if (textLength + length > text.length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, textLength + length));
    }
    System.arraycopy(chars, start, text, textLength, length);
    textLength += length;
  }

  void beginContent(int node) {
    content[node] = size;
  }

  void close(int node) {
    end[node] = size;
    textTo[node] = textLength;
  }

  /** Links the elements of the same name, and makes room for the decimals. */
  void complete() {
    firstNamed = new int[names.size()];
    Arrays.fill(firstNamed, -1);
    for (int node = size - 1; node >= 0; node--) {
      int number = name[node];
      if (number >= 0) {
        nextAlike[node] = firstNamed[number];
        firstNamed[number] = node;
      }
    }
    decimals = new BigDecimal[size];
  }

  // reading

  /** Whether the document has names that did not fit into the table of names. */
  boolean isStrange() {
    return strange;
  }

  int size() {
    return size;
  }

  /** The number of a node's name; {@link #TEXT} and {@link #DOCUMENT} for nodes without. */
  int name(int node) {
    return name[node];
  }

  int parent(int node) {
    return parent[node];
  }

  /** The first node of the content; equals {@link #end} when there is none. */
  int content(int node) {
    return content[node];
  }

  /** The first node after the subtree, which is the next sibling if that has the same parent. */
  int end(int node) {
    return end[node];
  }

  boolean isElement(int node) {
    return name[node] >= 0 && !isAttribute(node);
  }

  boolean isAttribute(int node) {
    return node > 0 && node < content[parent[node]];
  }

  /** The first node of a name in document order; -1 if there is none. */
  int firstNamed(int number) {
    return number < firstNamed.length ? firstNamed[number] : -1;
  }

  /** The next node of the same name in document order; -1 if there is none. */
  int nextAlike(int node) {
    return nextAlike[node];
  }

  /** The name with its prefix as the document writes it. */
  String written(int node) {
    return written[node];
  }

  Names.Name fullName(int node) {
    return names.name(name[node]);
  }

  /** The string value of a node. */
  String text(int node) {
    String value = values[node];
    if (value == null) {
      int from = textFrom[node];
      int length = textTo[node] - from;
      value = length == 0 ? "" : new String(text, from, length);
      values[node] = value;
    }
    return value;
  }

  /** The string value of a node as xs:decimal. */
  BigDecimal decimal(int node) {
    BigDecimal value = decimals[node];
    if (value == null) {
      value = Numbers.decimalOf(text(node));
      decimals[node] = value;
    }
    return value;
  }

  /** The place of a node in the words of the ISO skeleton. */
  String location(int node) {
    if (isAttribute(node)) {
      // the skeleton has no template for attributes, and what is built in writes their value
      return text(node);
    }
    StringBuilder path = new StringBuilder();
    appendLocation(node, path);
    return path.toString();
  }

  private void appendLocation(int node, StringBuilder path) {
    if (node <= 0) {
      return;
    }
    appendLocation(parent[node], path);
    Names.Name full = fullName(node);
    if (full.uri().isEmpty()) {
      path.append('/').append(written[node]);
    } else {
      path.append("/*:").append(full.local());
      path.append("[namespace-uri()='").append(full.uri()).append("']");
    }
    path.append('[').append(ordinal(node)).append(']');
  }

  private int ordinal(int node) {
    int ordinal = 1;
    int sibling = content[parent[node]];
    while (sibling != node) {
      if (name[sibling] == name[node]) {
        ordinal++;
      }
      sibling = end[sibling];
    }
    return ordinal;
  }
}
