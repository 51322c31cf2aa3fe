package ro.storno.einvoice.xml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes an XML document in UTF-8 into a growing buffer, indented, the same bytes for the same
 * calls.
 *
 * <p>Made for one document and one thread. Names are trusted; texts are escaped, and a character
 * that XML 1.0 does not allow is reported to the {@link Complaints} of the caller.
 */
public final class XmlOutput {
  private static final int INITIAL_CAPACITY = 16 * 1024;
  private static final String INDENT = "                                                        ";

  private final Complaints complaints;
  private byte[] bytes = new byte[INITIAL_CAPACITY];
  private int length;
  private String[] open = new String[32];
  private int depth;
  private boolean emptySoFar;

  /** Who hears of characters that cannot be written. */
  public interface Complaints {
    /** A text of the named element holds a character that XML 1.0 does not allow. */
    void illegalCharacter(String element, int codePoint);
  }

  /** An empty document. */
  public XmlOutput(Complaints complaints) {
    this.complaints = complaints;
    ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  }

  /** Opens an element that will hold others. */
  public XmlOutput start(String name) {
    line();
    put('<');
    ascii(name);
    put('>');
    push(name);
    return this;
  }

  /** Opens the root with its namespace declarations, given as one text. */
  public XmlOutput startRoot(String name, String declarations) {
    line();
    put('<');
    ascii(name);
    ascii(declarations);
    put('>');
    push(name);
    return this;
  }

  private void push(String name) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = name;
    emptySoFar = true;
  }

  /** Closes the element opened last. */
  public XmlOutput end() {
    String name = open[--depth];
    if (emptySoFar) {
      // <a></a> would do as well, but people read these files
      length--;
      ascii("/>");
      emptySoFar = false;
      return this;
    }
    line();
    ascii("</");
    ascii(name);
    put('>');
    return this;
  }

  /** Writes a leaf; an absent or empty value writes nothing. */
  public XmlOutput leaf(String name, @Nullable String value) {
    return leaf(name, value, null, null, null, null);
  }

  /** Writes a leaf with an attribute, which is left out when absent. */
  public XmlOutput leaf(
      String name, @Nullable String value, String attribute, @Nullable String attributeValue) {
    return leaf(name, value, attribute, attributeValue, null, null);
  }

  /** Writes a leaf with two attributes, each left out when absent. */
  public XmlOutput leaf(
      String name,
      @Nullable String value,
      @Nullable String attribute1,
      @Nullable String value1,
      @Nullable String attribute2,
      @Nullable String value2) {
    if (value == null || value.isEmpty()) {
      return this;
    }
    line();
    put('<');
    ascii(name);
    attribute(name, attribute1, value1);
    attribute(name, attribute2, value2);
    put('>');
    text(name, value, false);
    ascii("</");
    ascii(name);
    put('>');
    return this;
  }

  private void attribute(String element, @Nullable String name, @Nullable String value) {
    if (name == null || value == null || value.isEmpty()) {
      return;
    }
    put(' ');
    ascii(name);
    ascii("=\"");
    text(element, value, true);
    put('"');
  }

  private void line() {
    emptySoFar = false;
    put('\n');
    int spaces = Math.min(2 * depth, INDENT.length());
    for (int i = 0; i < spaces; i++) {
      put(' ');
    }
  }

  /** The document so far. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** How many elements are open. */
  public int depth() {
    return depth;
  }

  /** The name of an open element, the root being number 0. */
  public String openElement(int index) {
    return open[index];
  }

  private void ascii(String text) {
    int count = text.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  private void put(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }

  private void text(String element, String text, boolean inAttribute) {
    int count = text.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii(element, c, inAttribute);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < count
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        fourBytes(Character.toCodePoint(c, text.charAt(i)));
      } else {
        upToThreeBytes(element, c);
      }
    }
  }

  private void ascii(String element, char c, boolean inAttribute) {
    switch (c) {
      case '&' -> ascii("&amp;");
      case '<' -> ascii("&lt;");
      case '>' -> ascii("&gt;");
      case '\r' -> ascii("&#13;");
      case '"' -> ascii(inAttribute ? "&quot;" : "\"");
      case '\n', '\t' -> {
        if (inAttribute) {
          ascii(c == '\n' ? "&#10;" : "&#9;");
        } else {
          put(c);
        }
      }
      default -> {
        if (c < ' ') {
          complaints.illegalCharacter(element, c);
        } else {
          put(c);
        }
      }
    }
  }

  private void upToThreeBytes(String element, char c) {
    if (Character.isSurrogate(c) || c >= 0xFFFE) {
      complaints.illegalCharacter(element, c);
      return;
    }
    reserve(3);
    if (c < 0x800) {
      bytes[length++] = (byte) (0xC0 | c >> 6);
    } else {
      bytes[length++] = (byte) (0xE0 | c >> 12);
      bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
    }
    bytes[length++] = (byte) (0x80 | c & 0x3F);
  }

  private void fourBytes(int codePoint) {
    reserve(4);
    bytes[length++] = (byte) (0xF0 | codePoint >> 18);
    bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
    bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
    bytes[length++] = (byte) (0x80 | codePoint & 0x3F);
  }
}
