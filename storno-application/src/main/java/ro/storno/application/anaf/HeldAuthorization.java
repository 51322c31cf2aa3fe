package ro.storno.application.anaf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.anaf.AuthorizationState;
import ro.storno.domain.company.Company;
import ro.storno.domain.party.Cif;

/**
 * An authorization as its keeper sees it.
 *
 * @param authorization not null
 * @param state at the time of asking; not null
 * @param cif the first of the keeper's companies that it may act for, or null if there is none
 * @param checked what ANAF said about taxpayers; not null
 */
public record HeldAuthorization(
    Authorization authorization,
    AuthorizationState state,
    @Nullable Cif cif,
    List<CheckedCif> checked) {

  static HeldAuthorization of(
      Authorization authorization,
      AuthorizationState state,
      List<CheckedCif> checked,
      Map<Cif, List<Company>> taxpayers) {
    List<Cif> allowed = allowed(checked);
    Optional<Cif> own = taxpayers.keySet().stream().filter(allowed::contains).findFirst();
    return new HeldAuthorization(
        authorization,
        state,
        own.or(() -> allowed.stream().findFirst()).orElse(null),
        List.copyOf(checked));
  }

  /** Returns the taxpayers that it may act for. */
  public List<Cif> allowed() {
    return allowed(checked);
  }

  static List<Cif> allowed(List<CheckedCif> checked) {
    return checked.stream()
        .filter(one -> one.verdict() == CheckedCif.Verdict.ALLOWED)
        .map(CheckedCif::cif)
        .toList();
  }
}
