package ro.storno.authority.xrechnung;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ro.storno.application.provider.ProviderConnection;
import ro.storno.application.provider.ProviderField;
import ro.storno.authority.call.ForeignEndpoints;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.submission.Channel;

/**
 * How XRechnung documents reach a German authority: by a REST inbox behind OAuth 2, or by e-mail.
 * There is no common public API (notes/external-apis.md, section 11), so that the addresses are
 * part of the configuration.
 */
public final class XRechnungConnection implements ProviderConnection {
  private static final String NO_INBOX =
      "Give the address of your receiver's service, or an e-mail address instead; the federal ZRE"
          + " was shut on 2025-12-31.";

  private final InboxClient inbox;
  private final ForeignEndpoints endpoints;

  /**
   * A connection.
   *
   * @param inbox calls inboxes; not null
   * @param endpoints tells which addresses may be called; not null
   */
  public XRechnungConnection(InboxClient inbox, ForeignEndpoints endpoints) {
    this.inbox = inbox;
    this.endpoints = endpoints;
  }

  @Override
  public Channel channel() {
    return Channel.XRECHNUNG;
  }

  @Override
  public List<ProviderField> fields() {
    return List.of(
        ProviderField.open(XRechnungFields.CLIENT_ID, "Client ID at the receiver's service"),
        ProviderField.secret(
            XRechnungFields.CLIENT_SECRET, "Client secret at the receiver's service"),
        ProviderField.open(XRechnungFields.TOKEN_ENDPOINT, "Address that gives OAuth 2 tokens"),
        ProviderField.open(XRechnungFields.API_ENDPOINT, "Address below which /documents is"),
        ProviderField.open(
            XRechnungFields.EMAIL,
            "The authority's e-mail address for invoices; if given, documents go there"));
  }

  @Override
  public Map<String, String> problems(Map<String, String> fields) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (XRechnungFields.byEmail(fields)) {
      if (EmailAddress.find(XRechnungFields.value(fields, XRechnungFields.EMAIL)).isEmpty()) {
        problems.put(XRechnungFields.EMAIL, "This value is not a valid email address.");
      }
      return problems;
    }
    for (String name : List.of(XRechnungFields.CLIENT_ID, XRechnungFields.CLIENT_SECRET)) {
      if (XRechnungFields.value(fields, name).isEmpty()) {
        problems.put(name, "This value should not be blank.");
      }
    }
    for (String name : List.of(XRechnungFields.TOKEN_ENDPOINT, XRechnungFields.API_ENDPOINT)) {
      String typed = XRechnungFields.value(fields, name);
      if (typed.isEmpty()) {
        problems.put(name, NO_INBOX);
      } else {
        endpoints.problem(typed).ifPresent(wrong -> problems.put(name, wrong));
      }
    }
    return problems;
  }

  @Override
  public String test(Map<String, String> fields) {
    if (XRechnungFields.byEmail(fields)) {
      return "Documents go to "
          + XRechnungFields.value(fields, XRechnungFields.EMAIL)
          + " by e-mail; nothing was sent. Try the mail server with mailer-config/test.";
    }
    return "The receiver's service gave a token for "
        + inbox.signIn(fields).toMinutes()
        + " minutes.";
  }
}
