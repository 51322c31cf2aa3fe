import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes code, Romanian and English name out of the genericode list of CPV codes in an eForms SDK,
 * sorted by code. Called by scripts/code-lists.
 */
final class CodeLists {
  private static final String LIST = "eforms-sdk/codelists/cpv.gc";

  private CodeLists() {}

  public static void main(String[] arguments) throws IOException, XMLStreamException {
    TreeMap<String, Map<String, String>> rows;
    try (ZipFile jar = new ZipFile(arguments[0]);
        InputStream list = jar.getInputStream(jar.getEntry(LIST))) {
      rows = rows(list);
    }
    Path target = Path.of(arguments[2]);
    Files.createDirectories(target.getParent());
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(target)), StandardCharsets.UTF_8)) {
      out.write("# title: Common Procurement Vocabulary\n");
      out.write("# version: 2008\n");
      out.write(
          "# source: Regulation (EC) No 213/2008, as published by the Publications Office of the"
              + " European Union in eforms-sdk "
              + arguments[1]
              + " (CC BY 4.0); cedillas made commas\n");
      for (Map.Entry<String, Map<String, String>> row : rows.entrySet()) {
        out.write(row.getKey() + '\t' + name(row.getValue()) + '\t' + english(row.getValue()));
        out.write('\n');
      }
    }
    System.out.println(rows.size() + " codes");
  }

  private static TreeMap<String, Map<String, String>> rows(InputStream list)
      throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader xml = factory.createXMLStreamReader(list);
    TreeMap<String, Map<String, String>> rows = new TreeMap<>();
    Map<String, String> row = new HashMap<>();
    String column = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "Row" -> row = new HashMap<>();
          case "Value" -> column = xml.getAttributeValue(null, "ColumnRef");
          case "SimpleValue" ->
              row.put(column, plain(xml.getElementText()));
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("Row")) {
        rows.put(row.get("code"), row);
      }
    }
    return rows;
  }

  /** The list writes the letters with comma below as those with cedilla, as old fonts did. */
  private static String plain(String text) {
    return text.replaceAll("\\s+", " ")
        .strip()
        .replace('\u015f', '\u0219')
        .replace('\u0163', '\u021b')
        .replace('\u015e', '\u0218')
        .replace('\u0162', '\u021a');
  }

  private static String name(Map<String, String> row) {
    return row.getOrDefault("ron_label", english(row));
  }

  private static String english(Map<String, String> row) {
    return row.getOrDefault("eng_label", row.getOrDefault("Name", row.get("code")));
  }
}
