package ro.storno.application.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.submission.Channel;

class ManageProviderConfigsTest {
  private static final String KEY = FakeProvider.KEY;
  private static final String ADDRESS = "https://intermediary.example.com/api";

  private final TestApplication app = new TestApplication();
  private final CompanyId company = app.scope().company();

  private static Map<String, @Nullable String> of(String... pairs) {
    Map<String, @Nullable String> map = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static ManageProviderConfigs.Command sdi(
      @Nullable Boolean enabled, @Nullable Map<String, @Nullable String> config) {
    return new ManageProviderConfigs.Command("sdi", enabled, config);
  }

  private ManageProviderConfigs.Shown save(
      @Nullable Boolean enabled, @Nullable Map<String, @Nullable String> config) {
    return app.manageProviders.save(app.scope(), sdi(enabled, config));
  }

  private Map<String, String> opened() {
    return app.heldProviders.fields(company, Channel.SDI).orElseThrow();
  }

  private void refused(String field, Runnable doing) {
    assertThatThrownBy(doing::run)
        .isInstanceOf(ApplicationException.Unacceptable.class)
        .extracting(
            e -> ((ApplicationException.Unacceptable) e).errors(), InstanceOfAssertFactories.MAP)
        .containsKey(field);
  }

  @Test
  void secrets_come_back_masked_and_open_for_their_use_only() {
    ManageProviderConfigs.Shown shown = save(null, of("apiEndpoint", ADDRESS, "apiKey", KEY));
    assertThat(shown.enabled()).isTrue();
    assertThat(shown.masked()).containsEntry("apiKey", "****1234");
    assertThat(shown.masked()).containsEntry("apiEndpoint", ADDRESS);
    assertThat(app.manageProviders.list(app.scope())).containsExactly(shown);
    assertThat(opened()).containsEntry("apiKey", KEY).containsEntry("apiEndpoint", ADDRESS);
    assertThat(ManageProviderConfigs.mask("short")).isEqualTo("****");
  }

  @Test
  void when_fields_last_changed_is_known() {
    assertThat(app.heldProviders.changedAt(company, Channel.SDI)).isEmpty();
    save(true, of("apiEndpoint", ADDRESS, "apiKey", KEY));
    app.clock.pass(Duration.ofHours(1));
    save(true, of("apiKey", KEY + "5"));
    assertThat(app.heldProviders.changedAt(company, Channel.SDI)).contains(app.clock.instant());
  }

  @Test
  void what_is_empty_absent_or_masked_keeps_the_secret() {
    save(true, of("apiKey", KEY, "partitaIva", "IT01234567890"));
    for (Map<String, @Nullable String> sent :
        List.of(
            of("apiKey", ""),
            of("apiKey", null),
            of("apiKey", "****1234"),
            of("partitaIva", "IT01234567890"))) {
      save(null, sent);
      assertThat(opened()).containsEntry("apiKey", KEY);
    }
    save(null, of("partitaIva", ""));
    assertThat(opened()).doesNotContainKey("partitaIva");
    save(null, of("apiKey", "another-key-5678"));
    assertThat(opened()).containsEntry("apiKey", "another-key-5678");
  }

  @Test
  void a_secret_does_not_follow_an_address_that_changes() {
    save(true, of("apiEndpoint", ADDRESS, "apiKey", KEY));
    Map<String, @Nullable String> moved = of("apiEndpoint", "https://attacker.example");
    refused("config.apiKey", () -> save(null, moved));
    refused("config.apiKey", () -> app.manageProviders.test(app.scope(), sdi(null, moved)));
    moved.put("apiKey", "****1234");
    refused("config.apiKey", () -> save(null, moved));
    refused("config.apiKey", () -> save(null, of("apiEndpoint", "")));
    assertThat(opened()).containsEntry("apiEndpoint", ADDRESS);
    moved.put("apiKey", "a-key-for-the-new-one");
    assertThat(save(null, moved).masked()).containsEntry("apiEndpoint", "https://attacker.example");
  }

  @Test
  void what_is_wrong_is_told_by_field() {
    refused("config.colour", () -> save(true, of("apiKey", KEY, "colour", "red")));
    refused("config.apiKey", () -> save(true, of("partitaIva", "IT1")));
    refused("config.apiKey", () -> app.manageProviders.test(app.scope(), sdi(null, null)));
    for (String provider : new String[] {"anaf", "fax", "ksef", ""}) {
      refused(
          "provider",
          () ->
              app.manageProviders.save(
                  app.scope(), new ManageProviderConfigs.Command(provider, true, Map.of())));
    }
    assertThat(app.manageProviders.list(app.scope())).isEmpty();
  }

  @Test
  void one_that_is_switched_off_may_lack_what_only_sending_needs() {
    save(false, of("partitaIva", "IT01234567890"));
    assertThat(app.heldProviders.fields(company, Channel.SDI)).isEmpty();
    assertThat(app.heldProviders.facts(company, Channel.SDI))
        .containsEntry("partitaIva", "IT01234567890");
    refused("config.apiKey", () -> save(true, null));
  }

  @Test
  void a_test_says_what_the_provider_says_and_no_secret() {
    ManageProviderConfigs.Tested good =
        app.manageProviders.test(app.scope(), sdi(null, of("apiKey", KEY)));
    assertThat(good.success()).isTrue();
    ManageProviderConfigs.Tested bad =
        app.manageProviders.test(app.scope(), sdi(null, of("apiKey", "wrong-key-of-mine")));
    assertThat(bad.success()).isFalse();
    assertThat(bad.message()).contains("unknown here").doesNotContain("wrong-key-of-mine");
    assertThat(app.manageProviders.list(app.scope())).as("nothing is stored").isEmpty();
    save(true, of("apiKey", KEY));
    assertThat(app.manageProviders.test(app.scope(), sdi(null, null)).success()).isTrue();
  }

  @Test
  void what_an_older_key_sealed_is_sealed_anew_when_it_is_used() {
    save(true, of("apiKey", KEY));
    app.box.rotate();
    assertThat(opened()).containsEntry("apiKey", KEY);
    ProviderConfig stored =
        app.transactions
            .inCompany(company, () -> app.providerConfigs.find(company, Channel.SDI))
            .orElseThrow();
    assertThat(app.box.current(stored.fields())).isTrue();
    assertThat(opened()).containsEntry("apiKey", KEY);
  }

  @Test
  void a_lost_key_is_told_and_the_fields_can_be_given_again() {
    save(true, of("apiKey", KEY));
    app.box.lose();
    assertThat(app.heldProviders.fields(company, Channel.SDI)).isEmpty();
    ManageProviderConfigs.Shown shown = app.manageProviders.list(app.scope()).get(0);
    assertThat(shown.problem()).contains("Give them again");
    assertThat(shown.masked()).isEmpty();
    refused("config.apiKey", () -> save(true, null));
  }

  @Test
  void the_trail_names_fields_and_never_values() {
    save(true, of("apiKey", KEY, "partitaIva", "IT01234567890"));
    save(false, of("apiKey", "another-key-5678"));
    app.manageProviders.remove(app.scope(), "sdi");
    String trail = app.readAudit.list(app.owner(), new Page.Request(1, 100)).data().toString();
    assertThat(trail)
        .contains("einvoice_config.changed", "einvoice_config.removed")
        .contains("sdi enabled; changed: apiKey partitaIva", "sdi disabled; changed: apiKey")
        .doesNotContain(KEY, "another-key-5678", "01234567890");
    assertThat(sdi(true, of("apiKey", KEY)).toString()).doesNotContain(KEY);
  }

  @Test
  void removed_is_gone_and_others_have_their_own() {
    save(true, of("apiKey", KEY));
    assertThat(app.manageProviders.list(app.stranger())).isEmpty();
    assertThatThrownBy(() -> app.manageProviders.remove(app.stranger(), "sdi"))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(app.heldProviders.fields(app.stranger().company(), Channel.SDI)).isEmpty();
    app.manageProviders.remove(app.scope(), "sdi");
    assertThat(app.heldProviders.fields(company, Channel.SDI)).isEmpty();
    for (String provider : new String[] {"sdi", "fax"}) {
      assertThatThrownBy(() -> app.manageProviders.remove(app.scope(), provider))
          .isInstanceOf(ApplicationException.NotFound.class);
    }
  }

  @Test
  void only_who_manages_settings_may_change_or_try() {
    save(true, of("apiKey", KEY));
    for (Role role : new Role[] {Role.ACCOUNTANT, Role.EMPLOYEE}) {
      assertThat(app.manageProviders.list(app.as(role))).hasSize(1);
      assertThatThrownBy(() -> app.manageProviders.save(app.as(role), sdi(true, null)))
          .isInstanceOf(ApplicationException.Forbidden.class);
      assertThatThrownBy(() -> app.manageProviders.test(app.as(role), sdi(true, null)))
          .isInstanceOf(ApplicationException.Forbidden.class);
      assertThatThrownBy(() -> app.manageProviders.remove(app.as(role), "sdi"))
          .isInstanceOf(ApplicationException.Forbidden.class);
    }
  }

  @Test
  void a_deleted_company_acts_no_more() {
    save(true, of("apiKey", KEY));
    app.deleteCompany.delete(app.owner(), company);
    assertThat(app.heldProviders.fields(company, Channel.SDI)).isEmpty();
  }
}
