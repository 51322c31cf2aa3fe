package ro.storno.simulator.anaf.efactura;

import java.util.List;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Failures;
import ro.storno.simulator.anaf.call.Quotas;
import ro.storno.simulator.anaf.call.Route;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.http.Parameters;
import ro.storno.simulator.http.Request;

/** One of ANAF's two e-Factura systems on the wire; texts and shapes are ANAF's. */
public final class EfacturaRoutes {
  private final Service service;
  private final Archives archives;

  /** Routes of a desk. */
  public EfacturaRoutes(
      Environment environment,
      EfacturaDesk desk,
      Archives archives,
      SimulatorClock clock,
      Quotas quotas,
      Failures failures) {
    this.service = new Service(environment, desk, clock, quotas, failures);
    this.archives = archives;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    String base = "/" + service.environment().segment() + "/FCTEL/rest/";
    UploadOperation uploads = new UploadOperation(service);
    ListOperations lists = new ListOperations(service);
    return List.of(
        Route.of(
            AnafOperation.UPLOAD,
            "POST",
            base + "upload",
            this::document,
            call -> uploads.upload(call, false)),
        Route.of(
            AnafOperation.UPLOAD_B2C,
            "POST",
            base + "uploadb2c",
            this::document,
            call -> uploads.upload(call, true)),
        Route.of(
            AnafOperation.STATE,
            "GET",
            base + "stareMesaj",
            request -> asked(request, "id_incarcare"),
            new StateOperation(service)::state),
        Route.of(
            AnafOperation.LIST,
            "GET",
            base + "listaMesajeFactura",
            request -> asked(request, "cif", "filtru"),
            lists::list),
        Route.of(
            AnafOperation.PAGED_LIST,
            "GET",
            base + "listaMesajePaginatieFactura",
            request -> asked(request, "cif", "pagina", "filtru"),
            lists::pagedList),
        Route.of(
            AnafOperation.DOWNLOAD,
            "GET",
            base + "descarcare",
            request -> asked(request, "id"),
            new DownloadOperation(service, archives)::download));
  }

  /** What an upload is, for chance: the document, and in whose name. */
  private String document(Request request) {
    return asked(request, "cif") + " " + request.bodyHash();
  }

  /** What is asked, for chance: some parameters, none of which tells the time. */
  private String asked(Request request, String... names) {
    Parameters query = request.query();
    StringBuilder asked = new StringBuilder(service.environment().segment());
    for (String name : names) {
      asked.append(' ').append(query.get(name).orElse("-"));
    }
    return asked.toString();
  }
}
