package ro.storno.simulator.bnr;

import java.time.LocalDate;
import java.util.List;
import ro.storno.simulator.http.Reply;

/** The files that the National Bank of Romania publishes. Thread-safe. */
public final class RatesPages {
  private static final String XML = "text/xml; charset=utf-8";

  private final ExchangeRates rates;

  /** Files of rates. */
  public RatesPages(ExchangeRates rates) {
    this.rates = rates;
  }

  /** Returns the last publication ({@code nbrfxrates.xml}). */
  public Reply.Answer latest() {
    return Reply.Answer.of(200, XML, RatesXml.of(List.of(rates.lastPublication())));
  }

  /** Returns the publications of a year so far ({@code files/xml/years/nbrfxratesYYYY.xml}). */
  public Reply.Answer year(int year) {
    List<LocalDate> days = rates.published(year);
    return days.isEmpty()
        ? Reply.Answer.of(404, "text/html", "<html><body>404 Not Found</body></html>")
        : Reply.Answer.of(200, XML, RatesXml.of(days));
  }
}
