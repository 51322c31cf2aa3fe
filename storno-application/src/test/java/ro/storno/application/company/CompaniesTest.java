package ro.storno.application.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.party.Address;
import ro.storno.domain.tax.CompanyVatRate;

class CompaniesTest {
  private final TestApplication app = new TestApplication();

  private static CreateCompany.Command byCif(String cif) {
    return Entries.record(CreateCompany.Command.class, Map.of("cif", cif));
  }

  private static UpdateCompany.Command change(Map<String, Object> values) {
    return Entries.record(UpdateCompany.Command.class, new HashMap<>(values));
  }

  @Test
  void registry_tells_the_details() {
    app.registry.know(
        new CompanyRegistry.Entry(
            "18547290",
            "DANTE INTERNATIONAL SA",
            "J40/372/2002",
            true,
            true,
            new Address("Sos. Virtutii 148", "SECTOR6", "RO-B", null, "RO"),
            null,
            true));
    CreateCompany.Result made = app.createCompany.create(app.owner(), byCif("RO 18547290"));
    assertThat(made.fromRegistry()).isTrue();
    assertThat(made.company().party().name()).isEqualTo("DANTE INTERNATIONAL SA");
    assertThat(made.company().party().vatCode()).isEqualTo("RO18547290");
    assertThat(made.company().settings().vatOnCollection()).isTrue();
    assertThat(made.warnings()).isEmpty();
    assertThatThrownBy(() -> app.createCompany.create(app.owner(), byCif("361757")))
        .isInstanceOf(ApplicationException.Invalid.class);
  }

  @Test
  void unreachable_registry_asks_for_the_details_and_takes_them() {
    ApplicationException.Invalid refused =
        catchThrowableOfType(
            ApplicationException.Invalid.class,
            () -> app.createCompany.create(app.owner(), byCif("361757")));
    assertThat(refused.orderedErrors().keySet()).containsExactly("name", "address", "city");
    Company company = app.company(app.owner(), "361757", "Dacia SA");
    assertThat(company.party().taxCode()).isEqualTo("361757");
  }

  @Test
  void wrong_check_digit_is_a_warning_and_a_malformed_cif_an_error() {
    CreateCompany.Result made =
        app.createCompany.create(
            app.owner(),
            Entries.record(
                CreateCompany.Command.class,
                Map.of("cif", "12345678", "name", "X", "address", "Y", "city", "Z")));
    assertThat(made.warnings()).hasSize(2).anyMatch(text -> text.contains("check digit"));
    assertThatThrownBy(() -> app.createCompany.create(app.owner(), byCif("DE136695976")))
        .isInstanceOf(ApplicationException.Invalid.class);
  }

  @Test
  void company_begins_with_rates_and_a_default_series_per_type() {
    List<CompanyVatRate> rates = app.manageRates.list(app.scope());
    assertThat(rates)
        .extracting(CompanyVatRate::label)
        .containsExactly("21%", "11%", "0%", "19%", "9%", "5%");
    assertThat(rates)
        .extracting(CompanyVatRate::active)
        .containsExactly(true, true, true, false, false, false);
    assertThat(rates)
        .filteredOn(CompanyVatRate::isDefault)
        .extracting(CompanyVatRate::label)
        .containsExactly("21%");
    List<Series> series = app.manageSeries.list(app.scope(), null);
    assertThat(series)
        .hasSize(5)
        .allMatch(Series::isDefault)
        .allMatch(each -> each.source().equals("auto"));
  }

  @Test
  void same_cif_twice_in_an_organization_is_refused_but_not_in_another() {
    assertThatThrownBy(() -> app.company(app.owner(), "12345674", "Exemplu SRL"))
        .isInstanceOfSatisfying(
            ApplicationException.Conflict.class,
            refused -> assertThat(refused.code()).isEqualTo("DUPLICATE_CIF"));
    assertThat(app.company(app.stranger().actor(), "12345674", "Exemplu SRL")).isNotNull();
  }

  @Test
  void failed_creation_leaves_nothing_behind() {
    int before = app.listCompanies.list(app.owner()).size();
    catchThrowable(() -> app.company(app.owner(), "12345674", "Exemplu SRL"));
    assertThat(app.listCompanies.list(app.owner())).hasSize(before);
  }

  @Test
  void only_company_is_entered_without_a_header_but_a_choice_is_not_made() {
    assertThat(app.enter.enter(app.owner(), null).company()).isEqualTo(app.scope().company());
    app.company(app.owner(), "361757", "Dacia SA");
    assertThatThrownBy(() -> app.enter.enter(app.owner(), null))
        .isInstanceOfSatisfying(
            ApplicationException.Forbidden.class,
            refused -> {
              assertThat(refused.error()).isEqualTo("Company context required");
              assertThat(refused).hasMessage("The X-Company header is required for this endpoint.");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "01900000-0000-7000-8000-000000000000"})
  void malformed_and_unknown_companies_cannot_be_entered(String header) {
    assertRefused(app.owner(), header);
  }

  @Test
  void company_of_another_organization_cannot_be_entered_or_seen() {
    String foreign = app.stranger().company().toString();
    assertRefused(app.owner(), foreign);
    assertThatThrownBy(() -> app.getCompany.get(app.owner(), app.stranger().company()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(
            () ->
                app.updateCompany.update(
                    app.owner(),
                    app.stranger().company(),
                    change(Map.of("name", "Furat")),
                    Set.of("name")))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  private void assertRefused(Actor actor, String header) {
    assertThatThrownBy(() -> app.enter.enter(actor, header))
        .isInstanceOfSatisfying(
            ApplicationException.Forbidden.class,
            refused -> {
              assertThat(refused.error()).isEqualTo("Access denied");
              assertThat(refused).hasMessage("You do not have access to this company.");
            });
  }

  @Test
  void restricted_member_sees_the_allowed_companies_only() {
    Company second = app.company(app.owner(), "361757", "Dacia SA");
    Actor restricted =
        new Actor(
            app.owner().user(),
            app.owner().organization(),
            Role.ACCOUNTANT,
            Permission.of(Role.ACCOUNTANT),
            Set.of(second.id()),
            true,
            false);
    assertThat(app.enter.enter(restricted, null).company()).isEqualTo(second.id());
    assertThat(app.listCompanies.list(restricted))
        .extracting(Company::id)
        .containsExactly(second.id());
    assertRefused(restricted, app.scope().company().toString());
    assertThatThrownBy(() -> app.getCompany.get(restricted, app.scope().company()))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void change_keeps_what_was_not_sent_and_is_seen_at_once() {
    app.updateCompany.update(
        app.owner(),
        app.scope().company(),
        change(Map.of("bankBic", "BTRLRO22", "efacturaDelayHours", 24, "syncDaysBack", 30)),
        Set.of("bankBic", "efacturaDelayHours", "syncDaysBack", "phone"));
    Company changed = app.fresh().profile();
    assertThat(changed.settings().bankBic()).isEqualTo("BTRLRO22");
    assertThat(changed.settings().efacturaDelayHours()).isEqualTo(24);
    assertThat(changed.party().phone()).isNull();
    assertThat(changed.party().name()).isEqualTo("Exemplu SRL");
    assertThat(changed.party().taxCode()).isEqualTo("12345674");
  }

  @Test
  void every_module_means_no_restriction() {
    List<String> all =
        List.of(
            "delivery_notes",
            "receipts",
            "proforma_invoices",
            "recurring_invoices",
            "reports",
            "efactura",
            "spv_messages");
    Company changed =
        app.updateCompany.update(
            app.owner(),
            app.scope().company(),
            change(Map.of("enabledModules", all)),
            Set.of("enabledModules"));
    assertThat(changed.settings().enabledModules()).isNull();
  }

  @Test
  void wrong_settings_are_named_all_at_once() {
    ApplicationException.Invalid refused =
        catchThrowableOfType(
            ApplicationException.Invalid.class,
            () ->
                app.updateCompany.update(
                    app.owner(),
                    app.scope().company(),
                    change(
                        Map.of(
                            "syncDaysBack",
                            0,
                            "efacturaDelayHours",
                            97,
                            "archiveRetentionYears",
                            51,
                            "defaultCurrency",
                            "LEI",
                            "timeZone",
                            "Mars/One",
                            "enabledModules",
                            List.of("everything"))),
                    Set.of("syncDaysBack")));
    assertThat(refused.errors()).hasSize(6);
  }

  @Test
  void roles_below_admin_cannot_touch_companies() {
    for (Role role : List.of(Role.EMPLOYEE, Role.ACCOUNTANT)) {
      Actor actor = app.as(role).actor();
      assertThatThrownBy(() -> app.createCompany.create(actor, byCif("361757")))
          .isInstanceOf(ApplicationException.Forbidden.class);
      assertThatThrownBy(
              () ->
                  app.updateCompany.update(
                      actor, app.scope().company(), change(Map.of("name", "X")), Set.of("name")))
          .isInstanceOf(ApplicationException.Forbidden.class);
      assertThatThrownBy(() -> app.logo.upload(actor, app.scope().company(), png(10, 10)))
          .isInstanceOf(ApplicationException.Forbidden.class);
    }
    Actor admin = app.as(Role.ADMIN).actor();
    assertThat(
            app.updateCompany
                .update(admin, app.scope().company(), change(Map.of("name", "Nou")), Set.of("name"))
                .party()
                .name())
        .isEqualTo("Nou");
  }

  private static byte[] png(int width, int height) {
    java.nio.ByteBuffer image = java.nio.ByteBuffer.allocate(40);
    image.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    image.putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    image.putInt(width).putInt(height);
    return image.array();
  }

  private static byte[] jpeg(int width, int height) {
    java.nio.ByteBuffer image = java.nio.ByteBuffer.allocate(40);
    image.putShort((short) 0xFFD8);
    image.putShort((short) 0xFFE0).putShort((short) 4).putShort((short) 0);
    image.putShort((short) 0xFFC0).putShort((short) 11).put((byte) 8);
    image.putShort((short) height).putShort((short) width);
    return image.array();
  }

  @Test
  void logo_is_kept_replaced_and_removed() {
    CompanyId id = app.scope().company();
    app.logo.upload(app.owner(), id, png(200, 100));
    assertThat(app.logo.get(app.owner(), id).mediaType()).isEqualTo("image/png");
    app.logo.upload(app.owner(), id, jpeg(64, 32));
    assertThat(app.logo.get(app.owner(), id).mediaType()).isEqualTo("image/jpeg");
    assertThat(app.logo.get(app.owner(), id).content()).isEqualTo(jpeg(64, 32));
    assertThat(app.store.size()).as("the former file is gone").isEqualTo(1);
    app.logo.delete(app.owner(), id);
    assertThat(app.store.size()).isZero();
    assertThatThrownBy(() -> app.logo.get(app.owner(), id))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void what_is_no_small_png_or_jpeg_is_no_logo() {
    List<byte[]> bad =
        List.of(
            new byte[0],
            "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8),
            "GIF89a and more bytes than that".getBytes(StandardCharsets.UTF_8),
            png(50_000, 50_000),
            png(0, 10),
            Arrays.copyOf(png(10, 10), 20),
            Arrays.copyOf(png(10, 10), ManageCompanyLogo.LARGEST_FILE + 1),
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 0, 0, 0, 0, 0, 0, 0},
            Arrays.copyOf(png(10, 10), 2000));
    for (byte[] content : bad) {
      assertThatThrownBy(() -> app.logo.upload(app.owner(), app.scope().company(), content))
          .isInstanceOf(ApplicationException.Invalid.class);
    }
    assertThat(app.store.size()).isZero();
  }
}
