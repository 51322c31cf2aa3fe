package ro.storno.rest.openapi;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.List;

/** Has the OpenAPI document judged by a parser that is not ours. For tests of all modules. */
public final class OpenApiValidity {
  private OpenApiValidity() {}

  /**
   * Reads a document strictly.
   *
   * @param openApi JSON text, not null
   * @return what the parser objects to, empty if nothing, not null
   */
  public static List<String> problems(String openApi) {
    ParseOptions options = new ParseOptions();
    options.setOaiAuthor(false);
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(openApi, null, options);
    List<String> problems = new ArrayList<>();
    if (result.getMessages() != null) {
      problems.addAll(result.getMessages());
    }
    if (result.getOpenAPI() == null) {
      problems.add("not an OpenAPI document");
    }
    return problems;
  }
}
