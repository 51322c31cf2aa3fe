package ro.storno.einvoice.validation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder of rule sets that do not come with Storno, listed in its {@code rule-sets.xml}.
 *
 * <p>Each file is read once and compared with the digest of the list, so that what judges invoices
 * is what the operator has seen. A file that is missing, changed or outside the folder makes its
 * set unavailable, never valid.
 */
final class RulesDirectory {
  static final String MANIFEST = "rule-sets.xml";

  private static final int LARGEST_FILE = 32 * 1024 * 1024;
  private static final HexFormat HEX = HexFormat.of();

  private final Path folder;
  private final Map<String, byte[]> verified = new HashMap<>();
  private final Map<String, String> problems = new HashMap<>();

  /**
   * Opens a folder.
   *
   * @throws IllegalArgumentException if there is none
   */
  RulesDirectory(Path folder) {
    try {
      this.folder = folder.toRealPath();
    } catch (IOException e) {
      throw new IllegalArgumentException("The rules directory " + folder + " cannot be read", e);
    }
  }

  byte[] manifest() {
    try {
      return bounded(folder.resolve(MANIFEST));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The rules directory " + folder + " has no " + MANIFEST + " that can be read", e);
    }
  }

  /**
   * Takes in a file and returns its resource name. What comes with Storno is named by its absolute
   * path on the class path and stays there.
   *
   * @param sha256 of the file in hex; null only for what comes with Storno
   */
  String take(String file, @Nullable String sha256) {
    if (file.startsWith("/")) {
      return file;
    }
    String resource = RuleFiles.DIRECTORY + file;
    try {
      byte[] content = bounded(inside(file));
      String digest = digest(content);
      if (sha256 == null) {
        problems.put(resource, file + " has no sha256 in " + MANIFEST + "; it is " + digest);
      } else if (sha256.toLowerCase(Locale.ROOT).equals(digest)) {
        verified.put(resource, content);
      } else {
        problems.put(resource, file + " was changed: its SHA-256 is " + digest + ", not " + sha256);
      }
    } catch (IOException | InvalidPathException e) {
      problems.put(resource, file + " cannot be read in the rules directory: " + e.getMessage());
    }
    return resource;
  }

  /** Follows links before it looks where a file lies. */
  private Path inside(String file) throws IOException {
    Path path = folder.resolve(file).toRealPath();
    if (!path.startsWith(folder)) {
      throw new IOException("it lies outside");
    }
    return path;
  }

  private static byte[] bounded(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(LARGEST_FILE + 1);
      if (content.length > LARGEST_FILE) {
        throw new IOException("it is larger than " + LARGEST_FILE + " bytes");
      }
      return content;
    }
  }

  private static String digest(byte[] content) {
    try {
      return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  RuleFiles files() {
    return new RuleFiles(verified, problems);
  }
}
