package ro.storno.einvoice.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.LocalizedText;
import ro.storno.domain.einvoice.Severity;

/**
 * A SAX parser that refuses DTDs and entities, fetches nothing, and reports what went wrong as a
 * finding instead of an exception.
 *
 * <p>An instance serves one thread at a time; making one costs more than using one, so callers keep
 * them.
 */
public final class HardenedXml {
  /** The document is not well-formed XML. */
  public static final String NOT_WELL_FORMED = "XML-SYNTAX";

  /** The document has a DTD, which no invoice needs and which attacks live in. */
  public static final String HAS_DTD = "XML-DTD";

  /** The document is larger than the limit. */
  public static final String TOO_LARGE = "XML-SIZE";

  /** The document nests deeper than the limit. */
  public static final String TOO_DEEP = "XML-DEPTH";

  /** An element has more attributes than the limit. */
  public static final String TOO_MANY_ATTRIBUTES = "XML-ATTRIBUTES";

  private static final String LIMIT_PREFIX = "http://www.oracle.com/xml/jaxp/properties/";

  private final XMLReader reader;

  /** A parser of its own, with the one the JDK brings, whatever else is on the class path. */
  public HardenedXml() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setXIncludeAware(false);
      reader = factory.newSAXParser().getXMLReader();
      reader.setEntityResolver((publicId, systemId) -> refuseEntity(systemId));
      setIfKnown(LIMIT_PREFIX + "elementAttributeLimit", "1000");
      setIfKnown("http://apache.org/xml/properties/locale", Locale.ENGLISH);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("The JDK's XML parser cannot be hardened", e);
    }
  }

  private static InputSource refuseEntity(String systemId) throws SAXException {
    throw new XmlRefusal(HAS_DTD, "The document refers to an external entity: " + systemId);
  }

  private void setIfKnown(String property, Object value) {
    try {
      reader.setProperty(property, value);
    } catch (SAXNotRecognizedException | SAXNotSupportedException e) {
      // an older or newer JDK without the property; our own limits hold in any case
      return;
    }
  }

  /**
   * Runs the bytes through the parser.
   *
   * @return what stopped the parser; empty when it reached the end
   */
  public Optional<Finding> parse(byte[] document, ContentHandler handler) {
    reader.setContentHandler(handler);
    reader.setErrorHandler(FAIL_ON_FATAL);
    try {
      reader.parse(new InputSource(new ByteArrayInputStream(document)));
      return Optional.empty();
    } catch (XmlRefusal e) {
      return Optional.of(refusal(e.rule(), String.valueOf(e.getMessage())));
    } catch (SAXParseException e) {
      return Optional.of(syntaxError(e));
    } catch (SAXException | IOException e) {
      return Optional.of(notWellFormed(String.valueOf(e.getMessage())));
    } finally {
      reader.setContentHandler(new DefaultHandler());
    }
  }

  private static final ErrorHandler FAIL_ON_FATAL =
      new DefaultHandler() {
        @Override
        public void fatalError(SAXParseException e) throws SAXException {
          throw e;
        }
      };

  private static Finding syntaxError(SAXParseException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("disallow-doctype-decl")) {
      return refusal(HAS_DTD, "The document has a DOCTYPE declaration.");
    }
    if (message.startsWith("JAXP0")) {
      return refusal(TOO_MANY_ATTRIBUTES, message);
    }
    return notWellFormed(
        "Line " + e.getLineNumber() + ", column " + e.getColumnNumber() + ": " + message);
  }

  private static Finding notWellFormed(String message) {
    return Finding.of(NOT_WELL_FORMED, Severity.FATAL, FindingSource.INPUT, message)
        .withRemedy(
            new LocalizedText(
                    "Send a well-formed XML document; the message tells where the parser stopped.",
                    "Trimiteți un document XML bine format; mesajul spune unde s-a oprit analiza.")
                .with(
                    "de",
                    "Senden Sie ein wohlgeformtes XML-Dokument; die Meldung sagt, wo der Parser anhielt.")
                .with(
                    "fr",
                    "Envoyez un document XML bien formé ; le message indique où l'analyse s'est arrêtée.")
                .with(
                    "it",
                    "Inviare un documento XML ben formato; il messaggio indica dove si è fermata l'analisi.")
                .with(
                    "pl",
                    "Prześlij poprawnie zbudowany dokument XML; komunikat wskazuje, gdzie zatrzymała się analiza."));
  }

  /** A finding for a document we decline to process; it makes the verdict NOT_CHECKED. */
  public static Finding refusal(String rule, String message) {
    LocalizedText remedy =
        rule.equals(HAS_DTD)
            ? new LocalizedText(
                    "Remove the DOCTYPE declaration; an electronic invoice needs none.",
                    "Eliminați declarația DOCTYPE; o factură electronică nu are nevoie de ea.")
                .with(
                    "de",
                    "Entfernen Sie die DOCTYPE-Deklaration; eine elektronische Rechnung braucht keine.")
                .with(
                    "fr",
                    "Supprimez la déclaration DOCTYPE ; une facture électronique n'en a pas besoin.")
                .with(
                    "it",
                    "Eliminare la dichiarazione DOCTYPE; una fattura elettronica non ne ha bisogno.")
                .with("pl", "Usuń deklarację DOCTYPE; faktura elektroniczna jej nie potrzebuje.")
            : new LocalizedText(
                    "Send a smaller or simpler document, or raise the limit in the configuration.",
                    "Trimiteți un document mai mic sau mai simplu ori măriți limita din configurare.")
                .with(
                    "de",
                    "Senden Sie ein kleineres oder einfacheres Dokument, oder erhöhen Sie die Grenze in der Konfiguration.")
                .with(
                    "fr",
                    "Envoyez un document plus petit ou plus simple, ou augmentez la limite dans la configuration.")
                .with(
                    "it",
                    "Inviare un documento più piccolo o più semplice, o aumentare il limite nella configurazione.")
                .with(
                    "pl",
                    "Prześlij mniejszy lub prostszy dokument albo zwiększ limit w konfiguracji.");
    return Finding.of(rule, Severity.FATAL, FindingSource.INPUT, message).withRemedy(remedy);
  }

  /** Whether a finding of {@link #parse} means that we declined, not that the XML is wrong. */
  public static boolean isRefusal(Finding finding) {
    return finding.source() == FindingSource.INPUT && !finding.rule().equals(NOT_WELL_FORMED);
  }
}
