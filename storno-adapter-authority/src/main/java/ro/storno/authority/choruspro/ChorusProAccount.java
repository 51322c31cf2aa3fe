package ro.storno.authority.choruspro;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/**
 * With what a company signs in.
 *
 * @param clientId of its application at PISTE; not null
 * @param clientSecret of that application; not null
 * @param siret of the establishment that invoices; not null
 * @param login of its technical account at Chorus Pro; not null
 * @param password of that account; not null
 * @param sandbox whether PISTE's environment for trials is meant
 */
record ChorusProAccount(
    String clientId,
    String clientSecret,
    String siret,
    String login,
    String password,
    boolean sandbox) {
  /** Reads fields that have no problems. */
  static ChorusProAccount of(Map<String, String> fields) {
    return new ChorusProAccount(
        needed(fields, ChorusProConnection.CLIENT_ID),
        needed(fields, ChorusProConnection.CLIENT_SECRET),
        needed(fields, ChorusProConnection.SIRET).replace(" ", ""),
        needed(fields, ChorusProConnection.LOGIN),
        needed(fields, ChorusProConnection.PASSWORD),
        fields
            .getOrDefault(ChorusProConnection.ENVIRONMENT, "")
            .strip()
            .equalsIgnoreCase(ChorusProConnection.SANDBOX));
  }

  private static String needed(Map<String, String> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name).strip();
  }

  /** Returns the value of the header {@code cpro-account}. */
  String header() {
    return Base64.getEncoder()
        .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "ChorusProAccount[" + siret + "]";
  }
}
