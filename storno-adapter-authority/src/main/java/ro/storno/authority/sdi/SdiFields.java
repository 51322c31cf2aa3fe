package ro.storno.authority.sdi;

import java.util.Map;
import java.util.Optional;

/** The fields of a company's configuration. */
final class SdiFields {
  static final String API_ENDPOINT = "apiEndpoint";
  static final String API_KEY = "apiKey";
  static final String CERTIFICATE = "certificate";
  static final String PASSWORD = "certificatePassword";

  private SdiFields() {}

  /** Returns a value that is there and not blank. */
  static Optional<String> value(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Returns whether files go through an intermediary. */
  static boolean intermediary(Map<String, String> fields) {
    return value(fields, API_ENDPOINT).isPresent();
  }
}
