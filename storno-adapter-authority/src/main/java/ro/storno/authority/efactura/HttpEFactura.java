package ro.storno.authority.efactura;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.anaf.EFactura;
import ro.storno.application.authority.AuthorityException;
import ro.storno.authority.call.AuthorityClient;
import ro.storno.authority.call.BearerToken;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.Patience;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.UploadIndex;

/**
 * Calls e-Factura over HTTP with a bearer token: {@code {base}/{prod|test}/FCTEL/rest/…}. Each
 * method sends one request; {@link AuthorityClient} says what a failure means. Thread-safe.
 */
public final class HttpEFactura implements EFactura {
  static final int LARGEST_UPLOAD = 10 * 1024 * 1024;
  private static final int LARGEST_HEADER = 1024 * 1024;
  private static final int LARGEST_LIST = 8 * 1024 * 1024;
  private static final MediaType TEXT = MediaType.get("text/plain");

  private final EFacturaSettings settings;
  private final InstantSource clock;
  private final AuthorityClient anaf;
  private final Answers answers;

  /**
   * A client.
   *
   * @param settings not null
   * @param patience not null
   * @param clock not null
   */
  public HttpEFactura(EFacturaSettings settings, Patience patience, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.anaf = new AuthorityClient("ANAF", patience, clock);
    this.answers = new Answers(clock);
  }

  @Override
  public UploadAnswer upload(AnafAccessToken token, Upload upload) {
    if (upload.xml().length > LARGEST_UPLOAD) {
      throw new AuthorityException.Declined(
          "The document has "
              + upload.xml().length
              + " bytes and ANAF takes at most 10 MB; it was not sent.");
    }
    HttpUrl.Builder url =
        operation(upload.toConsumer() ? "uploadb2c" : "upload")
            .addQueryParameter("standard", upload.standard().name())
            .addQueryParameter("cif", upload.cif().digits());
    flag(url, "extern", upload.foreignBuyer());
    flag(url, "autofactura", upload.selfBilled());
    flag(url, "executare", upload.enforcement());
    Request request = request(token, url).post(RequestBody.create(upload.xml(), TEXT)).build();
    return answers.upload(anaf.submit(request, LARGEST_HEADER));
  }

  private static void flag(HttpUrl.Builder url, String name, boolean set) {
    if (set) {
      url.addQueryParameter(name, "DA");
    }
  }

  @Override
  public StateAnswer state(AnafAccessToken token, UploadIndex index) {
    HttpUrl.Builder url = operation("stareMesaj").addQueryParameter("id_incarcare", index.value());
    return answers.state(anaf.ask(request(token, url).build(), LARGEST_HEADER));
  }

  @Override
  public MessagePage messages(AnafAccessToken token, MessageQuery query) {
    impossible(query, clock.instant())
        .ifPresent(
            why -> {
              throw new AuthorityException.Declined(
                  "ANAF cannot list these messages: " + why + "; it was not asked.");
            });
    HttpUrl.Builder url =
        operation("listaMesajePaginatieFactura")
            .addQueryParameter("startTime", Long.toString(query.from().toEpochMilli()))
            .addQueryParameter("endTime", Long.toString(query.to().toEpochMilli()))
            .addQueryParameter("cif", query.cif().digits())
            .addQueryParameter("pagina", Integer.toString(query.page()));
    String filter = letter(query.filter());
    if (filter != null) {
      url.addQueryParameter("filtru", filter);
    }
    return answers.messages(anaf.ask(request(token, url).build(), LARGEST_LIST), query);
  }

  private static Optional<String> impossible(MessageQuery query, Instant now) {
    if (query.page() < 1) {
      return Optional.of("there is no page " + query.page());
    }
    if (!query.from().isBefore(query.to())) {
      return Optional.of("the window ends (" + query.to() + ") before it begins");
    }
    if (query.to().isAfter(now)) {
      return Optional.of("the window ends (" + query.to() + ") in the future");
    }
    if (query.from().isBefore(now.minus(WINDOW))) {
      return Optional.of("the window begins (" + query.from() + ") more than 60 days ago");
    }
    return Optional.empty();
  }

  private static @Nullable String letter(Filter filter) {
    return switch (filter) {
      case ALL -> null;
      case ERRORS -> "E";
      case SENT -> "T";
      case RECEIVED -> "P";
      case BUYER_MESSAGES -> "R";
    };
  }

  @Override
  public byte[] download(AnafAccessToken token, DownloadId id) {
    HttpUrl.Builder url = operation("descarcare").addQueryParameter("id", id.value());
    HttpAnswer answer = anaf.ask(request(token, url).build(), LARGEST_ARCHIVE);
    return answers.archive(answer);
  }

  private HttpUrl.Builder operation(String name) {
    if (settings.base() == null) {
      throw new AuthorityException.NotReached(
          "No address of ANAF's services is configured on this server: set STORNO_ANAF_BASE_URL"
              + " (ANAF's own is https://api.anaf.ro).",
          null);
    }
    return HttpUrl.get(settings.base().toString())
        .newBuilder()
        .addPathSegments(settings.environment().path() + "/FCTEL/rest/" + name);
  }

  private static Request.Builder request(AnafAccessToken token, HttpUrl.Builder url) {
    return new Request.Builder()
        .url(url.build())
        .header("Authorization", BearerToken.header(token));
  }
}
