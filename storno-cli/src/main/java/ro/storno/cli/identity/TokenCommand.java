package ro.storno.cli.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.Permission;

/** {@code storno token}: the API keys of all users. */
@Command(name = "token", description = "The API keys of all users.")
public final class TokenCommand {
  private final Installation installation;
  private final Terminal terminal;

  /** A command on an installation. */
  public TokenCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** Lists keys. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists API keys, newest first; a secret is never shown.")
  public int list(
      @Option(names = "--user", paramLabel = "EMAIL", description = "Of one user only.")
          @Nullable String email,
      @Option(names = "--limit", defaultValue = "20", description = "At most so many (20).")
          int limit,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    Limits.check(limit);
    List<ApiKey> keys;
    try (Administration administration = installation.administer()) {
      AccountAdministration accounts = administration.accounts();
      keys = accounts.keys(email == null ? null : accounts.user(email).id(), limit);
    }
    if (json) {
      terminal.result(JsonOutput.of(keys.stream().map(TokenCommand::fields).toList()));
    } else if (keys.isEmpty()) {
      terminal.message("There are no API keys.");
    } else {
      keys.forEach(
          key ->
              terminal.result(
                  key.id()
                      + "  "
                      + key.prefix()
                      + "…  "
                      + (key.revokedAt() == null ? "" : "(revoked)  ")
                      + key.name()));
    }
    return ExitCode.OK.code();
  }

  private static Map<String, Object> fields(ApiKey key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", key.id().toString());
    fields.put("prefix", key.prefix());
    fields.put("name", key.name());
    fields.put("user", key.user().toString());
    fields.put("organization", key.organization().toString());
    fields.put("scopes", key.scopes().stream().sorted().map(Permission::wireName).toList());
    fields.put("createdAt", key.createdAt().toString());
    fields.put("expiresAt", text(key.expiresAt()));
    fields.put("revokedAt", text(key.revokedAt()));
    fields.put("lastUsedAt", text(key.lastUsedAt()));
    return fields;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  /** Revokes a key. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revokes an API key for ever.")
  public int revoke(@Parameters(paramLabel = "ID", description = "As listed.") String id) {
    try (Administration administration = installation.administer()) {
      ApiKey revoked = administration.accounts().revoke(read(id));
      terminal.message("Revoked " + revoked.name() + ".");
    }
    return ExitCode.OK.code();
  }

  private static ApiKeyId read(String id) {
    try {
      return new ApiKeyId(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "'" + id + "' is no id of an API key");
    }
  }
}
