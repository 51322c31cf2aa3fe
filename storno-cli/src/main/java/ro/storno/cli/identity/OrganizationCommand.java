package ro.storno.cli.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.application.administration.OverseePlatform;
import ro.storno.application.identity.ManageMembers;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;

/** {@code storno org}: organizations and their members. */
@Command(name = "org", description = "Organizations and their members.")
public final class OrganizationCommand {
  private final Installation installation;
  private final Terminal terminal;

  /** A command on an installation. */
  public OrganizationCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** Lists organizations. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists organizations, newest first.")
  public int list(
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "Part of the name.")
          @Nullable String search,
      @Option(names = "--limit", defaultValue = "20", description = "At most so many (20).")
          int limit,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    Limits.check(limit);
    List<Organization> found;
    try (Administration administration = installation.administer()) {
      found = administration.accounts().organizations(search, limit);
    }
    if (json) {
      terminal.result(JsonOutput.of(found.stream().map(OrganizationCommand::fields).toList()));
    } else if (found.isEmpty()) {
      terminal.message("There are no organizations.");
    } else {
      found.forEach(each -> terminal.result(each.id() + "  " + each.plan() + "  " + each.name()));
    }
    return ExitCode.OK.code();
  }

  private static Map<String, Object> fields(Organization organization) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", organization.id().toString());
    fields.put("name", organization.name());
    fields.put("plan", organization.plan());
    fields.put("createdAt", organization.createdAt().toString());
    return fields;
  }

  /** Lists members. */
  @Command(
      name = "members",
      mixinStandardHelpOptions = true,
      description = "Lists the members of an organization.")
  public int members(
      @Parameters(paramLabel = "ORGANIZATION", description = "Its id.") String organization) {
    List<ManageMembers.Member> members;
    try (Administration administration = installation.administer()) {
      members = administration.accounts().members(id(organization));
    }
    members.forEach(
        each ->
            terminal.result(
                each.membership().role().wireName()
                    + "  "
                    + each.user().email()
                    + (each.membership().active() ? "" : "  (inactive)")));
    return ExitCode.OK.code();
  }

  /** Makes a member the owner. */
  @Command(
      name = "hand-over",
      mixinStandardHelpOptions = true,
      description = "Makes a member the owner; the former owner becomes an administrator.")
  public int handOver(
      @Parameters(paramLabel = "ORGANIZATION", description = "Its id.") String organization,
      @Parameters(paramLabel = "EMAIL", description = "Of the new owner.") String email) {
    OrganizationId id = id(organization);
    try (Administration administration = installation.administer()) {
      AccountAdministration accounts = administration.accounts();
      accounts.handOver(id, accounts.user(email).id());
    }
    terminal.message(email + " owns the organization now.");
    return ExitCode.OK.code();
  }

  /** Puts an organization on a plan. */
  @Command(
      name = "plan",
      mixinStandardHelpOptions = true,
      description =
          "Puts an organization on a plan: community, free, freemium, starter, professional or"
              + " business.")
  public int plan(
      @Parameters(paramLabel = "ORGANIZATION", description = "Its id.") String organization,
      @Parameters(paramLabel = "PLAN", description = "Name of the plan.") String plan,
      @Option(names = "--trial", description = "Only to try it; needs --until.") boolean trial,
      @Option(
              names = "--until",
              paramLabel = "DATE",
              description = "Last day, such as 2027-12-31; then the free plan is left.")
          @Nullable LocalDate until) {
    OrganizationId id = id(organization);
    if (trial && until == null) {
      throw new CommandFailure(ExitCode.USAGE, "a trial ends: give --until");
    }
    Instant end =
        until == null ? null : until.plusDays(1).atStartOfDay(OverseePlatform.ZONE).toInstant();
    try (Administration administration = installation.administer()) {
      administration.accounts().changePlan(id, plan, trial, end);
    }
    terminal.message(
        "The organization is on the plan "
            + plan
            + (until == null ? "." : " until " + until + "."));
    return ExitCode.OK.code();
  }

  private static OrganizationId id(String text) {
    try {
      return OrganizationId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "'" + text + "' is no id of an organization");
    }
  }
}
