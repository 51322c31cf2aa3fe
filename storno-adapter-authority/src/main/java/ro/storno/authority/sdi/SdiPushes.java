package ro.storno.authority.sdi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import ro.storno.application.provider.NoticeReader;
import ro.storno.application.provider.ProviderNotice;
import ro.storno.application.provider.Pushed;
import ro.storno.domain.submission.Channel;

/**
 * Reads the messages of the services TrasmissioneFatture and RicezioneFatture (SOAP 1.1), whose
 * files stand in the message or beside it (MTOM). Anybody may send such a message, so that nothing
 * of it is believed: no DOCTYPE, no more than 6 MB for a file, names of plain characters only.
 * Services are told by their namespace whatever its version, elements by their local names.
 */
public final class SdiPushes implements NoticeReader {
  private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final Pattern TRANSMISSION =
      Pattern.compile("http://www\\.fatturapa\\.(?:gov\\.)?it/sdi/ws/trasmissione/.{1,20}");
  private static final Pattern RECEPTION =
      Pattern.compile("http://www\\.fatturapa\\.(?:gov\\.)?it/sdi/ws/ricezione/.{1,20}");
  private static final int LARGEST = 6 * 1024 * 1024;
  private static final int LARGEST_ENVELOPE = 9 * 1024 * 1024;
  private static final Map<String, String> KINDS =
      Map.of(
          "ricevutaConsegna", "RC",
          "notificaScarto", "NS",
          "notificaMancataConsegna", "MC",
          "notificaEsito", "NE",
          "notificaDecorrenzaTermini", "DT",
          "attestazioneTrasmissioneFattura", "AT");
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");
  private static final Pattern ID = Pattern.compile("(?im)^Content-ID:\\s*<([^>\\r\\n]{1,200})>");
  private static final Pattern REFERENCE = Pattern.compile("\\d{1,20}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern NOTICE_NAME =
      Pattern.compile("(.+)_(?:RC|NS|MC|NE|DT|AT)_[A-Za-z0-9]{1,3}\\.(?:xml|zip|xml\\.p7m)");
  private static final String BLANK_LINE = "\r\n\r\n";

  @Override
  public Channel channel() {
    return Channel.SDI;
  }

  /** With a certificate: an intermediary is asked, and SDI tells that one. */
  @Override
  public boolean expected(Map<String, String> fields) {
    return SdiFields.value(fields, SdiFields.CERTIFICATE).isPresent();
  }

  @Override
  public Optional<Pushed> read(String contentType, byte[] body) {
    if (body.length > LARGEST_ENVELOPE) {
      return Optional.empty();
    }
    List<Part> parts = parts(contentType, body);
    return parts.stream()
        .findFirst()
        .flatMap(root -> SdiXml.root(root.content()))
        .filter(envelope -> ENVELOPE.equals(envelope.getNamespaceURI()))
        .flatMap(envelope -> SdiXml.child(envelope, "Body"))
        .flatMap(soap -> SdiXml.child(soap, "*"))
        .flatMap(message -> pushed(message, parts));
  }

  private static Optional<Pushed> pushed(Element message, List<Part> parts) {
    String service = String.valueOf(message.getNamespaceURI());
    boolean received = RECEPTION.matcher(service).matches();
    if (received && "fileSdIConMetadati".equals(message.getLocalName())) {
      return document(message, parts);
    }
    // a recipient is told DT by the service that brings invoices
    String kind = KINDS.get(message.getLocalName());
    boolean told = TRANSMISSION.matcher(service).matches() || received && "DT".equals(kind);
    return kind == null || !told
        ? Optional.empty()
        : file(message, "NomeFile", "File", parts)
            .map(file -> new Pushed.Notice(told(kind, message, file)));
  }

  private static Optional<Pushed> document(Element message, List<Part> parts) {
    return file(message, "NomeFile", "File", parts)
        .map(
            file -> {
              ProviderNotice.Told metadata =
                  file(message, "NomeFileMetadati", "Metadati", parts)
                      .map(about -> metadata(message, file.name(), about))
                      .orElse(null);
              return new Pushed.Document(reference(message), file.name(), file.content(), metadata);
            });
  }

  private static ProviderNotice.Told metadata(Element message, String document, NamedFile about) {
    String hash = SdiNotification.of(about.content()).sha256();
    return new ProviderNotice.Told(
        "MT",
        reference(message),
        document,
        hash.isEmpty() ? null : hash,
        about.name(),
        about.content());
  }

  private static String reference(Element message) {
    return SdiXml.text(message, "IdentificativoSdI");
  }

  /** A file of a message. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record NamedFile(String name, byte[] content) {}

  /** Returns a file of a message, if all about it is well. */
  private static Optional<NamedFile> file(
      Element message, String nameElement, String fileElement, List<Part> parts) {
    String name = SdiXml.text(message, nameElement);
    Optional<byte[]> file =
        SdiXml.child(message, fileElement)
            .flatMap(element -> content(element, parts))
            .filter(bytes -> bytes.length > 0 && bytes.length <= LARGEST);
    return REFERENCE.matcher(reference(message)).matches() && NAME.matcher(name).matches()
        ? file.map(bytes -> new NamedFile(name, bytes))
        : Optional.empty();
  }

  private static ProviderNotice.Told told(String kind, Element message, NamedFile file) {
    SdiNotification notification = SdiNotification.of(file.content());
    return new ProviderNotice.Told(
        kind,
        reference(message),
        documentName(notification, file.name()),
        notification.sha256().isEmpty() ? null : notification.sha256(),
        file.name(),
        file.content());
  }

  private static String documentName(SdiNotification notification, String noticeName) {
    if (NAME.matcher(notification.documentName()).matches()) {
      return notification.documentName();
    }
    Matcher matcher = NOTICE_NAME.matcher(noticeName);
    return (matcher.matches() ? matcher.group(1) : noticeName) + ".xml";
  }

  private static Optional<byte[]> content(Element file, List<Part> parts) {
    Optional<Element> include = SdiXml.child(file, "Include");
    if (include.isPresent()) {
      String id = include.get().getAttribute("href").replaceFirst("^cid:", "");
      return parts.stream().filter(part -> part.id().equals(id)).findFirst().map(Part::content);
    }
    try {
      return Optional.of(Base64.getMimeDecoder().decode(file.getTextContent()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // what is no base64 is no file
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(String id, byte[] content) {}

  /** The first part is the message; a message without parts is its only one. */
  private static List<Part> parts(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!contentType.startsWith("multipart/related") || !boundary.find()) {
      return List.of(new Part("", body));
    }
    // one char for each byte, so that positions in the text are positions in the body
    String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
    return Arrays.stream(text.split(Pattern.quote("\r\n--" + boundary.group(1)), 8))
        .filter(piece -> piece.contains(BLANK_LINE))
        .map(SdiPushes::part)
        .toList();
  }

  private static Part part(String piece) {
    int head = piece.indexOf(BLANK_LINE);
    Matcher id = ID.matcher(piece.substring(0, head));
    return new Part(
        id.find() ? id.group(1) : "",
        piece.substring(head + BLANK_LINE.length()).getBytes(StandardCharsets.ISO_8859_1));
  }
}
