package ro.storno.rest.error;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.json.ApiJson;
import ro.storno.rest.json.EnumNames;

/**
 * Puts what Jackson could not read into words for the caller: where in the text for malformed JSON,
 * which field and what was expected for wrong types. Never repeats the input.
 */
final class JsonErrors {
  private JsonErrors() {}

  static ApiError explain(JsonProcessingException failure) {
    StreamConstraintsException tooMuch = constraintBehind(failure);
    if (tooMuch != null) {
      return ApiError.of(
          400,
          "Request too complex",
          "The JSON of the request is nested too deeply or holds a text, number or key that is"
              + " too long"
              + at(failure.getLocation())
              + ".");
    }
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        || failure instanceof MismatchedInputException) {
      return wrongType((JsonMappingException) failure);
    }
    if (String.valueOf(failure.getOriginalMessage()).startsWith("Duplicate field")) {
      return ApiError.of(
          400,
          "Malformed JSON",
          "The request names one key twice" + at(failure.getLocation()) + "; send each key once.");
    }
    return ApiError.of(
        400,
        "Malformed JSON",
        "The request body is not valid JSON" + at(failure.getLocation()) + ".");
  }

  private static ApiError wrongType(JsonMappingException failure) {
    if (failure.getCause() instanceof JsonProcessingException syntax
        && !(syntax instanceof JsonMappingException)) {
      return explain(syntax);
    }
    Class<?> target =
        failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    String path = path(failure);
    if (path.isEmpty()) {
      return ApiError.of(
          400, "Malformed JSON", "The request body should be " + expected(target) + ".");
    }
    if (failure instanceof InvalidNullException) {
      return ApiError.invalid(400, Map.of(path, "This value should not contain null."));
    }
    String reason =
        String.valueOf(failure.getOriginalMessage()).contains(ApiJson.UNSTORABLE)
            ? "This text contains characters that cannot be stored."
            : "This value should be " + expected(target) + ".";
    return ApiError.invalid(400, Map.of(path, reason));
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type.isEnum()) {
      return "one of: " + EnumNames.list(type);
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    if (type.isRecord() || Map.class.isAssignableFrom(type)) {
      return "an object";
    }
    return expectedScalar(type);
  }

  private static String expectedScalar(Class<?> type) {
    if (type == BigDecimal.class) {
      return "a decimal number such as \"12.50\", with at most 30 digits and 12 decimals";
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == LocalDate.class) {
      return "a date in the form YYYY-MM-DD";
    }
    if (type == Instant.class || type == OffsetDateTime.class) {
      return "a timestamp such as 2026-01-31T10:00:00Z";
    }
    if (type == UUID.class) {
      return "a UUID";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    return "of another type";
  }

  /** The path in the API's style: lines[0].quantity. */
  private static String path(JsonMappingException failure) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : failure.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        if (path.length() > 0) {
          path.append('.');
        }
        path.append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private static @Nullable StreamConstraintsException constraintBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamConstraintsException found) {
        return found;
      }
    }
    return null;
  }
}
