package ro.storno.einvoice.envelope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.LocalizedText;
import ro.storno.domain.einvoice.Severity;

/**
 * A document taken out of what it travels in: signed files ({@code .p7m}, CMS signed data, several
 * signatures around each other), PEM, and plain Base64.
 *
 * <p>Signatures are not checked here; the file as received is kept by the caller and stays the
 * original. Whatever the bytes are, opening them gives a content or a finding, within a limit.
 *
 * @param content the document inside, or the bytes themselves when they are in no envelope; not
 *     copied; not null
 * @param problem why the document inside could not be had; null when it could
 */
public record Envelope(byte[] content, @Nullable Finding problem) {
  /** The file is signed data that holds no document or is broken. */
  public static final String NOT_OPENED = "ENVELOPE";

  private static final int MOST_LAYERS = 5;
  private static final int DER_SEQUENCE = 0x30;
  private static final int SHORTEST = 64;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN [A-Z0-9 ]{1,30}-----([^-]*+)-----END [A-Z0-9 ]{1,30}-----");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]++={0,2}+\\s*+");

  /**
   * Takes the document out of its envelopes.
   *
   * @param bytes the file as received
   * @param maxBytes how large the document inside may be
   */
  public static Envelope open(byte[] bytes, int maxBytes) {
    byte[] content = bytes;
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
      if (isSignedData(content)) {
        try {
          content = signedContent(content, maxBytes);
        } catch (IOException | CMSException | RuntimeException e) {
          // Bouncy Castle reports broken structures by exceptions of every kind
          return new Envelope(content, notOpened(String.valueOf(e.getMessage())));
        }
      } else {
        Optional<byte[]> decoded = decoded(content);
        if (decoded.isEmpty()) {
          return new Envelope(content, null);
        }
        content = decoded.get();
      }
    }
    return new Envelope(
        content, notOpened("It has more than " + MOST_LAYERS + " envelopes around each other."));
  }

  /** DER or BER of a sequence that names signed data (1.2.840.113549.1.7.2) first. */
  private static boolean isSignedData(byte[] bytes) {
    if (bytes.length < SHORTEST || bytes[0] != DER_SEQUENCE) {
      return false;
    }
    int length = bytes[1] & 0xFF;
    int start = 2 + (length > 0x80 ? length - 0x80 : 0);
    return start < 8 && bytes[start] == 0x06 && bytes[start + 1] == 0x09;
  }

  private static byte[] signedContent(byte[] bytes, int maxBytes) throws IOException, CMSException {
    CMSSignedDataParser parser =
        new CMSSignedDataParser(new BcDigestCalculatorProvider(), new ByteArrayInputStream(bytes));
    CMSTypedStream signed = parser.getSignedContent();
    if (signed == null) {
      throw new CMSException("The signature holds no document; send the document itself.");
    }
    try (InputStream in = signed.getContentStream()) {
      byte[] content = in.readNBytes(maxBytes + 1);
      if (content.length > maxBytes) {
        throw new CMSException("The document inside is larger than " + maxBytes + " bytes.");
      }
      return content;
    }
  }

  /** The bytes behind Base64 text or PEM; empty when the bytes are something else. */
  private static Optional<byte[]> decoded(byte[] bytes) {
    if (bytes.length < SHORTEST || bytes[0] == '<' || !isText(bytes)) {
      return Optional.empty();
    }
    String text = new String(bytes, StandardCharsets.US_ASCII).strip();
    var pem = PEM.matcher(text);
    String base64 = pem.matches() ? pem.group(1) : text;
    if (!BASE64.matcher(base64).matches()) {
      return Optional.empty();
    }
    try {
      byte[] content = Base64.getMimeDecoder().decode(base64);
      return content.length == 0 ? Optional.empty() : Optional.of(content);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isText(byte[] bytes) {
    for (int i = 0; i < SHORTEST; i++) {
      if (bytes[i] < '\t' || bytes[i] == '<' || bytes[i] == 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static Finding notOpened(String message) {
    return Finding.of(
            NOT_OPENED,
            Severity.FATAL,
            FindingSource.INPUT,
            "The document could not be taken out of its signature: " + message)
        .withRemedy(
            new LocalizedText(
                    "Send the XML document, or a file that holds it together with its signature.",
                    "Trimiteți documentul XML sau un fișier care îl conține împreună cu semnătura.")
                .with(
                    "de",
                    "Senden Sie das XML-Dokument oder eine Datei, die es samt Signatur enthält.")
                .with(
                    "fr",
                    "Envoyez le document XML, ou un fichier qui le contient avec sa signature.")
                .with(
                    "it", "Inviare il documento XML o un file che lo contenga insieme alla firma.")
                .with("pl", "Prześlij dokument XML albo plik, który zawiera go razem z podpisem."));
  }
}
