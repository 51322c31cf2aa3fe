package ro.storno.simulator.choruspro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;
import ro.storno.simulator.rest.ClientCredentials;
import ro.storno.simulator.rest.RestCall;
import ro.storno.simulator.rest.RestRoute;

/**
 * Chorus Pro's services. Whatever is wrong with what was asked is told with status 200, in {@code
 * codeRetour} and {@code libelle}; which codes mean what is our assumption, but for 0.
 */
final class ChorusProRoutes {
  /** What deposits of a Factur-X PDF are called. */
  static final String FACTURX = "IN_DP_E2_CII_FACTURX";

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final int TECHNICAL = 1;
  private static final int MISSING = 10;
  private static final int UNKNOWN = 20_001;
  private static final int BAD_FILE = 20_003;
  private static final int LONGEST_NAME = 200;
  private static final int LARGEST_PAGE = 50;

  private final DepositDesk desk;
  private final SimulatorClock clock;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, String> accounts = new ConcurrentHashMap<>();
  private volatile int largestFile = 7 * 1024 * 1024;

  ChorusProRoutes(DepositDesk desk, SimulatorClock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  void register(String login, String password) {
    accounts.put(login, password);
  }

  void largestFile(int bytes) {
    largestFile = bytes;
  }

  List<RestRoute> routes(ClientCredentials clients) {
    return List.of(
        RestRoute.open(
            ChorusProOperation.TOKEN,
            "POST",
            "/api/oauth/token",
            request -> "token",
            call -> clients.answer(call.request())),
        RestRoute.guarded(
            ChorusProOperation.DEPOSIT,
            "POST",
            "/cpro/factures/v1/deposer/flux",
            this::depositIdentity,
            call -> forAccount(call, this::deposit)),
        RestRoute.guarded(
            ChorusProOperation.REPORT,
            "POST",
            "/cpro/transverses/v1/consulterCRDetaille",
            Request::bodyHash,
            call -> forAccount(call, this::report)),
        RestRoute.guarded(
            ChorusProOperation.SEARCH,
            "POST",
            "/cpro/factures/v1/rechercher/fournisseur",
            Request::bodyHash,
            call -> forAccount(call, this::search)));
  }

  private String depositIdentity(Request request) {
    return body(request)
        .flatMap(ChorusProRoutes::file)
        .map(Sha256::hex)
        .orElseGet(request::bodyHash);
  }

  private record Asked(RestCall call, String account, JsonNode body) {}

  private Reply forAccount(RestCall call, Function<Asked, Reply> service) {
    Optional<String[]> account =
        call.request()
            .header("cpro-account")
            .flatMap(ClientCredentials::pair)
            .filter(pair -> pair[1].equals(accounts.get(pair[0])));
    if (account.isEmpty()) {
      return Reply.Answer.of(
          403,
          "application/json",
          JsonNodeFactory.instance
              .objectNode()
              .put("message", "Compte technique inconnu ou mot de passe incorrect (cpro-account)")
              .toString());
    }
    Optional<JsonNode> body = body(call.request());
    return body.isEmpty()
        ? failed(MISSING, "Le corps de la requete n'est pas un objet JSON")
        : service.apply(new Asked(call, account.get()[0], body.get()));
  }

  private Optional<JsonNode> body(Request request) {
    if (request.oversized()) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readTree(request.body())).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty(); // told to the client as such
    }
  }

  private static Optional<byte[]> file(JsonNode body) {
    try {
      return Optional.of(Base64.getDecoder().decode(body.path("fichierFlux").asText()))
          .filter(bytes -> bytes.length > 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // told to the client as such
    }
  }

  private Reply deposit(Asked asked) {
    JsonNode body = asked.body();
    for (String field : List.of("fichierFlux", "nomFichier", "syntaxeFlux")) {
      if (body.path(field).asText().isBlank()) {
        return failed(MISSING, "Le parametre " + field + " est obligatoire");
      }
    }
    if (asked.call().suffers(FaultKind.TECHNICAL_ERROR)) {
      return failed(TECHNICAL, "GCU_MSG_01_999 Erreur technique");
    }
    String name = body.path("nomFichier").asText();
    if (!body.path("syntaxeFlux").asText().equals(FACTURX)) {
      return failed(UNKNOWN, "La syntaxe du flux n'est pas prise en charge par ce simulateur");
    }
    if (name.length() > LONGEST_NAME || !name.matches("[A-Za-z0-9._-]+\\.pdf")) {
      return failed(BAD_FILE, "Le nom du fichier est incorrect");
    }
    Optional<byte[]> file = file(body);
    if (file.isEmpty()) {
      return failed(BAD_FILE, "Le fichier n'est pas encode en base64");
    }
    if (file.get().length > largestFile) {
      return failed(BAD_FILE, "La taille du fichier depasse " + largestFile + " octets");
    }
    return deposit(asked, name, file.get());
  }

  private Reply deposit(Asked asked, String name, byte[] file) {
    if (!HybridFile.pdf(file)) {
      return failed(BAD_FILE, "Le fichier n'est pas un PDF");
    }
    Optional<HybridFile> facts = HybridFile.of(file);
    if (facts.isEmpty()) {
      return failed(BAD_FILE, "Le PDF ne contient pas de facture CII (factur-x.xml)");
    }
    DepositRecord deposit =
        desk.take(asked.account(), name, file, facts.get(), asked.call().decision());
    if (asked.call().suffers(FaultKind.LATE_ACCEPTANCE)) {
      return new Reply.Dropped();
    }
    ObjectNode answer = succeeded("GCU_MSG_01_000");
    answer.put("numeroFluxDepot", deposit.number());
    answer.put("dateDepot", day(deposit.takenAt()).toString());
    answer.put("syntaxeFlux", FACTURX);
    return answer(answer);
  }

  private Reply report(Asked asked) {
    Optional<DepositRecord> found =
        desk.find(asked.account(), asked.body().path("numeroFluxDepot").asText());
    if (found.isEmpty()) {
      return failed(UNKNOWN, "TRA_MSG_01.001 Le flux n'existe pas");
    }
    DepositRecord deposit = found.get();
    Instant now = clock.instant();
    ObjectNode answer = succeeded("TRA_MSG_00.000");
    answer.put("numeroFluxDepot", deposit.number());
    answer.put("nomFichier", deposit.fileName());
    answer.put("codeInterfaceDepotFlux", "FSO1117A");
    answer.put("dateDepotFlux", timestamp(deposit.takenAt()));
    answer.put("dateHeureEtatCourantFlux", timestamp(now));
    answer.put("etatCourantDepotFlux", deposit.state(now));
    answer.putArray("listeErreurTechnique");
    ArrayNode errors = answer.putArray("listeErreurDP");
    if (!now.isBefore(deposit.judgedAt())) {
      for (String text : deposit.errors()) {
        ObjectNode error = errors.addObject();
        error.put("identifiantFournisseur", deposit.supplier());
        error.put("numeroDP", deposit.invoice());
        error.put("libelleErreurDP", text);
      }
    }
    return answer(answer);
  }

  private Reply search(Asked asked) {
    JsonNode body = asked.body();
    LocalDate from;
    LocalDate to;
    try {
      from = date(body, "periodeDateDepotDu", LocalDate.MIN);
      to = date(body, "periodeDateDepotAu", LocalDate.MAX);
    } catch (DateTimeParseException e) {
      return failed(UNKNOWN, "La periode de depot est incorrecte");
    }
    String number = body.path("numeroFacture").asText();
    List<DepositRecord> found =
        desk.integrated(asked.account()).stream()
            .filter(d -> !day(d.takenAt()).isBefore(from) && !day(d.takenAt()).isAfter(to))
            .filter(d -> number.isEmpty() || number.equals(d.invoice()))
            .toList();
    JsonNode paging = body.path("rechercheFactureParFournisseur");
    int size = Math.min(Math.max(paging.path("nbResultatsParPage").asInt(10), 1), LARGEST_PAGE);
    int page = Math.max(1, paging.path("pageResultatDemandee").asInt(1));
    ObjectNode answer = succeeded("GCU_MSG_00_000");
    ArrayNode invoices = answer.putArray("listeFactures");
    found.stream()
        .skip((long) (page - 1) * size)
        .limit(size)
        .forEach(deposit -> invoice(invoices.addObject(), deposit));
    ObjectNode told = answer.putObject("parametresRetour");
    told.put("nbResultatsParPage", size);
    told.put("pageCourante", page);
    told.put("pages", (found.size() + size - 1) / size);
    told.put("total", found.size());
    return answer(answer);
  }

  private static void invoice(ObjectNode entry, DepositRecord deposit) {
    entry.put("identifiantFactureCPP", Math.abs(deposit.number().hashCode()));
    entry.put("numeroFacture", deposit.invoice());
    entry.put("numeroFluxDepot", deposit.number());
    entry.put("codeFournisseur", deposit.supplier());
    entry.put("dateDepot", day(deposit.takenAt()).toString());
    entry.put("statut", "DEPOSEE");
    entry.put("modeDepot", "DEPOT_PDF_API");
    entry.put("montantTTC", deposit.total());
  }

  private static LocalDate date(JsonNode body, String field, LocalDate otherwise) {
    String text = body.path(field).asText();
    return text.isEmpty() ? otherwise : LocalDate.parse(text);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, PARIS);
  }

  private static String timestamp(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(PARIS));
  }

  private static ObjectNode succeeded(String label) {
    return JsonNodeFactory.instance.objectNode().put("codeRetour", 0).put("libelle", label);
  }

  private static Reply failed(int code, String label) {
    return answer(
        JsonNodeFactory.instance.objectNode().put("codeRetour", code).put("libelle", label));
  }

  private static Reply answer(ObjectNode body) {
    return Reply.Answer.of(200, "application/json;charset=UTF-8", body.toString());
  }
}
