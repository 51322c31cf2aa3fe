package ro.storno.authority.xrechnung;

import java.util.ArrayDeque;
import java.util.Deque;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import ro.storno.authority.call.SafeXml;

/**
 * What the subject of a mail tells of a document in UBL or CII.
 *
 * @param creditNote whether it is one
 * @param number of the invoice, or empty; not null
 * @param leitwegId of the buyer (BT-10), or empty; not null
 */
record XRechnungHead(boolean creditNote, String number, String leitwegId) {
  private static final String CREDIT_NOTE = "381";

  static XRechnungHead of(byte[] xml) {
    Reading reading = new Reading();
    try {
      SafeXml.read(xml, reading);
    } catch (SAXException e) {
      throw new IllegalStateException("what is sent was written by us", e);
    }
    return new XRechnungHead(reading.creditNote, reading.number, reading.leitwegId);
  }

  private static final class Reading implements SafeXml.Receiver {
    private final Deque<String> path = new ArrayDeque<>();
    private boolean creditNote;
    private String number = "";
    private String leitwegId = "";

    @Override
    public boolean element(String namespace, String name, Attributes attributes, int depth) {
      if (depth == 1) {
        creditNote = name.equals("CreditNote");
      }
      path.push(name);
      return true;
    }

    @Override
    public void end(String name, String text) {
      path.pop();
      String parent = path.isEmpty() ? "" : path.peek();
      boolean head =
          parent.equals("ExchangedDocument")
              || path.size() == 1 && (parent.equals("Invoice") || parent.equals("CreditNote"));
      if (name.equals("ID") && head) {
        number = text.strip();
      } else if (name.equals("TypeCode") && parent.equals("ExchangedDocument")) {
        creditNote = text.strip().equals(CREDIT_NOTE);
      } else if (name.equals("BuyerReference")) {
        leitwegId = text.strip();
      }
    }
  }
}
