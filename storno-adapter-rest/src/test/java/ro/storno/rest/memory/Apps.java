package ro.storno.rest.memory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

/** OAuth2 apps on their way through the API, for tests. */
public final class Apps {
  public static final String REDIRECT = "https://app.example/callback?from=storno";

  /** The pair of RFC 7636, appendix B. */
  public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private Apps() {}

  /** Registers a confidential app of the owner's organization. */
  public static Answer register(Scene scene, String... scopes) {
    return scene
        .owner()
        .post(
            "/api/v1/oauth2/clients",
            "{\"name\":\"Acme\",\"redirectUris\":[\"%s\"],\"scopes\":[\"%s\"]}"
                .formatted(REDIRECT, String.join("\",\"", scopes)))
        .expect(201);
  }

  /** Lets an app in and returns the code. */
  public static String code(ApiTester user, String clientId, String scope) {
    String address =
        user.post("/api/v1/oauth2/authorize", decision(clientId, scope, true))
            .expect(200)
            .at("/redirect_uri");
    String after = address.substring(address.indexOf("code=") + 5);
    return after.substring(0, after.indexOf('&'));
  }

  /** An answer to an app. */
  public static String decision(String clientId, String scope, boolean approved) {
    return """
        {"client_id":"%s","redirect_uri":"%s","scope":"%s","state":"a b&c","code_challenge":"%s",
         "code_challenge_method":"S256","approved":%s}
        """
        .formatted(clientId, REDIRECT, scope, CHALLENGE, approved);
  }

  /** Trades a code for tokens, as OAuth2 libraries do: in a form. */
  public static Answer trade(Scene scene, String clientId, String secret, String code) {
    return form(
        scene,
        "/api/v1/oauth2/token",
        "grant_type",
        "authorization_code",
        "client_id",
        clientId,
        "client_secret",
        secret,
        "code",
        code,
        "redirect_uri",
        REDIRECT,
        "code_verifier",
        VERIFIER);
  }

  /** Trades a refresh token. */
  public static Answer refresh(Scene scene, String clientId, String secret, String token) {
    return form(
        scene,
        "/api/v1/oauth2/token",
        "grant_type",
        "refresh_token",
        "client_id",
        clientId,
        "client_secret",
        secret,
        "refresh_token",
        token);
  }

  /** Posts a form of names and values. */
  public static Answer form(Scene scene, String path, String... pairs) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      body.append(i == 0 ? "" : "&").append(pairs[i]).append('=');
      body.append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
    }
    return scene
        .anyone()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .post(path, body.toString());
  }

  /** Registers an app, lets the owner let it in, and returns its access token. */
  public static String token(Scene scene, String... scopes) {
    Answer app = register(scene, scopes);
    String clientId = app.at("/clientId");
    String code = code(scene.owner(), clientId, String.join(" ", scopes));
    return trade(scene, clientId, app.at("/clientSecret"), code).expect(200).at("/access_token");
  }
}
