package ro.storno.rest.memory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import ro.storno.application.anaf.FakeAnaf;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Cif;

/** Lets things arrive from ANAF in the company of a scene. */
public final class Received {
  /** Who sends. */
  public static final String SELLER = "18547290";

  private static final Cif OWN = new Cif(InMemoryStorno.KNOWN_CIF);
  private static final AtomicLong COUNT = new AtomicLong(3000);

  private Received() {}

  /** Lets an invoice arrive and returns ANAF's id of its message. */
  public static String invoice(Scene scene, String number) {
    return document(
        scene,
        MessageType.INVOICE_RECEIVED,
        FakeAnaf.document(number, SELLER, OWN.digits(), "100.00", "21.00", "380"));
  }

  /** Lets a message arrive and returns ANAF's id of it. */
  public static String document(Scene scene, MessageType type, String document) {
    FakeAnaf anaf = scene.storno().receiving().anaf;
    String id = Long.toString(COUNT.incrementAndGet());
    // Scenes share one ANAF and one CIF: what another one was sent is none of this one's.
    anaf.forget();
    anaf.dateBack(Duration.ofMinutes(20));
    anaf.list(type, id, "9" + id, OWN, "Factura cu id_incarcare=9" + id);
    anaf.archive(id, FakeAnaf.sealed(id, document));
    sync(scene);
    return id;
  }

  /** Synchronises the company. */
  public static void sync(Scene scene) {
    scene.storno().receiving().sync(new CompanyId(scene.company()));
  }

  /** Lets an invoice arrive and returns the id of its invoice here. */
  public static String invoiceId(Scene scene, String number) {
    invoice(scene, number);
    return scene.owner().get("/api/v1/invoices?search=" + number).expect(200).at("/data/0/id");
  }

  /** Lets an invoice arrive and returns the id of its message here. */
  public static String message(Scene scene) {
    invoice(scene, "M-" + COUNT.get());
    return scene.owner().get("/api/v1/efactura-messages").expect(200).at("/data/0/id");
  }

  /** Adds a supplier and returns its id. */
  public static String supplier(Scene scene) {
    return scene
        .owner()
        .post(
            "/api/v1/suppliers",
            """
            {"name":"Furnizor %d SRL","cif":"RO%d","registrationNumber":"J12/1/2020",
             "address":"Str. Lunga 1","city":"Cluj-Napoca","county":"Cluj"}
            """
                .formatted(COUNT.incrementAndGet(), 20_000_000 + COUNT.incrementAndGet()))
        .expect(201)
        .at("/supplier/id");
  }
}
