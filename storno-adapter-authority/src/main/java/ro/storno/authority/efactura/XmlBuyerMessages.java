package ro.storno.authority.efactura;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.xml.sax.SAXException;
import ro.storno.application.anaf.BuyerMessages;
import ro.storno.domain.anaf.UploadIndex;

/** Writes and reads buyers' messages as XML; external-apis.md, section 2. Thread-safe. */
public final class XmlBuyerMessages implements BuyerMessages {
  static final String NAMESPACE = "mfp:anaf:dgti:spv:reqMesaj:v1";
  private static final String INDEX = "index_incarcare";
  private static final String TEXT = "message";

  @Override
  public byte[] write(BuyerMessage message) {
    if (!message.text().codePoints().allMatch(XmlBuyerMessages::isXmlCharacter)) {
      throw new IllegalArgumentException("The message holds a character that XML cannot hold.");
    }
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<header xmlns=\""
            + NAMESPACE
            + "\" index_incarcare=\""
            + message.invoice().value()
            + "\" message=\""
            + escaped(message.text())
            + "\"/>\n";
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  /** Line ends and tabs would turn into spaces in an attribute; the JDK's writer lets them. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c < 0x20 || "&<>\"'".indexOf(c) >= 0) {
                escaped.append("&#").append(c).append(';');
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  /** XML 1.0, production 2. */
  private static boolean isXmlCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  @Override
  public Optional<BuyerMessage> read(byte[] xml) {
    try {
      HeaderXml header = HeaderXml.read(xml);
      return header.namespace().equals(NAMESPACE)
          ? header
              .attribute(INDEX)
              .filter(index -> index.matches("[0-9]{1,20}"))
              .map(UploadIndex::new)
              .flatMap(index -> header.attribute(TEXT).map(text -> new BuyerMessage(index, text)))
          : Optional.empty();
    } catch (SAXException e) {
      return Optional.empty(); // no such message: the port's answer
    }
  }
}
