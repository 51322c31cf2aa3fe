package ro.storno.application.anaf;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens what ANAF hands out, and checks the Ministry's seal: a detached XML signature over the
 * document (formats.md, section 5). Never throws for what is inside; nothing outside the archive is
 * ever fetched. Implementations are thread-safe.
 */
public interface SealCheck {
  /**
   * Opens an archive, within limits of size, ratio and number of entries. Files that are neither
   * XML nor archives are left alone.
   *
   * @param zip as downloaded; not null
   * @return what was found; a damaged or hostile archive has problems and no document
   */
  Archive open(byte[] zip);

  /**
   * Checks a seal.
   *
   * @param document the exact bytes that were sealed; not null
   * @param signature the XML signature, or null if there was none
   * @return not null
   */
  Result check(byte[] document, byte @Nullable [] signature);

  /**
   * What an archive holds; told apart by the root elements, not by order or name.
   *
   * @param document invoice, credit note, buyer's message or list of errors, byte for byte; or null
   * @param documentName its name without a path, fit to be shown; or null
   * @param signature byte for byte; or null
   * @param signatureName or null
   * @param errors ANAF's reasons, where the document is a list of errors; else empty; not null
   * @param problems what is wrong with the archive itself, for people; empty if nothing; not null
   */
  record Archive(
      byte @Nullable [] document,
      @Nullable String documentName,
      byte @Nullable [] signature,
      @Nullable String signatureName,
      List<String> errors,
      List<String> problems) {}

  /** Whether the seal holds. */
  enum Verdict {
    /** Intact, and made with a certificate that a configured anchor vouches for. */
    VALID,
    /**
     * The document is not the one that was sealed, or the seal itself was changed, or is of a kind
     * that proves nothing (SHA-1, a signature over something else).
     */
    TAMPERED,
    /** Intact, but nobody whom we trust vouches for the certificate, or it had run out. */
    UNTRUSTED,
    /** There is no seal. */
    UNSIGNED
  }

  /**
   * What the check found.
   *
   * @param verdict not null
   * @param reason documented machine code where not valid: {@code no_signature}, {@code
   *     signature_mismatch}, {@code certificate_expired}, {@code invalid_chain}; or null
   * @param explanation for people; not null
   * @param signer common name of the certificate, or null
   * @param certificate or null
   * @param signedAt claimed time of signing, or null
   * @param algorithm such as {@code RSA-SHA256}, or null
   * @param format {@code XMLDSig} or {@code XAdES}, or null
   * @param chainValid whether an anchor vouches for the certificate
   * @param timeValid whether the certificate was valid at the time of signing
   * @param integrityValid whether document and signature belong together
   */
  record Result(
      Verdict verdict,
      @Nullable String reason,
      String explanation,
      @Nullable String signer,
      @Nullable Certificate certificate,
      @Nullable Instant signedAt,
      @Nullable String algorithm,
      @Nullable String format,
      boolean chainValid,
      boolean timeValid,
      boolean integrityValid) {}

  /**
   * A certificate, as it is shown.
   *
   * @param subject not null
   * @param issuer not null
   * @param serialNumber upper-case hex; not null
   * @param validFrom not null
   * @param validUntil not null
   * @param fingerprint {@code SHA256:} and upper-case hex; not null
   */
  record Certificate(
      String subject,
      String issuer,
      String serialNumber,
      Instant validFrom,
      Instant validUntil,
      String fingerprint) {}
}
