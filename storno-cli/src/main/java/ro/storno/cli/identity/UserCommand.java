package ro.storno.cli.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.installation.Administration.NewUser;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.Terminal;

/** {@code storno user}: accounts of the installation. */
@Command(name = "user", description = "Accounts of the installation.")
public final class UserCommand {
  private static final int LONGEST_PASSWORD_FILE = 4096;
  private final Installation installation;
  private final Terminal terminal;

  /** A command on an installation. */
  public UserCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** Creates an account. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Creates an account with an organization of its own.",
      footer = {
        "",
        "The password is asked for on a terminal; a script gives it in a file, or on the",
        "standard input with --password-file -. It is never taken from an argument, since",
        "arguments are visible to every process of the machine."
      })
  public int create(
      @Parameters(paramLabel = "EMAIL", arity = "0..1", description = "Address that signs in.")
          @Nullable String address,
      @Option(names = "--email", description = "The same as an option.")
          @Nullable String emailOption,
      @Option(names = "--password-file", description = "First line is the password; - for stdin.")
          @Nullable String passwordFile,
      @Option(names = "--generate-password", description = "Makes one and prints it, once.")
          boolean generate,
      @Option(names = "--first-name") @Nullable String firstName,
      @Option(names = "--last-name") @Nullable String lastName,
      @Option(names = "--organization", description = "Name of its organization.")
          @Nullable String organization,
      @Option(names = "--admin", description = "Super administrator of the installation.")
          boolean admin) {
    String email = address == null ? emailOption : address;
    if (email == null || (address != null && emailOption != null)) {
      throw new CommandFailure(ExitCode.USAGE, "Give one e-mail address");
    }
    String password = generate ? random() : given(passwordFile);
    NewUser user = new NewUser(email, password, firstName, lastName, organization, admin);
    try (Administration administration = installation.administer()) {
      String id = administration.createUser(user);
      terminal.result("Created " + email + " (" + id + ").");
      if (generate) {
        terminal.result("Password: " + password);
      }
    }
    return ExitCode.OK.code();
  }

  private String given(@Nullable String passwordFile) {
    if (passwordFile != null) {
      String text =
          new String(
              InputFile.read(passwordFile, terminal, LONGEST_PASSWORD_FILE),
              StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("");
    }
    String typed =
        terminal
            .askPassword("Password: ")
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "No terminal to ask for a password: give --password-file FILE (- for"
                            + " stdin) or --generate-password"));
    if (!typed.equals(terminal.askPassword("Again: ").orElse(""))) {
      throw new CommandFailure(ExitCode.USAGE, "The two passwords differ");
    }
    return typed;
  }

  /** 144 random bits, with the kinds of character that password rules ask for. */
  private static String random() {
    byte[] bytes = new byte[18];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "a1A";
  }
}
