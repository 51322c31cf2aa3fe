package ro.storno.einvoice.validation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ro.storno.einvoice.Corpus;

/**
 * The long comparison of compiled sheets with Saxon, over the corpus and many damaged copies of it.
 *
 * <p>Arguments: how many damaged copies of each document, the seed, and what the sheet's name has
 * to contain.
 */
final class RuleAgreementRun {
  private static final String[] UBL_FOLDERS = {
    "en16931/valid-ubl", "en16931/unit-invoice-ubl", "xrechnung/valid-standard",
    "xrechnung/valid-extension", "xrechnung/rule-tests-ubl-inv", "xrechnung/rule-tests-ubl-cn",
    "cius-ro/anaf-examples", "ro-efactura-api"
  };
  private static final String[] CII_FOLDERS = {
    "en16931/valid-cii",
    "facturx/cii-valid-1.09.2",
    "facturx/akretion-fixtures",
    "xrechnung/valid-standard",
    "xrechnung/valid-extension"
  };

  private RuleAgreementRun() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    int copies = Integer.parseInt(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[1]));
    RuleAgreement agreement = new RuleAgreement();
    List<String> sheets =
        RuleSetRegistry.standard().sheets().stream().filter(s -> s.contains(arguments[2])).toList();
    for (String sheet : sheets) {
      if (!agreement.isCompiled(sheet)) {
        System.out.println(sheet + " is not compiled");
        continue;
      }
      int before = agreement.disagreements().size();
      boolean cii = sheet.contains("cii") || sheet.contains("CII") || sheet.contains("X_");
      for (String folder : cii ? CII_FOLDERS : UBL_FOLDERS) {
        for (Path file : Corpus.files(folder)) {
          byte[] bytes = Corpus.bytes(file);
          String text = new String(bytes, StandardCharsets.UTF_8);
          if (!file.toString().endsWith(".xml") || text.contains("CrossIndustryInvoice") != cii) {
            continue;
          }
          for (byte[] document : documents(bytes, text)) {
            agreement.compare(file.getFileName().toString(), sheet, document);
            for (int i = 0; i < copies; i++) {
              byte[] damaged;
              try {
                damaged = MutatedXml.of(document, random);
              } catch (org.w3c.dom.DOMException | org.xml.sax.SAXException e) {
                continue;
              }
              int known = agreement.disagreements().size();
              agreement.compare(file.getFileName() + " damaged", sheet, damaged);
              if (agreement.disagreements().size() > known && known < 3) {
                java.nio.file.Files.write(
                    Path.of(System.getProperty("java.io.tmpdir"), "disagree" + known + ".xml"),
                    damaged);
              }
            }
          }
        }
      }
      System.out.println(
          sheet
              + ": "
              + agreement.runs()
              + " runs so far, "
              + agreement.failures()
              + " broken rules, "
              + agreement.stops()
              + " stops, unsure "
              + agreement.unsure()
              + ", disagreements "
              + (agreement.disagreements().size() - before));
    }
    agreement.disagreements().stream()
        .limit(20)
        .forEach(d -> System.out.println(d.substring(0, Math.min(1500, d.length()))));
    System.out.println(
        agreement.disagreements().size() + " disagreements in " + agreement.runs() + " runs");
  }

  /** The documents of a file: those of the unit tests lie several in one. */
  private static List<byte[]> documents(byte[] bytes, String text) {
    if (!text.contains("<testSet")) {
      return List.of(bytes);
    }
    List<byte[]> all = new ArrayList<>();
    java.util.regex.Matcher found =
        java.util.regex.Pattern.compile(
                "<(Invoice|CreditNote)[\\s>].*?</\\1>", java.util.regex.Pattern.DOTALL)
            .matcher(text);
    while (found.find()) {
      all.add(found.group().getBytes(StandardCharsets.UTF_8));
    }
    return all;
  }
}
