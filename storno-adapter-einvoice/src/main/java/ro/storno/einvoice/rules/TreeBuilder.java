package ro.storno.einvoice.rules;

import java.util.Arrays;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Builds the tree of a document from the events of its parser; serves one document.
 *
 * <p>Comments and processing instructions are not kept: no rule asks for them.
 */
public final class TreeBuilder extends DefaultHandler {
  private final RuleTree tree;
  private final NameCache names;
  private int[] open = new int[16];
  private int depth;
  private int textNode = -1;
  private boolean complete;

  /**
   * A builder whose names come out of a cache.
   *
   * @param names the cache
   * @param bytes how long the document is, which tells how much room it will take
   */
  public TreeBuilder(NameCache names, int bytes) {
    this.names = names;
    tree = new RuleTree(names.names(), bytes);
    open[0] = tree.add(RuleTree.DOCUMENT, -1, "");
    tree.beginContent(0);
  }

  /**
   * The document.
   *
   * @throws IllegalStateException before its end
   */
  public RuleTree tree() {
    if (!complete) {
      throw new IllegalStateException("The document has not ended");
    }
    return tree;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    endText();
    int node = tree.add(names.element(uri, localName), open[depth], qName);
    for (int i = 0; i < attributes.getLength(); i++) {
      int name = names.attribute(attributes.getURI(i), attributes.getLocalName(i));
      tree.addAttribute(name, node, attributes.getQName(i), attributes.getValue(i));
    }
    tree.beginContent(node);
    if (++depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth] = node;
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    endText();
    tree.close(open[depth--]);
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    if (length == 0) {
      return;
    }
    if (textNode < 0) {
      textNode = tree.add(RuleTree.TEXT, open[depth], "");
      tree.beginContent(textNode);
    }
    tree.addText(chars, start, length);
  }

  private void endText() {
    if (textNode >= 0) {
      tree.close(textNode);
      tree.beginContent(textNode);
      textNode = -1;
    }
  }

  @Override
  public void endDocument() {
    tree.close(0);
    tree.complete();
    complete = true;
  }
}
