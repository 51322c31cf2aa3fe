package ro.storno.authority.sdi;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.w3c.dom.Element;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.submission.SubmissionChannel.Sent;
import ro.storno.authority.call.AuthorityClient;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.Patience;
import ro.storno.authority.call.Quotation;

/** Hands files in by the service SdIRiceviFile, over mutual TLS. Thread-safe. */
final class SdiCoop {
  /** Specifiche tecniche, section 3: what is larger is discarded. */
  static final int LARGEST = 5 * 1024 * 1024;

  private static final String TYPES = "http://www.fatturapa.gov.it/sdi/ws/trasmissione/v1.0/types";
  private static final MediaType SOAP = MediaType.get("text/xml; charset=utf-8");
  private static final int LARGEST_ANSWER = 256 * 1024;
  private static final Duration OUT_OF_ORDER = Duration.ofMinutes(5);

  private final SdiSettings settings;
  private final AuthorityClient client;

  SdiCoop(SdiSettings settings, Patience patience, InstantSource clock) {
    this.settings = settings;
    this.client = new AuthorityClient("SDI", patience, clock);
  }

  /** Hands a file in: one call. */
  Sent send(Map<String, String> fields, String name, byte[] content) {
    if (content.length > LARGEST) {
      return new Sent.Refused(
          List.of("00003 - The file has more than 5 MB; SDI would discard it."), "not sent");
    }
    URI address = settings.riceviFile();
    if (address == null) {
      throw new AuthorityException.NotReached(
          "SDI is not connected on this server; set STORNO_SDI_URL.", null);
    }
    SdiCertificate certificate;
    try {
      certificate = SdiCertificate.of(fields);
    } catch (SdiCertificate.Unusable e) {
      throw new AuthorityException.AccessRefused(e.why());
    }
    Request request =
        new Request.Builder()
            .url(HttpUrl.get(address.toString()))
            .header("SOAPAction", "\"http://www.fatturapa.it/SdIRiceviFile/RiceviFile\"")
            .post(RequestBody.create(envelope(name, content), SOAP))
            .build();
    return sent(
        certificate
            .showing(client, settings.trust().certificates())
            .submit(request, LARGEST_ANSWER));
  }

  private static byte[] envelope(String name, byte[] content) {
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:typ=\""
            + TYPES
            + "\"><soapenv:Header/><soapenv:Body><typ:fileSdIAccoglienza><NomeFile>"
            + name.replace("&", "&amp;").replace("<", "&lt;")
            + "</NomeFile><File>"
            + Base64.getEncoder().encodeToString(content)
            + "</File></typ:fileSdIAccoglienza></soapenv:Body></soapenv:Envelope>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Sent sent(HttpAnswer answer) {
    byte[] body = answer.good().body();
    Optional<Element> receipt =
        SdiXml.root(body)
            .flatMap(envelope -> SdiXml.child(envelope, "Body"))
            .flatMap(soap -> SdiXml.child(soap, "rispostaSdIRiceviFile"));
    String raw = new String(body, StandardCharsets.UTF_8);
    String reference = receipt.map(r -> SdiXml.text(r, "IdentificativoSdI")).orElse("");
    String error = receipt.map(r -> SdiXml.text(r, "Errore")).orElse("");
    return switch (error) {
      case "" -> {
        if (!reference.matches("\\d{1,20}")) {
          throw new AuthorityException.OutcomeUnknown(
              "SDI answered without an IdentificativoSdI.", null);
        }
        yield new Sent.Taken(reference, raw);
      }
      case "EI01" -> new Sent.Refused(List.of("EI01 - The file is empty."), raw);
      case "EI02" ->
          throw new AuthorityException.LimitReached(
              "SDI says that its service is not available (EI02).", OUT_OF_ORDER);
      case "EI03" ->
          throw new AuthorityException.AccessRefused(
              "SDI says that the holder of the certificate is not enabled (EI03).");
      default -> new Sent.Refused(List.of("SDI says: " + Quotation.of(error)), raw);
    };
  }
}
