package ro.storno.authority.transport;

import java.time.InstantSource;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.transport.ETransport;
import ro.storno.authority.call.AuthorityClient;
import ro.storno.authority.call.BearerToken;
import ro.storno.authority.call.Patience;
import ro.storno.authority.efactura.EFacturaSettings;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.party.Cif;

/**
 * Calls RO e-Transport over HTTP with a bearer token: {@code
 * {base}/{prod|test}/ETRANSPORT/ws/v1/…}, where e-Factura is too. Each method sends one request;
 * {@link AuthorityClient} says what a failure means. Thread-safe.
 */
public final class HttpETransport implements ETransport {
  static final int LARGEST_UPLOAD = 5 * 1024 * 1024;
  private static final int LARGEST_ANSWER = 1024 * 1024;
  private static final int LARGEST_LIST = 16 * 1024 * 1024;
  private static final String SCHEMA_VERSION = "2";
  private static final MediaType XML = MediaType.get("application/xml");

  private final EFacturaSettings settings;
  private final AuthorityClient anaf;
  private final TransportAnswers answers;

  /**
   * A client.
   *
   * @param settings of ANAF's services; not null
   * @param patience not null
   * @param clock not null
   */
  public HttpETransport(EFacturaSettings settings, Patience patience, InstantSource clock) {
    this.settings = settings;
    this.anaf = new AuthorityClient("ANAF", patience, clock);
    this.answers = new TransportAnswers(clock);
  }

  @Override
  public UploadAnswer upload(AnafAccessToken token, Cif cif, byte[] xml) {
    if (xml.length > LARGEST_UPLOAD) {
      throw new AuthorityException.Declined(
          "The declaration has "
              + xml.length
              + " bytes and ANAF takes at most 5 MB; it was not sent.");
    }
    HttpUrl url = operation("upload", "ETRANSP", cif.digits(), SCHEMA_VERSION);
    Request request = request(token, url).post(RequestBody.create(xml, XML)).build();
    return answers.upload(anaf.submit(request, LARGEST_ANSWER));
  }

  @Override
  public StateAnswer state(AnafAccessToken token, UploadIndex index) {
    HttpUrl url = operation("stareMesaj", index.value());
    return answers.state(anaf.ask(request(token, url).build(), LARGEST_ANSWER));
  }

  @Override
  public Listing list(AnafAccessToken token, Cif cif, int days) {
    if (days < 1 || days > LONGEST_LIST) {
      throw new AuthorityException.Declined(
          "ANAF lists 1 to 60 days, not " + days + "; it was not asked.");
    }
    HttpUrl url = operation("lista", Integer.toString(days), cif.digits());
    return answers.list(anaf.ask(request(token, url).build(), LARGEST_LIST));
  }

  private HttpUrl operation(String... segments) {
    if (settings.base() == null) {
      throw new AuthorityException.NotReached(
          "No address of ANAF's services is configured on this server: set STORNO_ANAF_BASE_URL"
              + " (ANAF's own is https://api.anaf.ro).",
          null);
    }
    HttpUrl.Builder url =
        HttpUrl.get(settings.base().toString())
            .newBuilder()
            .addPathSegments(settings.environment().path() + "/ETRANSPORT/ws/v1");
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url.build();
  }

  private static Request.Builder request(AnafAccessToken token, HttpUrl url) {
    return new Request.Builder().url(url).header("Authorization", BearerToken.header(token));
  }
}
