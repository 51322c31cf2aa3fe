package ro.storno.rest.route;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.error.ApiError;
import ro.storno.rest.error.ErrorMapping;
import ro.storno.rest.error.Refusal;

/**
 * Reads request bodies within their limits.
 *
 * <p>A declared length over the limit is refused before a byte is read; a body of undeclared length
 * is cut off at the limit. Thread-safe.
 */
public final class BodyReader {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final byte[] NO_FIELDS = "{}".getBytes(StandardCharsets.UTF_8);

  private final int jsonLimit;
  private final int uploadLimit;

  /**
   * Sets the limits.
   *
   * @param jsonLimit largest JSON body in bytes
   * @param uploadLimit largest multipart body in bytes
   */
  public BodyReader(int jsonLimit, int uploadLimit) {
    this.jsonLimit = jsonLimit;
    this.uploadLimit = uploadLimit;
  }

  /** Reads a form as a JSON object of texts, and everything else as {@link #json} does. */
  byte[] jsonOrForm(Context context, ObjectMapper json) {
    if (!FORM.equals(bareType(context.req().getContentType()))) {
      return json(context);
    }
    try {
      return json.writeValueAsBytes(fields(new String(bytes(context), StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON", e);
    } catch (IOException e) {
      throw brokeOff();
    }
  }

  /** RFC 6749 section 3.2: a parameter must not be sent twice, an empty one was not sent. */
  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : form.split("&")) {
      int at = pair.indexOf('=');
      String name = decoded(at < 0 ? pair : pair.substring(0, at));
      String value = at < 0 ? "" : decoded(pair.substring(at + 1));
      if (!value.isEmpty() && fields.put(name, value) != null) {
        throw Refusal.field(name, "This value should be sent once.");
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ApiError.of(400, "Malformed form", "The form is not encoded as browsers encode it."));
    }
  }

  private static String bareType(@Nullable String contentType) {
    return contentType == null ? "" : contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
  }

  byte[] json(Context context) {
    try {
      byte[] body = bytes(context);
      if (body.length > 0) {
        requireJson(context);
      }
      return body.length == 0 ? NO_FIELDS : body;
    } catch (IOException e) {
      throw brokeOff();
    }
  }

  /** Reads a body that is neither JSON nor a form, whatever its type, as far as uploads may go. */
  byte[] raw(Context context) {
    try {
      return bytes(context, uploadLimit);
    } catch (IOException e) {
      throw brokeOff();
    }
  }

  private byte[] bytes(Context context) throws IOException {
    return bytes(context, jsonLimit);
  }

  private static byte[] bytes(Context context, int limit) throws IOException {
    refuseIfDeclaredLarger(context, limit);
    try (InputStream stream = context.req().getInputStream()) {
      byte[] body = stream.readNBytes(limit + 1);
      if (body.length > limit) {
        throw tooLarge(context, limit);
      }
      return body;
    }
  }

  static <B> B read(byte[] body, ObjectMapper json, Class<B> type) {
    try {
      B read = json.readValue(body, type);
      return read == null ? json.readValue(NO_FIELDS, type) : read;
    } catch (JsonProcessingException e) {
      throw new Refusal(ErrorMapping.map(e, ""));
    } catch (IOException e) {
      // Bytes in memory do not fail to be read; these are in no encoding of Unicode.
      throw new Refusal(
          ApiError.of(400, "Malformed JSON", "The request body is not encoded in UTF-8."));
    }
  }

  /** The keys of the outermost object, in a body that was read before. */
  static Set<String> keys(byte[] body, ObjectMapper json) {
    Set<String> keys = new LinkedHashSet<>();
    try (JsonParser parser = json.createParser(body)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          keys.add(parser.currentName());
          parser.nextToken();
          parser.skipChildren();
        }
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory are read without failure", e);
    }
  }

  Upload upload(Context context, String field) {
    refuseIfDeclaredLarger(context, uploadLimit);
    if (!context.isMultipartFormData()) {
      throw new Refusal(
          ApiError.of(
              415, "Unsupported media type", "Send the file as a multipart/form-data form."));
    }
    UploadedFile file = part(context, field);
    if (file == null) {
      throw Refusal.field(field, "A file is required in the form field " + field + ".");
    }
    try (InputStream content = file.content()) {
      String mediaType = file.contentType();
      return new Upload(
          plainName(file.filename()),
          mediaType == null ? "application/octet-stream" : mediaType,
          content.readAllBytes());
    } catch (IOException e) {
      throw brokeOff();
    }
  }

  private @Nullable UploadedFile part(Context context, String field) {
    try {
      return context.uploadedFile(field);
    } catch (Exception e) { // Javalin passes on checked exceptions of the servlet undeclared
      if (exceedsLimit(e)) {
        throw tooLarge(context, uploadLimit);
      }
      throw new Refusal(
          ApiError.of(
              400,
              "Malformed form",
              "The multipart form of the request cannot be read. Check its boundary and its end."));
    }
  }

  /** Jetty says so in words only. */
  private static boolean exceedsLimit(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("exceeded")) {
        return true;
      }
    }
    return false;
  }

  private static Refusal brokeOff() {
    return new Refusal(
        ApiError.of(400, "Bad request", "The request body ended before it was complete."));
  }

  private static void refuseIfDeclaredLarger(Context context, int limit) {
    if (context.req().getContentLengthLong() > limit) {
      throw tooLarge(context, limit);
    }
  }

  private static Refusal tooLarge(Context context, int limit) {
    // What is still on its way will not be read, so this connection cannot be used again.
    context.header("Connection", "close");
    return new Refusal(
        ApiError.of(
                413,
                "Request too large",
                "The request body may have at most " + limit + " bytes here.")
            .with("limit", limit));
  }

  private static void requireJson(Context context) {
    String type = context.req().getContentType();
    if (type == null) {
      return;
    }
    String bare = bareType(type);
    if (!bare.equals("application/json") && !bare.endsWith("+json")) {
      throw new Refusal(ErrorMapping.standard(415));
    }
  }

  /** Some senders put a whole path in; only its last part is a name. */
  private static String plainName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String printable = last.replaceAll("[\\p{Cntrl}\"]", "").trim();
    return printable.isEmpty() || printable.equals(".") || printable.equals("..")
        ? "file"
        : printable.substring(0, Math.min(printable.length(), 200));
  }
}
