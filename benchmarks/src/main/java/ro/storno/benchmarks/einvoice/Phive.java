package ro.storno.benchmarks.einvoice;

import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.ciusro.CIUS_ROValidation;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.helger.xml.serialize.read.DOMReader;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Document;

/**
 * The peer of our validation: phive 12 with its own CIUS-RO 1.0.9 set (XSD, EN 16931 1.3.8,
 * CIUS-RO), used as its documentation says: a DOM from the bytes, then the execution manager.
 *
 * <p>Thread-safe; the sheets are compiled at the first document and kept.
 */
final class Phive {
  private final IValidationExecutorSet<IValidationSourceXML> rules;

  Phive() {
    ValidationExecutorSetRegistry<IValidationSourceXML> registry =
        new ValidationExecutorSetRegistry<>();
    EN16931Validation.initEN16931(registry);
    CIUS_ROValidation.initCIUS_RO(registry);
    rules = registry.getOfID(CIUS_ROValidation.VID_CIUS_RO_UBL_INVOICE_109);
    if (rules == null) {
      throw new IllegalStateException("phive does not know CIUS-RO 1.0.9");
    }
  }

  /** What phive says of a document, in its own words. */
  ValidationResultList judge(byte[] document) {
    Document dom = DOMReader.readXMLDOM(document);
    return ValidationExecutionManager.executeValidation(
        IValidityDeterminator.createDefault(),
        rules,
        ValidationSourceXML.create("invoice.xml", dom),
        Locale.US);
  }

  /** Whether phive finds no error. */
  static boolean valid(ValidationResultList results) {
    return results.containsNoError();
  }

  /** The ids of the rules that phive found broken; findings of the XSD have none. */
  static Set<String> brokenRules(ValidationResultList results) {
    Set<String> rules = new TreeSet<>();
    results
        .getAllErrors()
        .forEach(
            error -> {
              if (error.hasErrorID()) {
                rules.add(error.getErrorID());
              }
            });
    return rules;
  }
}
