package ro.storno.rest.route;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a handler answers.
 *
 * @param status HTTP status, one that the route declares
 * @param json body to write as JSON, null if there is none
 * @param file body to send as it is, null if there is none
 * @param headers further headers, may be empty
 */
public record Reply(
    int status, @Nullable Object json, @Nullable Download file, Map<String, String> headers) {

  /**
   * Bytes with a name.
   *
   * @param mediaType not null
   * @param fileName suggested name, not null
   * @param inline true to show it in a browser, false to save it
   * @param content the bytes, not null; none where they are on disk
   * @param spooled what is too long for the memory, from a file on disk; closed once it is sent; or
   *     null
   */
  @SuppressWarnings("ArrayRecordComponent") // sent as it is, never compared
  public record Download(
      String mediaType,
      String fileName,
      boolean inline,
      byte[] content,
      @Nullable InputStream spooled) {
    /** Bytes in memory. */
    public Download(String mediaType, String fileName, boolean inline, byte[] content) {
      this(mediaType, fileName, inline, content, null);
    }

    /** Bytes of any length, to be saved. */
    public Download(String mediaType, String fileName, SpooledFile file) {
      this(mediaType, fileName, false, new byte[0], file.open());
    }

    /** Text of any length, to be saved. */
    public Download(String mediaType, String fileName, SpooledText text) {
      this(mediaType, fileName, false, new byte[0], text.open());
    }
  }

  /**
   * 200 with a body.
   *
   * @param body a view, not null
   * @return the reply, not null
   */
  public static Reply ok(Object body) {
    return of(200, body);
  }

  /**
   * 201 with a body.
   *
   * @param body a view, not null
   * @return the reply, not null
   */
  public static Reply created(Object body) {
    return of(201, body);
  }

  /**
   * 204 without a body.
   *
   * @return the reply, not null
   */
  public static Reply noContent() {
    return new Reply(204, null, null, Map.of());
  }

  /**
   * A body with the given status.
   *
   * @param status HTTP status
   * @param body a view, not null
   * @return the reply, not null
   */
  public static Reply of(int status, Object body) {
    return new Reply(status, body, null, Map.of());
  }

  /**
   * A file.
   *
   * @param download not null
   * @return a reply with status 200, not null
   */
  public static Reply file(Download download) {
    return new Reply(200, null, download, Map.of());
  }

  /**
   * The same reply with one more header.
   *
   * @param name not null
   * @param value not null
   * @return a changed copy, not null
   */
  public Reply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, json, file, more);
  }
}
