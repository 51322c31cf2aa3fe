package ro.storno.authority.seal;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import org.jspecify.annotations.Nullable;

/** Finds the signer's certificate among those that a signature brings along. */
final class SignerSelector extends KeySelector {
  private static final int MOST_CERTIFICATES = 10;

  static List<X509Certificate> certificates(@Nullable KeyInfo keyInfo) {
    List<?> parts = keyInfo == null ? List.of() : keyInfo.getContent();
    return parts.stream()
        .flatMap(
            part -> part instanceof X509Data data ? data.getContent().stream() : Stream.empty())
        .filter(X509Certificate.class::isInstance)
        .map(X509Certificate.class::cast)
        .limit(MOST_CERTIFICATES)
        .toList();
  }

  /** The signer is the first that has issued none of the others. */
  static Optional<X509Certificate> signer(List<X509Certificate> certificates) {
    return certificates.stream()
        .filter(
            candidate ->
                certificates.stream()
                    .filter(other -> !other.equals(candidate))
                    .noneMatch(
                        other ->
                            other
                                .getIssuerX500Principal()
                                .equals(candidate.getSubjectX500Principal())))
        .findFirst();
  }

  @Override
  public KeySelectorResult select(
      @Nullable KeyInfo keyInfo, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
      throws KeySelectorException {
    X509Certificate signer =
        signer(certificates(keyInfo))
            .orElseThrow(() -> new KeySelectorException("the signature names no certificate"));
    return signer::getPublicKey;
  }
}
