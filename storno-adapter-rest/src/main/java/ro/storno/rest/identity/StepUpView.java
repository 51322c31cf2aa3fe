package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.SignIn;

/**
 * Whether the second factor is asked for before a change of credentials.
 *
 * @param mfaRequired false if no second factor is on
 * @param mfaToken names the challenge, null if none is needed
 * @param mfaMethods how it can be answered
 */
public record StepUpView(
    @JsonProperty("mfa_required") boolean mfaRequired,
    @JsonProperty("mfa_token") @Nullable String mfaToken,
    @JsonProperty("mfa_methods") List<String> mfaMethods) {

  static StepUpView of(Optional<SignIn.Challenged> asked) {
    return new StepUpView(
        asked.isPresent(),
        asked.map(SignIn.Challenged::token).orElse(null),
        asked.map(SignIn.Challenged::methods).orElse(List.of()));
  }
}
