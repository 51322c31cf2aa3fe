package ro.storno.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts we ship, parsed once and used again.
 *
 * <p>A parsed {@link TrueTypeFont} reads its tables from a shared position, so it serves one
 * document at a time: each document borrows a set and gives it back. There are never more sets than
 * documents printed at the same moment.
 */
final class Typefaces {

  /** The faces, with the CSS family and weight under which style sheets ask for them. */
  private enum Face {
    REGULAR("fonts/IBMPlexSans-Regular.ttf", "IBM Plex Sans", 400),
    SEMIBOLD("fonts/IBMPlexSans-SemiBold.ttf", "IBM Plex Sans", 700),
    FALLBACK("fonts/DejaVuSans.ttf", "DejaVu Sans", 400),
    DEJAVU_BOLD("fonts/DejaVuSans-Bold.ttf", "DejaVu Sans", 700),
    SERIF("fonts/DejaVuSerif.ttf", "DejaVu Serif", 400),
    SERIF_BOLD("fonts/DejaVuSerif-Bold.ttf", "DejaVu Serif", 700),
    ROBOTO("fonts/Roboto-Regular.ttf", "Roboto", 400),
    ROBOTO_BOLD("fonts/Roboto-Bold.ttf", "Roboto", 700);

    private final String resource;
    private final String family;
    private final int weight;

    Face(String resource, String family, int weight) {
      this.resource = resource;
      this.family = family;
      this.weight = weight;
    }
  }

  /** Read when first needed: most processes print with one family. */
  private final Map<Face, byte[]> files = new ConcurrentHashMap<>();

  private final ConcurrentLinkedQueue<Loan> idle = new ConcurrentLinkedQueue<>();

  /** Lends a set of parsed fonts to one document. */
  Loan borrow() {
    Loan loan = idle.poll();
    return loan == null ? new Loan() : loan;
  }

  /** Returns whether some face we ship has a glyph for a character. */
  boolean covers(int codePoint) {
    try (Loan loan = borrow()) {
      return loan.covers(Face.REGULAR, codePoint) || loan.covers(Face.FALLBACK, codePoint);
    }
  }

  private TrueTypeFont parse(Face face) {
    try {
      return new TTFParser()
          .parse(
              new RandomAccessReadBuffer(
                  files.computeIfAbsent(face, each -> Resources.bytes(each.resource))));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot parse our own font " + face.resource, e);
    }
  }

  /** A set of parsed fonts in the hands of one document; closing gives it back. */
  final class Loan implements AutoCloseable {
    private final Map<Face, TrueTypeFont> parsed = new EnumMap<>(Face.class);

    private Loan() {}

    private TrueTypeFont font(Face face) {
      return parsed.computeIfAbsent(face, Typefaces.this::parse);
    }

    private boolean covers(Face face, int codePoint) {
      try {
        return font(face).getUnicodeCmapLookup().getGlyphId(codePoint) != 0;
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read our own font " + face.resource, e);
      }
    }

    /** Offers every face to a renderer; a face is parsed and embedded only when it is used. */
    void offerTo(PdfRendererBuilder builder, PDDocument document) {
      for (Face face : Face.values()) {
        builder.useFont(
            new Supplier(this, face, document), face.family, face.weight, FontStyle.NORMAL, true);
      }
    }

    @Override
    public void close() {
      idle.add(this);
    }
  }

  private static final class Supplier extends PDFontSupplier {
    private final Loan loan;
    private final Face face;
    private final PDDocument document;

    private Supplier(Loan loan, Face face, PDDocument document) {
      super(null);
      this.loan = loan;
      this.face = face;
      this.document = document;
    }

    @Override
    public PDFont supply() {
      try {
        return PDType0Font.load(document, loan.font(face), true);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot embed our own font " + face.resource, e);
      }
    }
  }
}
