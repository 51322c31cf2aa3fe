package ro.storno.domain.ksef;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The links in the two QR codes of a Polish invoice (CIRFMF/ksef-docs, kody-qr.md). Code I leads to
 * the invoice in KSeF and stands on every rendering; code II proves who issued an invoice while
 * KSeF could not be reached, and is signed with the issuer's KSeF certificate.
 *
 * @param uri what the code holds; not null
 */
public record KsefVerificationLink(URI uri) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");
  private static final String SCHEME = "https://";

  /** Where links lead, which goes with the environment in which invoices are handed in. */
  public enum Site {
    /** Where invoices count. */
    PRODUCTION("qr.ksef.mf.gov.pl"),
    /** The ministry's preproduction. */
    DEMO("qr-demo.ksef.mf.gov.pl"),
    /** The ministry's test system. */
    TEST("qr-test.ksef.mf.gov.pl");

    private final String host;

    Site(String host) {
      this.host = host;
    }
  }

  /** Signs the text of a link; with RSA-PSS or ECDSA over SHA-256, by the key of a certificate. */
  @FunctionalInterface
  public interface Signer {
    /**
     * Signs.
     *
     * @param text the link without scheme and signature, in ASCII; not null
     * @return the signature, not null
     */
    byte[] sign(byte[] text);
  }

  /**
   * Returns the link of code I.
   *
   * @param sellerNip ten digits; not null
   * @param issued {@code P_1}; not null
   * @param sha256 of the invoice's XML, in hexadecimal; not null
   */
  public static KsefVerificationLink ofInvoice(
      Site site, String sellerNip, LocalDate issued, String sha256) {
    return new KsefVerificationLink(
        URI.create(
            SCHEME
                + site.host
                + "/invoice/"
                + nip(sellerNip)
                + "/"
                + DAY.format(issued)
                + "/"
                + base64(HexFormat.of().parseHex(sha256))));
  }

  /**
   * Returns the link of code II.
   *
   * @param sellerNip ten digits, of the context and of the seller; not null
   * @param certificateSerial of the KSeF certificate, in hexadecimal; not null
   * @param sha256 of the invoice's XML, in hexadecimal; not null
   * @param signer with the certificate's key; not null
   */
  public static KsefVerificationLink ofIssuer(
      Site site, String sellerNip, String certificateSerial, String sha256, Signer signer) {
    if (!certificateSerial.matches("[0-9A-F]+")) {
      throw new IllegalArgumentException("Not a serial number: " + certificateSerial);
    }
    String signed =
        site.host
            + "/certificate/Nip/"
            + nip(sellerNip)
            + "/"
            + nip(sellerNip)
            + "/"
            + certificateSerial
            + "/"
            + base64(HexFormat.of().parseHex(sha256));
    byte[] signature = signer.sign(signed.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return new KsefVerificationLink(URI.create(SCHEME + signed + "/" + base64(signature)));
  }

  private static String nip(String text) {
    if (!text.matches("\\d{10}")) {
      throw new IllegalArgumentException("Not a NIP: " + text);
    }
    return text;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
