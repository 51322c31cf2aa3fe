package ro.storno.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The person or script at the other end: results go to standard output, everything else to standard
 * error. Colour and progress only where somebody looks.
 */
public final class Terminal {
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean colored;
  private final boolean progressShown;

  /**
   * A terminal over streams.
   *
   * @param in standard input; not null
   * @param out results; not null
   * @param err messages; not null
   * @param colored whether results may carry ANSI colours
   * @param progressShown whether messages may overwrite a line to show progress
   */
  public Terminal(
      InputStream in, PrintStream out, PrintStream err, boolean colored, boolean progressShown) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.colored = colored;
    this.progressShown = progressShown;
  }

  /**
   * The terminal of this process. The launcher tells by system property which streams are
   * terminals, since Java 17 cannot; without it nothing is coloured.
   *
   * @param environment of the process; {@code NO_COLOR} and {@code TERM=dumb} switch colour off
   */
  public static Terminal ofProcess(Map<String, String> environment) {
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(environment.get("TERM"));
    return new Terminal(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        !plain && Boolean.getBoolean("storno.tty.out"),
        Boolean.getBoolean("storno.tty.err"));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 8192),
        true,
        StandardCharsets.UTF_8);
  }

  /** Prints a line of the result. */
  public void result(String line) {
    out.println(line);
  }

  /** Writes bytes of the result. */
  public void result(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  /** Prints a line about the work. */
  public void message(String line) {
    err.println(line);
  }

  /** Shows how far the work is, overwriting the line before; nothing where nobody looks. */
  public void progress(String line) {
    if (progressShown) {
      err.print("\r\u001b[K" + line);
      err.flush();
    }
  }

  /** Removes the progress line. */
  public void progressDone() {
    if (progressShown) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  /** Returns where results are written. */
  public PrintStream out() {
    return out;
  }

  /** Returns where messages are written. */
  public PrintStream err() {
    return err;
  }

  /** Returns whether results may be coloured. */
  public boolean colored() {
    return colored;
  }

  /** Returns whether standard output is a person's screen, as far as is known. */
  public boolean outputIsScreen() {
    return Boolean.getBoolean("storno.tty.out");
  }

  /**
   * Returns a text out of somebody else's document in one line, without characters that would
   * command a terminal or turn the direction of the text.
   */
  public static String oneLine(String text) {
    return UNSAFE.matcher(text).replaceAll(" ").strip();
  }

  /** Returns the text in a colour, or as it is where there are none. */
  public String paint(Paint paint, String text) {
    return colored ? "\u001b[" + paint.code + "m" + text + "\u001b[0m" : text;
  }

  /** Reads the standard input to its end. */
  public byte[] input(int limit) {
    try {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new CommandFailure(
            ExitCode.USAGE, "The standard input is longer than " + limit + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("The standard input cannot be read", e);
    }
  }

  /** Asks for a password without showing it; empty where there is nobody to ask. */
  public Optional<String> askPassword(String prompt) {
    Console console = System.console();
    if (console == null) {
      return Optional.empty();
    }
    char[] typed = console.readPassword("%s", prompt);
    return typed == null ? Optional.empty() : Optional.of(new String(typed));
  }

  /** Colours with a meaning. */
  public enum Paint {
    GOOD("32"),
    BAD("31"),
    DOUBTFUL("33"),
    STRONG("1"),
    FAINT("2");

    private final String code;

    Paint(String code) {
      this.code = code;
    }
  }
}
