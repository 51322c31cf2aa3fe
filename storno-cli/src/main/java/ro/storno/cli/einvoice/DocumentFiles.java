package ro.storno.cli.einvoice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;

/**
 * Finds the documents meant by arguments: files as given, folders searched for {@code *.xml},
 * {@code *.p7m} and {@code *.pdf}.
 */
final class DocumentFiles {
  private static final Pattern DOCUMENT = Pattern.compile("(?i)\\.(xml|p7m|pdf)$");

  private DocumentFiles() {}

  static List<String> of(List<String> arguments) {
    List<String> files = new ArrayList<>();
    for (String argument : arguments) {
      Path path = Path.of(argument);
      if (!InputFile.STANDARD_INPUT.equals(argument) && Files.isDirectory(path)) {
        List<String> inside = inside(path);
        if (inside.isEmpty()) {
          throw new CommandFailure(
              ExitCode.USAGE, argument + ": holds no file *.xml, *.p7m or *.pdf");
        }
        files.addAll(inside);
      } else {
        files.add(argument);
      }
    }
    return files;
  }

  private static List<String> inside(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(name -> DOCUMENT.matcher(name).find())
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new CommandFailure(ExitCode.USAGE, folder + ": cannot be searched (" + e + ")");
    }
  }
}
