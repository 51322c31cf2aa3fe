package ro.storno.authority.sdi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import ro.storno.authority.call.Quotation;

/**
 * What a notification's file says, in either of its forms (for administrations and for others).
 *
 * @param documentName name of the file that was handed in; empty if it is not told; not null
 * @param sha256 of that file, lower-case hex; empty if it is not told; not null
 * @param errors why it was discarded, each beginning with its code; not null
 * @param outcome EC01 or EC02; empty if it is neither; not null
 * @param administration whether it has the form for administrations, which tells no hash
 */
record SdiNotification(
    String documentName,
    String sha256,
    List<String> errors,
    String outcome,
    boolean administration) {
  /**
   * The namespace of their form, in any version; that of others is at the Agenzia delle Entrate.
   */
  private static final Pattern TO_ADMINISTRATIONS =
      Pattern.compile("http://www\\.fatturapa\\.(?:gov\\.)?it/sdi/messaggi/v.{1,10}");

  private static final SdiNotification NOTHING = new SdiNotification("", "", List.of(), "", false);
  private static final int MOST_ERRORS = 200;

  /** Reads a file; of what is no notification nothing is known. */
  static SdiNotification of(byte[] file) {
    return SdiXml.root(file).map(SdiNotification::of).orElse(NOTHING);
  }

  private static SdiNotification of(Element root) {
    String hash =
        SdiXml.text(root, "Hash").isEmpty()
            ? SdiXml.text(root, "HashFileOriginale")
            : SdiXml.text(root, "Hash");
    return new SdiNotification(
        SdiXml.text(root, "NomeFile"),
        hash.matches("[0-9A-Fa-f]{64}") ? hash.toLowerCase(Locale.ROOT) : "",
        SdiXml.child(root, "ListaErrori").map(SdiNotification::errors).orElse(List.of()),
        SdiXml.child(root, "EsitoCommittente").map(e -> SdiXml.text(e, "Esito")).orElse(""),
        TO_ADMINISTRATIONS.matcher(String.valueOf(root.getNamespaceURI())).matches());
  }

  private static List<String> errors(Element list) {
    NodeList found = list.getElementsByTagNameNS("*", "Errore");
    List<String> errors = new ArrayList<>();
    for (int i = 0; i < Math.min(found.getLength(), MOST_ERRORS); i++) {
      Element error = (Element) found.item(i);
      String code = SdiXml.text(error, "Codice");
      String text = SdiXml.text(error, "Descrizione");
      String hint = SdiXml.text(error, "Suggerimento");
      errors.add(
          Quotation.of(
              (text.startsWith(code) ? text : code + " - " + text)
                  + (hint.isEmpty() ? "" : " (" + hint + ")")));
    }
    return errors;
  }

  /** Returns whether it was discarded because SDI has the same file or invoice already. */
  boolean repetition() {
    return errors.stream().anyMatch(SdiNotification::tellsRepetition);
  }

  /** Returns whether errors, each beginning with its code, say nothing but that. */
  static boolean repetition(List<String> errors) {
    return !errors.isEmpty() && errors.stream().allMatch(SdiNotification::tellsRepetition);
  }

  private static boolean tellsRepetition(String error) {
    return error.startsWith("00002") || error.startsWith("00404");
  }
}
