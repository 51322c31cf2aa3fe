package ro.storno.application.company;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.company.CompanyRegistry.Entry;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Cif;

/**
 * Looks a Romanian taxpayer up in ANAF's registry without saving anything
 * (api-reference/clients/anaf-lookup.md).
 */
public final class LookUpTaxpayer {
  private final CompanyRegistry registry;
  private final EFacturaRegister register;

  /** Looks up in the given registries; none is null. */
  public LookUpTaxpayer(CompanyRegistry registry, EFacturaRegister register) {
    this.registry = registry;
    this.register = register;
  }

  /**
   * Looks it up. Whether it is listed in the RO e-Factura register is asked there too where the
   * registry of taxpayers does not say so.
   *
   * @param cui with or without RO, or null
   * @throws ApplicationException.Unacceptable if the CUI is missing or none
   * @throws ApplicationException.NotFound if the registry does not know it
   * @throws ApplicationException.Unavailable if the registry does not answer
   */
  public Found lookUp(CompanyScope scope, @Nullable String cui) {
    scope.requireToView(Permission.CLIENT_VIEW);
    Cif cif = requiredCif(cui);
    Entry entry =
        registry
            .find(cif.digits())
            .orElseThrow(() -> new ApplicationException.NotFound("CUI " + cif.digits()));
    return new Found(cif, entry, listed(entry));
  }

  /**
   * Reads a CUI that must be there.
   *
   * @param cui with or without RO, or null
   * @throws ApplicationException.Unacceptable if it is missing or none
   */
  public static Cif requiredCif(@Nullable String cui) {
    Optional<Cif> cif = cui == null || cui.isBlank() ? Optional.empty() : Cif.parse(cui);
    return cif.orElseThrow(
        () ->
            new ApplicationException.Unacceptable(
                "CUI is required",
                Map.of("cui", "Give a CUI of 2 to 10 digits, with or without RO.")));
  }

  private boolean listed(Entry entry) {
    if (entry.fiscal().inEFacturaRegister() || entry.outdatedSince() != null) {
      return entry.fiscal().inEFacturaRegister();
    }
    try {
      return register.lists(entry.cif());
    } catch (ApplicationException.Unavailable secondSourceIsSilent) {
      return false; // what the first source said
    }
  }

  /**
   * A taxpayer found.
   *
   * @param cif not null
   * @param entry not null
   * @param inEFacturaRegister whether either source lists it in the RO e-Factura register
   */
  public record Found(Cif cif, Entry entry, boolean inEFacturaRegister) {}
}
