package ro.storno.application.identity;

import java.util.Objects;
import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.UserId;

/**
 * Reads answers in clear text: the client data is the challenge, the key is a word, and a signature
 * is that word with a count, such as {@code key:3}.
 */
public final class PlainPasskeyCeremonies implements PasskeyCeremonies {
  @Override
  public Site site() {
    return new Site("storno.example", "Storno");
  }

  @Override
  public Optional<String> challengeOf(PasskeyAnswer answer) {
    return Optional.ofNullable(answer.clientData());
  }

  @Override
  public NewCredential check(PasskeyAnswer answer, String challenge, UserId user) {
    String key = answer.attestation();
    if (key == null) {
      throw PasskeyChallenger.refused("No key.");
    }
    return new NewCredential(Objects.requireNonNull(answer.id()), key, 0);
  }

  @Override
  public long check(PasskeyAnswer answer, String challenge, Passkey passkey) {
    String[] signature = Objects.requireNonNullElse(answer.signature(), "").split(":", 2);
    if ("unverified".equals(answer.authenticatorData())) {
      throw new ApplicationException.Forbidden("Forbidden", "User verification failed.");
    }
    if (signature.length != 2 || !signature[0].equals(passkey.publicKey())) {
      throw PasskeyChallenger.refused("Invalid signature.");
    }
    return Long.parseLong(signature[1]);
  }
}
