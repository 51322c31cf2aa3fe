package ro.storno.rest.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.SealCheck;
import ro.storno.application.invoice.SignedAnswers;
import ro.storno.rest.openapi.Described;

/**
 * What checking the Ministry's seal found (api-reference/invoices/verify-signature.md). Where the
 * seal is valid the three tests stand beside the verdict, where it is not under {@code details}.
 */
public record SealVerificationView(
    boolean valid,
    @Described("VALID, TAMPERED, UNTRUSTED or UNSIGNED") String verdict,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Described("no_signature, signature_mismatch, certificate_expired, invalid_chain")
        @Nullable String error,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String errorMessage,
    @Nullable String signer,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CertificateView signerCertificate,
    @Nullable Instant signatureTimestamp,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Described(example = "RSA-SHA256")
        @Nullable String algorithm,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Described("XMLDSig or XAdES")
        @Nullable String signatureFormat,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean certificateChainValid,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean timestampValid,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean xmlIntegrityValid,
    Instant verifiedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Details details) {

  /** The certificate that sealed. */
  public record CertificateView(
      String subject,
      String issuer,
      String serialNumber,
      Instant validFrom,
      Instant validUntil,
      @Described("SHA256: and upper-case hex") String fingerprint) {
    static @Nullable CertificateView of(SealCheck.@Nullable Certificate certificate) {
      return certificate == null
          ? null
          : new CertificateView(
              certificate.subject(),
              certificate.issuer(),
              certificate.serialNumber(),
              certificate.validFrom(),
              certificate.validUntil(),
              certificate.fingerprint());
    }
  }

  /** The three tests of a seal that is not valid. */
  public record Details(
      boolean certificateChainValid, boolean timestampValid, boolean xmlIntegrityValid) {}

  static SealVerificationView of(SignedAnswers.Verification verification) {
    SealCheck.Result result = verification.result();
    boolean valid = result.verdict() == SealCheck.Verdict.VALID;
    return new SealVerificationView(
        valid,
        result.verdict().name(),
        valid ? null : result.reason(),
        valid ? null : result.explanation(),
        result.signer(),
        CertificateView.of(result.certificate()),
        result.signedAt(),
        result.algorithm(),
        result.format(),
        valid ? result.chainValid() : null,
        valid ? result.timeValid() : null,
        valid ? result.integrityValid() : null,
        verification.at(),
        valid
            ? null
            : new Details(result.chainValid(), result.timeValid(), result.integrityValid()));
  }
}
