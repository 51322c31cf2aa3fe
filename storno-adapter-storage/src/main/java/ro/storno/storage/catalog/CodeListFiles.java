package ro.storno.storage.catalog;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.catalog.CodeList;

/**
 * The code lists of an installation: a file of the operator where there is one, else the list that
 * came with the server, else none. docs/code-lists.md describes the files.
 */
public final class CodeListFiles {
  private static final String CPV = "cpv.tsv.gz";
  private static final List<String> NC = List.of("nc.tsv", "nc.tsv.gz");

  private final Path folder;

  /**
   * Looks for files of the operator in a folder.
   *
   * @param folder need not exist; not null
   */
  public CodeListFiles(Path folder) {
    this.folder = folder;
  }

  /** Returns the Common Procurement Vocabulary, which is read when it is first asked for. */
  public CodeList cpv() {
    return new LazyCodeList(
        () -> {
          try (InputStream packed = CodeListFiles.class.getResourceAsStream(CPV)) {
            if (packed == null) {
              throw new IllegalStateException("The server was packed without " + CPV);
            }
            return read(CPV, new GZIPInputStream(packed));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * Returns the Combined Nomenclature, which an operator adds.
   *
   * @throws IllegalArgumentException if the file is not of the described form
   */
  public CodeList nc() {
    for (String name : NC) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return fromFile(file);
      }
    }
    return new AbsentCodeList(
        "Combined Nomenclature",
        "This installation has no list of the Combined Nomenclature; codes can be typed all the"
            + " same. An operator adds one as "
            + folder.resolve(NC.get(0)));
  }

  private static CodeList fromFile(Path file) {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      String name = file.toString();
      return read(name, name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static CodeList read(String name, InputStream bytes) throws IOException {
    String title = name;
    String version = "";
    String source = "";
    List<CodeList.Code> codes = new ArrayList<>();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
    int number = 0;
    for (String line = next(lines, name, number); line != null; line = next(lines, name, number)) {
      number++;
      if (line.startsWith("# title: ")) {
        title = line.substring(9);
      } else if (line.startsWith("# version: ")) {
        version = line.substring(11);
      } else if (line.startsWith("# source: ")) {
        source = line.substring(10);
      } else if (!line.startsWith("#") && !line.isBlank()) {
        codes.add(code(name, number, line));
      }
    }
    return IndexedCodeList.of(new CodeList.About(title, version, source), codes);
  }

  private static @Nullable String next(BufferedReader lines, String name, int before)
      throws IOException {
    try {
      return lines.readLine();
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new IllegalArgumentException(
          name + " is not UTF-8 text, somewhere after line " + before, e);
    }
  }

  private static CodeList.Code code(String name, int number, String line) {
    String[] fields = line.split("\t", -1);
    String code = fields[0].replaceAll("[\\s.]", "");
    if (fields.length < 2 || fields.length > 3 || !code.matches("[0-9]{2,10}")) {
      throw new IllegalArgumentException(
          name
              + ", line "
              + number
              + ": expected a code of digits, its Romanian name and its English name, with a tab"
              + " between them");
    }
    String romanian = fields[1].strip();
    String english = fields.length == 3 ? fields[2].strip() : "";
    if (romanian.isEmpty() && english.isEmpty()) {
      throw new IllegalArgumentException(name + ", line " + number + ": the code has no name");
    }
    return new CodeList.Code(
        code, romanian.isEmpty() ? english : romanian, english.isEmpty() ? romanian : english);
  }
}
