package ro.storno.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Checks live answers against the OpenAPI document that the server itself gives out.
 *
 * <p>For tests of all modules: an operation, status or media type that the document does not name,
 * or a body that does not fit its schema, is a failure. Thread-safe.
 */
public final class ApiConformance {
  private static final String BASE = "https://storno.test/openapi.json";

  /** The one used last: nearly all servers of a run give out the same document. */
  private static final AtomicReference<ApiConformance> newest = new AtomicReference<>();

  private final String text;
  private final JsonNode document;
  private final Schema root;
  private final Map<String, Pattern> templates = new LinkedHashMap<>();
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private ApiConformance(String openApi) {
    this.text = openApi;
    try {
      this.document = new ObjectMapper().readTree(openApi);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException("the OpenAPI document is not JSON", e);
    }
    this.root =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(BASE, openApi)))
            .getSchema(SchemaLocation.of(BASE));
    document
        .path("paths")
        .fieldNames()
        .forEachRemaining(
            path ->
                templates.put(
                    path,
                    Pattern.compile(
                        Pattern.quote(path).replaceAll("\\{[A-Za-z]+}", "\\\\E[^/]+\\\\Q"))));
  }

  /**
   * Reads a document, unless it is the one that was read last.
   *
   * @param openApi the JSON text of {@code /openapi.json}, not null
   * @return not null
   */
  public static ApiConformance to(String openApi) {
    ApiConformance known = newest.get();
    if (known != null && known.text.equals(openApi)) {
      return known;
    }
    ApiConformance read = new ApiConformance(openApi);
    newest.set(read);
    return read;
  }

  /**
   * Checks one answer.
   *
   * @param method of the request, not null
   * @param path of the request, without query, not null
   * @param status of the answer
   * @param mediaType of the answer, null or empty if it has no body
   * @param body of the answer, not null
   * @return what does not fit, empty if all does, not null
   */
  public List<String> problems(
      String method, String path, int status, String mediaType, byte[] body) {
    String what = method + " " + path + " -> " + status;
    Optional<String> template = template(path);
    JsonNode operation =
        template
            .map(found -> document.at(pointer("paths", found)))
            .map(item -> item.path(httpMethod(method)))
            .filter(node -> !node.isMissingNode())
            .orElse(null);
    if (operation == null) {
      boolean refused = status == 404 || status == 405 || status == 204 && isPreflight(method);
      return refused
          ? isPreflight(method) ? List.of() : schemaProblems(what, errorSchema(), body)
          : List.of(what + ": no such operation in the document");
    }
    String responses =
        pointer("paths", template.orElseThrow(), httpMethod(method), "responses", "" + status);
    JsonNode response = document.at(responses);
    if (response.isMissingNode()) {
      return List.of(what + ": this status is not in the document, body " + text(body));
    }
    String location = responses;
    if (response.has("$ref")) {
      location = response.get("$ref").asText().substring(1);
      response = document.at(location);
    }
    return method.equals("HEAD")
        ? List.of()
        : contentProblems(what, location, response, mediaType, body);
  }

  private List<String> contentProblems(
      String what, String location, JsonNode response, String mediaType, byte[] body) {
    JsonNode content = response.path("content");
    if (content.isEmpty()) {
      return body.length == 0 ? List.of() : List.of(what + ": the document promises no body");
    }
    String bare = mediaType == null ? "" : mediaType.split(";")[0].trim();
    if (!content.has(bare)) {
      boolean inRange = content.has("*/*") || content.has(bare.replaceFirst("/.*", "/*"));
      return inRange
          ? List.of()
          : List.of(what + ": media type " + bare + " is not in the document");
    }
    return content.get(bare).has("schema")
        ? schemaProblems(what, location + pointer("content", bare, "schema"), body)
        : List.of();
  }

  private List<String> schemaProblems(String what, String schemaPointer, byte[] body) {
    Schema schema = schemas.computeIfAbsent(schemaPointer, this::part);
    List<String> problems = new ArrayList<>();
    schema
        .validate(
            text(body),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .forEach(error -> problems.add(what + ": " + error.getInstanceLocation() + " " + error));
    return problems;
  }

  /** Asked of the registry, each part would bring and keep the whole document once more. */
  private Schema part(String pointer) {
    return root.getRefSchema(
        SchemaLocation.of(BASE + "#" + pointer.replace("{", "%7B").replace("}", "%7D"))
            .getFragment());
  }

  private static String errorSchema() {
    return "/components/schemas/Error";
  }

  private Optional<String> template(String path) {
    Optional<String> best = Optional.empty();
    for (Map.Entry<String, Pattern> known : templates.entrySet()) {
      String template = known.getKey();
      boolean literal = !template.contains("{");
      if ((best.isEmpty() || literal) && known.getValue().matcher(path).matches()) {
        best = Optional.of(template);
      }
    }
    return best;
  }

  private static boolean isPreflight(String method) {
    return method.equals("OPTIONS");
  }

  private static String httpMethod(String method) {
    return method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
  }

  private static String pointer(String... parts) {
    StringBuilder pointer = new StringBuilder();
    for (String part : parts) {
      pointer.append('/').append(part.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
