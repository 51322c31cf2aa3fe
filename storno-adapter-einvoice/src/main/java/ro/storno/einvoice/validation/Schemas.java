package ro.storno.einvoice.validation;

import com.helger.io.resource.ClassPathResource;
import com.helger.ubl21.UBL21Marshaller;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;

/** Compiles the XML schemas of each document kind: UBL 2.1 as ph-ubl ships it, CII D16B. */
final class Schemas {
  private static final String CII_SCHEMA =
      "/external/schemas/d16b/data/standard/CrossIndustryInvoice_100pD16B.xsd";

  private Schemas() {}

  /**
   * The compiled schema of a document kind; compiling takes some hundred milliseconds.
   *
   * @throws RuleSetUnavailableException if the schema is missing or broken
   */
  static Schema compile(DocumentKind kind) {
    try {
      return factory().newSchema(sources(kind));
    } catch (SAXException e) {
      throw new RuleSetUnavailableException("The XML schema of " + kind + " cannot be used", e);
    }
  }

  /**
   * The compiled schema of a class path resource.
   *
   * @throws RuleSetUnavailableException if it is missing or broken
   */
  static Schema ofResource(String resource) {
    try {
      return factory().newSchema(source(Schemas.class.getResource(resource), resource));
    } catch (SAXException e) {
      throw new RuleSetUnavailableException("The XML schema " + resource + " cannot be used", e);
    }
  }

  private static Source[] sources(DocumentKind kind) {
    return switch (kind) {
      case UBL_INVOICE -> of(UBL21Marshaller.getAllInvoiceXSDs());
      case UBL_CREDIT_NOTE -> of(UBL21Marshaller.getAllCreditNoteXSDs());
      case CII -> new Source[] {source(Schemas.class.getResource(CII_SCHEMA), CII_SCHEMA)};
    };
  }

  private static Source[] of(List<ClassPathResource> resources) {
    return resources.stream()
        .map(resource -> source(resource.getAsURL(), resource.getPath()))
        .toArray(Source[]::new);
  }

  private static Source source(@org.jspecify.annotations.Nullable URL url, String path) {
    if (url == null) {
      throw new RuleSetUnavailableException("The XML schema " + path + " is not on the class path");
    }
    return new StreamSource(url.toExternalForm());
  }

  /** Reads schemas out of jars only; a schema that points to the network does not compile. */
  private static SchemaFactory factory() throws SAXException {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "jar:file,file,jar:nested");
    try {
      factory.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
    } catch (SAXNotRecognizedException | SAXNotSupportedException e) {
      // messages then come in the language of the JVM, which only affects their wording
      return factory;
    }
    return factory;
  }
}
