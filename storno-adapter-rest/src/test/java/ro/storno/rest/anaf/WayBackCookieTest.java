package ro.storno.rest.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WayBackCookieTest {
  private final WayBackCookie secure = new WayBackCookie(true, "/back");
  private final WayBackCookie plain = new WayBackCookie(false, "/back");

  @Test
  void under_https_it_is_secure_and_bound_to_this_very_host() {
    assertThat(secure.header("x", Duration.ofMinutes(10)))
        .startsWith("__Host-storno_anaf=x; ")
        .contains("; Max-Age=600", "; Path=/;", "; HttpOnly", "; SameSite=Lax", "; Secure")
        .doesNotContain("Domain");
  }

  @Test
  void without_https_it_goes_to_the_way_back_only() {
    assertThat(plain.header("x", Duration.ofMinutes(10)))
        .startsWith("storno_anaf=x; ")
        .contains("; Path=/back;", "; HttpOnly", "; SameSite=Lax")
        .doesNotContain("Secure");
  }

  @Test
  void cookie_that_another_host_could_have_planted_is_not_read() {
    assertThat(secure.in(Optional.of("a=b; storno_anaf=planted"))).isNull();
    assertThat(secure.in(Optional.of("storno_anaf=planted; __Host-storno_anaf=ours")))
        .isEqualTo("ours");
    assertThat(plain.in(Optional.of("a=b;storno_anaf=ours"))).isEqualTo("ours");
    assertThat(plain.in(Optional.empty())).isNull();
  }
}
