package ro.storno.pdf.hybrid;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.HybridPdfs;
import ro.storno.application.einvoice.HybridProfile;
import ro.storno.application.einvoice.UnfitPdfException;

/**
 * Factur-X and ZUGFeRD with PDFBox: the invoice is attached to the document itself, says what it is
 * to the page, and the metadata name it (Factur-X 1.08, part 2). Thread-safe.
 */
public final class FacturXPdfs implements HybridPdfs {
  /** Most bytes of a PDF that are looked at. */
  public static final int LONGEST = 64 * 1024 * 1024;

  /** The names invoices have inside PDFs, the newest first; ZUGFeRD 1 wrote capitals. */
  private static final List<String> NAMES =
      List.of("factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml", "invoice.xml");

  private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");
  private static final COSName BESIDE = COSName.getPDFName("AF");
  private static final int ID_LENGTH = 16;

  @Override
  public byte[] embed(byte[] pdf, byte[] invoice, HybridProfile profile, LocalDate date) {
    try (PDDocument document = open(pdf)) {
      Attachments attachments = Attachments.of(document);
      List<String> reasons = Fitness.reasonsAgainst(document, attachments);
      if (!reasons.isEmpty()) {
        throw new UnfitPdfException(reasons);
      }
      attach(document, attachments.tree(), file(document, invoice, profile, date));
      describe(document, profile);
      identify(document, pdf, invoice);
      ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + invoice.length);
      document.save(out);
      return out.toByteArray();
    } catch (IOException | RuntimeException e) {
      throw unfit(e);
    }
  }

  /** PDFBox tells some defects of a document by exceptions that are no IOException. */
  private static UnfitPdfException unfit(Exception e) {
    return e instanceof UnfitPdfException refusal
        ? refusal
        : new UnfitPdfException(List.of(problem(e)));
  }

  private static String problem(Exception e) {
    return e instanceof InvalidPasswordException
        ? "The PDF is encrypted and wants a password; save it without."
        : "The file is no PDF that can be read: " + e.getMessage();
  }

  private static PDDocument open(byte[] pdf) throws IOException {
    if (pdf.length > LONGEST) {
      throw new IOException("it has " + pdf.length + " bytes; the limit is " + LONGEST);
    }
    return Loader.loadPDF(pdf);
  }

  private static PDComplexFileSpecification file(
      PDDocument document, byte[] invoice, HybridProfile profile, LocalDate date)
      throws IOException {
    PDEmbeddedFile content =
        new PDEmbeddedFile(document, new ByteArrayInputStream(invoice), COSName.FLATE_DECODE);
    content.setSubtype("text/xml");
    content.setSize(invoice.length);
    content.setModDate(calendar(date));
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile(profile.fileName());
    file.setFileUnicode(profile.fileName());
    file.setFileDescription("Factur-X " + profile.level());
    file.setEmbeddedFile(content);
    file.setEmbeddedFileUnicode(content);
    file.getCOSObject().setName(RELATIONSHIP, profile.relationship().pdfName());
    return file;
  }

  private static Calendar calendar(LocalDate date) {
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    calendar.setTimeInMillis(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    return calendar;
  }

  /** Hangs a file beside the others: in the tree of names and beside the document. */
  private static void attach(
      PDDocument document,
      Map<String, PDComplexFileSpecification> others,
      PDComplexFileSpecification file) {
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    // names stand in a tree in their order
    Map<String, PDComplexFileSpecification> named = new TreeMap<>(others);
    named.put(Objects.requireNonNull(file.getFilename()), file);
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(named);
    PDDocumentNameDictionary names = catalog.getNames();
    if (names == null) {
      names = new PDDocumentNameDictionary(catalog);
    }
    names.setEmbeddedFiles(tree);
    catalog.setNames(names);

    COSArray beside = catalog.getCOSObject().getCOSArray(BESIDE);
    COSArray all = beside == null ? new COSArray() : beside;
    all.add(file.getCOSObject());
    catalog.getCOSObject().setItem(BESIDE, all);
  }

  private static void describe(PDDocument document, HybridProfile profile) throws IOException {
    PDMetadata before = document.getDocumentCatalog().getMetadata();
    Metadata metadata = Metadata.read(Unpacking.content(before.getCOSObject(), "its metadata"));
    metadata.becomePart3();
    metadata.describe(profile);
    PDMetadata after = new PDMetadata(document);
    after.importXMPMetadata(metadata.bytes());
    document.getDocumentCatalog().setMetadata(after);
  }

  /** The document keeps its first identifier and gets a second one that follows from both files. */
  private static void identify(PDDocument document, byte[] pdf, byte[] invoice) {
    COSString changed = new COSString(digest(pdf, invoice));
    COSArray before = document.getDocument().getDocumentID();
    COSArray id = new COSArray();
    id.add(before == null || before.size() == 0 ? changed : before.getObject(0));
    id.add(changed);
    document.getDocument().setDocumentID(id);
  }

  private static byte[] digest(byte[]... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha.update(part);
      }
      return Arrays.copyOf(sha.digest(), ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public Extraction extract(byte[] pdf) {
    try (PDDocument document = open(pdf)) {
      Attachments attachments = Attachments.of(document);
      Attached invoice = invoice(attachments);
      String problem =
          invoice != null
              ? null
              : attachments.names().isEmpty()
                  ? "The PDF has no attachments."
                  : "No attachment of the PDF is an invoice: "
                      + String.join(", ", attachments.names())
                      + ".";
      return new Extraction(invoice, attachments.names(), problem);
    } catch (IOException | RuntimeException e) {
      // whatever PDFBox stumbles over is a defect of the file
      return new Extraction(null, List.of(), problem(e));
    }
  }

  /** The file with the name of an invoice, or else the only XML there is. */
  private static @Nullable Attached invoice(Attachments attachments) throws IOException {
    for (String name : NAMES) {
      Attached found = attachments.named(name);
      if (found != null) {
        return found;
      }
    }
    List<String> xml =
        attachments.names().stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".xml"))
            .toList();
    return xml.size() == 1 ? attachments.named(xml.get(0)) : null;
  }
}
