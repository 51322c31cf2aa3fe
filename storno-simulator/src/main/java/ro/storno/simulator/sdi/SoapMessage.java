package ro.storno.simulator.sdi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/** The SOAP 1.1 messages of SDICoop, with files in the text or beside it (MTOM). */
final class SoapMessage {
  static final String TYPES = "http://www.fatturapa.gov.it/sdi/ws/trasmissione/v1.0/types";
  private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final String BLANK_LINE = "\r\n\r\n";

  private SoapMessage() {}

  /** A file handed in. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Handed(String name, byte[] content) {}

  /** Reads fileSdIAccoglienza; empty if it is something else. */
  static Optional<Handed> handed(Request request) {
    return rootPart(request)
        .flatMap(SdiXml::parse)
        .map(Document::getDocumentElement)
        .filter(envelope -> ENVELOPE.equals(envelope.getNamespaceURI()))
        .flatMap(envelope -> SdiXml.find(envelope, "Body", "fileSdIAccoglienza"))
        .filter(file -> TYPES.equals(file.getNamespaceURI()))
        .flatMap(file -> handed(request, file));
  }

  private static Optional<Handed> handed(Request request, Element file) {
    String name = SdiXml.text(file, "NomeFile");
    Optional<Element> content = SdiXml.find(file, "File");
    if (name.isEmpty() || content.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> beside =
        SdiXml.find(content.get(), "Include").map(include -> include.getAttribute("href"));
    if (beside.isPresent()) {
      return part(request, beside.get().replaceFirst("^cid:", ""))
          .map(bytes -> new Handed(name, bytes));
    }
    try {
      return Optional.of(
          new Handed(name, Base64.getMimeDecoder().decode(content.get().getTextContent().strip())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> rootPart(Request request) {
    return boundary(request).isPresent()
        ? parts(request).findFirst().map(Part::content)
        : Optional.of(request.body());
  }

  private static Optional<byte[]> part(Request request, String id) {
    return parts(request)
        .filter(part -> part.head().contains("<" + id + ">"))
        .findFirst()
        .map(Part::content);
  }

  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record Part(String head, byte[] content) {}

  private static Optional<String> boundary(Request request) {
    Matcher matcher =
        BOUNDARY.matcher(
            request
                .header("Content-Type")
                .filter(type -> type.startsWith("multipart/related"))
                .orElse(""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static java.util.stream.Stream<Part> parts(Request request) {
    // one char for each byte, so that positions in the text are positions in the body
    String text = new String(request.body(), StandardCharsets.ISO_8859_1);
    String delimiter = "--" + boundary(request).orElse("");
    return java.util.Arrays.stream(text.split(Pattern.quote(delimiter)))
        .filter(piece -> piece.contains(BLANK_LINE))
        .map(
            piece -> {
              int start = piece.indexOf(BLANK_LINE);
              String body = piece.substring(start + BLANK_LINE.length());
              String content = body.endsWith("\r\n") ? body.substring(0, body.length() - 2) : body;
              return new Part(
                  piece.substring(0, start), content.getBytes(StandardCharsets.ISO_8859_1));
            });
  }

  static Reply.Answer answer(String body) {
    return Reply.Answer.of(
        200,
        "text/xml; charset=utf-8",
        "<soap:Envelope xmlns:soap=\""
            + ENVELOPE
            + "\"><soap:Body>"
            + body
            + "</soap:Body></soap:Envelope>");
  }

  static Reply.Answer fault(String reason) {
    return new Reply.Answer(
        500,
        java.util.Map.of("Content-Type", "text/xml; charset=utf-8"),
        answer(
                "<soap:Fault><faultcode>soap:Client</faultcode><faultstring>"
                    + SdiXml.escaped(reason)
                    + "</faultstring></soap:Fault>")
            .body());
  }

  /**
   * Returns a message that is pushed.
   *
   * @param files what stands for each of its files, in order
   */
  static byte[] push(SdiPush push, List<String> files) {
    StringBuilder fields = new StringBuilder();
    int file = 0;
    for (SdiPush.Field field : push.fields()) {
      String text = field.text();
      fields
          .append('<')
          .append(field.name())
          .append('>')
          .append(text == null ? files.get(file++) : SdiXml.escaped(text))
          .append("</")
          .append(field.name())
          .append('>');
    }
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope xmlns:soapenv=\""
            + ENVELOPE
            + "\"><soapenv:Header/><soapenv:Body><ns2:"
            + push.element()
            + " xmlns:ns2=\""
            + push.types()
            + "\">"
            + fields
            + "</ns2:"
            + push.element()
            + "></soapenv:Body></soapenv:Envelope>")
        .getBytes(StandardCharsets.UTF_8);
  }
}
