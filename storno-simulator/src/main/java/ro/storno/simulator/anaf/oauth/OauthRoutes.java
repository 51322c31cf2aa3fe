package ro.storno.simulator.anaf.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Call;
import ro.storno.simulator.anaf.call.Route;
import ro.storno.simulator.http.Parameters;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/** ANAF's OAuth server on the wire. */
public final class OauthRoutes {
  private static final String AUTHORIZE = "/anaf-oauth2/v1/authorize";
  private static final String APPROVE = "approve";

  /** In the URL of the page: approves at once, in the name of the holder with this serial. */
  private static final String HOLDER = "simulator_holder";

  private final AuthorizationDesk desk;
  private final boolean autoApprove;

  /**
   * Routes of a desk.
   *
   * @param desk not null
   * @param autoApprove whether the first holder approves everything at once
   */
  public OauthRoutes(AuthorizationDesk desk, boolean autoApprove) {
    this.desk = desk;
    this.autoApprove = autoApprove;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.of(AnafOperation.AUTHORIZE, "GET", AUTHORIZE, this::asker, this::authorize),
        Route.of(AnafOperation.AUTHORIZE, "POST", AUTHORIZE, this::asker, this::decided),
        Route.of(
            AnafOperation.TOKEN, "POST", "/anaf-oauth2/v1/token", this::grantType, this::token),
        Route.of(AnafOperation.HELLO, "GET", "/TestOauth/jaxrs/hello", r -> "hello", this::hello));
  }

  private String asker(Request request) {
    return request.query().get("client_id").orElse("");
  }

  private String grantType(Request request) {
    try {
      return request.form().get("grant_type").orElse("");
    } catch (IllegalArgumentException e) {
      return "malformed";
    }
  }

  private Reply authorize(Call call) {
    Parameters asked = call.request().query();
    Optional<Reply.Answer> problem = problem(asked);
    if (problem.isPresent()) {
      return problem.get();
    }
    Optional<CertificateHolder> approving =
        asked
            .get(HOLDER)
            .flatMap(desk::holder)
            .or(() -> autoApprove ? desk.holders().stream().findFirst() : Optional.empty());
    return approving.isPresent()
        ? approved(asked, approving.get())
        : Reply.Answer.of(200, "text/html; charset=utf-8", AuthorizePage.of(asked, desk.holders()))
            // the page asks for a decision; nobody else's page may frame it
            .withHeader("X-Frame-Options", "DENY");
  }

  private Reply decided(Call call) {
    Parameters asked = call.request().query();
    Optional<Reply.Answer> problem = problem(asked);
    if (problem.isPresent()) {
      return problem.get();
    }
    Parameters form = call.request().form();
    Optional<CertificateHolder> holder = form.get("holder").flatMap(desk::holder);
    return form.get("decision").filter(APPROVE::equals).isPresent() && holder.isPresent()
        ? approved(asked, holder.get())
        : back(asked, Map.of("error", "access_denied"));
  }

  private Optional<Reply.Answer> problem(Parameters asked) {
    Optional<OauthClient> client = asked.get("client_id").flatMap(desk::client);
    Optional<String> redirect = asked.get("redirect_uri");
    // to an address that is not registered nobody is ever sent, not even with an error
    if (client.isEmpty()) {
      return Optional.of(refused("client_id is not registered"));
    }
    if (redirect.isEmpty() || !client.get().mayRedirectTo(redirect.get())) {
      return Optional.of(refused("redirect_uri is not one that was registered"));
    }
    if (!asked.get("response_type").equals(Optional.of("code"))) {
      return Optional.of(back(asked, Map.of("error", "unsupported_response_type")));
    }
    if (!asked.get("token_content_type").equals(Optional.of("jwt"))) {
      return Optional.of(
          back(
              asked,
              Map.of(
                  "error",
                  "invalid_request",
                  "error_description",
                  "token_content_type must be jwt")));
    }
    return Optional.empty();
  }

  private static Reply.Answer refused(String why) {
    return Reply.Answer.of(400, "text/html; charset=utf-8", AuthorizePage.refusal(why));
  }

  private Reply.Answer approved(Parameters asked, CertificateHolder holder) {
    OauthClient client = asked.get("client_id").flatMap(desk::client).orElseThrow();
    String redirect = asked.get("redirect_uri").orElseThrow();
    return back(asked, Map.of("code", desk.approve(client, redirect, holder)));
  }

  private static Reply.Answer back(Parameters asked, Map<String, String> result) {
    Map<String, String> values = new LinkedHashMap<>(result);
    asked.get("state").ifPresent(state -> values.put("state", state));
    String redirect = asked.get("redirect_uri").orElseThrow();
    return Reply.Answer.redirect(
        redirect + (redirect.contains("?") ? "&" : "?") + new Parameters(values).encoded());
  }

  private Reply token(Call call) {
    Parameters form;
    try {
      form = call.request().form();
    } catch (IllegalArgumentException e) {
      return error("invalid_request", "The form is malformed");
    }
    Optional<OauthClient> client = authenticated(call.request(), form);
    if (client.isEmpty()) {
      return error("invalid_client", "The client is unknown or its secret is wrong");
    }
    String type = form.get("grant_type").orElse("");
    Optional<Tokens> tokens =
        switch (type) {
          case "authorization_code" ->
              desk.exchange(
                  client.get(), form.get("code").orElse(""), form.get("redirect_uri").orElse(""));
          case "refresh_token" -> desk.refresh(client.get(), form.get("refresh_token").orElse(""));
          default -> Optional.empty();
        };
    if (tokens.isPresent()) {
      return tokens(tokens.get());
    }
    return type.equals("authorization_code") || type.equals("refresh_token")
        ? error("invalid_grant", "The code or token is unknown, used, ended or for another client")
        : error("unsupported_grant_type", "grant_type is authorization_code or refresh_token");
  }

  private Optional<OauthClient> authenticated(Request request, Parameters form) {
    Optional<String[]> basic =
        request
            .header("Authorization")
            .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
            .map(value -> credentials(value.substring(6).strip()));
    String id = basic.map(pair -> pair[0]).or(() -> form.get("client_id")).orElse("");
    String secret = basic.map(pair -> pair[1]).or(() -> form.get("client_secret")).orElse("");
    return desk.client(id).filter(client -> client.secret().equals(secret));
  }

  private static String[] credentials(String base64) {
    try {
      String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? new String[] {"", ""}
          : new String[] {text.substring(0, colon), text.substring(colon + 1)};
    } catch (IllegalArgumentException e) {
      return new String[] {"", ""};
    }
  }

  private static Reply.Answer tokens(Tokens tokens) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("access_token", tokens.access());
    body.put("expires_in", Tokens.ACCESS_LIFETIME.toSeconds());
    body.put("token_type", "Bearer");
    body.put("scope", "clientappid info issuer role serial");
    body.put("refresh_token", tokens.refresh());
    return Reply.Answer.of(200, "application/json", body.toString())
        .withHeader("Cache-Control", "no-store");
  }

  private static Reply.Answer error(String code, String description) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("error", code);
    body.put("error_description", description);
    return Reply.Answer.of(400, "application/json", body.toString());
  }

  private Reply hello(Call call) {
    return Reply.Answer.of(
        200, "text/plain;charset=UTF-8", "Hello, " + call.request().query().get("name").orElse(""));
  }
}
