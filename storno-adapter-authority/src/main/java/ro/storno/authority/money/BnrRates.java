package ro.storno.authority.money;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.money.CentralBank;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.PublicService;
import ro.storno.authority.call.PublicService.Question;
import ro.storno.domain.money.DailyRates;

/**
 * Reads the exchange rates of the National Bank of Romania: {@code nbrfxrates.xml} with the newest
 * publication and {@code files/xml/years/nbrfxratesYYYY.xml} with those of a year, on {@code
 * https://curs.bnr.ro}. Thread-safe.
 */
public final class BnrRates implements CentralBank {
  private static final String NEWEST = "nbrfxrates.xml";
  private static final String YEAR = "files/xml/years/nbrfxrates%d.xml";
  private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
  private static final PublicService.Naming NAMING =
      new PublicService.Naming(
          "The National Bank of Romania",
          "give exchange rates yourself or try again later",
          "STORNO_BNR_URL");

  private final PublicService service;

  /**
   * A client of the bank.
   *
   * @param settings where and how it is reached; not null
   */
  public BnrRates(PublicService.Settings settings) {
    this.service = new PublicService(NAMING, settings);
  }

  /** Returns a client of the bank's public host, or a stand-in for it; off if null. */
  public static BnrRates at(@Nullable URI base) {
    return new BnrRates(PublicService.Settings.of(base, LARGEST_ANSWER).hasty());
  }

  @Override
  public boolean connected() {
    return service.connected();
  }

  @Override
  public DailyRates newest() {
    HttpAnswer reply = service.ask(Question.get(NEWEST));
    List<DailyRates> publications = read(requireOk(reply));
    return publications.get(publications.size() - 1);
  }

  @Override
  public Optional<List<DailyRates>> year(int year) {
    HttpAnswer reply = service.ask(Question.get(YEAR.formatted(year)));
    return reply.status() == 404 ? Optional.empty() : Optional.of(read(requireOk(reply)));
  }

  private HttpAnswer requireOk(HttpAnswer reply) {
    if (reply.status() != 200) {
      throw service.unavailable(
          "status " + reply.status(), new IOException("status " + reply.status()));
    }
    return reply;
  }

  private List<DailyRates> read(HttpAnswer reply) {
    try {
      return BnrXml.read(reply.body());
    } catch (BnrXml.Unreadable e) {
      throw service.unavailable("what it sent cannot be read: " + e.getMessage(), e);
    }
  }
}
