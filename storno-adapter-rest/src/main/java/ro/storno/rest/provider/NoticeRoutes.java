package ro.storno.rest.provider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import ro.storno.application.provider.Pushed;
import ro.storno.application.provider.TakeProviderNotice;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/**
 * Where SDI tells what became of a company's invoices, and hands it those of others: its services
 * TrasmissioneFatture and RicezioneFatture (SOAP 1.1). SDI has no account here; it knows the
 * address, which ends in a secret of the configuration.
 */
public final class NoticeRoutes {
  /** What a notification is answered with, and an invoice: ER01, taken in charge. */
  private static final byte[] THANKS = envelope("<soap:Body/>");

  private static final byte[] TAKEN_IN =
      envelope(
          "<soap:Body><ns:rispostaRiceviFatture"
              + " xmlns:ns=\"http://www.fatturapa.gov.it/sdi/ws/ricezione/v1.0/types\">"
              + "<Esito>ER01</Esito></ns:rispostaRiceviFatture></soap:Body>");

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String XML = "text/xml";

  private final TakeProviderNotice take;

  /**
   * Routes to the given use case.
   *
   * @param take not null
   */
  public NoticeRoutes(TakeProviderNotice take) {
    this.take = take;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(sdi());
  }

  private static byte[] envelope(String body) {
    return ("<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">"
            + body
            + "</soap:Envelope>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private Route sdi() {
    return Route.post("/hooks/sdi/{company}/{token}")
        .anyone()
        .does("E-invoicing", "Take a notification or an invoice of SDI")
        .note(
            "For SDI's services TrasmissioneFatture and RicezioneFatture (SOAP 1.1, files in the"
                + " message or beside it). The address ends in the field notificationToken of the configuration. The same"
                + " notification counts once, however often it is sent.")
        .limited(1200, MINUTE)
        .answersFile(200, XML, "It is kept")
        .refuses(404, "Nobody is told anything at this address")
        .refuses(413, "It is too large")
        .refuses(422, "It is no message of these services")
        .handle(this::sdi);
  }

  private Reply sdi(Call call) {
    UUID company = call.id("company");
    take.admit(company, call.pathText("token"));
    Pushed pushed = take.take(company, call.header("Content-Type").orElse(""), call.raw());
    byte[] answer = pushed instanceof Pushed.Document ? TAKEN_IN : THANKS;
    return Reply.file(new Reply.Download(XML, "answer.xml", true, answer));
  }
}
