package ro.storno.simulator.anaf.efactura;

import java.util.Optional;
import java.util.function.Supplier;
import ro.storno.simulator.anaf.call.Call;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Reply;

/** {@code descarcare}: the archive of a message. */
final class DownloadOperation {
  private static final String DOWNLOADS = "Descarcare mesaj";

  private final Service service;
  private final Archives archives;

  DownloadOperation(Service service, Archives archives) {
    this.service = service;
    this.archives = archives;
  }

  Reply download(Call call) {
    Optional<String> id = call.request().query().get("id");
    if (id.isEmpty()) {
      return service.failures().badRequest("Parametrul id este obligatoriu");
    }
    if (!Service.DIGITS.matcher(id.get()).matches()) {
      return Service.error(
          "Id descarcare introdus= " + id.get() + " nu este un numar intreg", DOWNLOADS);
    }
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return Service.error(Service.TECHNICAL, DOWNLOADS);
    }
    Optional<Message> message = service.desk().message(Long.parseLong(id.get()));
    if (message.isEmpty()) {
      return Service.error(
          "Pentru id=" + id.get() + " nu exista inregistrata nici o factura", DOWNLOADS);
    }
    if (!call.access().mayActFor(message.get().cif())) {
      return Service.error("Nu aveti dreptul sa descarcati acesta factura", DOWNLOADS);
    }
    if (message.get().listedAt().plus(EfacturaDesk.WINDOW).isBefore(service.clock().instant())) {
      return Service.error(
          "Fisierul nu mai poate fi descarcat pentru ca a trecut perioada de 60 de zile in care"
              + " este disponibil",
          DOWNLOADS);
    }
    int most = service.quotas().limits().downloadsPerDay();
    if (!service.quotas().daily(service.key("download", id.get()), most)) {
      return Service.error(
          "S-au facut deja " + most + " descarcari de mesaj in cursul zilei", DOWNLOADS);
    }
    return archive(message.get(), call);
  }

  private Reply archive(Message message, Call call) {
    FaultKind flaw = message.flaw() == null ? call.decision().kind() : message.flaw();
    Supplier<byte[]> given = message.disguise().archive();
    byte[] archive = given == null ? archives.zip(message, flaw) : given.get();
    return Reply.Answer.of(200, "application/zip", archive)
        .withHeader("Content-Disposition", "attachment; filename=\"" + message.index() + ".zip\"");
  }
}
