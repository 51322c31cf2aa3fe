package ro.storno.rest.mail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import ro.storno.application.ApplicationException;
import ro.storno.application.mail.Unsubscribe;
import ro.storno.rest.page.Language;
import ro.storno.rest.page.Page;
import ro.storno.rest.page.Page.Tone;
import ro.storno.rest.page.Pages;
import ro.storno.rest.page.Wording;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/**
 * The page that the foot of every mail about a document leads to. Looking at it changes nothing,
 * since mail scanners look at every link; its button does, and so does the POST of mail programs
 * (RFC 8058), which name the reader in the address.
 */
public final class UnsubscribeRoutes {
  private static final String PATH = "/unsubscribe";
  private static final String AREA = "Mail pages";
  private static final String HTML = "text/html";
  private static final String AGAIN = "again";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Param<String> TOKEN = Param.text("token", "From the mail.");

  private final Unsubscribe unsubscribe;
  private final Wording wording = new Wording(UnsubscribeRoutes.class);

  /**
   * Routes to the given use case.
   *
   * @param unsubscribe not null
   */
  public UnsubscribeRoutes(Unsubscribe unsubscribe) {
    this.unsubscribe = unsubscribe;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(ask(), choose());
  }

  private Route ask() {
    return Route.get(PATH)
        .anyone()
        .does(AREA, "Ask whether no more mails are wanted")
        .params(TOKEN)
        .limited(60, MINUTE)
        .answersFile(200, HTML, "The button")
        .answersFile(404, HTML, "The link is void")
        .handle(call -> answer(call, call.param(TOKEN).orElse(""), false));
  }

  private Route choose() {
    return Route.post(PATH)
        .anyone()
        .does(AREA, "Want no more mails, or want them again")
        .params(TOKEN)
        .limited(60, MINUTE)
        .answersFile(200, HTML, "It is noted")
        .answersFile(404, HTML, "The link is void")
        .handle(
            call ->
                answer(call, call.formText("token").or(() -> call.param(TOKEN)).orElse(""), true));
  }

  private Reply answer(Call call, String token, boolean chosen) {
    Language language = Language.of(call);
    try {
      return Pages.reply(
          200,
          chosen
              ? page(language, token, unsubscribe.choose(token, call.formText(AGAIN).isEmpty()))
              : page(language, token, unsubscribe.show(token)));
    } catch (ApplicationException.NotFound unknown) {
      return Pages.reply(
          404,
          Page.saying(
              language,
              Tone.PROBLEM,
              wording.get(language, "void.title"),
              wording.get(language, "void")));
    }
  }

  private Page page(Language language, String token, Unsubscribe.Shown shown) {
    String state = shown.refused() ? "refused" : "wanted";
    Map<String, String> hidden =
        shown.refused() ? Map.of("token", token, AGAIN, "yes") : Map.of("token", token);
    return Page.saying(
            language,
            shown.refused() ? Tone.SUCCESS : Tone.NEUTRAL,
            wording.get(language, state + ".title"),
            wording.get(language, state, shown.sender(), shown.address().value()))
        .offering(new Page.Form(PATH, hidden, wording.get(language, state + ".button"), null));
  }
}
