package ro.storno.authority.ksef;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Sha256;
import ro.storno.domain.party.VatId;

/**
 * With what a company authenticates: a KSeF token, or a certificate with its key. For one use; only
 * the fingerprint is ever kept.
 *
 * @param nip of the context; not null
 * @param environment not null
 * @param token or null
 * @param key certificate and key, or null; used only without a token
 * @param fingerprint changes with anything of it; not null
 */
record KsefCredentials(
    String nip,
    KsefEnvironment environment,
    @Nullable String token,
    @Nullable Key key,
    String fingerprint) {
  static final String AUTH_TOKEN = "authToken";
  static final String NIP = "nip";
  static final String ENVIRONMENT = "environment";
  static final String CERTIFICATE = "certificate";
  static final String CERTIFICATE_PASSWORD = "certificatePassword";
  static final String OFFLINE_CERTIFICATE = "offlineCertificate";
  static final String OFFLINE_CERTIFICATE_PASSWORD = "offlineCertificatePassword";

  /** No certificate with its key is larger, in bytes. */
  private static final int LARGEST = 60_000;

  /** A certificate with its key. */
  record Key(PrivateKey key, X509Certificate certificate) {}

  /** Returns what is missing or cannot be right, by the name of the field. */
  static Map<String, String> problems(Map<String, String> fields) {
    Map<String, String> problems = unfit(fields);
    if (!value(fields, CERTIFICATE).isEmpty() && key(fields).isEmpty()) {
      problems.put(
          CERTIFICATE,
          "Give a PKCS#12 file with certificate and private key, in base64, and its password.");
    }
    if (!value(fields, OFFLINE_CERTIFICATE).isEmpty() && offlineKey(fields).isEmpty()) {
      problems.put(
          OFFLINE_CERTIFICATE,
          "Give a PKCS#12 file with the KSeF certificate of the kind Offline and its private key, in"
              + " base64, and its password.");
    }
    return problems;
  }

  /** Returns the same without opening the certificate. */
  private static Map<String, String> unfit(Map<String, String> fields) {
    Map<String, String> problems = new LinkedHashMap<>();
    String nip = value(fields, NIP);
    if (!nip.matches("\\d{10}") || VatId.parse("PL" + nip).filter(VatId::checksumValid).isEmpty()) {
      problems.put(NIP, "Give the NIP of the company: ten digits with a right check digit.");
    }
    if (environment(fields).isEmpty()) {
      problems.put(ENVIRONMENT, "Choose one of: test, demo, production.");
    }
    if (value(fields, AUTH_TOKEN).isEmpty() && value(fields, CERTIFICATE).isEmpty()) {
      problems.put(AUTH_TOKEN, "Give a KSeF token, or a certificate.");
    }
    return problems;
  }

  /** Reads fields of whatever kind; empty if nobody can authenticate with them. */
  static Optional<KsefCredentials> usable(Map<String, String> fields) {
    if (!unfit(fields).isEmpty()) {
      return Optional.empty();
    }
    KsefCredentials credentials = of(fields);
    return Optional.of(credentials).filter(c -> c.token() != null || c.key() != null);
  }

  /** Reads fields that have no problems; with a token the certificate is not opened. */
  static KsefCredentials of(Map<String, String> fields) {
    String token = value(fields, AUTH_TOKEN);
    return new KsefCredentials(
        value(fields, NIP),
        environment(fields).orElse(KsefEnvironment.PRODUCTION),
        token.isEmpty() ? null : token,
        token.isEmpty() ? key(fields).orElse(null) : null,
        Sha256.of(new TreeMap<>(fields).toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String value(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "").strip();
  }

  private static Optional<KsefEnvironment> environment(Map<String, String> fields) {
    String name = value(fields, ENVIRONMENT);
    return name.isEmpty()
        ? Optional.of(KsefEnvironment.PRODUCTION)
        : KsefEnvironment.ofWireName(name);
  }

  private static Optional<Key> key(Map<String, String> fields) {
    return key(fields, CERTIFICATE, CERTIFICATE_PASSWORD);
  }

  /** Returns the certificate and key that vouch for invoices issued offline; empty without any. */
  static Optional<Key> offlineKey(Map<String, String> fields) {
    return value(fields, OFFLINE_CERTIFICATE).isEmpty()
        ? Optional.empty()
        : key(fields, OFFLINE_CERTIFICATE, OFFLINE_CERTIFICATE_PASSWORD);
  }

  private static Optional<Key> key(
      Map<String, String> fields, String certificateField, String passwordField) {
    char[] password = value(fields, passwordField).toCharArray();
    try {
      byte[] file = Base64.getMimeDecoder().decode(value(fields, certificateField));
      if (file.length > LARGEST) {
        return Optional.empty();
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(file), password);
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password) instanceof PrivateKey key
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          return Optional.of(new Key(key, certificate));
        }
      }
      return Optional.empty();
    } catch (GeneralSecurityException | IOException | RuntimeException unreadable) {
      // the JDK answers all kinds of exceptions to what is no PKCS#12
      return Optional.empty(); // told as a problem of the field
    }
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "KsefCredentials[" + nip + ", " + environment + "]";
  }
}
