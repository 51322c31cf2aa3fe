package ro.storno.pdf.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import ro.storno.application.einvoice.HybridPdfs.Attached;
import ro.storno.application.einvoice.HybridPdfs.Extraction;
import ro.storno.application.einvoice.HybridProfile;
import ro.storno.application.einvoice.UnfitPdfException;
import ro.storno.pdf.Press;
import ro.storno.pdf.PrintJob;

/** Hybrid invoices conform by veraPDF, and by our own look at what veraPDF does not check. */
class FacturXPdfsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final byte[] INVOICE =
      "<rsm:CrossIndustryInvoice xmlns:rsm='urn:x'>ăîșțâ €</rsm:CrossIndustryInvoice>"
          .getBytes(StandardCharsets.UTF_8);
  private static byte[] printed = new byte[0];

  private final FacturXPdfs pdfs = new FacturXPdfs();

  /** A change to a PDF on its way into a test. */
  private interface Change {
    void make(PDDocument pdf) throws IOException;
  }

  @BeforeAll
  static void print() {
    VeraGreenfieldFoundryProvider.initialise();
    String html =
        "<html lang=\"ro\"><head><title>Factura 1</title><style>body{font-family:'IBM Plex Sans'}"
            + "</style></head><body><h1>Factura 1</h1><p>Ceai, 121,00 lei</p></body></html>";
    printed = new Press().print(new PrintJob(html, "Factura 1", "Firma SRL", "ro", DAY, Map.of()));
  }

  private static byte[] changed(Change change) throws IOException {
    return changed(printed, change);
  }

  private static byte[] changed(byte[] pdf, Change change) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      change.make(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private List<String> reasons(byte[] pdf) {
    return catchThrowableOfType(
            UnfitPdfException.class, () -> pdfs.embed(pdf, INVOICE, HybridProfile.EN_16931, DAY))
        .reasons();
  }

  private static String xmp(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new String(
          document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] withXmp(String before, String after) throws IOException {
    return changed(
        pdf -> {
          String xmp =
              new String(
                  pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
          assertThat(xmp).contains(before);
          PDMetadata metadata = new PDMetadata(pdf);
          metadata.importXMPMetadata(xmp.replace(before, after).getBytes(StandardCharsets.UTF_8));
          pdf.getDocumentCatalog().setMetadata(metadata);
        });
  }

  @ParameterizedTest
  @EnumSource(HybridProfile.class)
  void hybrid_of_our_own_page_is_pdf_a_3a_and_pdf_ua_and_says_what_it_holds(HybridProfile profile)
      throws Exception {
    byte[] hybrid = pdfs.embed(printed, INVOICE, profile, DAY);

    assertThat(violations(hybrid, PDFAFlavour.PDFA_3_A)).isEmpty();
    assertThat(violations(hybrid, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(xmp(hybrid))
        .contains("<fx:ConformanceLevel>" + profile.level() + "</fx:ConformanceLevel>")
        .contains("<fx:Version>" + profile.version() + "</fx:Version>")
        .contains("<fx:DocumentFileName>" + profile.fileName() + "</fx:DocumentFileName>");
    Attached found = pdfs.extract(hybrid).found().orElseThrow();
    assertThat(found.content()).isEqualTo(INVOICE);
    assertThat(found.name()).isEqualTo(profile.fileName());
    assertThat(found.relationship()).isEqualTo(profile.relationship().pdfName());
  }

  @Test
  void file_hangs_in_the_tree_of_names_and_beside_the_document_with_its_right_relationship()
      throws Exception {
    for (HybridProfile profile : HybridProfile.values()) {
      try (PDDocument pdf = Loader.loadPDF(pdfs.embed(printed, INVOICE, profile, DAY))) {
        COSArray beside =
            pdf.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF"));
        PDComplexFileSpecification named =
            pdf.getDocumentCatalog()
                .getNames()
                .getEmbeddedFiles()
                .getNames()
                .get(profile.fileName());
        assertThat(beside.size()).isEqualTo(1);
        assertThat(beside.getObject(0)).isSameAs(named.getCOSObject());
        boolean onlyData = profile == HybridProfile.MINIMUM || profile == HybridProfile.BASIC_WL;
        assertThat(named.getCOSObject().getNameAsString("AFRelationship"))
            .isEqualTo(onlyData ? "Data" : "Alternative");
        PDEmbeddedFile file = named.getEmbeddedFileUnicode();
        assertThat(file.getSubtype()).isEqualTo("text/xml");
        assertThat(file.getSize()).isEqualTo(INVOICE.length);
        assertThat(file.getModDate().toInstant()).isEqualTo("2026-11-21T00:00:00Z");
      }
    }
  }

  @Test
  void same_page_and_invoice_give_the_same_bytes() {
    assertThat(pdfs.embed(printed, INVOICE, HybridProfile.BASIC, DAY))
        .isEqualTo(pdfs.embed(printed, INVOICE, HybridProfile.BASIC, DAY));
  }

  @Test
  void pdf_a_2_of_the_user_becomes_pdf_a_3() throws Exception {
    byte[] part2 = withXmp("<pdfaid:part>3</pdfaid:part>", "<pdfaid:part>2</pdfaid:part>");
    assertThat(violations(part2, PDFAFlavour.PDFA_2_A)).isEmpty();

    byte[] hybrid = pdfs.embed(part2, INVOICE, HybridProfile.EXTENDED, DAY);

    assertThat(violations(hybrid, PDFAFlavour.PDFA_3_A)).isEmpty();
  }

  @Test
  void claim_spelled_as_attributes_and_metadata_without_schemas_are_understood() throws Exception {
    byte[] spelled =
        changed(
            pdf -> {
              PDMetadata metadata = new PDMetadata(pdf);
              metadata.importXMPMetadata(
                  ("<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>"
                          + "<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                          + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                          + "<rdf:Description rdf:about=''"
                          + " xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/'"
                          + " pdfaid:part='2' pdfaid:conformance='B'/>"
                          + "</rdf:RDF></x:xmpmeta><?xpacket end='w'?>")
                      .getBytes(StandardCharsets.UTF_8));
              pdf.getDocumentCatalog().setMetadata(metadata);
            });

    byte[] hybrid = pdfs.embed(spelled, INVOICE, HybridProfile.EN_16931, DAY);

    assertThat(violations(hybrid, PDFAFlavour.PDFA_3_B)).isEmpty();
    assertThat(xmp(hybrid)).containsPattern("pdfaid:part=.3.").contains("W5M0MpCehiHzreSzNTczkc9d");
  }

  @Test
  void other_attachments_stay_when_they_say_what_they_are() throws Exception {
    byte[] one = changed(pdf -> attach(pdf, "Supplement", "stunden.csv"));

    byte[] hybrid = pdfs.embed(one, INVOICE, HybridProfile.EN_16931, DAY);

    Extraction extraction = pdfs.extract(hybrid);
    assertThat(extraction.attachments()).containsExactlyInAnyOrder("stunden.csv", "factur-x.xml");
    assertThat(extraction.found().orElseThrow().content()).isEqualTo(INVOICE);
    assertThat(violations(hybrid, PDFAFlavour.PDFA_3_A)).isEmpty();
  }

  @Test
  void invoice_is_found_among_ten_attachments_and_all_are_named() throws Exception {
    byte[] hybrid = pdfs.embed(printed, INVOICE, HybridProfile.EN_16931, DAY);
    byte[] ten =
        changed(
            hybrid,
            pdf -> {
              PDEmbeddedFilesNameTreeNode files =
                  pdf.getDocumentCatalog().getNames().getEmbeddedFiles();
              Map<String, PDComplexFileSpecification> all = new TreeMap<>(files.getNames());
              for (int i = 1; i < 10; i++) {
                attach(pdf, null, i + ".xml", "<other/>".getBytes(StandardCharsets.UTF_8));
                all.putAll(pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames());
              }
              PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
              tree.setNames(all);
              PDDocumentNameDictionary names =
                  new PDDocumentNameDictionary(pdf.getDocumentCatalog());
              names.setEmbeddedFiles(tree);
              pdf.getDocumentCatalog().setNames(names);
            });

    Extraction extraction = pdfs.extract(ten);

    assertThat(extraction.attachments()).hasSize(10).contains("factur-x.xml", "1.xml", "9.xml");
    assertThat(extraction.found().orElseThrow().content()).isEqualTo(INVOICE);
    assertThat(reasons(ten)).asString().contains("holds an invoice already");
  }

  @Test
  void pdf_that_cannot_conform_is_refused_with_the_reason() throws Exception {
    assertThat(reasons(changed(pdf -> pdf.getDocumentCatalog().setMetadata(null))))
        .singleElement()
        .asString()
        .contains("does not say that it is PDF/A");
    assertThat(reasons(withXmp("<pdfaid:part>3</pdfaid:part>", "<pdfaid:part>4</pdfaid:part>")))
        .singleElement()
        .asString()
        .contains("PDF/A-4");
    assertThat(
            reasons(
                changed(
                    pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("1")))))
        .singleElement()
        .asString()
        .contains("scripts");
    assertThat(reasons(changed(FacturXPdfsTest::writeInHelvetica)))
        .singleElement()
        .asString()
        .contains("Helvetica");
    assertThat(
            reasons(
                changed(
                    pdf ->
                        pdf.getDocumentCatalog()
                            .getCOSObject()
                            .removeItem(COSName.getPDFName("OutputIntents")))))
        .singleElement()
        .asString()
        .contains("colour profile");
    assertThat(reasons(changed(pdf -> attach(pdf, null, "stunden.csv"))))
        .singleElement()
        .asString()
        .contains("AFRelationship");
    assertThat(reasons(changed(FacturXPdfsTest::sign)))
        .anySatisfy(reason -> assertThat(reason).contains("signed"));
  }

  @Test
  void pdf_that_holds_an_invoice_already_is_refused() {
    byte[] hybrid = pdfs.embed(printed, INVOICE, HybridProfile.BASIC, DAY);

    assertThat(reasons(hybrid)).anySatisfy(r -> assertThat(r).contains("holds an invoice already"));
  }

  @Test
  void encrypted_pdf_is_refused_and_only_read_when_anybody_may() throws Exception {
    byte[] hybrid = pdfs.embed(printed, INVOICE, HybridProfile.BASIC, DAY);
    byte[] locked = changed(hybrid, pdf -> protect(pdf, "secret"));
    byte[] restricted = changed(hybrid, pdf -> protect(pdf, ""));

    assertThat(reasons(locked)).singleElement().asString().contains("password");
    assertThat(pdfs.extract(locked).problem()).contains("password");
    assertThat(reasons(restricted)).anySatisfy(r -> assertThat(r).contains("encrypted"));
    assertThat(pdfs.extract(restricted).found().orElseThrow().content()).isEqualTo(INVOICE);
  }

  @Test
  void pdf_without_invoice_says_so() throws Exception {
    assertThat(pdfs.extract(printed).problem()).isEqualTo("The PDF has no attachments.");
    assertThat(pdfs.extract(changed(pdf -> attach(pdf, "Data", "stunden.csv"))).problem())
        .contains("stunden.csv");
    assertThat(pdfs.extract(changed(pdf -> attach(pdf, null, "ZUGFeRD-invoice.xml"))).found())
        .isPresent();
    assertThat(pdfs.extract(changed(pdf -> attach(pdf, null, "rechnung 7.XML"))).found())
        .isPresent();
  }

  @Test
  void attachment_that_would_fill_the_memory_is_left_packed() throws Exception {
    byte[] tooLong =
        changed(pdf -> attach(pdf, "Data", "factur-x.xml", new byte[20 * 1024 * 1024 + 1]));
    byte[] bomb =
        changed(
            pdf -> {
              attach(pdf, "Data", "factur-x.xml");
              fill(attached(pdf), moreThanTheMemory());
            });

    assertThat(bomb.length).isLessThan(FacturXPdfs.LONGEST);
    assertThat(pdfs.extract(tooLong).problem()).contains("factur-x.xml is too long");
    assertThat(pdfs.extract(bomb).problem()).contains("factur-x.xml is too long");
  }

  @Test
  void metadata_that_would_fill_the_memory_are_left_packed() throws Exception {
    byte[] bomb =
        changed(
            pdf -> {
              PDMetadata metadata = new PDMetadata(pdf);
              fill(metadata.getCOSObject(), moreThanTheMemory());
              pdf.getDocumentCatalog().setMetadata(metadata);
            });

    assertThat(reasons(bomb)).anySatisfy(reason -> assertThat(reason).contains("too long"));
  }

  @Test
  void attachment_that_is_damaged_or_packed_in_an_unusual_way_is_refused() throws Exception {
    byte[] cut = new byte[] {0x78, (byte) 0x9C, 0x4B};
    COSDictionary predictor = new COSDictionary();
    predictor.setInt(COSName.PREDICTOR, 12);
    List<Change> unusual =
        List.of(
            pdf -> attached(pdf).setItem(COSName.FILTER, COSName.LZW_DECODE),
            pdf ->
                attached(pdf)
                    .setItem(
                        COSName.FILTER,
                        new COSArray(List.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE))),
            pdf -> attached(pdf).setItem(COSName.DECODE_PARMS, predictor));
    for (Change change : unusual) {
      byte[] pdf =
          changed(
              document -> {
                attach(document, "Data", "factur-x.xml");
                change.make(document);
              });
      assertThat(pdfs.extract(pdf).problem()).contains("factur-x.xml", "FlateDecode alone");
    }
    for (byte[] content : List.of(cut, new byte[0], new byte[] {0x78, (byte) 0x9C, 7, 7})) {
      byte[] pdf =
          changed(
              document -> {
                attach(document, "Data", "factur-x.xml");
                fill(attached(document), content);
              });
      assertThat(pdfs.extract(pdf).problem()).contains("factur-x.xml is damaged");
    }
  }

  @Test
  void attachment_that_is_not_packed_or_packed_in_an_array_of_one_is_read() throws Exception {
    byte[] plain =
        changed(
            pdf -> {
              attach(pdf, "Data", "factur-x.xml");
              COSStream stream = attached(pdf);
              try (OutputStream out = stream.createOutputStream()) {
                out.write(INVOICE);
              }
            });
    byte[] array =
        changed(
            pdf -> {
              attach(pdf, "Data", "factur-x.xml", INVOICE);
              attached(pdf).setItem(COSName.FILTER, new COSArray(List.of(COSName.FLATE_DECODE)));
            });

    assertThat(pdfs.extract(plain).found().orElseThrow().content()).isEqualTo(INVOICE);
    assertThat(pdfs.extract(array).found().orElseThrow().content()).isEqualTo(INVOICE);
  }

  @Test
  void tree_of_names_that_holds_itself_many_times_is_walked_once() throws Exception {
    byte[] hybrid =
        changed(
            pdfs.embed(printed, INVOICE, HybridProfile.BASIC, DAY),
            pdf -> {
              COSDictionary names = pdf.getDocumentCatalog().getNames().getCOSObject();
              COSArray kids = new COSArray();
              COSDictionary root = new COSDictionary();
              root.setItem(COSName.KIDS, kids);
              for (int i = 0; i < 10; i++) {
                kids.add(root);
              }
              kids.add(names.getCOSDictionary(COSName.EMBEDDED_FILES));
              names.setItem(COSName.EMBEDDED_FILES, root);
            });

    Extraction extraction = pdfs.extract(hybrid);

    assertThat(extraction.attachments()).containsExactly("factur-x.xml");
    assertThat(extraction.found().orElseThrow().content()).isEqualTo(INVOICE);
    assertThat(reasons(hybrid)).anySatisfy(r -> assertThat(r).contains("holds an invoice already"));
  }

  @Test
  void appearance_that_holds_itself_many_times_is_looked_at_once() throws Exception {
    byte[] pdf =
        changed(
            document -> {
              COSDictionary appearances = new COSDictionary();
              for (int i = 0; i < 10; i++) {
                appearances.setItem("A" + i, appearances);
              }
              PDFormXObject form = new PDFormXObject(document);
              form.setResources(new PDResources());
              form.getResources().add(new PDType1Font(Standard14Fonts.FontName.COURIER));
              COSDictionary deep = form.getCOSObject();
              for (int i = 0; i < 20; i++) {
                COSDictionary around = new COSDictionary();
                around.setItem(COSName.N, deep);
                deep = around;
              }
              appearances.setItem("Z", deep);
              PDAnnotation stamp = new PDAnnotationRubberStamp();
              stamp.getCOSObject().setItem(COSName.AP, appearances);
              document.getPage(0).setAnnotations(List.of(stamp));
            });

    assertThat(reasons(pdf)).singleElement().asString().contains("Courier");
  }

  @Test
  void whatever_the_bytes_are_there_is_an_answer() {
    byte[] hybrid = pdfs.embed(printed, INVOICE, HybridProfile.BASIC, DAY);
    Random random = new Random(11);
    for (int i = 0; i < 120; i++) {
      byte[] damaged =
          i % 3 == 0 ? Arrays.copyOf(hybrid, random.nextInt(hybrid.length)) : hybrid.clone();
      for (int j = 0; j < 20 && damaged.length > 0; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Extraction extraction = pdfs.extract(damaged);
      assertThat(extraction.invoice() == null).isEqualTo(extraction.problem() != null);
    }
    for (String text : List.of("", "%PDF-1.7", "<a/>", "PK\u0003\u0004")) {
      byte[] other = text.getBytes(StandardCharsets.UTF_8);
      assertThat(pdfs.extract(other).problem()).contains("no PDF");
      assertThat(reasons(other)).singleElement().asString().contains("no PDF");
    }
  }

  @Test
  void hybrids_that_others_made_give_their_invoice() throws Exception {
    Path folder = Path.of("/work/shared/corpus/facturx/pdf-valid");
    Path beside = Path.of("../../shared/corpus/facturx/pdf-valid");
    Path there = Files.isDirectory(beside) ? beside : folder;
    assumeThat(Files.isDirectory(there)).isTrue();
    try (Stream<Path> files = Files.list(there)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".pdf")).toList()) {
        byte[] pdf = Files.readAllBytes(file);
        Extraction extraction = pdfs.extract(pdf);
        assertThat(extraction.problem()).as(file.toString()).isNull();
        assertThat(new String(extraction.found().orElseThrow().content(), StandardCharsets.UTF_8))
            .as(file.toString())
            .contains("CrossIndustryInvoice");
        assertThat(reasons(pdf)).as(file.toString()).isNotEmpty();
      }
    }
  }

  private static void attach(PDDocument pdf, @Nullable String relationship, String name)
      throws IOException {
    attach(pdf, relationship, name, "a;b\n".getBytes(StandardCharsets.UTF_8));
  }

  private static void attach(
      PDDocument pdf, @Nullable String relationship, String name, byte[] content)
      throws IOException {
    PDEmbeddedFile file =
        new PDEmbeddedFile(pdf, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
    file.setSubtype("text/csv");
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile(name);
    specification.setFileUnicode(name);
    specification.setEmbeddedFile(file);
    specification.setFileDescription(name);
    COSDictionary dictionary = specification.getCOSObject();
    COSArray beside = new COSArray();
    if (relationship != null) {
      dictionary.setName(COSName.getPDFName("AFRelationship"), relationship);
      beside.add(dictionary);
      pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), beside);
    }
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of(name, specification));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    pdf.getDocumentCatalog().setNames(names);
  }

  /** The content of the one file a document has. */
  private static COSStream attached(PDDocument pdf) throws IOException {
    return pdf.getDocumentCatalog()
        .getNames()
        .getEmbeddedFiles()
        .getNames()
        .values()
        .iterator()
        .next()
        .getEmbeddedFile()
        .getCOSObject();
  }

  private static void fill(COSStream stream, byte[] packed) throws IOException {
    try (OutputStream out = stream.createRawOutputStream()) {
      out.write(packed);
    }
    stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
  }

  /** One block of zeros, packed once and repeated until no memory of this test holds them all. */
  private static byte[] moreThanTheMemory() throws IOException {
    int block = 16 * 1024 * 1024;
    byte[] packed = new byte[block];
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[block]);
    int length = deflater.deflate(packed, 0, block, Deflater.SYNC_FLUSH);
    deflater.end();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {0x78, (byte) 0xDA});
    for (long held = 0; held <= Runtime.getRuntime().maxMemory(); held += block) {
      out.write(packed, 0, length);
    }
    // an empty last block, and a checksum that nobody looks at
    out.write(new byte[] {3, 0, 0, 0, 0, 0});
    return out.toByteArray();
  }

  private static void writeInHelvetica(PDDocument pdf) throws IOException {
    PDPage page = pdf.getPage(0);
    try (PDPageContentStream text =
        new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true)) {
      text.beginText();
      text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      text.showText("PAID");
      text.endText();
    }
  }

  private static void sign(PDDocument pdf) throws IOException {
    PDAcroForm form = new PDAcroForm(pdf);
    pdf.getDocumentCatalog().setAcroForm(form);
    PDSignatureField field = new PDSignatureField(form);
    PDSignature signature = new PDSignature();
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    field.setValue(signature);
    form.getFields().add(field);
  }

  private static void protect(PDDocument pdf, String password) throws IOException {
    StandardProtectionPolicy policy =
        new StandardProtectionPolicy("owner", password, new AccessPermission());
    policy.setEncryptionKeyLength(256);
    pdf.protect(policy);
  }

  private static List<String> violations(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour)) {
      ValidationResult result =
          Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
      assertThat(result.getTotalAssertions()).isGreaterThan(40);
      return result.getTestAssertions().stream()
          .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
          .map(a -> a.getRuleId().getClause() + " " + a.getMessage())
          .distinct()
          .limit(10)
          .toList();
    }
  }
}
