package ro.storno.application.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Wording;

/**
 * What an authenticator answers through the browser (Web Authentication Level 3, section 5.1);
 * bytes are base64url.
 *
 * @param id of the credential; required
 * @param clientData what the browser says the answer is for, JSON; required
 * @param attestation the new public key, when a passkey is added
 * @param authenticatorData what the authenticator says, when somebody signs in
 * @param signature over both, when somebody signs in
 * @param userHandle whose credential it is, where the authenticator tells
 */
public record PasskeyAnswer(
    @NotBlank(message = Wording.BLANK) @Size(max = 1400, message = Wording.TOO_LONG)
        @Nullable String id,
    @NotBlank(message = Wording.BLANK) @Size(max = LONGEST, message = Wording.TOO_LONG)
        @Nullable String clientData,
    @Size(max = LONGEST, message = Wording.TOO_LONG) @Nullable String attestation,
    @Size(max = LONGEST, message = Wording.TOO_LONG) @Nullable String authenticatorData,
    @Size(max = LONGEST, message = Wording.TOO_LONG) @Nullable String signature,
    @Size(max = 128, message = Wording.TOO_LONG) @Nullable String userHandle) {
  private static final int LONGEST = 65_536;
}
