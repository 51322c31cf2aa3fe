package ro.storno.authority.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.anaf.SealCheck;

/**
 * Opens archives and checks seals with what the JDK has, in memory, and without a network. A
 * self-made key seals as well as the Ministry's; only the configured trust tells them apart.
 *
 * <p>Time is judged at the moment of signing that the signer claims, or now where he claims none.
 * Revocation is not looked up. Thread-safe.
 */
public final class XmlSealCheck implements SealCheck {
  private static final Logger LOG = LoggerFactory.getLogger(XmlSealCheck.class);
  private static final String MISMATCH = "signature_mismatch";
  private static final String NO_CHAIN = "invalid_chain";

  private final Trust trust;
  private final InstantSource clock;
  private final String setting;

  /**
   * A check.
   *
   * @param trust not null
   * @param clock not null
   */
  public XmlSealCheck(Trust trust, InstantSource clock) {
    this(trust, clock, "STORNO_ANAF_TRUST");
  }

  /**
   * A check of the seals of another authority.
   *
   * @param trust not null
   * @param clock not null
   * @param setting that names the file of certificates; not null
   */
  public XmlSealCheck(Trust trust, InstantSource clock, String setting) {
    this.trust = trust;
    this.clock = clock;
    this.setting = setting;
  }

  /**
   * Checks the seal inside a document.
   *
   * @param document XML with a signature as a child of its root; not null
   * @return not null
   */
  public Result checkWithin(byte[] document) {
    try {
      return EnvelopedSignature.read(document)
          .map(this::check)
          .orElseGet(() -> check(document, null));
    } catch (SealException e) {
      LOG.debug("a seal cannot be read", e);
      return anonymous(Verdict.TAMPERED, MISMATCH, "The seal does not hold: " + e.why() + ".");
    }
  }

  @Override
  public Archive open(byte[] zip) {
    return ArchiveReader.read(zip);
  }

  @Override
  public Result check(byte[] document, byte @Nullable [] signature) {
    if (signature == null) {
      return anonymous(Verdict.UNSIGNED, "no_signature", "There is no seal.");
    }
    try {
      return check(DetachedSignature.read(document, signature));
    } catch (SealException e) {
      LOG.debug("a seal cannot be read", e);
      return anonymous(Verdict.TAMPERED, MISMATCH, "The seal does not hold: " + e.why() + ".");
    }
  }

  private static Result anonymous(Verdict verdict, String reason, String explanation) {
    return new Result(
        verdict, reason, explanation, null, null, null, null, null, false, false, false);
  }

  private Result check(SealSignature seal) {
    Optional<X509Certificate> signer = seal.signer();
    if (signer.isEmpty()) {
      return anonymous(
          Verdict.UNTRUSTED, NO_CHAIN, "The seal names no certificate, so nobody answers for it.");
    }
    X509Certificate certificate = signer.get();
    Instant at = judgedAt(seal);
    boolean timeValid = Strength.validAt(certificate, at);
    boolean chainValid = vouchedFor(certificate, seal.certificates(), at);
    Optional<String> broken = broken(seal);
    Finding finding = finding(broken, chainValid, timeValid, certificate);
    return new Result(
        finding.verdict,
        finding.reason,
        finding.explanation,
        commonName(certificate.getSubjectX500Principal()),
        shown(certificate),
        seal.signedAt().orElse(null),
        seal.algorithm(),
        seal.format(),
        chainValid,
        timeValid,
        broken.isEmpty());
  }

  private static Optional<String> broken(SealSignature seal) {
    try {
      seal.prove();
      return Optional.empty();
    } catch (SealException e) {
      LOG.debug("a seal does not hold", e);
      return Optional.of(e.why());
    }
  }

  /** A time of signing that lies ahead is no better than none. */
  private Instant judgedAt(SealSignature seal) {
    Instant now = clock.instant();
    return seal.signedAt().filter(claimed -> claimed.isBefore(now)).orElse(now);
  }

  /** Whether somebody vouches is one question, whether the certificate has run out another. */
  private boolean vouchedFor(
      X509Certificate certificate, List<X509Certificate> others, Instant at) {
    Instant first = certificate.getNotBefore().toInstant();
    Instant last = certificate.getNotAfter().toInstant();
    Instant within = at.isBefore(first) ? first : at.isAfter(last) ? last : at;
    return Strength.suffices(certificate.getPublicKey())
        && maySign(certificate)
        && trust.vouchesFor(certificate, others, within);
  }

  /** RFC 5280, section 4.2.1.3: digitalSignature or nonRepudiation, where usage is limited. */
  private static boolean maySign(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || usage[0] || usage[1];
  }

  private Finding finding(
      Optional<String> broken, boolean chainValid, boolean timeValid, X509Certificate certificate) {
    if (broken.isPresent()) {
      return new Finding(
          Verdict.TAMPERED, MISMATCH, "The seal does not hold: " + broken.get() + ".");
    }
    if (!chainValid) {
      return new Finding(Verdict.UNTRUSTED, NO_CHAIN, "The seal is intact, but " + noTrust());
    }
    if (!timeValid) {
      return new Finding(
          Verdict.UNTRUSTED,
          "certificate_expired",
          "The seal is intact, but its certificate was valid only from "
              + certificate.getNotBefore().toInstant()
              + " to "
              + certificate.getNotAfter().toInstant()
              + ".");
    }
    return new Finding(
        Verdict.VALID, null, "The seal is intact and made with a trusted certificate.");
  }

  private String noTrust() {
    return trust.isNobody()
        ? "this server is not told whom to trust: set "
            + setting
            + " to a file with the authority's certificates."
        : "none of the certificates in "
            + setting
            + " vouches for the one it was made with, or"
            + " that one is not fit for signing.";
  }

  private static String commonName(X500Principal subject) {
    String name = subject.getName(X500Principal.RFC2253);
    try {
      for (Rdn part : new LdapName(name).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return String.valueOf(part.getValue());
        }
      }
    } catch (InvalidNameException e) {
      return name; // shown as it is
    }
    return name;
  }

  private static Certificate shown(X509Certificate certificate) {
    return new Certificate(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        "SHA256:" + fingerprint(certificate));
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("every JDK has SHA-256, and the certificate was read", e);
    }
  }

  /** The verdict and why. */
  private record Finding(Verdict verdict, @Nullable String reason, String explanation) {}
}
