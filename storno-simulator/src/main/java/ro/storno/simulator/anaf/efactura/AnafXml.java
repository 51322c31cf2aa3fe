package ro.storno.simulator.anaf.efactura;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The XML that ANAF writes: one element {@code header} with attributes, by kind of answer. */
final class AnafXml {
  private static final String PROLOG =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<header xmlns=\"mfp:anaf:dgti:";

  private AnafXml() {}

  static String taken(String dateResponse, long index) {
    return upload(dateResponse, 0) + " index_incarcare=\"" + index + "\"/>";
  }

  static String refused(String dateResponse, List<String> errors) {
    return upload(dateResponse, 1) + ">\n" + children("Errors", errors) + "</header>";
  }

  private static String upload(String dateResponse, int executionStatus) {
    return PROLOG
        + "spv:respUploadFisier:v1\" dateResponse=\""
        + dateResponse
        + "\" ExecutionStatus=\""
        + executionStatus
        + "\"";
  }

  static String state(UploadState state, long download) {
    return PROLOG
        + "efactura:stareMesajFactura:v1\" stare=\""
        + state.wireName()
        + "\""
        + (download == 0 ? "" : " id_descarcare=\"" + download + "\"")
        + "/>";
  }

  static String stateError(String error) {
    return PROLOG
        + "efactura:stareMesajFactura:v1\">\n"
        + children("Errors", List.of(error))
        + "</header>";
  }

  /** The file that a refused upload gives for download; the misspelt name is ANAF's. */
  static byte[] errors(long index, String cif, List<String> errors) {
    return (PROLOG
            + "efactura:mesajEroriFactuta:v1\" Index_incarcare=\""
            + index
            + "\" Cif_emitent=\""
            + cif
            + "\">\n"
            + children("Error", errors)
            + "</header>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String children(String element, List<String> errors) {
    return errors.stream()
        .map(error -> "    <" + element + " errorMessage=\"" + escaped(error) + "\"/>\n")
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append("&#").append(c).append(';');
                default -> out.appendCodePoint(c < ' ' ? '?' : c);
              }
            });
    return out.toString();
  }
}
