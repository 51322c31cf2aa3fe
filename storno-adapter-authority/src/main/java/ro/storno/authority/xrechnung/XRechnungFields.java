package ro.storno.authority.xrechnung;

import java.util.Map;

/** The names of what is configured, and how values are read. */
final class XRechnungFields {
  static final String CLIENT_ID = "clientId";
  static final String CLIENT_SECRET = "clientSecret";
  static final String TOKEN_ENDPOINT = "tokenEndpoint";
  static final String API_ENDPOINT = "apiEndpoint";
  static final String EMAIL = "email";

  private XRechnungFields() {}

  static String value(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "").strip();
  }

  /** Returns whether documents go by e-mail. */
  static boolean byEmail(Map<String, String> fields) {
    return !value(fields, EMAIL).isEmpty();
  }

  /** Returns whether there is an inbox, even if documents go by e-mail by now. */
  static boolean hasInbox(Map<String, String> fields) {
    return !value(fields, API_ENDPOINT).isEmpty() && !value(fields, TOKEN_ENDPOINT).isEmpty();
  }
}
