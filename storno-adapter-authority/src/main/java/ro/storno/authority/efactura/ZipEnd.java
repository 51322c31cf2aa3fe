package ro.storno.authority.efactura;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The record that ends a ZIP archive (APPNOTE, 4.3.16). An archive without one was cut off.
 *
 * @param entries how many the archive says it has
 */
public record ZipEnd(int entries) {
  private static final int SIGNATURE = 0x06054b50;
  private static final int LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;

  /**
   * Returns the end of an archive, if it is there and is the end.
   *
   * @param zip not null
   */
  public static Optional<ZipEnd> of(byte[] zip) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int first = Math.max(0, zip.length - LENGTH - LONGEST_COMMENT);
    for (int at = zip.length - LENGTH; at >= first; at--) {
      boolean found = bytes.getInt(at) == SIGNATURE;
      int comment = Short.toUnsignedInt(bytes.getShort(at + 20));
      if (found && at + LENGTH + comment == zip.length) {
        return Optional.of(new ZipEnd(Short.toUnsignedInt(bytes.getShort(at + 10))));
      }
    }
    return Optional.empty();
  }
}
