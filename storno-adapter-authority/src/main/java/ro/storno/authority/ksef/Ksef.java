package ro.storno.authority.ksef;

import java.security.SecureRandom;
import java.time.InstantSource;
import ro.storno.application.provider.ProviderAccess;
import ro.storno.authority.call.Patience;

/**
 * One KSeF with what is remembered of it: public keys, tokens, sessions, calls made. Shared by the
 * channel, the connection and whoever receives. Thread-safe.
 */
public final class Ksef {
  private final KsefAuthentication authentication;
  private final KsefAccounts accounts;
  private final KsefClient client;
  private final KsefCallPlan plan;

  /**
   * A KSeF.
   *
   * @param settings not null
   * @param patience not null
   * @param access finds each company's credentials; not null
   * @param clock not null
   * @param random for the keys of sessions; not null
   */
  public Ksef(
      KsefSettings settings,
      Patience patience,
      ProviderAccess access,
      InstantSource clock,
      SecureRandom random) {
    KsefHttp http = new KsefHttp(patience, clock);
    KsefEncryption encryption = new KsefEncryption(http, clock, random);
    this.plan = new KsefCallPlan(clock);
    this.authentication = new KsefAuthentication(settings, http, encryption, clock);
    this.accounts = new KsefAccounts(access, settings, authentication, plan, clock);
    this.client = new KsefClient(http, encryption);
  }

  KsefAuthentication authentication() {
    return authentication;
  }

  KsefAccounts accounts() {
    return accounts;
  }

  KsefClient client() {
    return client;
  }

  KsefCallPlan plan() {
    return plan;
  }
}
