package ro.storno.pdf.hybrid;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the content out of a stream of a PDF without ever holding more of it than the limit. PDFBox
 * unpacks a stream as a whole before it gives the first byte, and a few megabytes can hold more
 * than any memory.
 */
final class Unpacking {
  /** Most bytes of a stream that are unpacked, as many as readers of invoices look at. */
  static final int LONGEST = 20 * 1024 * 1024;

  private static final COSName FLATE_SHORT = COSName.getPDFName("Fl");
  private static final COSName PARAMETERS_SHORT = COSName.getPDFName("DP");
  private static final int HEADER_OF_ZLIB = 2;

  private Unpacking() {}

  /**
   * The content of a stream.
   *
   * @param what what the stream is, as it stands in errors
   * @throws IOException if it is longer than the limit, damaged, or packed in another way than
   *     FlateDecode
   */
  static byte[] content(COSStream stream, String what) throws IOException {
    boolean packed = isPacked(stream, what);
    try (InputStream raw = stream.createRawInputStream()) {
      byte[] content = packed ? inflated(raw) : raw.readNBytes(LONGEST + 1);
      if (content.length > LONGEST) {
        throw new IOException(what + " is too long; the limit is " + LONGEST + " bytes");
      }
      return content;
    } catch (ZipException | EOFException e) {
      throw new IOException(what + " is damaged", e);
    }
  }

  /** The checksum behind the data is left alone, as PDF programs do: many write a wrong one. */
  private static byte[] inflated(InputStream raw) throws IOException {
    raw.skipNBytes(HEADER_OF_ZLIB);
    Inflater inflater = new Inflater(true);
    try (InputStream in = new InflaterInputStream(raw, inflater)) {
      return in.readNBytes(LONGEST + 1);
    } finally {
      inflater.end();
    }
  }

  private static boolean isPacked(COSStream stream, String what) throws IOException {
    COSBase filter = single(stream.getFilters());
    if (filter == null) {
      return false;
    }
    boolean flate = COSName.FLATE_DECODE.equals(filter) || FLATE_SHORT.equals(filter);
    COSBase parameters = single(stream.getDictionaryObject(COSName.DECODE_PARMS, PARAMETERS_SHORT));
    boolean predicted =
        parameters instanceof COSDictionary dictionary
            && dictionary.getInt(COSName.PREDICTOR, 1) > 1;
    if (!flate || predicted || parameters instanceof COSArray) {
      throw new IOException(what + " is packed in an unusual way; store it with FlateDecode alone");
    }
    return true;
  }

  /** The one entry of an array of one; nothing of an empty one; anything else as it is. */
  private static @Nullable COSBase single(@Nullable COSBase base) {
    if (base instanceof COSArray array && array.size() < 2) {
      return array.size() == 0 ? null : array.getObject(0);
    }
    return base;
  }
}
