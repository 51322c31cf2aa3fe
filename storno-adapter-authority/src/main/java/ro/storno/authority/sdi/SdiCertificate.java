package ro.storno.authority.sdi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.authority.call.AuthorityClient;

/** The key and certificate with which a company shows SDI who it is. */
final class SdiCertificate {
  private static final int LARGEST = 60_000;

  private final KeyStore store;
  private final char[] password;
  private final X509Certificate certificate;

  private SdiCertificate(KeyStore store, char[] password, X509Certificate certificate) {
    this.store = store;
    this.password = password;
    this.certificate = certificate;
  }

  /** What is wrong with the fields, and with which of them. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;
    private final String why;

    Unusable(String field, String why, @Nullable Throwable cause) {
      super(why, cause);
      this.field = field;
      this.why = why;
    }

    String field() {
      return field;
    }

    String why() {
      return why;
    }
  }

  /**
   * Opens the certificate of a configuration.
   *
   * @throws Unusable if it cannot be opened, or holds no key
   */
  static SdiCertificate of(Map<String, String> fields) throws Unusable {
    String encoded = SdiFields.value(fields, SdiFields.CERTIFICATE).orElse("");
    char[] password = fields.getOrDefault(SdiFields.PASSWORD, "").toCharArray();
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw new Unusable(SdiFields.CERTIFICATE, "Give the PKCS#12 file in base64.", e);
    }
    if (bytes.length == 0 || bytes.length > LARGEST) {
      throw new Unusable(
          SdiFields.CERTIFICATE, "Give the PKCS#12 file (.p12 or .pfx) in base64.", null);
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), password);
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          return new SdiCertificate(store, password, certificate);
        }
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // the JDK answers all kinds of exceptions to what is no PKCS#12
      boolean wrongPassword = e.getCause() instanceof java.security.UnrecoverableKeyException;
      throw wrongPassword
          ? new Unusable(
              SdiFields.PASSWORD, "The certificate cannot be opened with this password.", e)
          : new Unusable(SdiFields.CERTIFICATE, "This is no PKCS#12 file.", e);
    }
    throw new Unusable(
        SdiFields.CERTIFICATE, "The file holds no private key with its certificate.", null);
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** Returns a client that shows the certificate. */
  AuthorityClient showing(AuthorityClient client, Set<X509Certificate> anchors) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      X509TrustManager trust = trust(anchors);
      SSLContext tls = SSLContext.getInstance("TLS");
      KeyManager[] managers = keys.getKeyManagers();
      tls.init(managers, new TrustManager[] {trust}, null);
      return client.with(tls.getSocketFactory(), trust);
    } catch (GeneralSecurityException | IOException e) {
      throw new AuthorityException.AccessRefused(
          "The certificate cannot be used for a connection: " + e.getMessage());
    }
  }

  /** Without anchors of its own, whom Java trusts. */
  private static X509TrustManager trust(Set<X509Certificate> anchors)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = null;
    if (!anchors.isEmpty()) {
      trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      int number = 0;
      for (X509Certificate anchor : anchors) {
        trusted.setCertificateEntry("anchor-" + number++, anchor);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("no trust manager for X.509");
  }
}
