package ro.storno.simulator.anaf.efactura;

import java.util.Optional;
import ro.storno.simulator.anaf.call.Call;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Reply;

/** {@code stareMesaj}: what became of an upload. */
final class StateOperation {
  private final Service service;

  StateOperation(Service service) {
    this.service = service;
  }

  Reply state(Call call) {
    Optional<String> id = call.request().query().get("id_incarcare");
    if (id.isEmpty()) {
      return service.failures().badRequest("Parametrul id_incarcare este obligatoriu");
    }
    return Service.xml(state(call, id.get()));
  }

  private String state(Call call, String id) {
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return AnafXml.stateError(Service.TECHNICAL);
    }
    if (!Service.DIGITS.matcher(id).matches()) {
      return AnafXml.stateError("Id_incarcare introdus= " + id + " nu este un numar intreg");
    }
    if (!call.access().any()) {
      return AnafXml.stateError("Nu exista niciun CIF petru care sa aveti drept");
    }
    int most = service.quotas().limits().statesPerDay();
    if (!service.quotas().daily(service.key("state", id), most)) {
      return AnafXml.stateError("S-au facut deja " + most + " descarcari de mesaj in cursul zilei");
    }
    Optional<EfacturaDesk.StateView> found = service.desk().state(Long.parseLong(id));
    if (found.isEmpty()) {
      return AnafXml.stateError("Nu exista factura cu id_incarcare= " + id);
    }
    if (!call.access().mayActFor(found.get().cif())) {
      return AnafXml.stateError("Nu aveti dreptul de inteorgare pentru id_incarcare= " + id);
    }
    return AnafXml.state(found.get().state(), found.get().download());
  }
}
