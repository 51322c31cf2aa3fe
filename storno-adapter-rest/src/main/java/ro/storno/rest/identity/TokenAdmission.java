package ro.storno.rest.identity;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Authenticate;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.identity.ManageApiKeys;
import ro.storno.rest.route.Access;
import ro.storno.rest.route.Call;
import ro.storno.rest.server.Admission;

/**
 * Admits callers by their access token or API key, into the organization and company that they
 * name.
 *
 * <p>The decisions are the application's; this class only reads the headers for it.
 */
public final class TokenAdmission implements Admission {
  private static final String BEARER = "bearer ";

  private final Authenticate authenticate;
  private final EnterCompany enterCompany;

  /**
   * Admits with the given use cases; none is null.
   *
   * @param authenticate tells who calls
   * @param enterCompany lets callers into a company
   */
  public TokenAdmission(Authenticate authenticate, EnterCompany enterCompany) {
    this.authenticate = authenticate;
    this.enterCompany = enterCompany;
  }

  @Override
  public void admit(Call call) {
    Access access = call.route().access();
    if (access instanceof Access.Anyone) {
      return;
    }
    Actor actor =
        authenticate.authenticate(credential(call), call.header("X-Organization").orElse(null));
    actor.userIfAny().ifPresent(user -> call.note("userId", user.toString()));
    if (access.inPersonOnly() && !actor.firstParty()) {
      throw programRefused(call);
    }
    if (!(access instanceof Access.SignedIn)) {
      authenticate.requireDemandedFactor(actor, access instanceof Access.Operator);
    }
    if (access instanceof Access.Operator) {
      actor.requireOperator();
    }
    if (access instanceof Access.InCompany) {
      CompanyScope scope = enterCompany.enter(actor, company(call).orElse(null));
      call.note("companyId", scope.company().toString());
      call.admit(scope);
    } else {
      call.admit(actor);
    }
  }

  /** Some pages say that a program is nobody there, others that it is not allowed. */
  private static ApplicationException programRefused(Call call) {
    String text = "This needs a sign-in in person; API keys and apps cannot do it.";
    return call.route().refusals().containsKey(401)
        ? new ApplicationException.Unauthenticated(text)
        : new ApplicationException.Forbidden("Access denied", text);
  }

  /** An access token follows the word Bearer; an API key stands alone, but may follow it too. */
  static @Nullable String credential(Call call) {
    String value = call.header("Authorization").map(String::trim).orElse("");
    if (value.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return value.substring(BEARER.length()).trim();
    }
    return value.startsWith(ManageApiKeys.PREFIX) ? value : null;
  }

  /** The query beats the header (notes/client-contract.md). */
  private static Optional<String> company(Call call) {
    return call.query("company").or(() -> call.header("X-Company"));
  }
}
