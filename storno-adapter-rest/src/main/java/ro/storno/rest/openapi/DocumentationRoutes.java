package ro.storno.rest.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.json.ApiJson;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.RouteTable;

/**
 * The OpenAPI document and a page that shows it.
 *
 * <p>The page comes whole from this server: Swagger UI out of its jar, no script in the HTML, a
 * content security policy that allows nothing from elsewhere. Nothing is read before it is asked
 * for.
 */
public final class DocumentationRoutes {
  private static final String AREA = "Documentation";
  private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
  private static final Map<String, String> FILES =
      Map.of(
          "swagger-ui.css", "text/css; charset=utf-8",
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "favicon-32x32.png", "image/png");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; font-src 'self' data:; "
          + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Supplier<RouteTable> table;
  private final String version;
  private final AtomicReference<byte @Nullable []> document = new AtomicReference<>();

  /**
   * Documents a table that may contain these routes themselves.
   *
   * @param table asked for at the first request, not null
   * @param version version of the server, not null
   */
  public DocumentationRoutes(Supplier<RouteTable> table, String version) {
    this.table = table;
    this.version = version;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        Route.get("/openapi.json")
            .anyone()
            .does(AREA, "Describe the API as OpenAPI 3.1")
            .answersFile(200, "application/json", "The document")
            .handle(call -> file("application/json", "openapi.json", document())),
        Route.get("/docs")
            .anyone()
            .does(AREA, "Show the API in a browser")
            .answersFile(200, "text/html", "A page")
            .handle(call -> own("text/html; charset=utf-8", "docs.html")),
        Route.get("/docs/{file}")
            .anyone()
            .does(AREA, "Serve what the page needs")
            .answersFile(200, "*/*", "A script, a style sheet or an image")
            .handle(call -> asset(call.pathText("file"))));
  }

  private static Reply asset(String name) {
    if (name.equals("docs.js")) {
      return own("text/javascript; charset=utf-8", name);
    }
    String mediaType = FILES.get(name);
    if (mediaType == null) {
      throw Refusal.notFound();
    }
    return file(mediaType, name, read(SWAGGER + name))
        .withHeader("Cache-Control", "public, max-age=86400");
  }

  private static Reply own(String mediaType, String name) {
    return file(mediaType, name, read("/ro/storno/rest/openapi/" + name));
  }

  private static Reply file(String mediaType, String name, byte[] content) {
    return Reply.file(new Reply.Download(mediaType, name, true, content))
        .withHeader("Content-Security-Policy", POLICY)
        .withHeader("Cache-Control", "no-cache");
  }

  private byte[] document() {
    byte[] written = document.get();
    if (written == null) {
      try {
        written = ApiJson.mapper().writeValueAsBytes(OpenApiDocument.of(table.get(), version));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("the OpenAPI document cannot be written", e);
      }
      document.set(written);
    }
    return written;
  }

  private static byte[] read(String resource) {
    try (InputStream stream = DocumentationRoutes.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the build: " + resource);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + resource, e);
    }
  }
}
