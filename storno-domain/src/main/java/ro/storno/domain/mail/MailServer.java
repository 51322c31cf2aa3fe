package ro.storno.domain.mail;

import org.jspecify.annotations.Nullable;

/**
 * A server that carries mail, and who speaks to it.
 *
 * @param host name or address; not null
 * @param port 1 to 65535
 * @param encryption not null
 * @param username or null to send without signing in
 * @param password in the clear, or null likewise
 * @param fromAddress sender; not null
 * @param fromName sender's display name, one line, or null
 */
public record MailServer(
    String host,
    int port,
    MailEncryption encryption,
    @Nullable String username,
    @Nullable String password,
    EmailAddress fromAddress,
    @Nullable String fromName) {

  /**
   * Checks what would end in a header.
   *
   * @throws IllegalArgumentException if the name is more than one line
   */
  public MailServer {
    if (fromName != null && !HeaderText.isOneLine(fromName)) {
      throw new IllegalArgumentException("a sender's name is one short line");
    }
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "MailServer[" + host + ":" + port + ", " + encryption + "]";
  }
}
