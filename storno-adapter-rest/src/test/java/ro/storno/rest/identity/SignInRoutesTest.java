package ro.storno.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.identity.PlainTimeCodes;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class SignInRoutesTest extends WithStorno {
  private final String email = "user-" + UUID.randomUUID() + "@example.com";
  private ApiTester user;
  private String refreshToken;

  @BeforeEach
  void register() {
    Answer registered = post("/api/auth/register", credentials("Parola-buna-1")).expect(201);
    user = scene.anyone().as(registered.at("/token"));
    refreshToken = registered.at("/refresh_token");
  }

  private Answer post(String path, String body) {
    return scene.anyone().post(path, body);
  }

  private String credentials(String password) {
    return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
  }

  private String mailedToken() {
    storno().runIdentityJobs();
    String text = storno().newestMail(email);
    String token = text.substring(text.indexOf("token=") + 6);
    return token.substring(0, token.indexOf('}'));
  }

  @Test
  void forgotten_password_is_replaced_through_the_mail() {
    String known =
        post("/api/auth/forgot-password", "{\"email\":\"" + email + "\"}").expect(200).text();
    assertThat(
            post("/api/auth/forgot-password", "{\"email\":\"nobody@example.com\"}")
                .expect(200)
                .text())
        .as("nothing tells a known address")
        .isEqualTo(known);
    String token = mailedToken();
    post("/api/auth/reset-password", "{\"token\":\"" + token + "\",\"password\":\"short\"}")
        .expect(422);
    post("/api/auth/reset-password", "{\"token\":\"" + token + "\"}").expect(400);
    String body = "{\"token\":\"" + token + "\",\"password\":\"Alta-parola-2\"}";
    assertThat(post("/api/auth/reset-password", body).expect(200).at("/message")).isNotBlank();
    assertThat(post("/api/auth/reset-password", body).expect(401).at("/message"))
        .contains("already been used");
    post("/api/auth", credentials("Parola-buna-1")).expect(401);
    post("/api/auth", credentials("Alta-parola-2")).expect(200);
    post("/api/auth/refresh", "{\"refresh_token\":\"" + refreshToken + "\"}").expect(401);
    assertThat(storno().newestMail(email)).contains("PASSWORD_CHANGED", "127.0.0.1");
  }

  @Test
  void address_is_confirmed_once() {
    String token = mailedToken();
    String body = "{\"token\":\"" + token + "\"}";
    post("/api/auth/confirm-email", body).expect(200);
    post("/api/auth/confirm-email", body).expect(401);
    post("/api/auth/confirm-email", "{}").expect(400);
    assertThat(user.get("/api/v1/me").json().at("/emailConfirmed").asBoolean()).isTrue();
    post("/api/auth/resend-confirmation", "{\"email\":\"" + email + "\"}").expect(200);
    post("/api/auth/resend-confirmation", "{\"email\":\"x\"}").expect(400);
  }

  @Test
  void logging_out_ends_the_session() {
    user.call("POST", "/api/auth/logout").expect(204);
    user.get("/api/v1/me").expect(401);
    post("/api/auth/refresh", "{\"refresh_token\":\"" + refreshToken + "\"}").expect(401);
  }

  @Test
  void second_factor_is_set_up_asked_for_and_taken_away() {
    assertThat(user.get("/api/v1/me/mfa/status").expect(200).json().at("/totpEnabled").asBoolean())
        .isFalse();
    Answer setup = user.call("POST", "/api/v1/me/mfa/totp/setup").expect(200);
    assertThat(setup.at("/qrCode")).startsWith("data:image/png;base64,");
    assertThat(setup.at("/otpauthUri")).contains("secret=" + setup.at("/secret"));
    user.post("/api/v1/me/mfa/totp/enable", "{}").expect(400);
    user.post("/api/v1/me/mfa/totp/enable", "{\"code\":\"999999\"}").expect(422);
    Answer enabled = user.post("/api/v1/me/mfa/totp/enable", code(0)).expect(200);
    assertThat(enabled.json().at("/enabled").asBoolean()).isTrue();
    assertThat(enabled.json().at("/backupCodes")).hasSize(10);
    user.call("POST", "/api/v1/me/mfa/totp/setup").expect(409);

    Answer asked = post("/api/auth", credentials("Parola-buna-1")).expect(200);
    assertThat(asked.json().at("/mfa_required").asBoolean()).isTrue();
    assertThat(asked.json().at("/token").isNull()).isTrue();
    String challenge = asked.at("/mfa_token");
    answer(challenge, "000000", "totp").expect(401);
    String backup = enabled.at("/backupCodes/0");
    Answer in = answer(challenge, backup, "backup").expect(200);
    assertThat(in.at("/refresh_token")).isNotBlank();
    answer(challenge, enabled.at("/backupCodes/1"), "backup").expect(401);
    assertThat(user.get("/api/v1/me/mfa/status").at("/backupCodesRemaining")).isEqualTo("9");
    assertThat(user.get("/api/v1/me").json().at("/mfaEnabled").asBoolean()).isTrue();

    user.post("/api/v1/me/mfa/backup-codes/regenerate", "{\"password\":\"x\"}").expect(422);
    String right = "{\"password\":\"Parola-buna-1\"}";
    user.post("/api/v1/me/mfa/backup-codes/regenerate", right).expect(200);
    user.post("/api/v1/me/mfa/totp/disable", "{\"password\":\"x\"}").expect(422);
    user.post("/api/v1/me/mfa/totp/disable", right).expect(200);
    assertThat(post("/api/auth", credentials("Parola-buna-1")).expect(200).at("/token"))
        .isNotBlank();
  }

  @Test
  void challenge_before_a_change_is_answered_with_a_token_for_one_change() {
    assertThat(
            user.call("POST", "/api/v1/mfa/challenge")
                .expect(200)
                .json()
                .at("/mfa_required")
                .asBoolean())
        .isFalse();
    user.call("POST", "/api/v1/me/mfa/totp/setup").expect(200);
    String backup =
        user.post("/api/v1/me/mfa/totp/enable", code(0)).expect(200).at("/backupCodes/0");
    String challenge = user.call("POST", "/api/v1/mfa/challenge").expect(200).at("/mfa_token");
    String body =
        "{\"mfaToken\":\"" + challenge + "\",\"code\":\"" + backup + "\",\"type\":\"backup\"}";
    scene.owner().post("/api/v1/mfa/verify", body).expect(401);
    Answer verified = user.post("/api/v1/mfa/verify", body).expect(200);
    assertThat(verified.at("/verificationToken")).isNotBlank();
    assertThat(verified.at("/expiresIn")).isEqualTo("300");
  }

  private String code(int seconds) {
    return "{\"code\":\"" + PlainTimeCodes.at(Instant.now().plusSeconds(seconds)) + "\"}";
  }

  private Answer answer(String challenge, String code, String type) {
    return post(
        "/api/auth/mfa/verify",
        "{\"mfaToken\":\"%s\",\"code\":\"%s\",\"type\":\"%s\"}".formatted(challenge, code, type));
  }
}
