package ro.storno.security.identity;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import java.util.Optional;
import java.util.Set;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.UserId;

/**
 * What the library may look up during one ceremony: the one passkey that was asked for, or none
 * where a new one is made. Users are named by their ids.
 */
record OneCredential(Optional<Passkey> passkey) implements CredentialRepository {
  @Override
  public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
    return Set.of();
  }

  @Override
  public Optional<ByteArray> getUserHandleForUsername(String username) {
    return passkey
        .map(Passkey::user)
        .filter(user -> user.toString().equals(username))
        .map(YubicoPasskeyCeremonies::handle);
  }

  @Override
  public Optional<String> getUsernameForUserHandle(ByteArray handle) {
    return passkey
        .map(Passkey::user)
        .filter(user -> YubicoPasskeyCeremonies.handle(user).equals(handle))
        .map(UserId::toString);
  }

  @Override
  public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray handle) {
    return passkey
        .filter(found -> YubicoPasskeyCeremonies.handle(found.user()).equals(handle))
        .filter(found -> found.credentialId().equals(credentialId.getBase64Url()))
        .map(OneCredential::registered);
  }

  @Override
  public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
    // Whether a new credential is known already is decided by the database.
    return Set.of();
  }

  private static RegisteredCredential registered(Passkey passkey) {
    try {
      return RegisteredCredential.builder()
          .credentialId(ByteArray.fromBase64Url(passkey.credentialId()))
          .userHandle(YubicoPasskeyCeremonies.handle(passkey.user()))
          .publicKeyCose(ByteArray.fromBase64Url(passkey.publicKey()))
          .signatureCount(passkey.signatures())
          .build();
    } catch (Base64UrlException e) {
      throw new IllegalStateException("a passkey at rest is no base64url", e);
    }
  }
}
