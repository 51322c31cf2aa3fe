package ro.storno.cli.einvoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.company.CreateCompany;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.application.party.ClientEntry;
import ro.storno.cli.file.LocatedTree;
import ro.storno.cli.file.RecordReader;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;

/** Reads an invoice described in JSON (or YAML); every mistake of form is told with its line. */
final class InvoiceDescriptionReader {
  private static final Set<String> SURROUNDINGS =
      Set.of("number", "company", "client", "bankAccounts");

  private final RecordReader records;
  private final JsonNode root;

  private InvoiceDescriptionReader(LocatedTree tree) {
    this.records = new RecordReader(tree);
    this.root = tree.root();
  }

  /**
   * Reads a description.
   *
   * @param language to print in, or null for what the description says
   * @throws CommandFailure with one line for each mistake
   */
  static InvoiceDescription read(String source, String text, @Nullable String language) {
    InvoiceDescriptionReader reader = new InvoiceDescriptionReader(LocatedTree.parse(source, text));
    Optional<InvoiceDescription> description = reader.description(language);
    List<String> mistakes = reader.records.mistakes();
    if (description.isEmpty() || !mistakes.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, mistakes.stream().map(mistake -> source + ": " + mistake).toList());
    }
    return description.get();
  }

  private Optional<InvoiceDescription> description(@Nullable String language) {
    if (!root.isObject()) {
      records.mistake("", "expected an invoice: fields (key: value)");
      return Optional.empty();
    }
    String number = root.path("number").asText("");
    if (number.isBlank()) {
      records.mistake("number", "is required, such as ABC-0001");
    }
    Optional<CreateCompany.Command> company = company();
    Optional<ClientEntry> client =
        root.hasNonNull("client")
            ? records.read(root.get("client"), "client", ClientEntry.class, Set.of())
            : Optional.empty();
    ObjectNode body = body(language);
    Optional<InvoiceEntry> entry = records.read(body, "", InvoiceEntry.class, SURROUNDINGS);
    if (company.isEmpty() || entry.isEmpty()) {
      return Optional.empty();
    }
    boolean creditNote = "credit_note".equals(entry.get().documentType());
    return Optional.of(
        new InvoiceDescription(
            number,
            company.get(),
            accounts(),
            client.orElse(null),
            creditNote,
            (buyer, series) -> entry(body, buyer, series)));
  }

  private InvoiceEntry entry(ObjectNode body, @Nullable UUID buyer, UUID series) {
    ObjectNode complete = body.deepCopy();
    if (buyer != null) {
      complete.put("clientId", buyer.toString());
    }
    complete.put("documentSeriesId", series.toString());
    return records.read(complete, "", InvoiceEntry.class, SURROUNDINGS).orElseThrow();
  }

  private Optional<CreateCompany.Command> company() {
    if (!root.hasNonNull("company")) {
      records.mistake("company", "is required: cif, name, registrationNumber, address ...");
      return Optional.empty();
    }
    return records.read(root.get("company"), "company", CreateCompany.Command.class, Set.of());
  }

  private List<ManageBankAccounts.Command> accounts() {
    List<ManageBankAccounts.Command> accounts = new ArrayList<>();
    JsonNode list = root.path("bankAccounts");
    for (int i = 0; i < list.size(); i++) {
      records
          .read(list.get(i), "bankAccounts[" + i + "]", ManageBankAccounts.Command.class, Set.of())
          .ifPresent(accounts::add);
    }
    return accounts;
  }

  private ObjectNode body(@Nullable String language) {
    ObjectNode body = ((ObjectNode) root).deepCopy();
    if (language != null) {
      body.put("language", language);
    }
    return body;
  }
}
