package ro.storno.einvoice.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document that was read, which remembers what a reader has looked at, so that what
 * nobody looked at can be told.
 *
 * <p>Not thread-safe.
 */
public final class XmlElement {
  private final String namespace;
  private final String name;
  private final @Nullable XmlElement parent;
  private final List<XmlElement> children = new ArrayList<>(4);
  private final List<XmlAttribute> attributes = new ArrayList<>(0);
  private @Nullable String text;
  private boolean used;

  private static final class XmlAttribute {
    private final String name;
    private final String value;
    private boolean used;

    XmlAttribute(String name, String value) {
      this.name = name;
      this.value = value;
    }
  }

  XmlElement(String namespace, String name, @Nullable XmlElement parent) {
    this.namespace = namespace;
    this.name = name;
    this.parent = parent;
    if (parent != null) {
      parent.children.add(this);
    }
  }

  void addAttribute(String attribute, String value) {
    attributes.add(new XmlAttribute(attribute, value));
  }

  void setText(String newText) {
    text = newText;
  }

  /** Its namespace; empty when it has none. */
  public String namespace() {
    return namespace;
  }

  /** Its name without prefix. */
  public String name() {
    return name;
  }

  /** The element around it; empty for the root. */
  public Optional<XmlElement> parent() {
    return Optional.ofNullable(parent);
  }

  /** Its child elements in document order. */
  public List<XmlElement> children() {
    return children;
  }

  /** Its text without surrounding white space, counted as looked at; null when blank. */
  public @Nullable String text() {
    used = true;
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Whether its text goes on after the last visible character with a line break. */
  public boolean endsWithLineBreak() {
    return text != null && text.substring(text.stripTrailing().length()).indexOf('\n') >= 0;
  }

  /** An attribute, counted as looked at; null when absent or blank. */
  public @Nullable String attribute(String attribute) {
    for (XmlAttribute candidate : attributes) {
      if (candidate.name.equals(attribute)) {
        candidate.used = true;
        return candidate.value.isBlank() ? null : candidate.value.strip();
      }
    }
    return null;
  }

  /** Counts the element as looked at. */
  public void markUsed() {
    used = true;
  }

  /** Counts the element and everything in it as looked at. */
  public void markAllUsed() {
    used = true;
    attributes.forEach(a -> a.used = true);
    children.forEach(XmlElement::markAllUsed);
  }

  /** Whether somebody looked at the element or, for a group, at something in it. */
  public boolean isUsed() {
    return used || children.stream().anyMatch(XmlElement::isUsed);
  }

  /** Whether it holds nothing at all. */
  public boolean isEmpty() {
    return children.isEmpty() && attributes.isEmpty() && (text == null || text.isBlank());
  }

  /** The attributes nobody looked at. */
  public List<String> unusedAttributes() {
    return attributes.stream().filter(a -> !a.used).map(a -> a.name).toList();
  }
}
