package ro.storno.rest.administration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class AdministrationRoutesTest extends WithStorno {
  private static final String PATH = "/api/v1/admin";
  private ApiTester operator;
  private String email;

  @BeforeEach
  void operator() {
    operator = scene.anyone().as(storno().operator(scene.organization()));
    email = scene.owner().get("/api/v1/me").at("/email");
  }

  private Answer found() {
    return operator.get(PATH + "/users?search=" + email).expect(200);
  }

  @Test
  void account_is_found_by_its_address_and_shown_by_its_number_and_its_uuid() {
    Answer found = found();
    assertThat(found.at("/total")).isEqualTo("1");
    assertThat(found.at("/limit")).isEqualTo("50");
    assertThat(found.at("/data/0/role")).isEqualTo("USER");
    assertThat(found.at("/data/0/isVerified")).isEqualTo("false");
    assertThat(found.at("/data/0/organizations/0/role")).isEqualTo("OWNER");
    String number = found.at("/data/0/id");
    Answer shown = operator.get(PATH + "/users/" + number).expect(200);
    assertThat(shown.at("/email")).isEqualTo(email);
    assertThat(shown.at("/stats/organizationCount")).isEqualTo("1");
    assertThat(operator.get(PATH + "/users/" + found.at("/data/0/uuid")).expect(200).at("/id"))
        .isEqualTo(number);
    operator.get(PATH + "/users/99999999999").expect(404);
    operator.get(PATH + "/users/no-such-thing").expect(404);
    assertThat(operator.get(PATH + "/users?limit=1000").expect(200).at("/limit")).isEqualTo("200");
    operator.get(PATH + "/users?status=asleep").expect(400);
  }

  @Test
  void account_that_was_switched_off_opens_nothing_until_it_is_switched_on_again() {
    String path = PATH + "/users/" + found().at("/data/0/id") + "/toggle-active";
    Answer off = operator.call("POST", path).expect(200);
    assertThat(off.at("/isActive")).isEqualTo("false");
    assertThat(off.at("/message")).isEqualTo("User account deactivated");
    assertThat(scene.owner().get("/api/v1/me").status()).isIn(401, 403);
    assertThat(
            operator.get(PATH + "/users?status=inactive&search=" + email).expect(200).at("/total"))
        .isEqualTo("1");
    assertThat(operator.call("POST", path).expect(200).at("/isActive")).isEqualTo("true");
  }

  @Test
  void administrators_do_not_change_each_other() {
    String other =
        scene.anyone().as(storno().operator(scene.organization())).get("/api/v1/me").at("/id");
    for (String deed : new String[] {"toggle-active", "verify-email", "resend-confirmation"}) {
      operator.call("POST", PATH + "/users/" + other + "/" + deed).expect(403);
    }
  }

  @Test
  void address_is_confirmed_by_a_fresh_link_or_by_the_administrator() {
    String path = PATH + "/users/" + found().at("/data/0/id");
    String before = storno().newestMail(email);
    assertThat(operator.call("POST", path + "/resend-confirmation").expect(200).at("/message"))
        .isEqualTo("Confirmation email sent");
    assertThat(storno().newestMail(email)).isNotEqualTo(before);
    operator.call("POST", path + "/resend-confirmation").expect(200);
    operator.call("POST", path + "/resend-confirmation").expect(429);
    assertThat(operator.call("POST", path + "/verify-email").expect(200).at("/isVerified"))
        .isEqualTo("true");
    operator.call("POST", path + "/verify-email").expect(200);
    assertThat(operator.get(path).at("/emailVerifiedAt")).isNotEmpty();
    operator.call("POST", path + "/resend-confirmation").expect(422);
  }

  @Test
  void organization_is_found_by_its_owner() {
    Answer found = operator.get(PATH + "/organizations?search=" + email).expect(200);
    assertThat(found.at("/total")).isEqualTo("1");
    assertThat(found.at("/data/0/owner/email")).isEqualTo(email);
    assertThat(found.at("/data/0/plan/name")).isEqualTo("community");
    assertThat(found.at("/data/0/status")).isEqualTo("active");
    assertThat(found.at("/data/0/companyCount")).isEqualTo("1");
    assertThat(
            operator
                .get(PATH + "/organizations?status=suspended&search=" + email)
                .expect(200)
                .at("/total"))
        .isEqualTo("0");
  }

  @Test
  void numbers_tell_how_much_there_is() {
    Answer first = operator.get(PATH + "/stats").expect(200);
    assertThat(Integer.parseInt(first.at("/users/total"))).isPositive();
    assertThat(first.at("/system/version")).isEqualTo("1.2.3");
    assertThat(first.at("/organizations/active")).isEqualTo(first.at("/organizations/total"));
  }

  @Test
  void log_shows_that_a_mail_went_and_not_what_it_says() {
    String token = storno().newestMail(email).replaceAll("(?s).*token=([0-9A-Za-z_-]+).*", "$1");
    Answer log = operator.get(PATH + "/email-log?recipientEmail=" + email).expect(200);
    assertThat(log.at("/total")).isEqualTo("1");
    assertThat(log.at("/limit")).isEqualTo("25");
    assertThat(log.at("/data/0/sentBy/email")).isEqualTo(email);
    assertThat(log.text()).doesNotContain(token);
    for (String filter :
        new String[] {"status=delivered", "status=failed", "dateTo=2020-01-01", "category=none"}) {
      assertThat(
              operator
                  .get(PATH + "/email-log?recipientEmail=" + email + "&" + filter)
                  .expect(200)
                  .at("/total"))
          .as(filter)
          .isEqualTo("0");
    }
    operator.get(PATH + "/email-log?dateTo=%2B999999999-12-31").expect(400);
  }

  @Test
  void owners_see_none_of_it() {
    for (String path :
        new String[] {
          "/users",
          "/users/1",
          "/organizations",
          "/stats",
          "/email-log",
          "/email-log?status=bounced"
        }) {
      scene.owner().get(PATH + path).expect(403);
    }
  }
}
