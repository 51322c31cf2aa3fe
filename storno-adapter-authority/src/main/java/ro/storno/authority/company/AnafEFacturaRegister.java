package ro.storno.authority.company;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.Pace;
import ro.storno.application.company.EFacturaRegister;
import ro.storno.authority.call.PublicService;

/**
 * Asks ANAF's RO e-Factura register, {@code registruroefactura} v1 (docV1.txt). It is put the same
 * question as the registry of taxpayers and answers in the same form. Thread-safe.
 */
public final class AnafEFacturaRegister implements EFacturaRegister {
  private static final String PATH = "api/registruroefactura/v1/interogare";
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
  private static final PublicService.Naming NAMING =
      new PublicService.Naming(
          "The RO e-Factura register", "try again later", "STORNO_ANAF_REGISTRY_URL");

  private final RegistryRequests requests;
  private final Batches<Boolean> batches;
  private final InstantSource clock;

  /**
   * A client of the register.
   *
   * @param settings where and how it is reached; not null
   * @param pace shared by all nodes; not null
   * @param clock tells the day asked about; not null
   */
  public AnafEFacturaRegister(RegistrySettings settings, Pace pace, InstantSource clock) {
    PublicService service = new PublicService(NAMING, settings.service());
    this.clock = clock;
    this.requests = new RegistryRequests(service, PATH, settings, pace, clock);
    this.batches = new Batches<>(requests::awaitTurn, this::listed);
  }

  @Override
  public boolean lists(String cif) {
    return RegistryRequests.isCif(cif) && batches.ask(cif).orElse(false);
  }

  private Map<String, Boolean> listed(Iterable<String> cifs) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), BUCHAREST);
    Map<String, Boolean> listed = new HashMap<>();
    for (JsonNode found : requests.ask(cifs).path("found")) {
      boolean now =
          RegistryText.date(found, "dataInscriere") != null
              && !ended(RegistryText.date(found, "dataRenuntare"), today)
              && !ended(RegistryText.date(found, "dataRadiere"), today);
      listed.merge(found.path("cui").asText(), now, Boolean::logicalOr);
    }
    return listed;
  }

  private static boolean ended(@Nullable LocalDate end, LocalDate today) {
    return end != null && !end.isAfter(today);
  }
}
