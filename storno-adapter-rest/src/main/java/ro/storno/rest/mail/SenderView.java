package ro.storno.rest.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.mail.ManageSender;
import ro.storno.domain.mail.SenderConfiguration;
import ro.storno.rest.openapi.Described;

/**
 * The organization's mail server.
 *
 * @param entitled whether the plan covers it
 * @param data the configuration
 */
public record SenderView(
    @Described("Whether the organization's plan covers a mail server of its own") boolean entitled,
    @Nullable Details data) {

  /**
   * A configuration, without its password.
   *
   * @param id identity
   * @param uuid the same
   * @param enabled whether it is used
   * @param host name or address of the server
   * @param port port
   * @param encryption none, tls or ssl
   * @param username who signs in
   * @param fromAddress sender
   * @param fromName sender's display name
   * @param hasPassword whether a password is stored
   * @param lastTestedAt last test that succeeded
   */
  public record Details(
      UUID id,
      UUID uuid,
      boolean enabled,
      String host,
      int port,
      String encryption,
      @Nullable String username,
      String fromAddress,
      @Nullable String fromName,
      boolean hasPassword,
      @Nullable Instant lastTestedAt) {
    static Details of(SenderConfiguration from) {
      return new Details(
          from.id(),
          from.id(),
          from.enabled(),
          from.host(),
          from.port(),
          from.encryption().wireName(),
          from.username(),
          from.fromAddress().value(),
          from.fromName(),
          true,
          from.lastTestedAt());
    }
  }

  static SenderView of(ManageSender.Shown shown) {
    SenderConfiguration configuration = shown.configuration();
    return new SenderView(
        shown.entitled(), configuration == null ? null : Details.of(configuration));
  }
}
