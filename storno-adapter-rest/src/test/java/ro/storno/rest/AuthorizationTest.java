package ro.storno.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.party.Address;
import ro.storno.rest.memory.Apps;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Received;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.RouteTable;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

/**
 * Every route against every kind of caller. The routes are those that are served; what must come of
 * each call is said by authorization.txt, never by what the product declares: a new route must be
 * written down there.
 *
 * <p>Ids in paths are real ones of the owner's company, so that a member who may not, and an owner
 * of another organization, meet something that exists. The cells are counted as they are asserted;
 * the last test finds the matrix whole.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuthorizationTest {
  /** Who calls: the columns of the matrix. */
  private enum Caller {
    ANONYMOUS,
    EMPLOYEE,
    ACCOUNTANT,
    ADMIN,
    OWNER,
    API_TOKEN_WITH_SCOPE,
    API_TOKEN_WITHOUT_SCOPE,
    OAUTH2_TOKEN,
    MEMBER_OF_ANOTHER_COMPANY,
    OWNER_OF_ANOTHER_ORGANIZATION,
    PLATFORM_ADMIN
  }

  private record Cell(String route, Caller caller) {}

  private static final WhoMayCall SAYS = WhoMayCall.read();
  private static final String ORGANIZATION = "X-Organization";
  private static final String COMPANY = "X-Company";
  private static final Set<String> ALL = SAYS.allPermissions();
  private static final String ONE = "company.view";
  private static final Set<Cell> asserted = new HashSet<>();

  private static InMemoryStorno storno;
  private static Scene scene;
  private static Scene stranger;
  private static CompanyId second;
  private static Map<Role, ApiTester> members;
  private static Map<String, String> ids;
  private static int accounts;

  @BeforeAll
  static void start() {
    asserted.clear();
    storno = new InMemoryStorno();
    Scene made = Scene.on(storno);
    scene =
        new Scene(
            storno,
            made.owner().with(COMPANY, made.company().toString()),
            made.anyone(),
            made.organization(),
            made.company());
    second = secondCompany();
    stranger = Scene.on(storno);
    members = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      members.put(role, here(scene.anyone().as(storno.member(scene.organization(), role, null))));
    }
  }

  private static CompanyId secondCompany() {
    storno
        .registry()
        .know(
            new CompanyRegistry.Entry(
                "18547290",
                "A doua SRL",
                "J40/1/2006",
                true,
                false,
                new Address("Str. Lunga 1", "SECTOR1", "RO-B", "010101", "RO"),
                null,
                true));
    String id =
        scene.owner().post("/api/v1/companies", "{\"cif\":\"18547290\"}").expect(201).at("/id");
    return new CompanyId(UUID.fromString(id));
  }

  /** Calls for the company whose ids are used. */
  private static ApiTester here(ApiTester tester) {
    return tester.with(COMPANY, scene.company().toString());
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
    return column(
        Caller.ANONYMOUS,
        route -> scene.anyone(),
        route -> call(scene.anyone(), route).expect(401));
  }

  @TestFactory
  Stream<DynamicTest> a_member_without_the_permission_is_refused_and_one_with_it_is_not() {
    return storno.table().routes().stream()
        .flatMap(
            route ->
                Stream.of(Role.values())
                    .map(
                        role ->
                            cell(
                                route,
                                Caller.valueOf(role.name()),
                                open -> members.get(role),
                                closed -> checkRole(closed, caller(closed, role), role))));
  }

  @TestFactory
  Stream<DynamicTest> an_administrator_of_the_installation_runs_it_and_no_tenant() {
    ApiTester operator = scene.anyone().as(storno.operator(stranger.organization()));
    return column(
        Caller.PLATFORM_ADMIN,
        route -> operator,
        route -> {
          if (SAYS.of(route).operator()) {
            checkLetIn(call(operator, route));
            return;
          }
          checkOutside(operator, route);
          if (route.path().contains("{")) {
            assertThat(call(operator, route).status()).isNotIn(200, 201, 204, 500);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> the_owner_of_another_organization_finds_nothing_here() {
    return column(
        Caller.OWNER_OF_ANOTHER_ORGANIZATION,
        route -> stranger.owner(),
        route -> {
          checkOutside(stranger.owner(), route);
          if (SAYS.of(route).operator()) {
            call(stranger.owner(), route).expect(403);
          } else if (route.path().contains("{")) {
            checkLooksAbsent(stranger.owner(), route);
          }
        });
  }

  /** An organization that one does not belong to cannot be chosen. */
  private static void checkOutside(ApiTester tester, Route route) {
    ApiTester choosing = tester.with(ORGANIZATION, scene.organization().toString());
    assertThat(call(choosing, route).expect(403).at("/error")).isEqualTo("Access denied");
  }

  private static void checkLooksAbsent(ApiTester tester, Route route) {
    assertThat(call(tester, route).status())
        .as("indistinguishable from an absent one")
        .isEqualTo(absent(tester, route));
  }

  @TestFactory
  Stream<DynamicTest> a_foreign_company_is_refused_whatever_the_role() {
    return closedRoutes()
        .filter(route -> SAYS.of(route).inCompany())
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.label(), () -> checkCompanyRefused(stranger.owner(), route)));
  }

  private static void checkCompanyRefused(ApiTester tester, Route route) {
    assertThat(call(here(tester), route).expect(403).at("/error")).isEqualTo("Access denied");
  }

  @TestFactory
  Stream<DynamicTest> a_member_restricted_to_no_company_reaches_none() {
    ApiTester restricted =
        scene.anyone().as(storno.member(scene.organization(), Role.ACCOUNTANT, Set.of()));
    return closedRoutes()
        .filter(route -> SAYS.of(route).inCompany())
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.label(), () -> call(here(restricted), route).expect(403)));
  }

  @TestFactory
  Stream<DynamicTest> a_member_restricted_to_another_company_finds_nothing_of_this_one() {
    return column(
        Caller.MEMBER_OF_ANOTHER_COMPANY,
        route -> restricted(),
        route -> {
          ApiTester restricted = restricted();
          if (SAYS.of(route).inCompany()) {
            checkCompanyRefused(restricted, route);
            if (route.path().contains("{")) {
              checkLooksAbsent(restricted.with(COMPANY, second.toString()), route);
            }
          } else if (route.path().startsWith("/api/v1/companies/{")) {
            assertThat(call(restricted, route).status()).isIn(403, 404);
          } else {
            checkRole(route, restricted, Role.ACCOUNTANT);
          }
        });
  }

  /** A new one each time: some routes end the session, or change who calls. */
  private static ApiTester restricted() {
    return scene.anyone().as(storno.member(scene.organization(), Role.ACCOUNTANT, Set.of(second)));
  }

  /**
   * An owner's key with every scope opens what its owner may do, except what is for people; one
   * with a single scope opens what that scope is for; one with every scope but the needed opens
   * nothing.
   */
  @TestFactory
  Stream<DynamicTest> an_api_key_opens_what_its_scopes_are_for_and_nothing_personal() {
    ApiTester every = withKey(ALL);
    ApiTester one = withKey(Set.of(ONE));
    Map<String, ApiTester> lacking = new HashMap<>();
    // The one that may less comes first, as the other deletes what it may.
    return Stream.concat(
        column(
            Caller.API_TOKEN_WITHOUT_SCOPE,
            route -> one,
            route -> {
              checkKey(route, one, Set.of(ONE));
              String needed = SAYS.of(route).permission();
              if (needed != null) {
                Set<String> others = allBut(needed);
                checkKey(route, lacking.computeIfAbsent(needed, scope -> withKey(others)), others);
              }
            }),
        column(Caller.API_TOKEN_WITH_SCOPE, route -> every, route -> checkKey(route, every, ALL)));
  }

  private static Set<String> allBut(String one) {
    Set<String> others = new TreeSet<>(ALL);
    others.remove(one);
    return others;
  }

  private static ApiTester withKey(Set<String> scopes) {
    String names = scopes.stream().collect(Collectors.joining("\",\"", "\"", "\""));
    String key =
        scene
            .owner()
            .post("/api/v1/api-tokens", "{\"name\":\"matrix\",\"scopes\":[" + names + "]}")
            .expect(201)
            .at("/token");
    return here(scene.anyone().with("Authorization", key));
  }

  /** What holds for keys holds for apps: everything, or one scope, granted by the owner. */
  @TestFactory
  Stream<DynamicTest> an_app_opens_what_its_scopes_are_for_and_nothing_personal() {
    ApiTester every = here(scene.anyone().as(Apps.token(scene, ALL.toArray(String[]::new))));
    ApiTester one = here(scene.anyone().as(Apps.token(scene, ONE)));
    return column(
        Caller.OAUTH2_TOKEN,
        route -> every,
        route -> {
          checkKey(route, every, ALL);
          checkKey(route, one, Set.of(ONE));
        });
  }

  /** Comes last, and finds every cell asserted. */
  @Test
  @Order(Integer.MAX_VALUE)
  void every_route_was_tried_by_every_caller() {
    List<Route> routes = storno.table().routes();
    Set<Cell> missing = new HashSet<>();
    for (Route route : routes) {
      for (Caller caller : Caller.values()) {
        missing.add(new Cell(route.label(), caller));
      }
    }
    missing.removeAll(asserted);

    assertThat(missing).as("cells that were not asserted").isEmpty();
    System.out.printf(
        "authorization matrix: %d routes x %d callers = %d cells%n",
        routes.size(), Caller.values().length, asserted.size());
  }

  @Test
  void every_route_that_is_served_is_written_down_and_no_other() {
    assertThat(storno.table().routes().stream().map(Route::label))
        .as("say in authorization.txt who may call a new route, from the pages")
        .containsExactlyInAnyOrderElementsOf(SAYS.routes());
  }

  @Test
  void roles_may_do_what_is_written_down_and_nothing_else() {
    for (Role role : Role.values()) {
      assertThat(Permission.of(role).stream().map(Permission::wireName))
          .as(role.name())
          .containsExactlyInAnyOrderElementsOf(SAYS.permissionsOf(role));
    }
  }

  private static Stream<DynamicTest> column(
      Caller caller, Function<Route, ApiTester> tester, Consumer<Route> closed) {
    return storno.table().routes().stream().map(route -> cell(route, caller, tester, closed));
  }

  private static DynamicTest cell(
      Route route, Caller caller, Function<Route, ApiTester> tester, Consumer<Route> closed) {
    return DynamicTest.dynamicTest(
        caller + " " + route.label(),
        () -> {
          if (SAYS.of(route).open()) {
            checkPublic(route, tester.apply(route));
          } else {
            closed.accept(route);
          }
          asserted.add(new Cell(route.label(), caller));
        });
  }

  /** Who calls makes no difference where nobody is asked. */
  private static void checkPublic(Route route, ApiTester tester) {
    int nobody = call(scene.anyone(), route).status();
    assertThat(call(tester, route).status()).as("as for nobody").isEqualTo(nobody).isLessThan(500);
  }

  private static void checkKey(Route route, ApiTester key, Set<String> scopes) {
    WhoMayCall.Rule rule = SAYS.of(route);
    Answer answer = call(key, route);
    if (rule.allowsProgram(scopes)) {
      checkLetIn(answer);
    } else {
      answer.expect(rule.refusalOfPrograms());
    }
  }

  private static void checkRole(Route route, ApiTester tester, Role role) {
    if (SAYS.of(route).operator()) {
      call(tester, route).expect(403);
      return;
    }
    String needed = SAYS.of(route).permission();
    boolean allowed = needed == null || SAYS.mayDo(role, needed);
    Answer answer = call(tester, route);
    if (allowed && route.path().startsWith("/api/v1/api-tokens/{")) {
      assertThat(answer.status()).as("somebody else's, or nothing was sent").isIn(403, 422);
    } else if (allowed) {
      checkLetIn(answer);
    } else {
      assertThat(answer.expect(403).at("/message")).contains(needed);
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
        ? here(scene.anyone().as(storno.member(scene.organization(), role, null)))
        : members.get(role);
  }

  /** What the caller's own organization would answer for an id that does not exist. */
  private static int absent(ApiTester tester, Route route) {
    Map<String, String> real = ids;
    ids = new LinkedHashMap<>();
    try {
      return call(tester, route).status();
    } finally {
      ids = real;
    }
  }

  private static Stream<Route> closedRoutes() {
    return storno.table().routes().stream().filter(route -> !SAYS.of(route).open());
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
    return ids.getOrDefault(
        name.equals("uuid") ? path.split("/")[3] : name, "01930000-0000-7000-8000-00000000dead");
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
            .post("/api/v1/bank-accounts", "{\"type\":\"bank\",\"iban\":\"" + iban() + "\"}")
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

  /** Another account each time; its check digits are those of ISO 13616. */
  private static String iban() {
    String account = "1B310075%08d".formatted(++accounts);
    // AAAA, the account with B for 11, RO and two zeros, as digits
    BigInteger digits = new BigInteger("10101010" + account.replace("B", "11") + "272400");
    int check = 98 - digits.mod(BigInteger.valueOf(97)).intValue();
    return "RO%02dAAAA%s".formatted(check, account);
  }
}
