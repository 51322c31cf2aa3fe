package ro.storno.bootstrap;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import ro.storno.application.authority.Pace;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.application.company.EFacturaRegister;
import ro.storno.application.money.CentralBank;
import ro.storno.application.party.Vies;
import ro.storno.authority.company.AnafCompanyRegistry;
import ro.storno.authority.company.AnafEFacturaRegister;
import ro.storno.authority.company.RegistrySettings;
import ro.storno.authority.ksef.KsefSettings;
import ro.storno.authority.money.BnrRates;
import ro.storno.authority.party.HttpVies;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.persistence.authority.JdbiPace;

/**
 * What is asked over the internet besides ANAF's e-Factura: public registers, and the systems of
 * other countries; each is off unless its address is set.
 *
 * @param companies ANAF's registry of taxpayers; not null
 * @param eFactura ANAF's RO e-Factura register; not null
 * @param vies not null
 * @param bank the National Bank's exchange rates; not null
 * @param ksef where the Polish KSeF is; not null
 */
record PublicServices(
    CompanyRegistry companies,
    EFacturaRegister eFactura,
    Vies vies,
    CentralBank bank,
    KsefSettings ksef) {

  static PublicServices of(Configuration configuration, Adapters adapters) {
    return at(
        configuration.registry(),
        configuration.vies(),
        configuration.bnr(),
        configuration.ksef(),
        new JdbiPace(adapters.database().transactions()),
        adapters.clock());
  }

  /** All of them off. */
  static PublicServices none(Adapters adapters) {
    return at(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new JdbiPace(adapters.database().transactions()),
        adapters.clock());
  }

  private static PublicServices at(
      Optional<URI> anaf,
      Optional<URI> vies,
      Optional<URI> bnr,
      Optional<URI> ksef,
      Pace pace,
      Clock clock) {
    RegistrySettings registries = RegistrySettings.of(anaf.orElse(null));
    return new PublicServices(
        new AnafCompanyRegistry(registries, pace, clock),
        new AnafEFacturaRegister(registries, pace, clock),
        HttpVies.at(vies.orElse(null)),
        BnrRates.at(bnr.orElse(null)),
        new KsefSettings(ksef.orElse(null)));
  }
}
