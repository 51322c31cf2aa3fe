package ro.storno.bootstrap.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;
import ro.storno.einvoice.validation.SchematronRules;

/**
 * ANAF's schema version 2 and Schematron 2.0.2 of RO e-Transport, when they lie beside the
 * repository.
 */
final class OfficialTransportRules {
  private static final Pattern VARIABLE = Pattern.compile("<let name=\"[A-Z0-9_-]+\"[^>]*/>");
  private static final String RULES = "<pattern id=\"Rulesmodel\">";

  private final Schema schema;
  private final SchematronRules rules;

  private OfficialTransportRules(Schema schema, SchematronRules rules) {
    this.schema = schema;
    this.rules = rules;
  }

  static Optional<Path> folder() {
    return Stream.of("../../shared/corpus", "../shared/corpus", "/work/shared/corpus")
        .map(base -> Path.of(base).resolve("ro-etransport"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  static OfficialTransportRules in(Path folder) {
    try (Stream<Path> files = Files.list(folder.resolve("schemas"))) {
      List<Path> all = files.toList();
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      Schema schema = factory.newSchema(new StreamSource(one(all, ".xsd").toFile()));
      String source = Files.readString(one(all, ".sch"));
      return new OfficialTransportRules(
          schema,
          SchematronRules.compile(
              "e-Transport", eachRuleForItself(source).getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path one(List<Path> files, String ending) {
    return files.stream()
        .filter(file -> file.toString().endsWith(ending))
        .findFirst()
        .orElseThrow();
  }

  /**
   * In a pattern, only the first rule that matches a node is applied, so that BR-003 and BR-209
   * would never be. Here each has a pattern of its own.
   */
  private static String eachRuleForItself(String source) {
    int begin = source.indexOf(RULES);
    int end = source.indexOf("</pattern>", begin);
    String pattern = source.substring(begin + RULES.length(), end);
    int firstRule = pattern.indexOf("<rule");
    StringBuilder variables = new StringBuilder();
    Matcher variable = VARIABLE.matcher(pattern.substring(0, firstRule));
    while (variable.find()) {
      variables.append(variable.group());
    }
    String split = pattern.substring(firstRule).replace("</rule>", "</rule></pattern><pattern>");
    String whole = source.substring(0, begin) + RULES + split + source.substring(end);
    int afterNamespaces = whole.indexOf("/>", whole.lastIndexOf("<ns ")) + 2;
    return (whole.substring(0, afterNamespaces) + variables + whole.substring(afterNamespaces))
        .replace("<pattern></pattern>", "")
        .replaceAll("<pattern>\\s*</pattern>", "");
  }

  /** Returns what is wrong with a document, the schema's complaints first. */
  List<String> errors(byte[] xml) {
    try {
      schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
    } catch (SAXException invalid) {
      return List.of("XSD: " + invalid.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rules.check(xml).stream()
        .filter(finding -> finding.severity().invalidates())
        .map(finding -> finding.rule() + ": " + finding.message())
        .toList();
  }
}
