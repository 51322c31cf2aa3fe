package ro.storno.einvoice.ksef;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import ro.storno.einvoice.xml.XmlElement;

/** What KSeF wants of the file itself (status 430). */
final class KsefFileRules {
  private static final int MEGABYTE = 1_000_000;
  private static final int WITH_ATTACHMENT = 3;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Parts of a document in which marks mean nothing. */
  private static final Pattern LITERAL = Pattern.compile("(?s)<!--.*?-->|<!\\[CDATA\\[.*?]]>");

  private static final Pattern INSTRUCTION = Pattern.compile("<\\?(?!xml\\s)");
  private static final Pattern CONTROL =
      Pattern.compile("[\\x{80}-\\x{9F}]|&#(?:x0*[89][0-9a-fA-F]|0*1(?:2[89]|[345]\\d));");

  private final KsefRules.Check check;

  KsefFileRules(KsefRules.Check check) {
    this.check = check;
  }

  void check(byte[] document, XmlElement root) {
    boolean attachment = check.source().find(root, "Zalacznik") != null;
    int most = attachment ? WITH_ATTACHMENT * MEGABYTE : MEGABYTE;
    if (document.length > most) {
      check.broken(
          "430-01", root, "The file has %d bytes; KSeF takes %d.".formatted(document.length, most));
    }
    try {
      text(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString(), root);
    } catch (CharacterCodingException e) {
      check.broken("430-02", root, "The file is not written in UTF-8.");
    }
  }

  private void text(String text, XmlElement root) {
    if (text.charAt(0) == BYTE_ORDER_MARK) {
      check.broken("430-03", root, "The file begins with a byte order mark.");
    }
    if (CONTROL.matcher(text).find()) {
      check.broken("430-05", root, "The file has control characters (U+0080 to U+009F).");
    }
    if (INSTRUCTION.matcher(LITERAL.matcher(text).replaceAll("")).find()) {
      check.broken("430-04", root, "The file has processing instructions.");
    }
  }
}
