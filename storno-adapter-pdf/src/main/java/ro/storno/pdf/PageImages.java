package ro.storno.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pictures of the pages of a PDF, to be looked at. */
public final class PageImages {
  private PageImages() {}

  /**
   * Draws every page.
   *
   * @param pdf a document of ours; not null
   * @param dotsPerInch how fine
   * @return PNG images in the order of the pages; not null
   */
  public static List<byte[]> png(byte[] pdf, int dotsPerInch) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      List<byte[]> pages = new ArrayList<>();
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        ByteArrayOutputStream png = new ByteArrayOutputStream(64 * 1024);
        ImageIO.write(renderer.renderImageWithDPI(page, dotsPerInch), "png", png);
        pages.add(png.toByteArray());
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot draw the pages", e);
    }
  }
}
