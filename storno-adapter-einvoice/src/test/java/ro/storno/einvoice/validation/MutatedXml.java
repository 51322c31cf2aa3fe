package ro.storno.einvoice.validation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Damages documents in ways that rules look at; the same seed does the same damage. */
final class MutatedXml {
  private static final String[] VALUES = {
    "",
    " ",
    "abc",
    "0",
    "-1",
    "1",
    "-0.01",
    "-0",
    "-0.00",
    "1.005",
    "100.00",
    "1e3",
    "NaN",
    "INF",
    "+5",
    ".5",
    "999999999999.99",
    "2026-13-01",
    "2026-02-28",
    "2026-01-01Z",
    "RO",
    " S ",
    "S",
    "E",
    "O",
    "AE",
    "K",
    "Z",
    "B",
    "true",
    "false",
    "x",
    "VAT",
    "vat",
    "RO-B",
    "SECTOR1",
    "30",
    "58",
    "59",
    "380",
    "381",
    "384",
    "#AAI#text",
    "EUR",
    "RON",
    "NO123456785MVA",
    "0088",
    "9906",
    "7300010000001",
    "DK12345678",
    "GR",
    "IT",
    "SE",
    "a|b|c|d|e|f",
    "#SKONTO#TAGE=14#PROZENT=2.25#\n",
    "urn:cen.eu:en16931:2017",
    "\u00e9\ud83d\ude00",
    "1 2",
    "DE89370400440532013000",
    "EL",
    "SE556036079301"
  };

  private final Document document;
  private final Random random;

  private MutatedXml(Document document, Random random) {
    this.document = document;
    this.random = random;
  }

  /** A damaged copy. */
  static byte[] of(byte[] original, Random random) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(original));
    MutatedXml mutated = new MutatedXml(document, random);
    int damages = 1 + random.nextInt(4);
    for (int i = 0; i < damages; i++) {
      mutated.damage();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
    writer.transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }

  private void damage() {
    List<Element> all = new ArrayList<>();
    collect(document.getDocumentElement(), all);
    Element one = all.get(random.nextInt(all.size()));
    Element other = all.get(random.nextInt(all.size()));
    boolean root = one == document.getDocumentElement();
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> leaf(all).setTextContent(VALUES[random.nextInt(VALUES.length)]);
      case 3 -> leaf(all).setTextContent(leaf(all).getTextContent());
      case 4 -> remove(one, root);
      case 5 -> repeat(one, root);
      case 6 -> exchange(one, other, root);
      case 7 ->
          document.renameNode(
              one,
              one.getNamespaceURI(),
              root
                  ? one.getNodeName()
                  : other.getNodeName().contains(":") == one.getNodeName().contains(":")
                          && other.getNamespaceURI().equals(one.getNamespaceURI())
                      ? other.getNodeName()
                      : one.getNodeName());
      case 8 -> adopt(one, other, root);
      case 9 -> attribute(all);
      case 10 -> number(leaf(all));
      default -> foreign(one, root);
    }
  }

  private static void collect(Element element, List<Element> all) {
    all.add(element);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        collect(inner, all);
      }
    }
  }

  private Element leaf(List<Element> all) {
    List<Element> leaves =
        all.stream().filter(e -> e.getElementsByTagName("*").getLength() == 0).toList();
    return leaves.get(random.nextInt(leaves.size()));
  }

  private static void remove(Element one, boolean root) {
    if (!root) {
      one.getParentNode().removeChild(one);
    }
  }

  private static void repeat(Element one, boolean root) {
    if (!root) {
      one.getParentNode().insertBefore(one.cloneNode(true), one);
    }
  }

  private static void exchange(Element one, Element other, boolean root) {
    if (!root && other.getParentNode() instanceof Element) {
      String text = one.getTextContent();
      if (one.getElementsByTagName("*").getLength() == 0
          && other.getElementsByTagName("*").getLength() == 0) {
        one.setTextContent(other.getTextContent());
        other.setTextContent(text);
      }
    }
  }

  private static void adopt(Element one, Element other, boolean root) {
    if (!root) {
      other.appendChild(one.cloneNode(true));
    }
  }

  private void attribute(List<Element> all) {
    List<Attr> attributes = new ArrayList<>();
    for (Element element : all) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        Attr attribute = (Attr) element.getAttributes().item(i);
        if (!attribute.getName().startsWith("xmlns")) {
          attributes.add(attribute);
        }
      }
    }
    if (attributes.isEmpty() || random.nextInt(4) == 0) {
      leaf(all).setAttribute("schemeID", VALUES[random.nextInt(VALUES.length)]);
      return;
    }
    Attr attribute = attributes.get(random.nextInt(attributes.size()));
    if (random.nextInt(3) == 0) {
      attribute.getOwnerElement().removeAttributeNode(attribute);
    } else {
      attribute.setValue(VALUES[random.nextInt(VALUES.length)]);
    }
  }

  private void number(Element leaf) {
    leaf.setTextContent(leaf.getTextContent() + (random.nextBoolean() ? ".125" : "7"));
  }

  private void foreign(Element one, boolean root) {
    if (!root) {
      document.renameNode(one, "urn:foreign", "f:" + one.getLocalName());
    }
  }
}
