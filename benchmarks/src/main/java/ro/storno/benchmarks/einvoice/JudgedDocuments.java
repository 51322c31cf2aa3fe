package ro.storno.benchmarks.einvoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The documents over which both engines have to agree: good ones, one broken one per kind of rule,
 * and ANAF's own examples when the corpus lies beside the repository.
 */
final class JudgedDocuments {
  /** One way to break an invoice: the first occurrence of some text becomes another. */
  private record Damage(String name, String from, String to) {}

  private static final List<Damage> DAMAGES =
      List.of(
          new Damage("no number", "<cbc:ID>FCT-0042</cbc:ID>", ""),
          new Damage("number without digit", "FCT-0042", "FCT"),
          new Damage("unknown type", ">380<", ">999<"),
          new Damage(
              "unknown currency",
              ">RON</cbc:DocumentCurrencyCode>",
              ">RRR</cbc:DocumentCurrencyCode>"),
          new Damage(
              "wrong VAT total",
              "<cbc:TaxAmount currencyID=\"RON\">",
              "<cbc:TaxAmount currencyID=\"RON\">1"),
          new Damage(
              "wrong payable",
              "<cbc:PayableAmount currencyID=\"RON\">",
              "<cbc:PayableAmount currencyID=\"RON\">1"),
          new Damage(
              "wrong line sum",
              "<cbc:LineExtensionAmount currencyID=\"RON\">",
              "<cbc:LineExtensionAmount currencyID=\"RON\">1"),
          new Damage("unknown county", "RO-CJ", "RO-XX"),
          new Damage("no such sector", "SECTOR3", "SECTOR9"),
          new Damage("no city", "<cbc:CityName>Cluj-Napoca</cbc:CityName>", ""),
          new Damage("no street", "<cbc:StreetName>Strada Fabricii 12</cbc:StreetName>", ""),
          new Damage(
              "no buyer name",
              "<cbc:RegistrationName>Libraria din Colt SA</cbc:RegistrationName>",
              ""),
          new Damage("no due date and no terms", "<cbc:DueDate>2026-12-02</cbc:DueDate>", ""),
          new Damage("VAT id without country", ">RO18547290<", ">18547290<"),
          new Damage("unknown unit", "unitCode=\"H87\"", "unitCode=\"buc\""),
          new Damage("unknown category", "<cbc:ID>S</cbc:ID>", "<cbc:ID>Q</cbc:ID>"),
          new Damage("other specification", "CIUS-RO:1.0.1", "CIUS-RO:9.9.9"),
          new Damage("elements out of order", "<cbc:IssueDate>2026-11-02</cbc:IssueDate>", ""),
          new Damage("impossible date", "2026-11-02", "2026-13-02"),
          new Damage("unknown element", "<cbc:Note>", "<cbc:Remark/><cbc:Note>"));

  private JudgedDocuments() {}

  /** Every document by name, good and broken. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> documents = new LinkedHashMap<>();
    for (int lines : List.of(RomanianInvoice.SMALL, 20, RomanianInvoice.LARGE)) {
      documents.put(lines + " lines", RomanianInvoice.bytes(lines));
    }
    for (Damage damage : DAMAGES) {
      documents.put(damage.name(), broken(damage));
    }
    official().forEach(file -> documents.put(file.getFileName().toString(), read(file)));
    return documents;
  }

  private static byte[] broken(Damage damage) {
    String good = RomanianInvoice.text(2);
    int at = good.indexOf(damage.from());
    if (at < 0) {
      throw new IllegalStateException("Nothing to break for: " + damage.name());
    }
    String bad = good.substring(0, at) + damage.to() + good.substring(at + damage.from().length());
    return bad.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Path> official() {
    return Stream.of("../shared/corpus", "/work/shared/corpus")
        .map(root -> Path.of(root, "cius-ro", "anaf-examples"))
        .filter(Files::isDirectory)
        .findFirst()
        .map(JudgedDocuments::files)
        .orElse(List.of());
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
