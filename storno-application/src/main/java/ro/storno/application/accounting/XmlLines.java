package ro.storno.application.accounting;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An XML document written line by line. Characters that XML cannot carry are left out. */
final class XmlLines {
  private final Consumer<String> lines;

  XmlLines(Consumer<String> lines) {
    this.lines = lines;
    lines.accept("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  }

  XmlLines open(String name) {
    lines.accept("<" + name + ">");
    return this;
  }

  XmlLines close(String name) {
    lines.accept("</" + name + ">");
    return this;
  }

  /** Writes an element; an empty one where there is nothing to say. */
  XmlLines element(String name, @Nullable String text) {
    lines.accept("<" + name + ">" + escaped(text == null ? "" : text) + "</" + name + ">");
    return this;
  }

  XmlLines element(String name, BigDecimal number) {
    return element(name, number.toPlainString());
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\r' -> escaped.append("&#13;");
                default -> {
                  if (writable(c)) {
                    escaped.appendCodePoint(c);
                  }
                }
              }
            });
    return escaped.toString();
  }

  /** Char of XML 1.0; a half of a surrogate pair is none. */
  private static boolean writable(int c) {
    return c == '\t'
        || c == '\n'
        || c >= ' ' && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
