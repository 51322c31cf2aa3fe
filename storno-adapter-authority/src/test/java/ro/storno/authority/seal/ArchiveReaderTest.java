package ro.storno.authority.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.anaf.SealCheck.Archive;

class ArchiveReaderTest {
  private static final byte[] INVOICE =
      "<Invoice xmlns=\"urn:x\">\r\nț</Invoice>\n".getBytes(UTF_8);
  private static final byte[] SIGNATURE =
      "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>".getBytes(UTF_8);
  private static final byte[] ERRORS =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <header xmlns="mfp:anaf:dgti:efactura:mesajEroriFactuta:v1" Index_incarcare="5001">
        <Error errorMessage="E: validari globale eroare regula BR-CO-15"/>
        <Error errorMessage="a doua &lt;eroare&gt;"/>
      </header>"""
          .getBytes(UTF_8);

  private final XmlSealCheck check = new XmlSealCheck(Trust.NOBODY, InstantSource.system());

  private static byte[] zip(Object... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private Archive good(byte[] zip) {
    Archive archive = check.open(zip);
    assertThat(archive.problems()).isEmpty();
    return archive;
  }

  private void assertBad(byte[] zip, String problem) {
    Archive archive = check.open(zip);
    assertThat(archive.problems()).hasSize(1);
    assertThat(archive.problems().get(0)).contains(problem);
    assertThat(archive.document()).isNull();
    assertThat(archive.signature()).isNull();
    assertThat(archive.errors()).isEmpty();
  }

  @Test
  void document_and_signature_are_told_apart_by_their_roots() {
    for (byte[] zip :
        List.of(
            zip("5001.xml", INVOICE, "semnatura_5001.xml", SIGNATURE),
            zip("semnatura_5001.xml", SIGNATURE, "5001.xml", INVOICE))) {
      Archive archive = good(zip);
      assertThat(archive.document()).isEqualTo(INVOICE);
      assertThat(archive.documentName()).isEqualTo("5001.xml");
      assertThat(archive.signature()).isEqualTo(SIGNATURE);
      assertThat(archive.signatureName()).isEqualTo("semnatura_5001.xml");
      assertThat(archive.errors()).isEmpty();
    }
    Archive swapped = good(zip("semnatura_5001.xml", INVOICE, "5001.xml", SIGNATURE));
    assertThat(swapped.document()).isEqualTo(INVOICE);
  }

  @Test
  void a_list_of_errors_is_a_document_with_reasons() {
    Archive archive = good(zip("5001.xml", ERRORS, "semnatura_5001.xml", SIGNATURE));
    assertThat(archive.document()).isEqualTo(ERRORS);
    assertThat(archive.errors())
        .containsExactly("E: validari globale eroare regula BR-CO-15", "a doua <eroare>");
  }

  @Test
  void other_documents_are_documents_too() {
    for (String root :
        List.of(
            "<CreditNote xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\"/>",
            "<rsm:CrossIndustryInvoice xmlns:rsm=\"urn:cii\"/>",
            "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\"1\" message=\"x\"/>",
            "\uFEFF<?xml version=\"1.0\"?><!-- before --><Invoice/>",
            "<Unknown/>")) {
      Archive archive = good(zip("1.xml", root.getBytes(UTF_8)));
      assertThat(archive.document()).isEqualTo(root.getBytes(UTF_8));
      assertThat(archive.errors()).isEmpty();
      assertThat(archive.signature()).isNull();
    }
  }

  @Test
  void a_document_in_utf_16_is_one() {
    byte[] utf16 =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><Invoice/>".getBytes(StandardCharsets.UTF_16);
    assertThat(good(zip("1.xml", utf16)).document()).isEqualTo(utf16);
  }

  @Test
  void a_file_that_is_neither_is_left_alone() {
    Archive archive =
        good(zip("a/", new byte[0], "1.pdf", "%PDF-1.7".getBytes(UTF_8), "1.xml", INVOICE));
    assertThat(archive.document()).isEqualTo(INVOICE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../etc/cron.d/5001.xml",
        "/etc/5001.xml",
        "..\\..\\windows\\5001.xml",
        "C:\\windows\\5001.xml",
        "a/b/../5001.xml",
      })
  void a_path_is_dropped_from_a_name(String name) {
    assertThat(good(zip(name, INVOICE)).documentName()).isEqualTo("5001.xml");
  }

  @Test
  void a_name_is_fit_to_be_shown() {
    assertThat(good(zip("a\u0000b\n\u202Ec.xml", INVOICE)).documentName()).matches("[\\w. -]+");
    assertThat(good(zip("x".repeat(60_000), INVOICE)).documentName()).hasSize(100);
  }

  @Test
  void an_archive_without_a_document_is_bad() {
    assertBad(zip(), "no document");
    assertBad(zip("semnatura_1.xml", SIGNATURE), "no document");
    assertBad(zip("1.txt", "x".getBytes(UTF_8)), "no document");
  }

  @Test
  void two_of_a_kind_are_one_too_many() {
    assertBad(zip("1.xml", INVOICE, "2.xml", INVOICE), "more than one document");
    assertBad(
        zip("1.xml", INVOICE, "s1.xml", SIGNATURE, "s2.xml", SIGNATURE), "more than one signature");
  }

  @Test
  void two_files_of_one_name_are_one_too_many() {
    byte[] zip = zip("1.xml", INVOICE, "2.xml", SIGNATURE);
    byte[] name = "2.xml".getBytes(UTF_8);
    for (int at = 0; at <= zip.length - name.length; at++) {
      if (Arrays.equals(zip, at, at + name.length, name, 0, name.length)) {
        zip[at] = '1';
      }
    }
    assertBad(zip, "the same name");
  }

  @Test
  void an_archive_in_an_archive_is_not_opened() {
    assertBad(zip("1.xml", INVOICE, "2.zip", zip("3.xml", INVOICE)), "another archive");
  }

  @Test
  void what_is_no_archive_is_bad() {
    assertBad(new byte[0], "no ZIP");
    assertBad("PK".getBytes(UTF_8), "no ZIP");
    assertBad(INVOICE, "no ZIP");
  }

  @Test
  void an_archive_that_was_cut_off_anywhere_is_bad() {
    byte[] zip = zip("5001.xml", INVOICE, "semnatura_5001.xml", SIGNATURE);
    for (int length = 0; length < zip.length; length++) {
      assertThat(check.open(Arrays.copyOf(zip, length)).problems()).as("%d", length).hasSize(1);
    }
  }

  @Test
  void an_archive_with_something_behind_it_is_bad() {
    byte[] zip = zip("5001.xml", INVOICE);
    assertBad(Arrays.copyOf(zip, zip.length + 1), "no ZIP");
  }

  @Test
  void an_archive_that_miscounts_its_files_is_bad() {
    byte[] zip = zip("5001.xml", INVOICE);
    ByteBuffer end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    end.putShort(zip.length - 22 + 10, (short) 2);
    assertBad(zip, "says that it has 2 files");
  }

  @Test
  void an_encrypted_archive_is_told_as_such() {
    byte[] zip = stored("5001.xml", INVOICE);
    zip[6] |= 1; // general purpose bit 0 of the local header
    assertBad(zip, "damaged or encrypted");
  }

  @Test
  void a_damaged_file_is_noticed() {
    byte[] zip = stored("5001.xml", INVOICE);
    zip[30 + "5001.xml".length() + 3] ^= 1;
    assertBad(zip, "damaged or encrypted");
  }

  private static byte[] stored(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void a_bomb_is_not_unpacked() throws IOException {
    assertBad(packed(1, 300L * 1024 * 1024), "more than it may");
    assertBad(packed(1, 15L * 1024 * 1024), "more than 200 times");
    assertBad(packed(5, 10L * 1024 * 1024), "more than 200 times");
  }

  @Test
  void a_whole_that_is_too_large_is_not_unpacked() throws IOException {
    Random random = new Random(1);
    byte[] hardToPack = new byte[12 * 1024 * 1024];
    random.nextBytes(hardToPack);
    assertBad(
        zip("1.bin", hardToPack, "2.bin", hardToPack, "3.bin", hardToPack), "more than it may");
  }

  private static byte[] packed(int entries, long size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] block = new byte[1024 * 1024];
    Arrays.fill(block, (byte) ' ');
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry(i + ".xml"));
        write(zip, block, size);
      }
    }
    return bytes.toByteArray();
  }

  private static void write(OutputStream out, byte[] block, long size) throws IOException {
    for (long left = size; left > 0; left -= block.length) {
      out.write(block);
    }
  }

  @Test
  void an_archive_of_many_files_is_bad() {
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      many.add(i + ".txt");
      many.add(new byte[0]);
    }
    assertBad(zip(many.toArray()), "more than 16 files");
  }

  @Test
  void hostile_xml_is_bad() {
    for (String xml :
        List.of(
            "<!DOCTYPE Invoice [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Invoice>&e;</Invoice>",
            "<!DOCTYPE header SYSTEM \"http://127.0.0.1:9/x\"><header/>",
            "<header><Error errorMessage=\"x\"",
            "<header><Error errorMessage=\"&e;\"/></header>",
            "<",
            "<!-- never ends")) {
      assertBad(zip("5001.xml", xml.getBytes(UTF_8)), "cannot be read as XML");
    }
  }

  @Test
  void no_damage_to_an_archive_changes_what_is_in_it_or_throws() {
    byte[] zip = zip("5001.xml", INVOICE, "semnatura_5001.xml", SIGNATURE);
    Random random = new Random(20261127);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = zip.clone();
      int at = random.nextInt(damaged.length);
      damaged[at] = (byte) random.nextInt(256);
      Archive archive = check.open(damaged);
      if (archive.problems().isEmpty()) {
        assertThat(archive.document()).as("byte %d", at).isEqualTo(INVOICE);
      } else {
        assertThat(archive.document()).as("byte %d", at).isNull();
      }
    }
  }
}
