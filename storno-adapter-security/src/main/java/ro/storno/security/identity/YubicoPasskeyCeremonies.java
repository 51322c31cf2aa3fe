package ro.storno.security.identity;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.CollectedClientData;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.data.exception.Base64UrlException;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.PasskeyAnswer;
import ro.storno.application.identity.PasskeyCeremonies;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.UserId;

/**
 * Ceremonies by Yubico's library. Site and origin follow from the address under which users reach
 * the server; ports and subdomains must be the very same. Attestation is not asked for, so any make
 * of authenticator will do. Thread-safe.
 */
public final class YubicoPasskeyCeremonies implements PasskeyCeremonies {
  private static final Logger LOG = LoggerFactory.getLogger(YubicoPasskeyCeremonies.class);
  private static final String NAME = "Storno";
  private static final String FAILED = "WebAuthn verification failed: ";

  /** Browsers make passkeys for names only; this is the one that every machine has for itself. */
  private static final String OWN_MACHINE = "localhost";

  private static final Set<String> OWN_ADDRESSES = Set.of("127.0.0.1", "[::1]");

  private static final List<PublicKeyCredentialParameters> KEYS =
      List.of(PublicKeyCredentialParameters.ES256, PublicKeyCredentialParameters.RS256);

  private final Supplier<URI> address;

  /**
   * Checks for a server.
   *
   * @param address under which users reach it; asked each time, since a server on any free port
   *     knows it late; not null
   */
  public YubicoPasskeyCeremonies(Supplier<URI> address) {
    this.address = address;
  }

  @Override
  public Site site() {
    String host = address.get().getHost();
    return new Site(OWN_ADDRESSES.contains(host) ? OWN_MACHINE : host, NAME);
  }

  private String origin() {
    URI present = address.get();
    String port = present.getPort() < 0 ? "" : ":" + present.getPort();
    return present.getScheme() + "://" + site().id() + port;
  }

  @Override
  public Optional<String> challengeOf(PasskeyAnswer answer) {
    try {
      return Optional.of(
          new CollectedClientData(bytes(answer.clientData())).getChallenge().getBase64Url());
    } catch (IOException | Base64UrlException | IllegalArgumentException e) {
      LOG.debug("client data cannot be read", e);
      return Optional.empty();
    }
  }

  @Override
  public NewCredential check(PasskeyAnswer answer, String challenge, UserId user) {
    try {
      AuthenticatorAttestationResponse response =
          AuthenticatorAttestationResponse.builder()
              .attestationObject(bytes(answer.attestation()))
              .clientDataJSON(bytes(answer.clientData()))
              .build();
      requireVerified(response);
      RegistrationResult result =
          party(null)
              .finishRegistration(
                  FinishRegistrationOptions.builder()
                      .request(creation(challenge, user))
                      .response(
                          PublicKeyCredential
                              .<AuthenticatorAttestationResponse,
                                  ClientRegistrationExtensionOutputs>
                                  builder()
                              .id(bytes(answer.id()))
                              .response(response)
                              .clientExtensionResults(
                                  ClientRegistrationExtensionOutputs.builder().build())
                              .build())
                      .build());
      return new NewCredential(
          result.getKeyId().getId().getBase64Url(),
          result.getPublicKeyCose().getBase64Url(),
          result.getSignatureCount());
    } catch (RegistrationFailedException
        | IOException
        | Base64UrlException
        | IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private PublicKeyCredentialCreationOptions creation(String challenge, UserId user)
      throws Base64UrlException {
    return PublicKeyCredentialCreationOptions.builder()
        .rp(identity())
        .user(
            UserIdentity.builder()
                .name(user.toString())
                .displayName(user.toString())
                .id(handle(user))
                .build())
        .challenge(bytes(challenge))
        .pubKeyCredParams(KEYS)
        .authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build())
        .build();
  }

  @Override
  public long check(PasskeyAnswer answer, String challenge, Passkey passkey) {
    try {
      AuthenticatorAssertionResponse response =
          AuthenticatorAssertionResponse.builder()
              .authenticatorData(bytes(answer.authenticatorData()))
              .clientDataJSON(bytes(answer.clientData()))
              .signature(bytes(answer.signature()))
              .userHandle(userHandle(answer))
              .build();
      requireVerified(response);
      return party(passkey)
          .finishAssertion(
              FinishAssertionOptions.builder()
                  .request(request(challenge, passkey.user()))
                  .response(
                      PublicKeyCredential
                          .<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>
                              builder()
                          .id(bytes(answer.id()))
                          .response(response)
                          .clientExtensionResults(ClientAssertionExtensionOutputs.builder().build())
                          .build())
                  .build())
          .getSignatureCount();
    } catch (AssertionFailedException
        | IOException
        | Base64UrlException
        | IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private AssertionRequest request(String challenge, UserId user) throws Base64UrlException {
    return AssertionRequest.builder()
        .publicKeyCredentialRequestOptions(
            PublicKeyCredentialRequestOptions.builder()
                .challenge(bytes(challenge))
                .rpId(site().id())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build())
        .username(user.toString())
        .build();
  }

  private RelyingPartyIdentity identity() {
    return RelyingPartyIdentity.builder().id(site().id()).name(NAME).build();
  }

  private RelyingParty party(@Nullable Passkey passkey) {
    return RelyingParty.builder()
        .identity(identity())
        .credentialRepository(new OneCredential(Optional.ofNullable(passkey)))
        .origins(Set.of(origin()))
        .preferredPubkeyParams(KEYS)
        .build();
  }

  /** The handle that authenticators keep of a user: the id, which tells nothing about a person. */
  static ByteArray handle(UserId user) {
    UUID id = user.value();
    return new ByteArray(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  private static Optional<ByteArray> userHandle(PasskeyAnswer answer) throws Base64UrlException {
    String sent = answer.userHandle();
    return sent == null || sent.isEmpty() ? Optional.empty() : Optional.of(bytes(sent));
  }

  private static ByteArray bytes(@Nullable String base64url) throws Base64UrlException {
    if (base64url == null || base64url.isEmpty()) {
      throw new IllegalArgumentException("a part of the answer is missing");
    }
    return ByteArray.fromBase64Url(base64url);
  }

  private static void requireVerified(AuthenticatorResponse response) {
    if (!response.getParsedAuthenticatorData().getFlags().UV) {
      throw new ApplicationException.Forbidden(
          "User verification failed",
          "The authenticator did not verify its user; unlock it with a PIN, a finger or a face.");
    }
  }

  private static ApplicationException.Unacceptable refused(Exception cause) {
    LOG.debug("a passkey was refused", cause);
    return new ApplicationException.Unacceptable(FAILED + "it does not fit.", Map.of());
  }
}
