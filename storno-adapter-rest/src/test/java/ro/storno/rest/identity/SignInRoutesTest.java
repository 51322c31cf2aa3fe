package ro.storno.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
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

  private List<String> accessLog(Runnable calls) {
    Logger logger = (Logger) LoggerFactory.getLogger("ro.storno.access");
    Level before = logger.getLevel();
    ListAppender<ILoggingEvent> lines =
        new ListAppender<>() {
          @Override
          protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            super.append(event);
          }
        };
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    try {
      calls.run();
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(before);
    }
    return lines.list.stream().map(line -> String.valueOf(line.getKeyValuePairs())).toList();
  }

  @Test
  void refused_sign_in_leaves_account_address_and_reason_in_the_log_and_no_name() {
    String id = user.get("/api/v1/me").at("/id");
    List<String> lines =
        accessLog(
            () -> {
              post("/api/auth", credentials("Parola-rea-1")).expect(401);
              post("/api/auth", "{\"email\":\"x@example.com\",\"password\":\"Parola-rea-1\"}")
                  .expect(401);
              scene.anyone().as("forged").get("/api/v1/me").expect(401);
              user.get("/api/v1/admin/users").expect(403);
              user.get("/api/v1/me").expect(200);
            });
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).contains(id, "127.0.0.1", "wrong password");
    assertThat(lines.get(1)).contains("127.0.0.1", "unknown account").doesNotContain(id);
    assertThat(lines.get(2)).contains("127.0.0.1", "Invalid JWT Token");
    assertThat(lines.get(3)).contains("127.0.0.1", "403");
    assertThat(lines.get(4)).as("who is let in is told without the address").contains(id);
    assertThat(lines.get(4)).doesNotContain("127.0.0.1");
    assertThat(lines.toString()).doesNotContain("example.com", "Parola", "forged");
  }

  @Test
  void user_lists_sessions_and_ends_them() {
    String second = post("/api/auth", credentials("Parola-buna-1")).expect(200).at("/token");
    Answer sessions = user.get("/api/v1/me/sessions").expect(200);
    assertThat(sessions.json().at("/data")).hasSize(2);
    boolean firstIsCurrent = sessions.json().at("/data/0/current").asBoolean();
    assertThat(sessions.json().at("/data/1/current").asBoolean()).isNotEqualTo(firstIsCurrent);
    String other = sessions.at(firstIsCurrent ? "/data/1/id" : "/data/0/id");
    user.call("DELETE", "/api/v1/me/sessions/" + UUID.randomUUID()).expect(404);
    user.call("DELETE", "/api/v1/me/sessions/" + other).expect(204);
    scene.anyone().as(second).get("/api/v1/me").expect(401);
    String third = post("/api/auth", credentials("Parola-buna-1")).expect(200).at("/token");
    user.call("DELETE", "/api/v1/me/sessions").expect(204);
    scene.anyone().as(third).get("/api/v1/me").expect(401);
    user.get("/api/v1/me").expect(200);
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
