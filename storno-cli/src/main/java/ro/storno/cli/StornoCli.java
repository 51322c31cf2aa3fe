package ro.storno.cli;

import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import ro.storno.application.ApplicationException;
import ro.storno.cli.audit.AuditCommand;
import ro.storno.cli.einvoice.ConvertCommand;
import ro.storno.cli.einvoice.GalleryCommand;
import ro.storno.cli.einvoice.HybridCommand;
import ro.storno.cli.einvoice.InspectCommand;
import ro.storno.cli.einvoice.RenderCommand;
import ro.storno.cli.einvoice.RulesCommand;
import ro.storno.cli.einvoice.ValidateCommand;
import ro.storno.cli.identity.OrganizationCommand;
import ro.storno.cli.identity.TokenCommand;
import ro.storno.cli.identity.UserCommand;
import ro.storno.cli.installation.ConfigCommand;
import ro.storno.cli.installation.DoctorCommand;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.installation.MigrateCommand;
import ro.storno.cli.job.JobsCommand;
import ro.storno.cli.licensing.LicenceCommand;
import ro.storno.cli.mail.MailCommand;
import ro.storno.cli.secret.KeysCommand;
import ro.storno.cli.seed.SeedCommand;
import ro.storno.cli.server.DemoCommand;
import ro.storno.cli.server.ServeCommand;
import ro.storno.cli.simulator.SimulatorCommand;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.DomainException;

/** Puts the commands together, and turns what they throw into a line and an exit code. */
public final class StornoCli {
  private final Terminal terminal;
  private final CommandLine commands;

  /** A command line on an installation. */
  public StornoCli(Installation installation, Terminal terminal) {
    this.terminal = terminal;
    IVersionProvider version = () -> new String[] {"storno " + installation.version()};
    this.commands =
        new CommandLine(new Root())
            .addSubcommand(new ServeCommand(installation, terminal))
            .addSubcommand(new DemoCommand(installation, terminal))
            .addSubcommand(new DoctorCommand(installation, terminal))
            .addSubcommand(new ConfigCommand(installation, terminal))
            .addSubcommand(new MigrateCommand(installation, terminal))
            .addSubcommand(new SeedCommand(installation, terminal))
            .addSubcommand(new UserCommand(installation, terminal))
            .addSubcommand(new OrganizationCommand(installation, terminal))
            .addSubcommand(new TokenCommand(installation, terminal))
            .addSubcommand(new LicenceCommand(installation, terminal))
            .addSubcommand(new AuditCommand(installation, terminal))
            .addSubcommand(new KeysCommand(installation, terminal))
            .addSubcommand(new JobsCommand(installation, terminal))
            .addSubcommand(new MailCommand(installation, terminal))
            .addSubcommand(new ValidateCommand(installation, terminal))
            .addSubcommand(new InspectCommand(installation, terminal))
            .addSubcommand(new ConvertCommand(installation, terminal))
            .addSubcommand(new HybridCommand.Extract(installation, terminal))
            .addSubcommand(new HybridCommand.Embed(installation, terminal))
            .addSubcommand(new RulesCommand(installation, terminal))
            .addSubcommand(new RenderCommand.Xml(installation, terminal))
            .addSubcommand(new RenderCommand.Pdf(installation, terminal))
            .addSubcommand(new GalleryCommand(installation, terminal))
            .addSubcommand(SimulatorCommand.of(installation, terminal))
            .addSubcommand(new AutoComplete.GenerateCompletion());
    everywhere(commands, version);
    commands
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(terminal.colored() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e));
  }

  /** Runs a command and returns the exit code of the process. */
  public int run(String... arguments) {
    int code = commands.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    terminal.out().flush();
    terminal.err().flush();
    return code;
  }

  private static void everywhere(CommandLine command, IVersionProvider version) {
    if (!(command.getCommandSpec().userObject() instanceof Method)) {
      // a command that is a method says so itself: its parameters are already counted
      command.getCommandSpec().mixinStandardHelpOptions(true);
    }
    command.getCommandSpec().versionProvider(version);
    command.getSubcommands().values().forEach(inner -> everywhere(inner, version));
  }

  private int misused(ParameterException e, String[] arguments) {
    terminal.message("storno: " + e.getMessage());
    terminal.message("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
    return ExitCode.USAGE.code();
  }

  private int failed(Exception exception) {
    if (exception instanceof CommandFailure failure) {
      failure.lines().forEach(line -> terminal.message("storno: " + line));
      return failure.exitCode().code();
    }
    if (exception instanceof ApplicationException.Unavailable) {
      terminal.message("storno: " + exception.getMessage());
      return ExitCode.UNAVAILABLE.code();
    }
    if (exception instanceof ApplicationException.Invalid invalid) {
      invalid
          .orderedErrors()
          .forEach((field, message) -> terminal.message("storno: " + field + ": " + message));
      return ExitCode.USAGE.code();
    }
    if (exception instanceof ApplicationException || exception instanceof DomainException) {
      terminal.message("storno: " + exception.getMessage());
      return ExitCode.NEGATIVE.code();
    }
    terminal.message("storno: a defect of Storno; please report it with these lines:");
    exception.printStackTrace(terminal.err());
    return ExitCode.DEFECT.code();
  }

  /** The command that holds the others. */
  @Command(
      name = "storno",
      description = "Storno: e-invoicing for European businesses.",
      subcommandsRepeatable = false,
      footer = {"", "See storno COMMAND --help."})
  static final class Root {}
}
