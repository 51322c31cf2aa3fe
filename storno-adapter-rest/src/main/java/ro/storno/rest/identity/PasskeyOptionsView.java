package ro.storno.rest.identity;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import ro.storno.application.identity.ManagePasskeys;
import ro.storno.domain.identity.UserId;
import ro.storno.rest.openapi.Described;

/**
 * What to ask an authenticator for ({@code PublicKeyCredentialCreationOptions}).
 *
 * @param rp for whom
 * @param user for which user there
 * @param challenge to be signed
 * @param pubKeyCredParams kinds of keys
 * @param timeout milliseconds
 * @param excludeCredentials passkeys the user has already
 * @param attestation none
 * @param authenticatorSelection what the authenticator must be able to do
 */
public record PasskeyOptionsView(
    Party rp,
    Owner user,
    @Described("To be signed, base64url; good for one answer") String challenge,
    List<Key> pubKeyCredParams,
    @Described("Milliseconds a browser waits") int timeout,
    @Described("Passkeys the user has already") List<Credential> excludeCredentials,
    @Described("none: any make of authenticator will do") String attestation,
    Selection authenticatorSelection) {
  static final int TIMEOUT = 60_000;
  static final String REQUIRED = "required";
  private static final String PUBLIC_KEY = "public-key";

  /** COSE algorithms ES256 and RS256. */
  private static final List<Key> KEYS = List.of(new Key(PUBLIC_KEY, -7), new Key(PUBLIC_KEY, -257));

  static PasskeyOptionsView of(ManagePasskeys.Offer offer) {
    return new PasskeyOptionsView(
        new Party(offer.site().name(), offer.site().id()),
        new Owner(handle(offer.user().id()), offer.user().email(), offer.displayName()),
        offer.challenge(),
        KEYS,
        TIMEOUT,
        offer.present().stream().map(id -> new Credential(PUBLIC_KEY, id)).toList(),
        "none",
        new Selection(true, REQUIRED, REQUIRED));
  }

  private static String handle(UserId user) {
    UUID id = user.value();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
  }

  /**
   * A relying party.
   *
   * @param name shown to people
   * @param id its domain
   */
  public record Party(
      @Described("Shown to people") String name,
      @Described("Domain that the passkey is for") String id) {}

  /**
   * A user of it.
   *
   * @param id handle that authenticators keep
   * @param name shown to people
   * @param displayName shown to people
   */
  public record Owner(
      @Described("Handle that authenticators keep, base64url") String id,
      @Described("E-mail address") String name,
      @Described("Name, or else the address") String displayName) {}

  /**
   * A kind of key.
   *
   * @param type public-key
   * @param alg COSE algorithm
   */
  public record Key(@Described("public-key") String type, @Described("COSE algorithm") int alg) {}

  /**
   * A credential.
   *
   * @param type public-key
   * @param id base64url
   */
  public record Credential(
      @Described("public-key") String type, @Described("base64url") String id) {}

  /**
   * What an authenticator must be able to do; built in or a security key, either will do.
   *
   * @param requireResidentKey true
   * @param residentKey required
   * @param userVerification required
   */
  public record Selection(
      boolean requireResidentKey,
      @Described("required: the authenticator itself knows for whom its passkeys are")
          String residentKey,
      @Described("required: a PIN, a finger or a face") String userVerification) {}
}
