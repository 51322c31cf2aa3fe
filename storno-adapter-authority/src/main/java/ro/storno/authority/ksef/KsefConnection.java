package ro.storno.authority.ksef;

import java.util.List;
import java.util.Map;
import ro.storno.application.provider.ProviderConnection;
import ro.storno.application.provider.ProviderField;
import ro.storno.domain.submission.Channel;

/** What a company is asked for to use KSeF, and whether KSeF accepts it. */
public final class KsefConnection implements ProviderConnection {
  private final Ksef ksef;

  /** Tries credentials at a KSeF; not null. */
  public KsefConnection(Ksef ksef) {
    this.ksef = ksef;
  }

  @Override
  public Channel channel() {
    return Channel.KSEF;
  }

  @Override
  public List<ProviderField> fields() {
    return List.of(
        ProviderField.secret(
            KsefCredentials.AUTH_TOKEN,
            "KSeF token of the company, made in KSeF; or a certificate"),
        ProviderField.open(KsefCredentials.NIP, "NIP of the company, ten digits"),
        ProviderField.open(
            KsefCredentials.ENVIRONMENT,
            "production (unless given), demo or test; told apart only where the server uses the"
                + " ministry's own addresses"),
        ProviderField.secret(
            KsefCredentials.CERTIFICATE,
            "PKCS#12 file with certificate and private key, in base64; used without a token"),
        ProviderField.secret(KsefCredentials.CERTIFICATE_PASSWORD, "Password of the PKCS#12 file"),
        ProviderField.secret(
            KsefCredentials.OFFLINE_CERTIFICATE,
            "PKCS#12 file with the KSeF certificate of the kind Offline and its key, in base64; to"
                + " issue invoices while KSeF cannot be reached"),
        ProviderField.secret(
            KsefCredentials.OFFLINE_CERTIFICATE_PASSWORD,
            "Password of the PKCS#12 file for issuing offline"));
  }

  @Override
  public Map<String, String> problems(Map<String, String> fields) {
    return KsefCredentials.problems(fields);
  }

  @Override
  public String test(Map<String, String> fields) {
    KsefCredentials credentials = KsefCredentials.of(fields);
    ksef.authentication().authenticate(credentials);
    return "KSeF accepts the credentials for NIP " + credentials.nip() + ".";
  }
}
