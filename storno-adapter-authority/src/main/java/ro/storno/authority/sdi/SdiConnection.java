package ro.storno.authority.sdi;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.provider.ItalianFields;
import ro.storno.application.provider.NoticeReader;
import ro.storno.application.provider.ProviderConnection;
import ro.storno.application.provider.ProviderField;
import ro.storno.authority.call.ForeignEndpoints;
import ro.storno.authority.call.Patience;
import ro.storno.domain.submission.Channel;

/** How a company reaches SDI: through an intermediary, or with a certificate of its own. */
public final class SdiConnection implements ProviderConnection {
  private final SdiIntermediary intermediary;
  private final InstantSource clock;

  /** Tests configurations; none of the arguments is null. */
  public SdiConnection(ForeignEndpoints endpoints, Patience patience, InstantSource clock) {
    this.intermediary = new SdiIntermediary(endpoints, patience, clock);
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.SDI;
  }

  @Override
  public List<ProviderField> fields() {
    List<ProviderField> fields =
        new ArrayList<>(
            List.of(
                ProviderField.open(SdiFields.API_ENDPOINT, "Address of the intermediary"),
                ProviderField.secret(SdiFields.API_KEY, "Key that the intermediary gave"),
                ProviderField.secret(
                    SdiFields.CERTIFICATE,
                    "Without an intermediary: the client certificate of the accredited channel, PKCS#12 in"
                        + " base64"),
                ProviderField.secret(SdiFields.PASSWORD, "Password of the certificate"),
                ProviderField.secret(
                    NoticeReader.TOKEN,
                    "Without an intermediary: a secret of at least 20 letters and digits, the end of the"
                        + " address to which SDI sends notifications")));
    fields.addAll(ItalianFields.all());
    return fields;
  }

  @Override
  public Map<String, String> problems(Map<String, String> fields) {
    Map<String, String> problems = new LinkedHashMap<>();
    Optional<String> endpoint = SdiFields.value(fields, SdiFields.API_ENDPOINT);
    if (endpoint.isPresent()) {
      intermediary
          .problem(endpoint.get())
          .ifPresent(why -> problems.put(SdiFields.API_ENDPOINT, why));
      if (SdiFields.value(fields, SdiFields.API_KEY).isEmpty()) {
        problems.put(SdiFields.API_KEY, "Give the key that the intermediary gave.");
      }
    } else if (SdiFields.value(fields, SdiFields.CERTIFICATE).isEmpty()) {
      problems.put(
          SdiFields.API_ENDPOINT,
          "Give the address of an intermediary, or a certificate of your own.");
    } else {
      certificate(fields, problems);
    }
    SdiFields.value(fields, NoticeReader.TOKEN)
        .filter(SdiConnection::weak)
        .ifPresent(
            token ->
                problems.put(
                    NoticeReader.TOKEN,
                    "Give at least 20 letters and digits: whoever guesses them could tell the fate"
                        + " of invoices."));
    problems.putAll(ItalianFields.problems(fields));
    return problems;
  }

  private static void certificate(Map<String, String> fields, Map<String, String> problems) {
    try {
      SdiCertificate.of(fields);
    } catch (SdiCertificate.Unusable e) {
      problems.put(e.field(), e.why());
    }
    if (SdiFields.value(fields, NoticeReader.TOKEN).isEmpty()) {
      problems.put(
          NoticeReader.TOKEN,
          "Give at least 20 letters and digits: without notifications the fate of no invoice is"
              + " known.");
    }
  }

  private static boolean weak(String token) {
    return token.length() < NoticeReader.SHORTEST_TOKEN || !token.matches("[A-Za-z0-9_-]+");
  }

  @Override
  public String test(Map<String, String> fields) {
    if (SdiFields.intermediary(fields)) {
      intermediary.status(fields);
      return "The intermediary answers and knows the key.";
    }
    X509Certificate certificate;
    try {
      certificate = SdiCertificate.of(fields).certificate();
    } catch (SdiCertificate.Unusable e) {
      throw new AuthorityException.AccessRefused(e.why());
    }
    Instant until = certificate.getNotAfter().toInstant();
    String subject = certificate.getSubjectX500Principal().getName();
    if (!clock.instant().isBefore(until)) {
      throw new AuthorityException.AccessRefused(
          "The certificate of " + subject + " was valid until " + until + " only.");
    }
    if (clock.instant().isBefore(certificate.getNotBefore().toInstant())) {
      throw new AuthorityException.AccessRefused(
          "The certificate of "
              + subject
              + " is valid from "
              + certificate.getNotBefore().toInstant()
              + " only.");
    }
    return "The certificate of " + subject + " opens and is valid until " + until + ".";
  }
}
