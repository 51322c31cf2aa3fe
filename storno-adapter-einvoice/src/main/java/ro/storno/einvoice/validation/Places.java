package ro.storno.einvoice.validation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;
import ro.storno.einvoice.finding.Place;
import ro.storno.einvoice.xml.HardenedXml;

/**
 * Finds the places of elements known by their number only.
 *
 * <p>Counting siblings costs time that valid documents need not spend, so a document is read a
 * second time when its schema errors need places.
 */
final class Places extends DefaultHandler {
  private final Set<Integer> wanted;
  private final Map<Integer, Place> found = new HashMap<>();
  private final Deque<Place.Step> open = new ArrayDeque<>();
  private final Deque<Map<String, Integer>> siblings = new ArrayDeque<>();
  private int elements;

  private Places(Set<Integer> wanted) {
    this.wanted = wanted;
  }

  static Map<Integer, Place> of(byte[] document, Set<Integer> elements, HardenedXml xml) {
    Places places = new Places(elements);
    // the document went through the same parser before; what it thinks of it is known
    var unused = xml.parse(document, places);
    return places.found;
  }

  @Override
  public void startDocument() {
    siblings.push(new HashMap<>());
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    String name = Place.prefixed(uri, localName, open.isEmpty());
    Map<String, Integer> counts = siblings.element();
    open.addLast(new Place.Step(name, counts.merge(name, 1, Integer::sum)));
    siblings.push(new HashMap<>());
    if (wanted.contains(++elements)) {
      found.put(elements, new Place(new ArrayList<>(open)));
    }
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    open.removeLast();
    siblings.pop();
  }
}
