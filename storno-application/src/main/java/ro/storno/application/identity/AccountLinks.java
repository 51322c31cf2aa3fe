package ro.storno.application.identity;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The links to pages of this server that mails carry. */
public final class AccountLinks {
  private final Supplier<URI> base;

  /**
   * @param base where the pages are; asked for each link, since a server on any free port knows it
   *     late; not null
   */
  public AccountLinks(Supplier<URI> base) {
    this.base = base;
  }

  /** Returns where an address is confirmed. */
  String confirmEmail(String token) {
    return link("/confirm-email?token=", token);
  }

  /** Returns where a new password is chosen. */
  String resetPassword(String token) {
    return link("/reset-password?token=", token);
  }

  /** Returns where an invitation is accepted. */
  String acceptInvitation(String token) {
    return link("/accept-invitation?token=", token);
  }

  /** Returns where the first account of an installation is made. */
  String firstRun(String token) {
    return link("/first-run?token=", token);
  }

  /** Returns where a reader says that no more mails of a company are wanted. */
  public String unsubscribe(String token) {
    return link("/unsubscribe?token=", token);
  }

  private String link(String path, String token) {
    String address = base.get().toString();
    String root = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    return root + path + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }
}
