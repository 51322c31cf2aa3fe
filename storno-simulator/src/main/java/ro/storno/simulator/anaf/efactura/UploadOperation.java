package ro.storno.simulator.anaf.efactura;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ro.storno.simulator.anaf.call.Call;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Parameters;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/** {@code upload} and {@code uploadb2c}: refuses at the door, or takes in. */
final class UploadOperation {
  private final Service service;
  private final DocumentReader reader = new DocumentReader();

  UploadOperation(Service service) {
    this.service = service;
  }

  Reply upload(Call call, boolean toConsumer) {
    Request request = call.request();
    Parameters query = request.query();
    if (query.get("standard").isEmpty() || query.get("cif").isEmpty()) {
      return service.failures().badRequest("Parametrii standard si cif sunt obligatorii");
    }
    if (request.body().length == 0 && !request.oversized()) {
      return service
          .failures()
          .badRequest("Trebuie sa aveti atasat in request un fisier de tip xml");
    }
    Optional<Filing> filing = filing(query, toConsumer);
    List<String> errors = new ArrayList<>(atDoor(call, filing));
    DocumentFacts facts = null;
    if (errors.isEmpty() && filing.isPresent()) {
      try {
        facts = reader.read(request.body(), filing.get().standard());
      } catch (DocumentReader.Unreadable e) {
        errors.add(e.getMessage());
      }
    }
    if (facts == null || filing.isEmpty()) {
      service.desk().refusedAtDoor(request.body(), filing.orElse(null), errors, call.decision());
      return Service.xml(AnafXml.refused(Service.minute(service.clock().instant()), errors));
    }
    Optional<Long> index =
        service.desk().arrive(request.body(), filing.get(), facts, call.decision());
    return index.isPresent()
        ? Service.xml(AnafXml.taken(Service.minute(service.clock().instant()), index.get()))
        : new Reply.Dropped();
  }

  private static Optional<Filing> filing(Parameters query, boolean toConsumer) {
    return Standard.of(query.get("standard").orElse(""))
        .map(
            standard ->
                new Filing(
                    query.get("cif").orElse(""),
                    standard,
                    toConsumer,
                    yes(query, "extern"),
                    yes(query, "autofactura"),
                    yes(query, "executare")));
  }

  private static boolean yes(Parameters query, String name) {
    return query.get(name).equals(Optional.of("DA"));
  }

  private List<String> atDoor(Call call, Optional<Filing> filing) {
    Parameters query = call.request().query();
    String cif = query.get("cif").orElse("");
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return List.of(Service.TECHNICAL);
    }
    if (filing.isEmpty()) {
      return List.of("Valorile acceptate pentru parametrul standard sunt UBL, CN, CII sau RASP");
    }
    if (!Service.DIGITS.matcher(cif).matches()) {
      return List.of("CIF introdus= " + cif + " nu este un numar");
    }
    for (String[] flag :
        new String[][] {
          {"extern", "extern"}, {"autofactura", "autofacturare"}, {"executare", "executare"}
        }) {
      if (query.has(flag[0]) && !yes(query, flag[0])) {
        return List.of(
            "Daca parametrul " + flag[1] + " trebuie completat, valoarea acceptata este DA");
      }
    }
    if (!call.access().any()) {
      return List.of("Nu exista niciun CIF pentru care sa aveti drept in SPV");
    }
    if (!call.access().mayActFor(cif)) {
      return List.of("Nu aveti drept in SPV pentru CIF=" + cif);
    }
    if (call.request().oversized()) {
      return List.of("Marime fisier transmis mai mare de 10 MB.");
    }
    int most = service.quotas().limits().buyerMessagesPerDay();
    if (filing.get().standard() == Standard.RASP
        && !service.quotas().daily(service.key("rasp", cif), most)) {
      return List.of(
          "S-au incarcat deja "
              + most
              + " de mesaje de tip RASP pentru cui="
              + cif
              + " in cursul zilei");
    }
    return List.of();
  }
}
