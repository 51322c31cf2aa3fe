package ro.storno.cli.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

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

  /** Lists accounts. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists accounts, newest first.")
  public int list(
      @Parameters(arity = "0..1", paramLabel = "EMAIL", description = "Part of the address.")
          @Nullable String search,
      @Option(names = "--limit", defaultValue = "20", description = "At most so many (20).")
          int limit,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    Limits.check(limit);
    List<User> found;
    try (Administration administration = installation.administer()) {
      found = administration.accounts().users(search, limit);
    }
    if (json) {
      terminal.result(JsonOutput.of(found.stream().map(UserCommand::fields).toList()));
    } else if (found.isEmpty()) {
      terminal.message("There are no accounts.");
    } else {
      found.forEach(user -> terminal.result(line(user)));
    }
    return ExitCode.OK.code();
  }

  private static String line(User user) {
    return user.id()
        + "  "
        + user.email()
        + (user.active() ? "" : "  (disabled)")
        + (user.emailVerified() ? "" : "  (not confirmed)")
        + (user.platformAdmin() ? "  (administrator of the installation)" : "");
  }

  private static Map<String, Object> fields(User user) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", user.id().toString());
    fields.put("email", user.email());
    fields.put("active", user.active());
    fields.put("emailVerified", user.emailVerified());
    fields.put("platformAdmin", user.platformAdmin());
    fields.put("createdAt", user.createdAt().toString());
    fields.put("lastLoginAt", user.lastLoginAt() == null ? null : user.lastLoginAt().toString());
    return fields;
  }

  /** Shows an account. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows an account and where it belongs.")
  public int show(
      @Parameters(paramLabel = "EMAIL", description = "Address that signs in.") String email) {
    try (Administration administration = installation.administer()) {
      AccountAdministration accounts = administration.accounts();
      User user = accounts.user(email);
      terminal.result(line(user));
      accounts
          .places(user.id())
          .forEach(
              place ->
                  terminal.result(
                      "    "
                          + place.membership().role().wireName()
                          + " of "
                          + place.organization().name()
                          + " ("
                          + place.organization().id()
                          + ")"));
    }
    return ExitCode.OK.code();
  }

  /** Forbids an account to sign in. */
  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "Forbids an account to sign in; within a second it opens nothing.")
  public int disable(
      @Parameters(paramLabel = "EMAIL", description = "Address that signs in.") String email) {
    return change(email, (accounts, user) -> accounts.setActive(user, false), "is disabled now");
  }

  /** Allows an account to sign in. */
  @Command(
      name = "enable",
      mixinStandardHelpOptions = true,
      description = "Allows an account to sign in again.")
  public int enable(
      @Parameters(paramLabel = "EMAIL", description = "Address that signs in.") String email) {
    return change(email, (accounts, user) -> accounts.setActive(user, true), "is enabled now");
  }

  /** Ends every session of an account. */
  @Command(
      name = "sign-out",
      mixinStandardHelpOptions = true,
      description = "Ends every session of an account.")
  public int signOut(
      @Parameters(paramLabel = "EMAIL", description = "Address that signs in.") String email) {
    return change(email, AccountAdministration::endSessions, "is signed out everywhere");
  }

  /** Takes a lost second factor away. */
  @Command(
      name = "remove-second-factor",
      mixinStandardHelpOptions = true,
      description = "Takes second factor and passkeys of somebody away who has lost them.",
      footer = {
        "",
        "Make sure first that it is they who ask: call back on a number that you know, or see them.",
        "An owner or administrator of their organization should confirm it. Every session ends, and",
        "they are told by mail; the next sign-in takes the password alone."
      })
  public int removeSecondFactor(
      @Parameters(paramLabel = "EMAIL", description = "Address that signs in.") String email,
      @Option(names = "--yes", description = "Needed: you have made sure who asks.") boolean sure) {
    if (!sure) {
      throw new CommandFailure(
          ExitCode.USAGE, "Make sure first that it is they who ask; then give --yes");
    }
    return change(
        email, AccountAdministration::removeSecondFactor, "has no second factor any more");
  }

  /** Deletes an account for ever. */
  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Deletes an account, and what it says about a person, for ever.")
  public int delete(
      @Parameters(paramLabel = "EMAIL", description = "Address that signs in.") String email,
      @Option(names = "--yes", description = "Needed: nothing brings it back.") boolean sure) {
    if (!sure) {
      throw new CommandFailure(
          ExitCode.USAGE, "Nothing brings a deleted account back; give --yes if you mean it");
    }
    return change(email, AccountAdministration::delete, "is deleted");
  }

  private int change(
      String email, BiConsumer<AccountAdministration, UserId> change, String outcome) {
    try (Administration administration = installation.administer()) {
      AccountAdministration accounts = administration.accounts();
      change.accept(accounts, accounts.user(email).id());
    }
    terminal.message(email + " " + outcome + ".");
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
