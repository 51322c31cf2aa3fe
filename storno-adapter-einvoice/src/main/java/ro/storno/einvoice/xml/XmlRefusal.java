package ro.storno.einvoice.xml;

import org.xml.sax.SAXException;

/** Stops the parser because a document crosses a limit of ours or carries a DTD. */
public final class XmlRefusal extends SAXException {
  private static final long serialVersionUID = 1L;

  private final String rule;

  /** A refusal under a rule of ours, for example {@code XML-DEPTH}, said in words. */
  public XmlRefusal(String rule, String message) {
    super(message);
    this.rule = rule;
  }

  /** The rule of ours that stopped the parser. */
  public String rule() {
    return rule;
  }
}
