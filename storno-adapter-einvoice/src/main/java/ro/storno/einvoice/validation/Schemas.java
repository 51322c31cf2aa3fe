package ro.storno.einvoice.validation;

import com.helger.io.resource.ClassPathResource;
import com.helger.ubl21.UBL21Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
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

/** Compiles the XML schemas of each document kind, out of the artefacts that ship them. */
final class Schemas {
  private static final String CII_SCHEMA =
      "/external/schemas/d16b/data/standard/CrossIndustryInvoice_100pD16B.xsd";
  private static final String FATTURAPA_SCHEMA =
      "/external/schemas/fatturapa/Schema_del_file_xml_FatturaPA_v1.2.2.xsd";
  private static final String SIGNATURE_SCHEMA = "/schemas/xmldsig-core-schema.xsd";
  private static final String KSEF_BASE_TYPES = "/ro/storno/einvoice/ksef/base-types.xsd";

  /** KSeF allows ten thousand lines; a JDK allows half as many occurrences unless told. */
  private static final String MOST_OCCURRENCES = "20000";

  private static final String TD29 = "<xs:enumeration value=\"TD29\"/>";
  private static final String RF20 = "<xs:enumeration value=\"RF20\"/>";

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

  /**
   * The compiled schema of a file that names no other.
   *
   * @throws RuleSetUnavailableException if it is broken, or wants another file
   */
  static Schema alone(String name, byte[] content) {
    try {
      SchemaFactory factory = factory();
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory.newSchema(
          new StreamSource(new ByteArrayInputStream(content), "rules:" + name));
    } catch (SAXException e) {
      throw new RuleSetUnavailableException("The XML schema " + name + " cannot be used", e);
    }
  }

  private static Source[] sources(DocumentKind kind) {
    return switch (kind) {
      case UBL_INVOICE -> of(UBL21Marshaller.getAllInvoiceXSDs());
      case UBL_CREDIT_NOTE -> of(UBL21Marshaller.getAllCreditNoteXSDs());
      case CII -> new Source[] {source(Schemas.class.getResource(CII_SCHEMA), CII_SCHEMA)};
      case FATTURAPA -> fatturaPa();
      case FA2 -> ksef("/external/schemas/2.0.0/schema.xsd");
      case FA3 -> ksef("/external/schemas/3.0.0/schemat.xsd");
    };
  }

  /**
   * FatturaPA 1.2.2 with the two codes that came with 1.2.3 (in force since 2025-04-01), whose
   * schema comes in no artefact: document type TD29 and tax regime RF20. The schema of signatures
   * stands before it, since FatturaPA does not say where that lies.
   */
  private static Source[] fatturaPa() {
    String schema = text(FATTURAPA_SCHEMA);
    String extended =
        schema
            .replace("<xs:enumeration value=\"TD28\">", TD29 + "<xs:enumeration value=\"TD28\">")
            .replace("<xs:enumeration value=\"RF18\">", RF20 + "<xs:enumeration value=\"RF18\">");
    return new Source[] {
      source(Schemas.class.getResource(SIGNATURE_SCHEMA), SIGNATURE_SCHEMA),
      new StreamSource(new StringReader(extended), "rules:" + FATTURAPA_SCHEMA)
    };
  }

  /**
   * A schema of KSeF behind our own schema of the base types, which it names without saying where
   * they lie. A type that were in neither would break the schema rather than go unchecked.
   */
  private static Source[] ksef(String schema) {
    return new Source[] {
      source(Schemas.class.getResource(KSEF_BASE_TYPES), KSEF_BASE_TYPES),
      source(Schemas.class.getResource(schema), schema)
    };
  }

  private static String text(String resource) {
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new RuleSetUnavailableException(
            "The XML schema " + resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
    } catch (IOException e) {
      throw new RuleSetUnavailableException("The XML schema " + resource + " cannot be read", e);
    }
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
    factory.setProperty(
        "http://www.oracle.com/xml/jaxp/properties/maxOccurLimit", MOST_OCCURRENCES);
    try {
      factory.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
    } catch (SAXNotRecognizedException | SAXNotSupportedException e) {
      // messages then come in the language of the JVM, which only affects their wording
      return factory;
    }
    return factory;
  }
}
