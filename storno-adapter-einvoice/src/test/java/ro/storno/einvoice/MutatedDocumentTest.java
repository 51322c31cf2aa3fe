package ro.storno.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.Format;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.Syntax;

/**
 * Readers are total: whatever is done to a document, the answer is a result with findings. The seed
 * is fixed, so that every run sees the same damage.
 */
class MutatedDocumentTest {
  private static final EInvoicing EINVOICING = EInvoicing.standard();
  private static final int COPIES = 300;
  private static final int COPIES_OF_EXAMPLES = 3;
  private static final int MOST_CUTS = 4;

  /** Judging takes longer than reading, and rules that are sheets are judged damaged elsewhere. */
  private static final int EVERY = 3;

  private static final Set<Syntax> NATIONAL = Set.of(Syntax.FATTURAPA, Syntax.FA2, Syntax.FA3);
  private static final Pattern LEAF = Pattern.compile(">([^<>]+)</");
  private static final Pattern ELEMENT = Pattern.compile("(?s)<([\\w:]+)[^<>]*>[^<>]*</\\1>\\s*");
  private static final Pattern ATTRIBUTE = Pattern.compile(" [\\w:]+=\"[^\"]*\"");

  /** Texts that have hurt readers of invoices. */
  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "-",
          ".",
          "NaN",
          "Infinity",
          "1E999999999",
          "-1E-999999999",
          "0",
          "-0.00",
          "00000000000000000000000000000000000000001",
          "9".repeat(400),
          "1,5",
          "2026-02-30",
          "+999999999-01-01",
          "2026-13-01T25:61:61Z",
          "20261",
          "true",
          "\u00A0",
          "\u202E",
          "\uD83D\uDE00",
          "&#x1F600;",
          "&amp;&lt;",
          "<![CDATA[<]]>",
          "<!-- -->",
          "x".repeat(5_000));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile-ubl.xml",
        "profile-peppol.xml",
        "profile-xrechnung-cii.xml",
        "fatturapa-lawyer.xml",
        "ksef-fa3-settlement.xml",
        "ksef-fa3-before-and-after.xml",
        "ksef-fa3-advance.xml",
        "ksef-fa3-margin.xml"
      })
  void damaged_copies_are_read_and_converted_without_an_exception(String name) {
    String whole = new String(Golden.bytes(name), StandardCharsets.UTF_8);
    Syntax syntax = EINVOICING.read(Golden.bytes(name)).syntax().orElseThrow();
    Random random = new Random(name.hashCode());
    int understood = 0;
    for (int copy = 0; copy < COPIES; copy++) {
      String damaged = whole;
      for (int cut = random.nextInt(MOST_CUTS); cut >= 0; cut--) {
        damaged = damaged(damaged, random);
      }
      byte[] document = damaged.getBytes(StandardCharsets.UTF_8);

      ReadResult read = EINVOICING.read(document);

      assertThat(read.original()).isEqualTo(document);
      assertThat(read.documents().isEmpty() && read.findings().isEmpty()).as(damaged).isFalse();
      understood += read.syntax().filter(syntax::equals).isPresent() ? 1 : 0;
      Conversion conversion =
          EINVOICING.convert(
              document, copy % 2 == 0 ? "ubl" : name.startsWith("k") ? "fa3" : "cii");
      assertThat(conversion.outcome()).isNotNull();
      if (copy % EVERY == 0 && NATIONAL.contains(syntax)) {
        assertThat(EINVOICING.validate(document).verdict()).isNotNull();
      }
    }
    assertThat(understood).isGreaterThan(COPIES / 2);
  }

  /** Examples of all authorities, damaged in their text and in how it is written down. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cius-ro/anaf-examples",
        "en16931/valid-ubl",
        "en16931/valid-cii",
        "xrechnung/valid-extension",
        "xrechnung/valid-standard",
        "facturx/akretion-fixtures",
        "facturx/cii-valid-1.09.2/en16931",
        "fatturapa/valid-gobl",
        "fatturapa/xsd-invalid-seen-in-the-wild",
        "ksef/valid-fa2",
        "ksef/valid-fa3",
        "ro-etransport/valid"
      })
  void damaged_examples_in_any_encoding_are_read_and_converted_without_an_exception(String folder) {
    List<Path> files = Corpus.files(folder);
    assumeThat(files).isNotEmpty();
    List<String> formats = EINVOICING.formats().stream().map(Format::name).toList();
    for (Path file : files) {
      byte[] original = Corpus.bytes(file);
      Random random = new Random(String.valueOf(file.getFileName()).hashCode());
      for (int copy = 0; copy < COPIES_OF_EXAMPLES; copy++) {
        String text = damaged(new String(original, StandardCharsets.UTF_8), random);
        byte[] document = written(damaged(text, random), random);

        ReadResult read = EINVOICING.read(document);

        assertThat(read.original()).isEqualTo(document);
        assertThat(read.documents().isEmpty() && read.findings().isEmpty()).as(text).isFalse();
        Conversion conversion =
            EINVOICING.convert(document, formats.get(random.nextInt(formats.size())));
        assertThat(conversion.outcome() == Conversion.Outcome.REFUSED)
            .isEqualTo(conversion.document().isEmpty());
      }
    }
  }

  /** The bytes of a text in one of the ways that files come in, right or wrong. */
  private static byte[] written(String text, Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> text.getBytes(StandardCharsets.UTF_16);
      case 1 -> text.getBytes(StandardCharsets.UTF_16LE);
      case 2 -> text.getBytes(Charset.forName("UTF-32"));
      case 3 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
      case 4 -> text.getBytes(StandardCharsets.ISO_8859_1);
      case 5 ->
          text.replaceFirst("encoding=\"[^\"]*\"", "encoding=\"x-none\"")
              .getBytes(StandardCharsets.UTF_8);
      case 6 ->
          ("<!DOCTYPE a [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                  + text.replaceFirst("<\\?xml[^>]*>", ""))
              .getBytes(StandardCharsets.UTF_8);
      case 7 -> Base64.getMimeEncoder().encode(text.getBytes(StandardCharsets.UTF_8));
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static String damaged(String document, Random random) {
    return switch (random.nextInt(7)) {
      case 0 ->
          replaced(document, LEAF, ">" + NASTY.get(random.nextInt(NASTY.size())) + "</", random);
      case 1 -> replaced(document, ELEMENT, "", random);
      case 2 -> replaced(document, ATTRIBUTE, "", random);
      case 3 -> twice(document, random);
      case 4 -> swapped(document, random);
      case 5 -> replaced(document, LEAF, "><Odd xmlns=\"urn:odd\">1</Odd></", random);
      default -> cut(document, random);
    };
  }

  private static String replaced(String document, Pattern what, String by, Random random) {
    List<MatchResult> places = places(document, what);
    if (places.isEmpty()) {
      return document;
    }
    MatchResult place = places.get(random.nextInt(places.size()));
    return document.substring(0, place.start()) + by + document.substring(place.end());
  }

  private static String twice(String document, Random random) {
    List<MatchResult> places = places(document, ELEMENT);
    if (places.isEmpty()) {
      return document;
    }
    MatchResult place = places.get(random.nextInt(places.size()));
    return document.substring(0, place.end()) + document.substring(place.start());
  }

  /** The texts of two leaves change places: numbers stand where dates are meant, and so on. */
  private static String swapped(String document, Random random) {
    List<MatchResult> places = places(document, LEAF);
    if (places.size() < 2) {
      return document;
    }
    MatchResult one = places.get(random.nextInt(places.size()));
    MatchResult other = places.get(random.nextInt(places.size()));
    MatchResult first = one.start() <= other.start() ? one : other;
    MatchResult second = first == one ? other : one;
    if (first.start() == second.start()) {
      return document;
    }
    return document.substring(0, first.start())
        + second.group()
        + document.substring(first.end(), second.start())
        + first.group()
        + document.substring(second.end());
  }

  private static String cut(String document, Random random) {
    int from = random.nextInt(document.length() + 1);
    return random.nextBoolean()
        ? document.substring(0, from)
        : document.substring(0, from)
            + document.substring(Math.min(document.length(), from + random.nextInt(40)));
  }

  private static List<MatchResult> places(String document, Pattern what) {
    return new ArrayList<>(what.matcher(document).results().toList());
  }
}
