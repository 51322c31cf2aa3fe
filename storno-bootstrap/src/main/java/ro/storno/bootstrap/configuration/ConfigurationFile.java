package ro.storno.bootstrap.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file of settings: {@code KEY = value}, one per line; empty lines and lines that begin with
 * {@code #} are skipped; quotes around a value are taken off.
 *
 * @param values text and place per key; not null
 * @param mistakes what could not be understood; not null
 */
record ConfigurationFile(Map<String, Given> values, List<String> mistakes) {
  static final ConfigurationFile NONE = new ConfigurationFile(Map.of(), List.of());

  /**
   * A value and where it stands.
   *
   * @param text not null
   * @param origin such as {@code ./storno.conf line 3}; not null
   */
  record Given(String text, String origin) {}

  static ConfigurationFile read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      return new ConfigurationFile(
          Map.of(), List.of("STORNO_CONFIG: the file " + file + " cannot be read (" + e + ")"));
    }
    Map<String, Given> values = new LinkedHashMap<>();
    List<String> mistakes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        line(file + " line " + (i + 1), line, values, mistakes);
      }
    }
    return new ConfigurationFile(values, mistakes);
  }

  private static void line(
      String origin, String line, Map<String, Given> values, List<String> mistakes) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      mistakes.add(origin + ": is not of the form KEY = value");
      return;
    }
    String key = line.substring(0, equals).strip();
    if (Settings.all().stream().noneMatch(setting -> setting.key().equals(key))) {
      mistakes.add(origin + ": there is no setting " + key + nearest(key));
    } else if (Settings.ENVIRONMENT_ONLY.stream().anyMatch(s -> s.key().equals(key))) {
      mistakes.add(origin + ": " + key + " can be set in the environment only");
    } else if (values.put(key, new Given(unquoted(line.substring(equals + 1)), origin)) != null) {
      mistakes.add(origin + ": " + key + " is set twice");
    }
  }

  private static String unquoted(String text) {
    String stripped = text.strip();
    boolean quoted =
        stripped.length() >= 2
            && (stripped.charAt(0) == '"' || stripped.charAt(0) == '\'')
            && stripped.charAt(stripped.length() - 1) == stripped.charAt(0);
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }

  /** Proposes settings that share a word with a mistyped one. */
  static String nearest(String key) {
    String proposals =
        Settings.all().stream()
            .map(Setting::key)
            .filter(known -> distance(known, key) <= 3)
            .collect(Collectors.joining(" or "));
    return proposals.isEmpty() ? "; see storno config" : "; did you mean " + proposals + "?";
  }

  /** Levenshtein distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
