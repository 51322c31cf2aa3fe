package ro.storno.pdf;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Prints HTML as PDF/A-3: deterministic, tagged, with every font embedded, and with nothing fetched
 * from anywhere. Thread-safe.
 */
public final class Press {
  private static final String SCHEME = "storno";

  /** 4 mm in points. */
  private static final float ROLL_MARGIN = 11.34f;

  private static final String[] FOREIGN_SCHEMES = {
    "http", "https", "file", "jar", "data", "ftp", "classpath", "mailto", "jrt"
  };

  static {
    XRLog.setLoggingEnabled(false);
  }

  private final Typefaces typefaces = new Typefaces();
  private final FSDefaultCacheStore fontMetrics = new FSDefaultCacheStore();
  private final byte[] colorProfile = Resources.bytes("sRGB.icc");
  private final PlainText plainText = new PlainText(typefaces::covers);

  /** Returns the cleaner for texts to be printed with this press's fonts. */
  public PlainText plainText() {
    return plainText;
  }

  /**
   * Prints one document.
   *
   * @param job not null
   * @return the PDF; the same job always gives the same bytes
   */
  public byte[] print(PrintJob job) {
    try (PDDocument pdf = new PDDocument();
        Typefaces.Loan fonts = typefaces.borrow()) {
      typeset(job, pdf, fonts);
      new Imprint(job).stamp(pdf);
      ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
      pdf.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot print " + job.title(), e);
    }
  }

  private void typeset(PrintJob job, PDDocument pdf, Typefaces.Loan fonts) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePDDocument(pdf);
    builder.usePdfVersion(1.7f);
    builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
    builder.usePdfUaAccessibility(true);
    builder.useColorProfile(colorProfile);
    builder.useCacheStore(CacheStore.PDF_FONT_METRICS, fontMetrics);
    builder.useReplacementText(PlainText.MISSING);
    builder.withW3cDocument(parse(job.html()), SCHEME + ":page");
    wall(builder, job);
    JavaBidi.install(builder, job.html());
    fonts.offerTo(builder, pdf);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      if (job.roll()) {
        cut(pdf, renderer.getLastContentBottom());
      }
    }
  }

  /** Cuts the last page off a little below its content. */
  private static void cut(PDDocument pdf, float contentBottom) {
    PDPage last = pdf.getPage(pdf.getNumberOfPages() - 1);
    PDRectangle whole = last.getMediaBox();
    float bottom = Math.max(whole.getLowerLeftY(), contentBottom - ROLL_MARGIN);
    PDRectangle used =
        new PDRectangle(
            whole.getLowerLeftX(), bottom, whole.getWidth(), whole.getUpperRightY() - bottom);
    last.setMediaBox(used);
    last.setCropBox(used);
  }

  /** Lets the job's own images through and nothing else, three times over. */
  private static void wall(PdfRendererBuilder builder, PrintJob job) {
    Set<String> own =
        Set.copyOf(job.images().keySet().stream().map(n -> SCHEME + ":" + n).toList());
    builder.useUriResolver((base, uri) -> own.contains(uri) ? uri : null);
    builder.useExternalResourceAccessControl(
        (uri, type) -> own.contains(uri), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (uri, type) -> own.contains(uri), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    FSStreamFactory ownImages =
        uri -> new Bytes(job.images().get(uri.substring(SCHEME.length() + 1)));
    builder.useProtocolsStreamImplementation(ownImages, SCHEME);
    builder.useProtocolsStreamImplementation(uri -> new Bytes(null), FOREIGN_SCHEMES);
  }

  private static Document parse(String html) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(
          new DefaultHandler()); // throws, where the default one writes to stderr
      return parser.parse(new InputSource(new StringReader(html)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException("The page is not well-formed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Bytes(byte @Nullable [] content) implements FSStream {
    @Override
    public InputStream getStream() {
      return new ByteArrayInputStream(content == null ? new byte[0] : content);
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
  }
}
