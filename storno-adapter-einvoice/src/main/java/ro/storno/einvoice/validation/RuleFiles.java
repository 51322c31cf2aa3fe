package ro.storno.einvoice.validation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Where the sheets, schemas and tables of rule sets lie: on the class path, or in a rules directory
 * whose files were read and verified when it was opened.
 *
 * @param own verified files by their resource name
 * @param problems why others cannot be used, by their resource name
 */
record RuleFiles(Map<String, byte[]> own, Map<String, String> problems) {
  /** What all names of files in a rules directory begin with. */
  static final String DIRECTORY = "/rules-directory/";

  /** The class path alone. */
  static final RuleFiles CLASS_PATH = new RuleFiles(Map.of(), Map.of());

  RuleFiles {
    own = Map.copyOf(own);
    problems = Map.copyOf(problems);
  }

  static boolean inDirectory(String resource) {
    return resource.startsWith(DIRECTORY);
  }

  boolean has(String resource) {
    return inDirectory(resource)
        ? own.containsKey(resource)
        : RuleFiles.class.getResource(resource) != null;
  }

  /**
   * The bytes of a file.
   *
   * @throws RuleSetUnavailableException if it is missing or was changed
   */
  byte[] read(String resource) {
    if (inDirectory(resource)) {
      byte[] verified = own.get(resource);
      if (verified == null) {
        throw new RuleSetUnavailableException(
            problems.getOrDefault(resource, resource + " is not listed in the rules directory"));
      }
      return verified;
    }
    try (InputStream in = RuleFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new RuleSetUnavailableException(
            "The rules " + resource + " are not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new RuleSetUnavailableException("The rules " + resource + " cannot be read", e);
    }
  }
}
