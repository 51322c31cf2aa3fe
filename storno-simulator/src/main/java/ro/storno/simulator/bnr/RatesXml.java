package ro.storno.simulator.bnr;

import java.time.LocalDate;
import java.util.List;

/** The XML in which the National Bank of Romania publishes. */
final class RatesXml {
  private RatesXml() {}

  /**
   * Writes the rates of some days.
   *
   * @param days at least one, the oldest first; not null
   */
  static String of(List<LocalDate> days) {
    StringBuilder xml =
        new StringBuilder()
            .append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<DataSet")
            .append(" xmlns=\"http://www.bnr.ro/xsd\"")
            .append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"")
            .append(" xsi:schemaLocation=\"http://www.bnr.ro/xsd nbrfxrates.xsd\">\n")
            .append("\t<Header>\n\t\t<Publisher>National Bank of Romania</Publisher>\n")
            .append("\t\t<PublishingDate>")
            .append(days.get(days.size() - 1))
            .append("</PublishingDate>\n\t\t<MessageType>DR</MessageType>\n\t</Header>\n")
            .append("\t<Body>\n\t\t<Subject>Reference rates</Subject>\n")
            .append("\t\t<OrigCurrency>RON</OrigCurrency>\n");
    days.forEach(day -> cube(xml, day));
    return xml.append("\t</Body>\n</DataSet>\n").toString();
  }

  private static void cube(StringBuilder xml, LocalDate day) {
    xml.append("\t\t<Cube date=\"").append(day).append("\">\n");
    for (ExchangeRates.Quote quote : ExchangeRates.quotes()) {
      xml.append("\t\t\t<Rate currency=\"").append(quote.currency()).append('"');
      if (quote.multiplier() != 1) {
        xml.append(" multiplier=\"").append(quote.multiplier()).append('"');
      }
      xml.append('>').append(ExchangeRates.rate(quote, day).toPlainString()).append("</Rate>\n");
    }
    xml.append("\t\t</Cube>\n");
  }
}
