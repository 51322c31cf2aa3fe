package ro.storno.simulator.anaf.oauth;

import java.util.List;
import java.util.stream.Collectors;
import ro.storno.simulator.http.Parameters;

/** The pages of the OAuth server, which stand for the browser's choice of a certificate. */
final class AuthorizePage {
  private AuthorizePage() {}

  static String of(Parameters asked, List<CertificateHolder> holders) {
    String choices =
        holders.stream()
            .map(
                holder ->
                    "<p><label><input type=\"radio\" name=\"holder\" required value=\""
                        + escaped(holder.serial())
                        + "\"> "
                        + escaped(holder.name())
                        + " <small>"
                        + (holder.everyone()
                            ? "acts for every CIF"
                            : escaped("acts for " + String.join(", ", holder.cifs())))
                        + "</small></label></p>")
            .collect(Collectors.joining());
    return page(
        "Choose a certificate",
        "<p>This is a simulator, not ANAF. The application <b>"
            + escaped(asked.get("client_id").orElse(""))
            + "</b> asks to act in the name of a certificate holder.</p>"
            + "<form method=\"post\" action=\"?"
            + escaped(asked.encoded())
            + "\">"
            + choices
            + "<button name=\"decision\" value=\"approve\">Approve</button> "
            + "<button name=\"decision\" value=\"refuse\" formnovalidate>Refuse</button></form>");
  }

  static String refusal(String why) {
    return page("Refused", "<p>" + escaped(why) + ".</p>");
  }

  private static String page(String title, String body) {
    return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
        + title
        + "</title></head><body style=\"font-family:sans-serif;max-width:40em;margin:2em auto\"><h1>"
        + title
        + "</h1>"
        + body
        + "</body></html>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
