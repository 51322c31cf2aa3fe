package ro.storno.bootstrap;

import java.time.InstantSource;
import ro.storno.authority.call.ForeignEndpoints;
import ro.storno.authority.call.Patience;
import ro.storno.authority.choruspro.ChorusProClient;
import ro.storno.authority.choruspro.ChorusProSettings;
import ro.storno.authority.sdi.SdiSettings;
import ro.storno.authority.xrechnung.InboxClient;
import ro.storno.bootstrap.configuration.Configuration;

/**
 * The ways to authorities of other countries, as the installation is configured.
 *
 * @param endpoints which addresses that companies name may be called; not null
 * @param chorusPro not null
 * @param inbox for XRechnung documents; not null
 * @param sdi not null
 */
record AbroadAdapters(
    ForeignEndpoints endpoints, ChorusProClient chorusPro, InboxClient inbox, SdiSettings sdi) {
  /** Makes them; nothing is called. */
  static AbroadAdapters of(Configuration configuration, InstantSource clock) {
    ForeignEndpoints endpoints = new ForeignEndpoints(configuration.mail().privateHosts());
    return new AbroadAdapters(
        endpoints,
        new ChorusProClient(
            new ChorusProSettings(
                configuration.chorusPro().piste(), configuration.chorusPro().services()),
            Patience.STANDARD,
            clock),
        new InboxClient(endpoints, Patience.STANDARD, clock),
        new SdiSettings(
            configuration.sdi().riceviFile(),
            AnafAdapters.trust("STORNO_SDI_TRUST", configuration.sdi().trust())));
  }
}
