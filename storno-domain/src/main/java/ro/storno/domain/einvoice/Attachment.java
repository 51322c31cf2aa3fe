package ro.storno.domain.einvoice;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document embedded in the invoice, with its media type and file name (BT-125).
 *
 * <p>Immutable: the bytes are copied on the way in and out. EN 16931 allows the media types {@code
 * application/pdf}, {@code image/png}, {@code image/jpeg}, {@code text/csv} and the two office
 * spreadsheet types; others are kept and judged by the rules.
 */
public final class Attachment {
  private final byte[] content;
  private final @Nullable String mediaType;
  private final @Nullable String fileName;

  /**
   * An attachment of the given bytes.
   *
   * @param content the bytes, copied, not null
   * @param mediaType BT-125-1 media type; null when absent
   * @param fileName BT-125-2 file name; null when absent
   */
  public Attachment(byte[] content, @Nullable String mediaType, @Nullable String fileName) {
    this.content = content.clone();
    this.mediaType = mediaType;
    this.fileName = fileName;
  }

  /** A copy of the bytes. */
  public byte[] content() {
    return content.clone();
  }

  /** How many bytes there are. */
  public int size() {
    return content.length;
  }

  /** BT-125-1 media type; null when absent. */
  public @Nullable String mediaType() {
    return mediaType;
  }

  /** BT-125-2 file name; null when absent. */
  public @Nullable String fileName() {
    return fileName;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attachment that
        && Arrays.equals(content, that.content)
        && Objects.equals(mediaType, that.mediaType)
        && Objects.equals(fileName, that.fileName);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "Attachment[" + fileName + ", " + mediaType + ", " + content.length + " bytes]";
  }
}
