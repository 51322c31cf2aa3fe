package ro.storno.rest.identity;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.ActOnce;
import ro.storno.application.identity.ConfirmEmail;
import ro.storno.application.identity.CreateUser;
import ro.storno.application.identity.JoinByInvitation;
import ro.storno.application.identity.ManageInvitations;
import ro.storno.application.identity.OpenFirstAccount;
import ro.storno.application.identity.ResetPassword;
import ro.storno.rest.page.Language;
import ro.storno.rest.page.Page.Tone;
import ro.storno.rest.page.Pages;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/**
 * The pages that account mails lead to, for browsers without a front end.
 *
 * <p>Looking at a page changes nothing, since mail scanners look at every link; its button does.
 * What a form does is proved by what is typed or hidden in it, never by a cookie, so that no other
 * site can send it.
 */
public final class AccountPageRoutes {
  static final String CONFIRM = "/confirm-email";
  static final String RESET = "/reset-password";
  static final String INVITATION = "/accept-invitation";

  static final String FIRST_RUN = "/first-run";

  private static final String AREA = "Account pages";
  private static final String HTML = "text/html";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Param<String> TOKEN = Param.text("token", "From the mail.");

  private final ConfirmEmail confirmEmail;
  private final ResetPassword resetPassword;
  private final ManageInvitations invitations;
  private final JoinByInvitation joinByInvitation;
  private final ActOnce actOnce;
  private final OpenFirstAccount firstAccount;
  private final AccountPages pages = new AccountPages();

  /**
   * Routes to the given use cases.
   *
   * @param confirmEmail not null
   * @param resetPassword not null
   * @param invitations not null
   * @param joinByInvitation not null
   * @param actOnce not null
   * @param firstAccount not null
   */
  public AccountPageRoutes(
      ConfirmEmail confirmEmail,
      ResetPassword resetPassword,
      ManageInvitations invitations,
      JoinByInvitation joinByInvitation,
      ActOnce actOnce,
      OpenFirstAccount firstAccount) {
    this.confirmEmail = confirmEmail;
    this.resetPassword = resetPassword;
    this.invitations = invitations;
    this.joinByInvitation = joinByInvitation;
    this.actOnce = actOnce;
    this.firstAccount = firstAccount;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        askToConfirm(),
        confirm(),
        askForPassword(),
        reset(),
        showInvitation(),
        accept(),
        askForFirstAccount(),
        openFirstAccount());
  }

  private Route askToConfirm() {
    return Route.get(CONFIRM)
        .anyone()
        .does(AREA, "Ask for the click that confirms an address")
        .params(TOKEN)
        .answersFile(200, HTML, "The button")
        .handle(call -> Pages.reply(200, pages.confirm(Language.of(call), token(call))));
  }

  private Route confirm() {
    return Route.post(CONFIRM)
        .anyone()
        .does(AREA, "Confirm an address")
        .limited(10, MINUTE)
        .answersFile(200, HTML, "It is confirmed")
        .answersFile(400, HTML, "The link is void")
        .handle(
            call -> {
              Language language = Language.of(call);
              try {
                confirmEmail.confirm(call.formText("token").orElse(null));
                return Pages.reply(200, pages.titled(language, Tone.SUCCESS, "confirmed"));
              } catch (ApplicationException.Conflict before) {
                return Pages.reply(200, pages.titled(language, Tone.SUCCESS, "confirmed"));
              } catch (ApplicationException.Unauthenticated | ApplicationException.Invalid none) {
                return Pages.reply(400, pages.titled(language, Tone.PROBLEM, "confirm.void"));
              }
            });
  }

  private Route askForPassword() {
    return Route.get(RESET)
        .anyone()
        .does(AREA, "Ask for a new password")
        .params(TOKEN)
        .answersFile(200, HTML, "The form")
        .handle(call -> Pages.reply(200, pages.reset(Language.of(call), token(call), null)));
  }

  private Route reset() {
    return Route.post(RESET)
        .anyone()
        .does(AREA, "Set a new password")
        .limited(10, Duration.ofMinutes(15))
        .answersFile(200, HTML, "It is set, and every session has ended")
        .answersFile(400, HTML, "The link is void")
        .answersFile(422, HTML, "The password is not good enough; the form again")
        .handle(
            call -> {
              Language language = Language.of(call);
              String token = call.formText("token").orElse("");
              String password = call.formText("password").orElse("");
              try {
                if (password.isEmpty()) {
                  return Pages.reply(422, pages.reset(language, token, "problem.password"));
                }
                resetPassword.reset(new ResetPassword.Command(token, password));
                return Pages.reply(200, pages.titled(language, Tone.SUCCESS, "reset.done"));
              } catch (ApplicationException.Unacceptable weak) {
                return Pages.reply(422, pages.reset(language, token, "problem.password"));
              } catch (ApplicationException.Unauthenticated | ApplicationException.Invalid none) {
                return Pages.reply(400, pages.titled(language, Tone.PROBLEM, "reset.void"));
              }
            });
  }

  private Route showInvitation() {
    return Route.get(INVITATION)
        .anyone()
        .does(AREA, "Show an invitation")
        .params(TOKEN)
        .limited(30, MINUTE)
        .answersFile(200, HTML, "The invitation, and what must be typed to accept it")
        .answersFile(404, HTML, "It is unknown, used or withdrawn")
        .answersFile(410, HTML, "It has expired")
        .handle(call -> offered(call, token(call), 200, null));
  }

  private Reply offered(Call call, String token, int status, @Nullable String problem) {
    Language language = Language.of(call);
    try {
      return Pages.reply(
          status, pages.invitation(language, token, invitations.offer(token), problem));
    } catch (ApplicationException.NotFound unknown) {
      return Pages.reply(404, pages.titled(language, Tone.PROBLEM, "invitation.void"));
    } catch (ApplicationException.Gone expired) {
      return Pages.reply(410, pages.titled(language, Tone.PROBLEM, "invitation.expired"));
    }
  }

  private Route accept() {
    return Route.post(INVITATION)
        .anyone()
        .does(AREA, "Accept an invitation")
        .note("Signs an account in for this once, or opens one for the invited address.")
        .limited(5, MINUTE)
        .answersFile(200, HTML, "The user is a member now")
        .answersFile(401, HTML, "The password is wrong; the form again")
        .answersFile(
            403, HTML, "A code is needed, there were too many, or the account may not sign in")
        .answersFile(404, HTML, "It is unknown, used or withdrawn")
        .answersFile(410, HTML, "It has expired")
        .answersFile(422, HTML, "The password is not good enough; the form again")
        .handle(
            call -> {
              String token = call.formText("token").orElse("");
              try {
                ManageInvitations.Accepted accepted = accepted(call, token);
                return Pages.reply(200, pages.joined(Language.of(call), accepted));
              } catch (ApplicationException.NotFound
                  | ApplicationException.Gone
                  | ApplicationException.Conflict over) {
                return offered(call, token, 200, "problem.again");
              } catch (ApplicationException.Unacceptable weak) {
                return offered(call, token, 422, "problem.password");
              } catch (ApplicationException refused) {
                if (PageProblems.ofSignIn(refused)) {
                  return offered(
                      call, token, PageProblems.status(refused), PageProblems.signIn(refused));
                }
                throw refused;
              }
            });
  }

  private ManageInvitations.Accepted accepted(Call call, String token) {
    ManageInvitations.Offer offer = invitations.offer(token);
    String password = call.formText("password").orElse(null);
    if (!offer.hasAccount()) {
      return joinByInvitation.join(
          token,
          new JoinByInvitation.Newcomer(
              call.formText("firstName").orElse(null),
              call.formText("lastName").orElse(null),
              password));
    }
    return actOnce.as(
        new ActOnce.Credentials(
            offer.invitation().email().value(), password, call.formText("code").orElse(null)),
        present -> invitations.accept(present.actor(), token));
  }

  private Route askForFirstAccount() {
    return Route.get(FIRST_RUN)
        .anyone()
        .does(AREA, "Ask for the first account of a new installation")
        .note("The link stands on the console of the server, for ten minutes after its start.")
        .params(TOKEN)
        .limited(30, MINUTE)
        .answersFile(200, HTML, "The form")
        .answersFile(404, HTML, "The link is void, or there is an account already")
        .handle(
            call ->
                firstAccount.good(token(call))
                    ? Pages.reply(200, pages.firstRun(Language.of(call), token(call), "", null))
                    : noFirstAccount(call));
  }

  private Reply noFirstAccount(Call call) {
    return Pages.reply(404, pages.titled(Language.of(call), Tone.PROBLEM, "first.void"));
  }

  private Route openFirstAccount() {
    return Route.post(FIRST_RUN)
        .anyone()
        .does(AREA, "Make the first account of a new installation")
        .note("It runs the installation, and owns an organization.")
        .limited(10, MINUTE)
        .answersFile(200, HTML, "The account is there")
        .answersFile(404, HTML, "The link is void, or there is an account already")
        .answersFile(422, HTML, "Address or password do not do; the form again")
        .handle(
            call -> {
              Language language = Language.of(call);
              String token = call.formText("token").orElse("");
              String email = call.formText("email").orElse("");
              try {
                firstAccount.open(token, first(call, email));
                return Pages.reply(200, pages.titled(language, Tone.SUCCESS, "first.done"));
              } catch (ApplicationException.NotFound over) {
                return noFirstAccount(call);
              } catch (ApplicationException.Invalid wrong) {
                String problem =
                    wrong.errors().containsKey("password") ? "problem.password" : "problem.email";
                return Pages.reply(422, pages.firstRun(language, token, email, problem));
              }
            });
  }

  private static CreateUser.Command first(Call call, String email) {
    return new CreateUser.Command(
        email,
        call.formText("password").orElse(null),
        call.formText("firstName").orElse(null),
        call.formText("lastName").orElse(null),
        true,
        call.formText("organization").orElse(email));
  }

  private static String token(Call call) {
    return call.param(TOKEN).orElse("");
  }
}
