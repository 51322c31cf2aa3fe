package ro.storno.authority.company;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.application.authority.Pace;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.authority.call.PublicService;

/**
 * Asks ANAF's public service {@code PlatitorTvaRest} v9 about taxpayers (doc_WS_V9.txt). Questions
 * of many threads at the same time travel in one request; requests keep the pace of one a second
 * that all nodes share.
 *
 * <p>The service answers its faults with status 200 and sits behind a firewall that answers HTML;
 * each of these ends in {@link ApplicationException.Unavailable}, so that the caller can go on with
 * details typed by hand. Thread-safe.
 */
public final class AnafCompanyRegistry implements CompanyRegistry {
  private static final String PATH = "api/PlatitorTvaRest/v9/tva";
  private static final PublicService.Naming NAMING =
      new PublicService.Naming(
          "The company registry",
          "give the company's details yourself or try again later",
          "STORNO_ANAF_REGISTRY_URL");

  private final RegistryRequests requests;
  private final Batches<Entry> batches;

  /**
   * A client of the registry.
   *
   * @param settings where and how it is reached; not null
   * @param pace shared by all nodes; not null
   * @param clock tells the day asked about; not null
   */
  public AnafCompanyRegistry(RegistrySettings settings, Pace pace, InstantSource clock) {
    PublicService service = new PublicService(NAMING, settings.service());
    this.requests = new RegistryRequests(service, PATH, settings, pace, clock);
    this.batches = new Batches<>(requests::awaitTurn, this::entries);
  }

  @Override
  public Optional<Entry> find(String cif) {
    return RegistryRequests.isCif(cif) ? batches.ask(cif) : Optional.empty();
  }

  private Map<String, Entry> entries(Iterable<String> cifs) {
    JsonNode answer = requests.ask(cifs);
    Map<String, Entry> entries = new HashMap<>();
    for (JsonNode found : answer.path("found")) {
      String cif = found.path("date_generale").path("cui").asText();
      entries.put(cif, RegistryEntry.of(cif, found));
    }
    return entries;
  }
}
