package ro.storno.rest.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.openapi.Described;
import ro.storno.rest.openapi.DocumentationRoutes;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.RouteTable;
import ro.storno.rest.route.Upload;
import ro.storno.rest.system.ClientVersions;
import ro.storno.rest.system.HealthSource;
import ro.storno.rest.system.SystemRoutes;

/** A small API of its own, to test the server without the application. */
final class SampleApi {
  enum Shade {
    LIGHT,
    DARK
  }

  record Item(String name, BigDecimal amount, @Nullable LocalDate day, List<Shade> shades) {}

  record ItemRequest(
      @Described(value = "What it is", required = true) @Nullable String name,
      @Nullable BigDecimal amount,
      @Nullable LocalDate day) {}

  record Items(List<Item> data, int total) {}

  static final Param<LocalDate> FROM = Param.date("from", "First day.");
  static final Param<Shade> SHADE = Param.choice("shade", "Which shade.", Shade.class);
  static final Param<Integer> LIMIT = Param.integer("limit", "How many.", 1, 100);

  final CountDownLatch slowStarted = new CountDownLatch(1);
  final CountDownLatch slowMayEnd = new CountDownLatch(1);
  final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  volatile HealthSource health = () -> Map.of("database", "ok");
  volatile String metricsToken;

  RouteTable table() {
    AtomicReference<RouteTable> self = new AtomicReference<>();
    List<Route> system =
        new SystemRoutes(
                "1.2.3", ClientVersions::none, () -> health.parts(), () -> metrics, metricsToken)
            .routes();
    List<Route> docs = new DocumentationRoutes(self::get, "1.2.3").routes();
    self.set(new RouteTable(List.of(system, docs, sample())));
    return self.get();
  }

  ApiServer server(ApiSettings settings) {
    return new ApiServer(
        settings,
        table(),
        call -> {
          if (!(call.route().access() instanceof ro.storno.rest.route.Access.Anyone)) {
            throw new ApplicationException.Unauthenticated("Missing credentials.");
          }
        },
        metrics);
  }

  private List<Route> sample() {
    List<Route> routes = new ArrayList<>();
    routes.add(
        Route.get("/sample/items")
            .anyone()
            .does("Sample", "List items")
            .params(FROM, SHADE, LIMIT)
            .answers(200, Items.class, "The items")
            .handle(
                call -> {
                  Item item =
                      new Item(
                          "ăâîșț €",
                          new BigDecimal(call.param(LIMIT).orElse(20)),
                          call.param(FROM).orElse(null),
                          call.param(SHADE).stream().toList());
                  return Reply.ok(new Items(List.of(item), 1));
                }));
    routes.add(
        Route.post("/sample/items")
            .anyone()
            .does("Sample", "Make an item")
            .answers(201, Item.class, "The item")
            .handle(
                ItemRequest.class,
                (call, body) ->
                    Reply.created(
                        new Item(
                            body.name() == null ? "" : body.name(),
                            body.amount() == null ? BigDecimal.ZERO : body.amount(),
                            body.day(),
                            List.of()))));
    routes.add(
        Route.get("/sample/items/{uuid}")
            .anyone()
            .does("Sample", "Show an item")
            .answers(200, Item.class, "The item")
            .refuses(409, "It is in use")
            .handle(
                call -> {
                  UUID id = call.id("uuid");
                  throw switch ((int) (id.getLeastSignificantBits() & 15)) {
                    case 1 -> new ApplicationException.NotFound("Item");
                    case 2 -> new ApplicationException.Conflict("IN_USE", "It is in use.");
                    case 3 ->
                        new ApplicationException.Unavailable(
                            "The database does not answer.", new RuntimeException("jdbc:secret"));
                    default -> new IllegalStateException("secret detail in /etc/passwd");
                  };
                }));
    routes.add(
        Route.delete("/sample/items/{uuid}")
            .company(Permission.INVOICE_DELETE)
            .does("Sample", "Remove an item")
            .answers(204, "It is gone")
            .handle(call -> Reply.noContent()));
    routes.add(
        Route.post("/sample/files")
            .anyone()
            .does("Sample", "Keep a file")
            .upload("file")
            .answers(201, Item.class, "The file")
            .handle(
                call -> {
                  Upload file = call.upload("file");
                  return Reply.created(
                      new Item(
                          file.fileName() + " " + file.mediaType(),
                          new BigDecimal(file.content().length),
                          null,
                          List.of()));
                }));
    routes.add(
        Route.get("/sample/file")
            .anyone()
            .does("Sample", "Give a file")
            .answersFile(200, "application/pdf", "The file")
            .handle(
                call ->
                    Reply.file(
                        new Reply.Download(
                            "application/pdf", "factura nr. 1 ș.pdf", true, new byte[] {1, 2}))));
    routes.add(
        Route.get("/sample/slow")
            .anyone()
            .does("Sample", "Take long")
            .answers(204, "Done")
            .handle(
                call -> {
                  slowStarted.countDown();
                  try {
                    slowMayEnd.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return Reply.noContent();
                }));
    return routes;
  }
}
