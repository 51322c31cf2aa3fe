package ro.storno.simulator.anaf.efactura;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Call;
import ro.storno.simulator.anaf.call.Failures;
import ro.storno.simulator.anaf.call.Route;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Multipart;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;
import ro.storno.simulator.seal.SealVerifier;

/**
 * What ANAF offers to everybody, in production only: a validator, which here knows what the judge
 * of uploads knows and not the Schematron; a converter to PDF, which here draws a page with the
 * document's number; and the check of seals.
 */
public final class PublicToolsRoutes {
  private static final int LARGEST = 5 * 1024 * 1024;
  private static final String REST = "/prod/FCTEL/rest/";

  private final EfacturaDesk desk;
  private final SealVerifier seals;
  private final Failures failures;
  private final DocumentReader reader = new DocumentReader();

  /** Routes of the tools. */
  public PublicToolsRoutes(EfacturaDesk desk, SealVerifier seals, Failures failures) {
    this.desk = desk;
    this.seals = seals;
    this.failures = failures;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.of(
            AnafOperation.VALIDATE,
            "POST",
            REST + "validare/([^/]+)",
            Request::bodyHash,
            this::validate),
        Route.of(
            AnafOperation.TRANSFORM,
            "POST",
            REST + "transformare/([^/]+)(/DA)?",
            Request::bodyHash,
            this::transform),
        Route.of(
            AnafOperation.CHECK_SIGNATURE,
            "POST",
            "/api/validate/signature",
            Request::bodyHash,
            this::checkSignature));
  }

  private Reply validate(Call call) {
    return verdict(call, errors(call));
  }

  private List<String> errors(Call call) {
    Request request = call.request();
    Optional<Standard> standard = standard(call.path().group(1));
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return List.of("A aparut o eroare tehnica. Cod: SIM-500");
    }
    if (standard.isEmpty()) {
      return List.of("Valorile acceptate pentru parametrul standard sunt FACT1 si FCN");
    }
    if (request.oversized() || request.body().length > LARGEST) {
      return List.of("Marime fisier transmis mai mare de 5 MB.");
    }
    try {
      return desk.findings(
          reader.read(request.body(), standard.get()), standard.get(), request.body());
    } catch (DocumentReader.Unreadable e) {
      return List.of(e.getMessage());
    }
  }

  private static Optional<Standard> standard(String name) {
    return switch (name) {
      case "FACT1" -> Optional.of(Standard.UBL);
      case "FCN" -> Optional.of(Standard.CN);
      default -> Optional.empty();
    };
  }

  private static Reply.Answer verdict(Call call, List<String> errors) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("stare", errors.isEmpty() ? "ok" : "nok");
    if (!errors.isEmpty()) {
      ArrayNode messages = body.putArray("Messages");
      errors.forEach(error -> messages.addObject().put("message", error));
    }
    byte[] identity = call.decision().identity().getBytes(StandardCharsets.UTF_8);
    body.put("trace_id", UUID.nameUUIDFromBytes(identity).toString());
    return Reply.Answer.of(200, "application/json", body.toString());
  }

  private Reply transform(Call call) {
    boolean unchecked = call.path().group(2) != null;
    List<String> errors = unchecked ? List.of() : errors(call);
    Optional<Standard> standard = standard(call.path().group(1));
    if (!errors.isEmpty() || standard.isEmpty()) {
      return verdict(call, errors.isEmpty() ? errors(call) : errors);
    }
    String number;
    try {
      number = String.valueOf(reader.read(call.request().body(), standard.get()).number());
    } catch (DocumentReader.Unreadable e) {
      return verdict(call, List.of(e.getMessage()));
    }
    return Reply.Answer.of(200, "application/pdf", PlainPdf.page("Factura " + number));
  }

  private Reply checkSignature(Call call) {
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return failures.firewall(call.decision().identity());
    }
    Map<String, byte[]> parts = Multipart.parts(call.request());
    byte[] file = parts.get("file");
    byte[] signature = parts.get("signature");
    Optional<Boolean> genuine =
        file == null || signature == null ? Optional.empty() : seals.verify(file, signature);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("msg", genuine.map(PublicToolsRoutes::wording).orElse(UNREADABLE));
    return Reply.Answer.of(genuine.isPresent() ? 200 : 400, "application/json", body.toString());
  }

  private static final String UNREADABLE =
      "Eroare tehnică: request incorect. Cauza: cel puțin unul din documente NU a fost încărcat sau"
          + " NU este un fisier de tip XML specific facturii electronice.";

  /** The only thing that tells the two verdicts apart is the wording, ANAF's. */
  private static String wording(boolean genuine) {
    return genuine
        ? "Fișierele încărcate au fost validate cu succes, din perspectiva autenticității semnăturii"
            + " aplicate și a apartenenței acesteia la XML-ul ce reprezintă factura electronică."
            + " Documentul factură de tip XML cu semnătura de validare atașată, este considerat"
            + " document original din perspectiva legislativă și este generat prin intermediul"
            + " sistemului național RO e-Factura."
        : "Fișierele încărcate NU au putut fi validate cu succes, din perspectiva autenticității"
            + " semnăturii aplicate și a apartenenței acesteia la XML-ul ce reprezintă factura"
            + " electronică. Documentul factură de tip XML cu semnătura de validare atașată, NU"
            + " poate fi considerat document original din perspectiva legislativă și NU este"
            + " generat prin intermediul sistemului național RO e-Factura.";
  }
}
