package ro.storno.authority.choruspro;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where PISTE and Chorus Pro are.
 *
 * @param piste PISTE's authorization server, or null if none is configured
 * @param services PISTE's gateway to Chorus Pro, or null if none is configured
 */
public record ChorusProSettings(@Nullable URI piste, @Nullable URI services) {
  /** PISTE's authorization server (notes/external-apis.md, section 10). */
  public static final URI PISTE = URI.create("https://oauth.piste.gouv.fr");

  /** PISTE's gateway. */
  public static final URI SERVICES = URI.create("https://api.piste.gouv.fr");

  /** PISTE's hosts for trials have the names of the real ones with this before them. */
  private static final String SANDBOX = "sandbox-";

  /** Where nothing is reached. */
  public static final ChorusProSettings NONE = new ChorusProSettings(null, null);

  /** Returns the address of PISTE's own host for trials; any other address stays as it is. */
  static URI sandbox(URI address) {
    boolean official = address.equals(PISTE) || address.equals(SERVICES);
    return official ? URI.create("https://" + SANDBOX + address.getHost()) : address;
  }
}
