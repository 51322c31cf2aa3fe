package ro.storno.authority.choruspro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.authority.call.AuthorityClient;
import ro.storno.authority.call.ClientTokens;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.Patience;
import ro.storno.authority.call.Quotation;

/**
 * Calls Chorus Pro over PISTE: a token for the application, and the technical account in the header
 * {@code cpro-account}. What is wrong with what was asked comes with status 200, in {@code
 * codeRetour} and {@code libelle}. Thread-safe.
 */
public final class ChorusProClient {
  private static final String NAME = "Chorus Pro";
  private static final String SCOPE = "openid";
  private static final String FACTURX = "IN_DP_E2_CII_FACTURX";
  private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

  /** Technical trouble of theirs, as far as known; with it, nobody can say what was done before. */
  private static final int TECHNICAL = 1;

  private static final int PAGE = 50;
  private static final int MOST_PAGES = 20;
  private static final MediaType JSON = MediaType.get("application/json");

  private final ChorusProSettings settings;
  private final AuthorityClient http;
  private final ClientTokens tokens;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * A client.
   *
   * @param settings not null
   * @param patience not null
   * @param clock not null
   */
  public ChorusProClient(ChorusProSettings settings, Patience patience, InstantSource clock) {
    this.settings = settings;
    this.http = new AuthorityClient(NAME, patience, clock);
    this.tokens = new ClientTokens("PISTE", new AuthorityClient("PISTE", patience, clock), clock);
  }

  /** What came of a deposit. */
  sealed interface Deposit {
    /** It was taken in under a number ({@code numeroFluxDepot}). */
    record Taken(String number, String raw) implements Deposit {}

    /** It was refused at the door. */
    record Refused(List<String> errors, String raw) implements Deposit {}
  }

  /**
   * What is told of a deposit.
   *
   * @param state {@code etatCourantDepotFlux}; not null
   * @param fileName under which it was handed in; not null
   * @param errors why it was rejected; not null
   * @param raw not null
   */
  record Report(String state, String fileName, List<String> errors, String raw) {}

  /**
   * An invoice that a supplier has handed in.
   *
   * @param deposit by which ({@code numeroFluxDepot}), or empty if it is not told; not null
   * @param supplier identifier, or empty; not null
   */
  record Listed(String deposit, String supplier) {}

  /** Asks for a fresh token; returns for how long it counts. */
  Duration signIn(ChorusProAccount account) {
    return tokens.exchange(credentials(account));
  }

  /**
   * Hands in a Factur-X file.
   *
   * @param fileName letters, digits, {@code .}, {@code _} and {@code -}; not null
   */
  Deposit deposit(ChorusProAccount account, String fileName, byte[] pdf) {
    ObjectNode body = json.createObjectNode();
    body.put("fichierFlux", Base64.getEncoder().encodeToString(pdf));
    body.put("nomFichier", fileName);
    body.put("syntaxeFlux", FACTURX);
    body.put("avecSignature", false);
    HttpAnswer answer = call(account, "cpro/factures/v1/deposer/flux", body, true);
    JsonNode object = object(answer);
    Optional<String> failure = failure(answer, object);
    if (failure.isPresent()) {
      return new Deposit.Refused(List.of(failure.get()), answer.text());
    }
    String number = object.path("numeroFluxDepot").asText("");
    if (!number.matches("[A-Za-z0-9_-]{1,100}")) {
      throw answer.unreadable("no number of the deposit");
    }
    return new Deposit.Taken(number, answer.text());
  }

  /**
   * Asks what became of a deposit.
   *
   * @return empty if the authority does not know it
   */
  Optional<Report> report(ChorusProAccount account, String number) {
    HttpAnswer answer =
        call(
            account,
            "cpro/transverses/v1/consulterCRDetaille",
            json.createObjectNode().put("numeroFluxDepot", number),
            false);
    JsonNode object = object(answer);
    if (failure(answer, object).isPresent()) {
      return Optional.empty();
    }
    List<String> errors = new ArrayList<>();
    objects(object.path("listeErreurTechnique"))
        .forEach(each -> add(errors, each, "codeErreur", "libelleErreur"));
    objects(object.path("listeErreurDP"))
        .forEach(each -> add(errors, each, "numeroDP", "libelleErreurDP"));
    return Optional.of(
        new Report(
            object.path("etatCourantDepotFlux").asText(""),
            object.path("nomFichier").asText(""),
            errors,
            answer.text()));
  }

  /** A list of one comes as the object itself at times. */
  private static List<JsonNode> objects(JsonNode listOrOne) {
    List<JsonNode> objects = new ArrayList<>();
    if (listOrOne.isObject()) {
      objects.add(listOrOne);
    } else {
      listOrOne.forEach(objects::add);
    }
    return objects;
  }

  private static void add(List<String> errors, JsonNode error, String about, String text) {
    String label = error.path(text).asText("").strip();
    String subject = error.path(about).asText("").strip();
    if (!label.isEmpty() || !subject.isEmpty()) {
      errors.add(subject.isEmpty() ? label : subject + ": " + label);
    }
  }

  /**
   * Lists the invoices that were handed in on some days and accepted.
   *
   * @param invoice number to look for, or null for all
   * @return empty if there are too many to read
   */
  Optional<List<Listed>> invoices(
      ChorusProAccount account, @Nullable String invoice, LocalDate from, LocalDate to) {
    List<Listed> listed = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      ObjectNode body = json.createObjectNode();
      if (invoice != null) {
        body.put("numeroFacture", invoice);
      }
      body.put("periodeDateDepotDu", from.toString());
      body.put("periodeDateDepotAu", to.toString());
      ObjectNode paging = body.putObject("rechercheFactureParFournisseur");
      paging.put("nbResultatsParPage", PAGE);
      paging.put("pageResultatDemandee", page);
      HttpAnswer answer = call(account, "cpro/factures/v1/rechercher/fournisseur", body, false);
      JsonNode object = object(answer);
      Optional<String> failure = failure(answer, object);
      if (failure.isPresent()) {
        throw new AuthorityException.Declined(NAME + " says: " + failure.get());
      }
      object
          .path("listeFactures")
          .forEach(
              each ->
                  listed.add(
                      new Listed(
                          each.path("numeroFluxDepot").asText(""),
                          each.path("codeFournisseur").asText(""))));
      if (page >= object.path("parametresRetour").path("pages").asInt(1)) {
        return Optional.of(listed);
      }
    }
    return Optional.empty();
  }

  private HttpAnswer call(ChorusProAccount account, String path, ObjectNode body, boolean effect) {
    HttpUrl url =
        HttpUrl.get(base(settings.services(), account, "STORNO_CHORUS_URL").toString())
            .newBuilder()
            .addPathSegments(path)
            .build();
    byte[] bytes = bytes(body);
    return tokens.call(
        credentials(account),
        authorization -> {
          Request request =
              new Request.Builder()
                  .url(url)
                  .header("Authorization", authorization)
                  .header("cpro-account", account.header())
                  .header("Accept", "application/json")
                  .post(RequestBody.create(bytes, JSON))
                  .build();
          HttpAnswer answer =
              effect ? http.submit(request, LARGEST_ANSWER) : http.ask(request, LARGEST_ANSWER);
          return answer.status() == 400 && answer.form() == HttpAnswer.Form.JSON
              ? answer
              : answer.good();
        });
  }

  private byte[] bytes(ObjectNode body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new IllegalStateException("a tree is written", e);
    }
  }

  private ClientTokens.Credentials credentials(ChorusProAccount account) {
    HttpUrl endpoint =
        HttpUrl.get(base(settings.piste(), account, "STORNO_PISTE_URL").toString())
            .newBuilder()
            .addPathSegments("api/oauth/token")
            .build();
    return new ClientTokens.Credentials(
        endpoint, account.clientId(), account.clientSecret(), SCOPE);
  }

  private static URI base(@Nullable URI configured, ChorusProAccount account, String setting) {
    if (configured == null) {
      throw new AuthorityException.NotReached(
          "No address of Chorus Pro is configured on this server: set "
              + setting
              + " (PISTE's own are "
              + ChorusProSettings.PISTE
              + " and "
              + ChorusProSettings.SERVICES
              + ").",
          null);
    }
    return account.sandbox() ? ChorusProSettings.sandbox(configured) : configured;
  }

  private JsonNode object(HttpAnswer answer) {
    try {
      JsonNode object = json.readTree(answer.body());
      if (object != null && object.isObject()) {
        return object;
      }
    } catch (IOException e) {
      throw answer.unreadable("no JSON");
    }
    throw answer.unreadable("no JSON object");
  }

  /**
   * Returns why a call was declined, if it was.
   *
   * @throws AuthorityException.OutcomeUnknown if the trouble is theirs, or nobody can tell
   */
  private static Optional<String> failure(HttpAnswer answer, JsonNode object) {
    JsonNode code = object.path("codeRetour");
    if (!code.isInt() && !code.asText("").matches("-?[0-9]{1,9}")) {
      throw answer.unreadable("no codeRetour");
    }
    int value = code.asInt();
    String label = Quotation.of(object.path("libelle").asText(""));
    if (value == TECHNICAL || value < 0) {
      throw new AuthorityException.OutcomeUnknown(
          NAME + " says: " + label + " (codeRetour " + value + ").", null);
    }
    return value == 0 ? Optional.empty() : Optional.of(label + " (codeRetour " + value + ")");
  }
}
