package ro.storno.authority.choruspro;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ro.storno.application.provider.ProviderConnection;
import ro.storno.application.provider.ProviderField;
import ro.storno.domain.submission.Channel;

/** What Chorus Pro wants to be configured with (notes/external-apis.md, section 10). */
public final class ChorusProConnection implements ProviderConnection {
  static final String CLIENT_ID = "clientId";
  static final String CLIENT_SECRET = "clientSecret";
  static final String SIRET = "siret";
  static final String LOGIN = "technicalLogin";
  static final String PASSWORD = "technicalPassword";
  static final String ENVIRONMENT = "environment";
  static final String SANDBOX = "sandbox";
  private static final String PRODUCTION = "production";

  private final ChorusProClient client;

  /** A connection over a client. */
  public ChorusProConnection(ChorusProClient client) {
    this.client = client;
  }

  @Override
  public Channel channel() {
    return Channel.FACTURX;
  }

  @Override
  public List<ProviderField> fields() {
    return List.of(
        ProviderField.open(CLIENT_ID, "Client ID of your application at PISTE"),
        ProviderField.secret(CLIENT_SECRET, "Client secret of that application"),
        ProviderField.open(SIRET, "SIRET of the establishment that invoices, 14 digits"),
        ProviderField.open(LOGIN, "Login of your technical account at Chorus Pro (TECH_…)"),
        ProviderField.secret(PASSWORD, "Password of that technical account"),
        ProviderField.open(ENVIRONMENT, "production, or sandbox for trials; production if empty"));
  }

  @Override
  public Map<String, String> problems(Map<String, String> fields) {
    Map<String, String> problems = new LinkedHashMap<>();
    for (String name : List.of(CLIENT_ID, CLIENT_SECRET, SIRET, LOGIN, PASSWORD)) {
      if (value(fields, name).isEmpty()) {
        problems.put(name, "This value should not be blank.");
      }
    }
    if (!problems.containsKey(SIRET)
        && !value(fields, SIRET).replace(" ", "").matches("[0-9]{14}")) {
      problems.put(SIRET, "A SIRET has 14 digits.");
    }
    if (value(fields, LOGIN).contains(":")) {
      problems.put(LOGIN, "A login has no colon.");
    }
    String environment = value(fields, ENVIRONMENT).toLowerCase(Locale.ROOT);
    if (!List.of("", PRODUCTION, SANDBOX).contains(environment)) {
      problems.put(ENVIRONMENT, "Choose one of: production, sandbox.");
    }
    return problems;
  }

  private static String value(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "").strip();
  }

  @Override
  public String test(Map<String, String> fields) {
    Duration life = client.signIn(ChorusProAccount.of(fields));
    return "PISTE gave a token for "
        + life.toMinutes()
        + " minutes. The technical account is checked by Chorus Pro with the first invoice.";
  }
}
