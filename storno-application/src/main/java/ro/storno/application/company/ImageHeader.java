package ro.storno.application.company;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the first bytes of an image say, read without unpacking it.
 *
 * @param mediaType {@code image/png} or {@code image/jpeg}; not null
 * @param width in pixels, more than nought
 * @param height in pixels, more than nought
 */
record ImageHeader(String mediaType, int width, int height) {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** Reads a header, empty unless the bytes begin like a PNG or JPEG image with a size. */
  static Optional<ImageHeader> read(byte[] content) {
    Optional<ImageHeader> header = isPng(content) ? png(content) : jpeg(content);
    return header.filter(found -> found.width > 0 && found.height > 0);
  }

  private static boolean isPng(byte[] content) {
    return content.length >= 24 && Arrays.equals(PNG, 0, 8, content, 0, 8);
  }

  private static Optional<ImageHeader> png(byte[] content) {
    boolean headed =
        content[12] == 'I' && content[13] == 'H' && content[14] == 'D' && content[15] == 'R';
    return headed
        ? Optional.of(new ImageHeader("image/png", int32(content, 16), int32(content, 20)))
        : Optional.empty();
  }

  /** Goes from segment to segment until a start of frame (ITU-T T.81, B.2.2) tells the size. */
  private static Optional<ImageHeader> jpeg(byte[] content) {
    if (content.length < 4 || (content[0] & 0xFF) != 0xFF || (content[1] & 0xFF) != 0xD8) {
      return Optional.empty();
    }
    int at = 2;
    while (at + 9 < content.length && (content[at] & 0xFF) == 0xFF) {
      int marker = content[at + 1] & 0xFF;
      if (startOfFrame(marker)) {
        return Optional.of(
            new ImageHeader("image/jpeg", int16(content, at + 7), int16(content, at + 5)));
      }
      int length = int16(content, at + 2);
      if (length < 2) {
        return Optional.empty();
      }
      at += 2 + length;
    }
    return Optional.empty();
  }

  private static boolean startOfFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static int int16(byte[] content, int at) {
    return (content[at] & 0xFF) << 8 | content[at + 1] & 0xFF;
  }

  private static int int32(byte[] content, int at) {
    return int16(content, at) << 16 | int16(content, at + 2);
  }
}
