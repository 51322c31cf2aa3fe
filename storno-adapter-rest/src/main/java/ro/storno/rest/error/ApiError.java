package ro.storno.rest.error;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that says what went wrong and what to change.
 *
 * <p>Its body has the one shape of getting-started/errors.md: {@code error}, {@code message},
 * {@code code}, on validation {@code errors} by field path, and documented extras.
 *
 * @param status HTTP status
 * @param error short text, not null
 * @param message explanation for whoever called, not null
 * @param code documented machine code, or the status, not null
 * @param fields what is wrong by field path such as {@code lines[0].quantity}, may be empty
 * @param extras further keys of the body, may be empty
 * @param headers headers of the answer, may be empty
 */
public record ApiError(
    int status,
    String error,
    String message,
    Object code,
    Map<String, String> fields,
    Map<String, Object> extras,
    Map<String, String> headers) {

  /**
   * An error whose code is its status.
   *
   * @param status HTTP status
   * @param error short text, not null
   * @param message explanation, not null
   * @return the error, not null
   */
  public static ApiError of(int status, String error, String message) {
    return new ApiError(status, error, message, status, Map.of(), Map.of(), Map.of());
  }

  /**
   * Fields of the request that cannot be accepted.
   *
   * @param status HTTP status, 400 unless the page says otherwise
   * @param fields what is wrong by field path, not empty
   * @return the error, not null
   */
  public static ApiError invalid(int status, Map<String, String> fields) {
    return new ApiError(
        status,
        "Validation failed",
        "The request contains invalid data",
        status,
        fields,
        Map.of(),
        Map.of());
  }

  /**
   * The same error with a machine code.
   *
   * @param machineCode such as {@code PLAN_LIMIT}, not null
   * @return a changed copy, not null
   */
  public ApiError withCode(String machineCode) {
    return new ApiError(status, error, message, machineCode, fields, extras, headers);
  }

  /**
   * The same error with one more header.
   *
   * @param name not null
   * @param value not null
   * @return a changed copy, not null
   */
  public ApiError withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiError(status, error, message, code, fields, extras, more);
  }

  /**
   * The same error with one more key in its body.
   *
   * @param key not null
   * @param value a JSON value, not null
   * @return a changed copy, not null
   */
  public ApiError with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(extras);
    more.put(key, value);
    return new ApiError(status, error, message, code, fields, more, headers);
  }

  /**
   * The body as it goes on the wire.
   *
   * @return keys in their documented order, not null
   */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put("message", message);
    body.put("code", code);
    if (!fields.isEmpty()) {
      body.put("errors", fields);
    }
    body.putAll(extras);
    return body;
  }
}
