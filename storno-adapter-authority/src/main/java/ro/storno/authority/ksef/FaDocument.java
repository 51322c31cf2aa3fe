package ro.storno.authority.ksef;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import ro.storno.authority.call.SafeXml;

/**
 * What must be known of a document before it is handed in.
 *
 * @param fa3 whether it is an invoice in FA (3), the only form that KSeF takes in production
 * @param issued {@code P_1}, or null if it cannot be read
 */
record FaDocument(boolean fa3, @Nullable LocalDate issued) {
  private static final String FA3 = "http://crd.gov.pl/wzor/2025/06/25/13775/";

  static FaDocument read(byte[] xml) {
    Reading reading = new Reading();
    try {
      SafeXml.read(xml, reading);
    } catch (SAXException e) {
      return new FaDocument(false, null);
    }
    return new FaDocument(reading.fa3, reading.issued);
  }

  private static final class Reading implements SafeXml.Receiver {
    private final Deque<String> open = new ArrayDeque<>();
    private boolean fa3;
    private @Nullable LocalDate issued;

    @Override
    public boolean element(String namespace, String name, Attributes attributes, int depth) {
      if (depth == 1) {
        fa3 = namespace.equals(FA3) && name.equals("Faktura");
      }
      open.push(name);
      return fa3 && issued == null;
    }

    @Override
    public void end(String name, String text) {
      open.pop();
      if (name.equals("P_1") && "Fa".equals(open.peek())) {
        issued = date(text.strip());
      }
    }

    private static @Nullable LocalDate date(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        return null;
      }
    }
  }
}
