package ro.storno.rest.openapi;

import static ro.storno.rest.openapi.Schemas.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import ro.storno.rest.error.ApiError;
import ro.storno.rest.error.ErrorMapping;
import ro.storno.rest.route.Access;
import ro.storno.rest.route.Answer;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.RouteTable;

/** Writes the OpenAPI 3.1 document of a route table. */
public final class OpenApiDocument {
  private static final Map<Integer, String> MEANINGS =
      Map.ofEntries(
          Map.entry(400, "The request is malformed, or fields of it are"),
          Map.entry(401, "The credentials are missing, wrong or expired"),
          Map.entry(402, "The plan does not include this"),
          Map.entry(403, "The role or the company does not allow it"),
          Map.entry(404, "There is no such resource, or it belongs to somebody else"),
          Map.entry(409, "The state of the resource does not allow it, or it exists already"),
          Map.entry(413, "The body is too large"),
          Map.entry(415, "The body is of another media type"),
          Map.entry(422, "The request is well-formed but not acceptable"),
          Map.entry(426, "The calling app is too old"),
          Map.entry(429, "Too many requests; wait as Retry-After says"),
          Map.entry(500, "Something went wrong on the server's side"),
          Map.entry(503, "The server or its database is unavailable; try again"));

  private final RouteTable table;
  private final String version;
  private final Schemas schemas = new Schemas();
  private final TreeSet<Integer> errors = new TreeSet<>();

  private OpenApiDocument(RouteTable table, String version) {
    this.table = table;
    this.version = version;
  }

  /**
   * Writes the document.
   *
   * @param table not null
   * @param version version of the server, not null
   * @return a JSON object, not null
   */
  public static Map<String, Object> of(RouteTable table, String version) {
    return new OpenApiDocument(table, version).write();
  }

  private Map<String, Object> write() {
    Map<String, Object> paths = new TreeMap<>();
    Map<String, Object> tags = new LinkedHashMap<>();
    for (Route route : table.routes()) {
      @SuppressWarnings("unchecked")
      Map<String, Object> item =
          (Map<String, Object>)
              paths.computeIfAbsent(route.path(), path -> new LinkedHashMap<String, Object>());
      item.put(route.method().toLowerCase(Locale.ROOT), operation(route));
      tags.put(route.tag(), object("name", route.tag()));
    }
    return object(
        "openapi",
        "3.1.0",
        "info",
        object(
            "title",
            "Storno API",
            "version",
            version,
            "description",
            "E-invoicing for European businesses. Amounts are decimal strings, dates YYYY-MM-DD, "
                + "timestamps RFC 3339 in UTC; null keys are present, unknown ones ignored."),
        "servers",
        List.of(object("url", "/")),
        "tags",
        List.copyOf(tags.values()),
        "paths",
        paths,
        "components",
        components());
  }

  private Map<String, Object> components() {
    Map<String, Object> responses = new TreeMap<>();
    for (int status : errors) {
      responses.put("Error" + status, errorResponse(status));
    }
    Map<String, Object> named = new TreeMap<>(schemas.components());
    named.put("Error", errorSchema());
    return object(
        "schemas",
        named,
        "responses",
        responses,
        "parameters",
        companyParameters(),
        "securitySchemes",
        object(
            "session",
            object(
                "type",
                "http",
                "scheme",
                "bearer",
                "bearerFormat",
                "JWT",
                "description",
                "The token of POST /api/auth"),
            "apiKey",
            object(
                "type",
                "apiKey",
                "in",
                "header",
                "name",
                "Authorization",
                "description",
                "An API key (af_...), without the word Bearer")));
  }

  private Map<String, Object> operation(Route route) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", operationId(route));
    operation.put("tags", List.of(route.tag()));
    operation.put("summary", route.summary());
    String description = description(route);
    if (!description.isEmpty()) {
      operation.put("description", description);
    }
    List<Object> parameters = parameters(route);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    requestBody(route, operation);
    operation.put("responses", responses(route));
    operation.put("security", security(route.access()));
    return operation;
  }

  private static String description(Route route) {
    String needs =
        route
            .access()
            .neededPermission()
            .map(permission -> "Needs the permission `" + permission.wireName() + "`.")
            .orElse("");
    String limit =
        route
            .limit()
            .map(
                l ->
                    "At most "
                        + l.times()
                        + " calls from one address within "
                        + l.window().toMinutes()
                        + " min.")
            .orElse("");
    return String.join(" ", route.description(), needs, limit).replaceAll(" +", " ").trim();
  }

  private List<Object> parameters(Route route) {
    List<Object> parameters = new ArrayList<>();
    for (String name : RouteTable.pathParams(route.path())) {
      Map<String, Object> schema =
          name.endsWith("uuid") || name.endsWith("Uuid") || name.equals("id")
              ? object("type", "string", "format", "uuid")
              : object("type", "string");
      parameters.add(object("name", name, "in", "path", "required", true, "schema", schema));
    }
    for (Param<?> param : route.params()) {
      parameters.add(
          object(
              "name",
              param.name(),
              "in",
              param.place() == Param.Place.QUERY ? "query" : "header",
              "required",
              false,
              "description",
              param.meaning(),
              "schema",
              param.schema()));
    }
    if (route.access() instanceof Access.InCompany) {
      parameters.add(object("$ref", "#/components/parameters/Company"));
      parameters.add(object("$ref", "#/components/parameters/CompanyQuery"));
    }
    if (!(route.access() instanceof Access.Anyone)) {
      parameters.add(object("$ref", "#/components/parameters/Organization"));
    }
    return parameters;
  }

  private void requestBody(Route route, Map<String, Object> operation) {
    route
        .uploadField()
        .ifPresent(
            field ->
                operation.put(
                    "requestBody",
                    object(
                        "required",
                        true,
                        "content",
                        object("multipart/form-data", object("schema", fileForm(field))))));
    route
        .body()
        .ifPresent(
            type -> {
              Map<String, Object> media = object("schema", bodySchema(route, type));
              route.example().ifPresent(example -> media.put("example", example));
              operation.put(
                  "requestBody",
                  object(
                      "required",
                      !route.method().equals("DELETE"),
                      "content",
                      route.takesForms()
                          ? object(
                              "application/json", media, "application/x-www-form-urlencoded", media)
                          : object("application/json", media)));
            });
  }

  /** One record, or several that the same body is read into. */
  private Object bodySchema(Route route, Class<?> type) {
    if (route.moreBodies().isEmpty()) {
      return schemas.of(type, Schemas.Direction.REQUEST);
    }
    List<Object> all = new ArrayList<>();
    all.add(schemas.of(type, Schemas.Direction.REQUEST));
    route.moreBodies().forEach(more -> all.add(schemas.of(more, Schemas.Direction.REQUEST)));
    return object("allOf", all);
  }

  private static Map<String, Object> fileForm(String field) {
    return object(
        "type",
        "object",
        "required",
        List.of(field),
        "properties",
        object(field, object("type", "string", "contentMediaType", "application/octet-stream")));
  }

  private Map<String, Object> responses(Route route) {
    Map<String, Object> responses = new TreeMap<>();
    for (Answer answer : route.answers()) {
      responses.merge(
          Integer.toString(answer.status()), response(route, answer), OpenApiDocument::either);
    }
    Map<Integer, String> refusals = new TreeMap<>();
    for (int status : usualRefusals(route)) {
      refusals.put(status, "");
    }
    refusals.putAll(route.refusals());
    refusals.forEach(
        (status, meaning) ->
            responses.putIfAbsent(Integer.toString(status), error(status, meaning)));
    return responses;
  }

  /** One status in several media types. */
  @SuppressWarnings("unchecked")
  private static Object either(Object one, Object other) {
    Map<String, Object> both = new LinkedHashMap<>((Map<String, Object>) one);
    Map<String, Object> content = new LinkedHashMap<>();
    for (Object each : List.of(one, other)) {
      content.putAll(
          (Map<String, Object>) ((Map<String, Object>) each).getOrDefault("content", Map.of()));
    }
    both.put("content", content);
    return both;
  }

  private Map<String, Object> response(Route route, Answer answer) {
    Map<String, Object> response = object("description", answer.meaning());
    if (answer.body() != null) {
      response.put(
          "content",
          object(
              "application/json",
              object("schema", schemas.of(answer.body(), Schemas.Direction.RESPONSE))));
    } else if (answer.mediaType() != null) {
      response.put("content", object(answer.mediaType(), new LinkedHashMap<String, Object>()));
    }
    if (!route.answerHeaders().isEmpty()) {
      Map<String, Object> headers = new LinkedHashMap<>();
      route
          .answerHeaders()
          .forEach(
              (name, meaning) ->
                  headers.put(
                      name, object("description", meaning, "schema", object("type", "string"))));
      response.put("headers", headers);
    }
    return response;
  }

  private static TreeSet<Integer> usualRefusals(Route route) {
    TreeSet<Integer> statuses = new TreeSet<>(List.of(426, 429, 500, 503));
    boolean takesBody = route.body().isPresent() || route.uploadField().isPresent();
    if (takesBody || !route.params().isEmpty()) {
      statuses.add(400);
    }
    if (takesBody) {
      statuses.addAll(List.of(413, 415));
    }
    if (!(route.access() instanceof Access.Anyone)) {
      statuses.addAll(List.of(401, 403));
    }
    if (route.path().contains("{")) {
      statuses.add(404);
    }
    return statuses;
  }

  private Map<String, Object> error(int status, String meaning) {
    errors.add(status);
    if (meaning.isEmpty()) {
      return object("$ref", "#/components/responses/Error" + status);
    }
    Map<String, Object> response = errorResponse(status);
    response.put("description", meaning);
    return response;
  }

  private static Map<String, Object> errorResponse(int status) {
    Map<String, Object> response =
        object(
            "description",
            MEANINGS.getOrDefault(status, "Refused"),
            "content",
            object(
                "application/json",
                object(
                    "schema",
                    object("$ref", "#/components/schemas/Error"),
                    "example",
                    example(status).body())));
    if (status == 429 || status == 503) {
      response.put(
          "headers",
          object(
              "Retry-After",
              object("description", "Seconds to wait", "schema", object("type", "string"))));
    }
    return response;
  }

  private static ApiError example(int status) {
    return switch (status) {
      case 400 ->
          ApiError.invalid(
              400, Map.of("lines[0].quantity", "This value should be greater than 0."));
      case 401 -> ApiError.of(401, "Unauthorized", "Expired JWT Token");
      case 402 ->
          ApiError.of(402, "Monthly invoice limit reached.", "Choose a larger plan.")
              .withCode("PLAN_LIMIT");
      case 403 -> ApiError.of(403, "Access denied", "You do not have access to this company.");
      case 404 -> ApiError.of(404, "Not found", "Invoice not found");
      case 409 ->
          ApiError.of(
              409, "Invalid state transition", "Cannot issue an invoice that is already issued.");
      case 422 -> ApiError.of(422, "Not acceptable", "The payment exceeds the balance.");
      case 426 -> ApiError.of(426, "Upgrade required", "Please update the app.");
      case 429 ->
          ApiError.of(429, "Too many requests", "Too many requests. Please try again later.")
              .with("retryAfter", 45);
      default -> ErrorMapping.standard(status);
    };
  }

  private static Map<String, Object> errorSchema() {
    return object(
        "type",
        "object",
        "required",
        List.of("error", "message", "code"),
        "properties",
        object(
            "error",
            object("type", "string", "description", "Short text"),
            "message",
            object("type", "string", "description", "What happened and what to change"),
            "code",
            object(
                "type",
                List.of("integer", "string"),
                "description",
                "A machine code where one is documented, else the HTTP status"),
            "errors",
            object(
                "type",
                "object",
                "description",
                "What is wrong, by field path such as lines[0].quantity",
                "additionalProperties",
                object("type", "string"))));
  }

  private static Map<String, Object> companyParameters() {
    return object(
        "Company",
        parameter(
            "X-Company",
            "header",
            "The company to work in; may be left out if the organization has exactly one."),
        "CompanyQuery",
        parameter("company", "query", "The same as X-Company, and wins over it."),
        "Organization",
        parameter(
            "X-Organization",
            "header",
            "The organization to work in; the first one of the user if left out."));
  }

  private static Map<String, Object> parameter(String name, String in, String description) {
    return object(
        "name",
        name,
        "in",
        in,
        "required",
        false,
        "description",
        description,
        "schema",
        object("type", "string", "format", "uuid"));
  }

  private static List<Object> security(Access access) {
    if (access instanceof Access.Anyone) {
      return List.of();
    }
    Object session = object("session", List.of());
    return access.inPersonOnly() ? List.of(session) : List.of(session, object("apiKey", List.of()));
  }

  private static String operationId(Route route) {
    StringBuilder id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
    for (String part : route.path().split("[/{}.-]")) {
      if (!part.isEmpty()) {
        id.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    return id.toString();
  }
}
