package ro.storno.rest.mail;

import org.jspecify.annotations.Nullable;
import ro.storno.application.mail.ManageSender;
import ro.storno.rest.openapi.Described;

/**
 * What to try; fields left out are those of the stored configuration.
 *
 * @param testEmail where the message goes
 * @param host name or address of the server
 * @param port port
 * @param encryption none, tls or ssl
 * @param username who signs in
 * @param password in the clear
 * @param fromAddress sender
 * @param fromName sender's display name
 */
public record SenderTestRequest(
    @Described("Recipient; the sender's own address where it is left out")
        @Nullable String testEmail,
    @Nullable String host,
    @Nullable Integer port,
    @Described("none, tls (STARTTLS) or ssl") @Nullable String encryption,
    @Nullable String username,
    @Nullable String password,
    @Nullable String fromAddress,
    @Nullable String fromName) {

  ManageSender.Command command() {
    return new ManageSender.Command(
        null, host, port, encryption, username, password, fromAddress, fromName);
  }
}
