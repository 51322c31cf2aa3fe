package ro.storno.rest.provider;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.provider.ManageProviderConfigs;
import ro.storno.application.provider.Provider;
import ro.storno.application.provider.ProviderField;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.openapi.Described;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.ListType;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of concepts/einvoice-integration.md that configure providers. */
public final class ProviderRoutes {
  private static final String AREA = "E-invoicing";
  private static final String CONFIG = "/api/v1/companies/{uuid}/einvoice-config";
  private static final Param<String> COMPANY =
      Param.text("X-Company", "Tells for this company what is configured.").inHeader();

  private final ManageProviderConfigs configs;
  private final EnterCompany enter;
  private final NoticeRoutes notices;

  /** Routes to the given use cases; none is null. */
  public ProviderRoutes(ManageProviderConfigs configs, EnterCompany enter, NoticeRoutes notices) {
    this.configs = configs;
    this.enter = enter;
    this.notices = notices;
  }

  /** A field that a provider wants to know. */
  record FieldView(
      String name,
      @Described("Only ever shown masked, such as ****ab12") boolean secret,
      String description) {
    static FieldView of(ProviderField field) {
      return new FieldView(field.name(), field.secret(), field.meaning());
    }
  }

  /** A system that invoices can be submitted to. */
  record ProviderView(
      @Described(example = "sdi") String provider,
      @Described(example = "IT") String country,
      String format,
      String name,
      @Described("Whether X-Company has configured it; null without that, and for anaf")
          @Nullable Boolean configured,
      @Described("The fields of its configuration") List<FieldView> fields) {}

  /** What is to be stored or tried. */
  record ConfigRequest(
      @Described(value = "xrechnung, sdi, ksef or facturx", required = true)
          @Nullable String provider,
      @Described("Whether invoices are sent; otherwise files are only made")
          @Nullable Boolean enabled,
      @Described("Values by name; secrets that are empty, absent or masked stay as they are")
          @Nullable Map<String, @Nullable String> config) {
    ManageProviderConfigs.Command command() {
      return new ManageProviderConfigs.Command(provider, enabled, config);
    }
  }

  /** What is stored, without secrets. */
  record ConfigView(
      UUID id,
      UUID uuid,
      String provider,
      boolean enabled,
      @Described("Values by name, secret ones as ****ab12") Map<String, String> maskedConfig,
      @Described("What has to be done about it, or null") @Nullable String problem,
      Instant createdAt,
      Instant updatedAt) {
    static ConfigView of(ManageProviderConfigs.Shown shown) {
      return new ConfigView(
          shown.id(),
          shown.id(),
          shown.provider().wireName(),
          shown.enabled(),
          shown.masked(),
          shown.problem(),
          shown.createdAt(),
          shown.updatedAt());
    }
  }

  /** What came of a test. */
  record TestView(boolean success, String message) {}

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return Stream.concat(
            Stream.of(providers(), list(), save(), test(), remove()), notices.routes().stream())
        .toList();
  }

  private Route providers() {
    return Route.get("/api/v1/einvoice/providers")
        .organization(Permission.SETTINGS_VIEW)
        .does(AREA, "List the systems that invoices can be submitted to")
        .params(List.of(COMPANY))
        .answers(200, ListType.of(ProviderView.class), "All of them")
        .handle(call -> Reply.ok(providers(call)));
  }

  private List<ProviderView> providers(Call call) {
    Map<Provider, Boolean> configured =
        call.param(COMPANY)
            .filter(company -> !company.isBlank())
            .map(
                company ->
                    configs.list(enter.enter(actor(call), company)).stream()
                        .collect(
                            Collectors.toMap(
                                ManageProviderConfigs.Shown::provider,
                                ManageProviderConfigs.Shown::enabled)))
            .orElse(null);
    return configs.offered().stream()
        .map(
            offered -> {
              Provider provider = offered.provider();
              return new ProviderView(
                  provider.wireName(),
                  provider.country(),
                  provider.format(),
                  provider.title(),
                  configured == null || provider == Provider.ANAF
                      ? null
                      : configured.getOrDefault(provider, false),
                  offered.fields().stream().map(FieldView::of).toList());
            })
        .toList();
  }

  private Route list() {
    return Route.get(CONFIG)
        .organization(Permission.SETTINGS_VIEW)
        .does(AREA, "List what a company has configured")
        .answers(200, ListType.of(ConfigView.class), "Its configurations, without secrets")
        .handle(call -> Reply.ok(configs.list(scope(call)).stream().map(ConfigView::of).toList()));
  }

  private Route save() {
    return Route.post(CONFIG)
        .organization(Permission.SETTINGS_MANAGE)
        .does(AREA, "Configure a provider")
        .note(
            "Fields that are not sent stay. One that is switched off may be incomplete; its facts"
                + " still go into the files that are made. When an address changes, secrets have to"
                + " be given again.")
        .answers(200, ConfigView.class, "What is stored now")
        .refuses(422, "There is no such provider, or a field is unknown, missing or wrong")
        .handle(
            ConfigRequest.class,
            (call, body) -> Reply.ok(ConfigView.of(configs.save(scope(call), body.command()))));
  }

  private Route test() {
    return Route.post(CONFIG + "/test")
        .organization(Permission.SETTINGS_MANAGE)
        .does(AREA, "Try the credentials at a provider")
        .note("What is sent is tried in place of what is stored. Nothing is stored.")
        .answers(200, TestView.class, "Whether the provider took them, and what it said")
        .refuses(422, "There is no such provider, or a field is unknown, missing or wrong")
        .handle(
            ConfigRequest.class,
            (call, body) -> {
              ManageProviderConfigs.Tested tested = configs.test(scope(call), body.command());
              return Reply.ok(new TestView(tested.success(), tested.message()));
            });
  }

  private Route remove() {
    return Route.delete(CONFIG + "/{provider}")
        .organization(Permission.SETTINGS_MANAGE)
        .does(AREA, "Remove the configuration of a provider")
        .answers(204, "It is removed")
        .refuses(404, "The company has none")
        .handle(
            call -> {
              configs.remove(scope(call), call.pathText("provider"));
              return Reply.noContent();
            });
  }

  private CompanyScope scope(Call call) {
    return enter.enterNamed(actor(call), new CompanyId(call.id("uuid")));
  }

  private static Actor actor(Call call) {
    return call.caller(Actor.class);
  }
}
