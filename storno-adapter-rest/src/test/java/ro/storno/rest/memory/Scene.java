package ro.storno.rest.memory;

import java.util.UUID;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

/**
 * An owner with one company, one client, and what tests need of it.
 *
 * @param storno the server
 * @param owner calls as the owner
 * @param anyone calls without credentials
 * @param organization the owner's
 * @param company the owner's
 */
public record Scene(
    InMemoryStorno storno,
    ApiTester owner,
    ApiTester anyone,
    OrganizationId organization,
    UUID company) {

  /** Registers an owner and adds a company, all over HTTP. */
  public static Scene on(InMemoryStorno storno) {
    ApiTester anyone = storno.tester();
    String email = "owner-" + UUID.randomUUID() + "@example.com";
    Answer registered =
        anyone
            .post(
                "/api/auth/register",
                "{\"email\":\""
                    + email
                    + "\",\"password\":\"Parola-buna-1\",\"firstName\":\"Ana\"}")
            .expect(201);
    ApiTester owner = anyone.as(registered.at("/token"));
    String company =
        owner
            .post("/api/v1/companies", "{\"cif\":\"RO" + InMemoryStorno.KNOWN_CIF + "\"}")
            .expect(201)
            .at("/id");
    String organization = owner.get("/api/v1/me").expect(200).at("/organization/id");
    return new Scene(
        storno,
        owner,
        anyone,
        new OrganizationId(UUID.fromString(organization)),
        UUID.fromString(company));
  }

  /** Adds a Romanian client and returns its id. */
  public String client() {
    return owner
        .post(
            "/api/v1/clients",
            """
            {"name":"Client %s SRL","cui":"RO%d","registrationNumber":"J12/1/2020",
             "address":"Str. Lunga 1","city":"Cluj-Napoca","county":"Cluj","isVatPayer":true}
            """
                .formatted(UUID.randomUUID(), 10_000_000 + (int) (Math.random() * 80_000_000)))
        .expect(201)
        .at("/client/id");
  }

  /** Makes a draft of 1000 net at 21 % and returns its id. */
  public String draft() {
    return owner.post("/api/v1/invoices", entry(client())).expect(201).at("/invoice/id");
  }

  /** Makes a draft, issues it, and returns its id. */
  public String issued() {
    String id = draft();
    owner.call("POST", "/api/v1/invoices/" + id + "/issue").expect(200);
    return id;
  }

  /** The body of an invoice of 1000 net at 21 %. */
  public static String entry(String client) {
    return """
        {"clientId":"%s","issueDate":"%s","dueDate":"%s","currency":"RON",
         "lines":[{"description":"Servicii","quantity":10,"unitPrice":"100.00",
                   "unitOfMeasure":"ora","vatRate":21}]}
        """
        .formatted(client, InMemoryStorno.today(), InMemoryStorno.today().plusDays(30).toString());
  }
}
