package ro.storno.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.rest.memory.Apps;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Received;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.route.Access;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.RouteTable;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

/**
 * Every route against every kind of caller, generated from the route table: a new route is tested
 * as soon as it is declared.
 *
 * <p>Ids in paths are real ones of the owner's company, so that a member who may not, and an owner
 * of another organization, meet something that exists.
 */
class AuthorizationTest {
  private static InMemoryStorno storno;
  private static Scene scene;
  private static Scene stranger;
  private static Map<Role, ApiTester> members;
  private static Map<String, String> ids;
  private static final Iterator<String> ibans =
      List.of(
              "RO49AAAA1B31007593840000",
              "RO09BCYP0000001234567890",
              "RO66BACX0000001234567890",
              "DE89370400440532013000",
              "FR1420041010050500013M02606",
              "AT611904300234573201",
              "BE68539007547034",
              "ES9121000418450200051332",
              "NL91ABNA0417164300")
          .iterator();

  @BeforeAll
  static void start() {
    storno = new InMemoryStorno();
    scene = Scene.on(storno);
    stranger = Scene.on(storno);
    members = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      String token = storno.member(scene.organization(), role, null);
      members.put(role, scene.anyone().as(token));
    }
  }

  /** Fresh ones for each kind of test, since an owner's turn deletes what it may. */
  @BeforeEach
  void things() {
    ids = ids();
  }

  @AfterAll
  static void stop() {
    storno.close();
  }

  @TestFactory
  Stream<DynamicTest> nobody_gets_anywhere_without_credentials() {
    return closedRoutes()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.label(), () -> call(scene.anyone(), route).expect(401)));
  }

  @TestFactory
  Stream<DynamicTest> a_member_without_the_permission_is_refused_and_one_with_it_is_not() {
    return closedRoutes()
        .flatMap(
            route ->
                Stream.of(Role.values())
                    .map(
                        role ->
                            DynamicTest.dynamicTest(
                                role + " " + route.label(), () -> checkRole(route, role))));
  }

  @TestFactory
  Stream<DynamicTest> an_administrator_of_the_installation_runs_it_and_no_tenant() {
    ApiTester operator = scene.anyone().as(storno.operator(stranger.organization()));
    return closedRoutes()
        .filter(route -> route.access() instanceof Access.Operator || route.path().contains("{"))
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.label(),
                    () -> {
                      Answer answer = call(operator, route);
                      if (route.access() instanceof Access.Operator) {
                        checkLetIn(answer);
                      } else {
                        assertThat(answer.status()).isNotIn(200, 201, 204, 500);
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> the_owner_of_another_organization_finds_nothing_here() {
    return closedRoutes()
        .filter(route -> !(route.access() instanceof Access.Operator))
        .filter(route -> route.path().contains("{"))
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.label(),
                    () ->
                        assertThat(call(stranger.owner(), route).status())
                            .as("indistinguishable from an absent one")
                            .isEqualTo(absent(route))));
  }

  @TestFactory
  Stream<DynamicTest> a_foreign_company_is_refused_whatever_the_role() {
    return closedRoutes()
        .filter(route -> route.access() instanceof Access.InCompany)
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.label(),
                    () ->
                        assertThat(
                                call(
                                        stranger
                                            .owner()
                                            .with("X-Company", scene.company().toString()),
                                        route)
                                    .expect(403)
                                    .at("/error"))
                            .isEqualTo("Access denied")));
  }

  @TestFactory
  Stream<DynamicTest> a_member_restricted_to_no_company_reaches_none() {
    ApiTester restricted =
        scene.anyone().as(storno.member(scene.organization(), Role.ACCOUNTANT, Set.of()));
    return closedRoutes()
        .filter(route -> route.access() instanceof Access.InCompany)
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.label(),
                    () ->
                        call(restricted.with("X-Company", scene.company().toString()), route)
                            .expect(403)));
  }

  /**
   * An owner's key with every scope opens what its owner may do, except what is for people; one
   * with a single scope opens what that scope is for.
   */
  @TestFactory
  Stream<DynamicTest> an_api_key_opens_what_its_scopes_are_for_and_nothing_personal() {
    ApiTester every =
        withKey(
            "\""
                + Permission.of(Role.OWNER).stream()
                    .map(Permission::wireName)
                    .collect(Collectors.joining("\",\""))
                + "\"");
    ApiTester one = withKey("\"company.view\"");
    return closedRoutes()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.label(),
                    () -> {
                      checkKey(route, every, Permission.of(Role.OWNER));
                      checkKey(route, one, Set.of(Permission.COMPANY_VIEW));
                    }));
  }

  private static ApiTester withKey(String scopes) {
    String key =
        scene
            .owner()
            .post("/api/v1/api-tokens", "{\"name\":\"matrix\",\"scopes\":[" + scopes + "]}")
            .expect(201)
            .at("/token");
    return scene.anyone().with("Authorization", key);
  }

  /** What holds for keys holds for apps: everything, or one scope, granted by the owner. */
  @TestFactory
  Stream<DynamicTest> an_app_opens_what_its_scopes_are_for_and_nothing_personal() {
    ApiTester every =
        scene.anyone().as(Apps.token(scene, Permission.of(Role.OWNER).toArray(Permission[]::new)));
    ApiTester one = scene.anyone().as(Apps.token(scene, Permission.COMPANY_VIEW));
    return closedRoutes()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.label(),
                    () -> {
                      checkKey(route, every, Permission.of(Role.OWNER));
                      checkKey(route, one, Set.of(Permission.COMPANY_VIEW));
                    }));
  }

  private static void checkKey(Route route, ApiTester key, Set<Permission> scopes) {
    Answer answer = call(key, route);
    boolean allowed =
        !route.access().inPersonOnly()
            && scopes.containsAll(route.access().neededPermission().map(Set::of).orElse(Set.of()));
    if (allowed) {
      checkLetIn(answer);
    } else {
      answer.expect(refusalOfPrograms(route));
    }
  }

  /** Some pages have it that a program is nobody there. */
  private static int refusalOfPrograms(Route route) {
    return route.access().inPersonOnly() && route.refusals().containsKey(401) ? 401 : 403;
  }

  private static void checkRole(Route route, Role role) {
    if (route.access() instanceof Access.Operator) {
      call(members.get(role), route).expect(403);
      return;
    }
    Permission needed = route.access().neededPermission().orElse(null);
    boolean allowed = needed == null || Permission.of(role).contains(needed);
    Answer answer = call(caller(route, role), route);
    if (allowed && route.path().startsWith("/api/v1/api-tokens/{")) {
      assertThat(answer.status()).as("somebody else's, or nothing was sent").isIn(403, 422);
    } else if (allowed) {
      checkLetIn(answer);
    } else {
      assertThat(answer.expect(403).at("/message")).contains(needed.wireName());
    }
  }

  /** A documented refusal for another reason, such as NO_TOKEN, is none of the permission's. */
  private static void checkLetIn(Answer answer) {
    boolean otherwise = answer.status() == 403 && !answer.at("/code").equals("403");
    assertThat(otherwise ? 200 : answer.status()).as(answer.text()).isNotIn(401, 403, 500);
  }

  /** Whoever ends a session needs one of their own for it. */
  private static ApiTester caller(Route route, Role role) {
    return route.path().equals("/api/auth/logout")
        ? scene.anyone().as(storno.member(scene.organization(), role, null))
        : members.get(role);
  }

  /** What the caller's own organization would answer for an id that does not exist. */
  private static int absent(Route route) {
    Map<String, String> real = ids;
    ids = new LinkedHashMap<>();
    try {
      return call(stranger.owner(), route).status();
    } finally {
      ids = real;
    }
  }

  private static Stream<Route> closedRoutes() {
    return storno.table().routes().stream()
        .filter(route -> !(route.access() instanceof Access.Anyone));
  }

  private static Answer call(ApiTester tester, Route route) {
    String path = route.path();
    List<String> names = new ArrayList<>(RouteTable.pathParams(path));
    for (String name : names) {
      path = path.replace("{" + name + "}", id(route.path(), name));
    }
    if (route.uploadField().isPresent()) {
      return tester.upload(path, route.uploadField().get(), "a.txt", "text/plain", new byte[] {1});
    }
    return route.body().isPresent()
        ? tester.send(route.method(), path, "{}")
        : tester.call(route.method(), path);
  }

  private static String id(String path, String name) {
    String area = path.split("/")[3];
    return ids.getOrDefault(
        name.equals("uuid") ? area : name, "01930000-0000-7000-8000-00000000dead");
  }

  private static Map<String, String> ids() {
    ApiTester owner = scene.owner();
    Map<String, String> found = new LinkedHashMap<>();
    String invoice = scene.draft();
    found.put("invoices", invoice);
    found.put("clients", scene.client());
    found.put("suppliers", Received.supplier(scene));
    found.put("efactura-messages", Received.message(scene));
    found.put("products", owner.post("/api/v1/products", "{\"name\":\"Apă\"}").at("/id"));
    found.put(
        "product-categories",
        owner.post("/api/v1/product-categories", "{\"name\":\"A\"}").at("/id"));
    String lines = Scene.entry(scene.client());
    found.put("proforma-invoices", owner.post("/api/v1/proforma-invoices", lines).at("/id"));
    found.put("delivery-notes", owner.post("/api/v1/delivery-notes", lines).at("/id"));
    found.put(
        "email-templates",
        owner
            .post("/api/v1/email-templates", "{\"name\":\"A\",\"subject\":\"S\",\"body\":\"B\"}")
            .expect(201)
            .at("/id"));
    found.put("companies", scene.company().toString());
    storno.member(scene.organization(), Role.EMPLOYEE, null);
    List<String> members = owner.get("/api/v1/members").json().at("/data").findValuesAsText("uuid");
    found.put("members", members.get(members.size() - 1));
    found.put(
        "invitations",
        owner
            .post(
                "/api/v1/invitations",
                "{\"email\":\"" + UUID.randomUUID() + "@example.com\",\"role\":\"EMPLOYEE\"}")
            .expect(201)
            .at("/id"));
    found.put(
        "api-tokens",
        owner
            .post("/api/v1/api-tokens", "{\"name\":\"x\",\"scopes\":[\"company.view\"]}")
            .expect(201)
            .at("/id"));
    found.put("licensing", owner.post("/api/v1/licensing/keys", "{}").expect(201).at("/id"));
    found.put("oauth2", Apps.register(scene, "company.view").at("/id"));
    found.put("document-series", owner.get("/api/v1/document-series").at("/data/0/id"));
    found.put("vat-rates", owner.get("/api/v1/vat-rates").at("/data/0/id"));
    found.put(
        "bank-accounts",
        owner
            .post("/api/v1/bank-accounts", "{\"type\":\"bank\",\"iban\":\"" + ibans.next() + "\"}")
            .expect(201)
            .at("/id"));
    found.put(
        "attachmentUuid",
        owner
            .upload(
                "/api/v1/invoices/" + invoice + "/attachments",
                "file",
                "a.pdf",
                "application/pdf",
                "%PDF-1.4".getBytes())
            .at("/id"));
    found.values().forEach(UUID::fromString);
    return found;
  }
}
