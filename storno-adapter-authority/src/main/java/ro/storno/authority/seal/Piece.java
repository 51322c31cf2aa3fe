package ro.storno.authority.seal;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.SAXException;
import ro.storno.authority.call.SafeXml;
import ro.storno.authority.efactura.HeaderXml;

/**
 * One file of an archive.
 *
 * @param name its last part, fit to be shown; not null
 * @param content byte for byte; not null
 * @param kind not null
 * @param errors where it is a list of errors, else empty; not null
 */
record Piece(String name, byte[] content, Kind kind, List<String> errors) {
  /** What a file is, told by its root element. */
  enum Kind {
    SIGNATURE,
    /** Invoice, credit note, buyer's message or list of errors. */
    DOCUMENT,
    ARCHIVE,
    /** XML that cannot be read, or has a DOCTYPE. */
    BROKEN,
    /** Neither XML nor an archive, and so none of our business. */
    FOREIGN
  }

  private static final String SIGNATURE_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";
  private static final int LONGEST_NAME = 100;

  static Piece of(String entryName, byte[] content) {
    String name = shownName(entryName);
    if (content.length > 1 && content[0] == 'P' && content[1] == 'K') {
      return new Piece(name, content, Kind.ARCHIVE, List.of());
    }
    if (!looksLikeXml(content)) {
      return new Piece(name, content, Kind.FOREIGN, List.of());
    }
    try {
      return xml(name, content);
    } catch (SAXException e) {
      return new Piece(name, content, Kind.BROKEN, List.of()); // becomes a problem of the archive
    }
  }

  private static Piece xml(String name, byte[] content) throws SAXException {
    List<String> root = new ArrayList<>();
    SafeXml.read(
        content,
        (namespace, element, attributes, depth) -> {
          root.addAll(List.of(namespace, element));
          return false;
        });
    if (root.equals(List.of(SIGNATURE_NAMESPACE, "Signature"))) {
      return new Piece(name, content, Kind.SIGNATURE, List.of());
    }
    boolean mayListErrors = root.get(1).equals(HeaderXml.ROOT);
    List<String> errors = mayListErrors ? HeaderXml.read(content).errors() : List.of();
    return new Piece(name, content, Kind.DOCUMENT, errors);
  }

  /** XML begins with an angle bracket; before it may stand a byte order mark and white space. */
  private static boolean looksLikeXml(byte[] content) {
    for (byte each : content) {
      if (each == '<') {
        return true;
      }
      boolean mark = each < 0; // of UTF-8 or UTF-16
      if (!mark && each != 0 && !Character.isWhitespace(each)) {
        return false;
      }
    }
    return false;
  }

  /** A path is dropped: nothing is ever written under the name that an archive gives. */
  private static String shownName(String entryName) {
    String last = entryName.replaceFirst("^.*[/\\\\]", "").replaceAll("[^\\w. -]", "_");
    return last.substring(0, Math.min(LONGEST_NAME, last.length()));
  }
}
