package ro.storno.rest.anaf;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.ListAuthorizations;
import ro.storno.application.anaf.ManageTokenLinks;
import ro.storno.application.anaf.RemoveAuthorization;
import ro.storno.application.anaf.SaveToken;
import ro.storno.application.anaf.ValidateCif;
import ro.storno.application.identity.Actor;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/anaf: status, tokens and links. */
public final class AnafTokenRoutes {
  private static final String AREA = "ANAF";
  private static final String TOKENS = "/api/v1/anaf/tokens";
  private static final String LINKS = "/api/v1/anaf/token-links";

  private final UseCases use;
  private final Supplier<URI> publicAddress;
  private final Clock clock;

  /**
   * What the routes call; none is null.
   *
   * @param list lists authorizations
   * @param save keeps a token from elsewhere
   * @param remove forgets an authorization
   * @param validate asks for a CIF
   * @param links makes links
   */
  public record UseCases(
      ListAuthorizations list,
      SaveToken save,
      RemoveAuthorization remove,
      ValidateCif validate,
      ManageTokenLinks links) {}

  /** The user's authorizations. */
  record TokenList(List<TokenView> data) {}

  /** The user's links. */
  record LinkList(List<LinkView> data) {}

  /**
   * A new link.
   *
   * @param linkToken 64 characters
   * @param url its page
   * @param linkUrl the same page at its short address
   * @param expiresAt until when it waits
   */
  record NewLinkView(String linkToken, String url, String linkUrl, Instant expiresAt) {}

  /**
   * Whether an authorization may act for a CIF.
   *
   * @param valid whether nothing is wrong
   * @param errors what is wrong
   * @param cif the CIF that was checked
   * @param companyName the user's company
   * @param message the same in one sentence
   */
  record ValidationView(
      boolean valid,
      List<String> errors,
      @Nullable String cif,
      @Nullable String companyName,
      String message) {
    static ValidationView of(ValidateCif.Result result) {
      return new ValidationView(
          result.valid(),
          result.errors(),
          result.cif(),
          result.companyName(),
          result.valid()
              ? "The token may act for CIF " + result.cif() + "."
              : String.join("; ", result.errors()) + ".");
    }
  }

  /**
   * Routes to the given use cases.
   *
   * @param use not null
   * @param publicAddress where browsers reach this server, asked for at each link, not null
   * @param clock not null
   */
  public AnafTokenRoutes(UseCases use, Supplier<URI> publicAddress, Clock clock) {
    this.use = use;
    this.publicAddress = publicAddress;
    this.clock = clock;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        status(), tokens(), save(), remove(), validate(), createLink(), listLinks(), showLink());
  }

  private Route status() {
    return Route.get("/api/v1/anaf/status")
        .inPerson()
        .does(AREA, "Show whether the user is connected to ANAF")
        .answers(200, StatusView.class, "The user's authorizations in brief")
        .handle(call -> Reply.ok(StatusView.of(views(call))));
  }

  private Route tokens() {
    return Route.get(TOKENS)
        .inPerson()
        .does(AREA, "List the user's authorizations at ANAF")
        .answers(200, TokenList.class, "Newest first")
        .handle(call -> Reply.ok(new TokenList(views(call))));
  }

  private List<TokenView> views(Call call) {
    return use.list().list(actor(call)).stream().map(TokenView::of).toList();
  }

  private Route save() {
    return Route.post(TOKENS)
        .inPerson()
        .does(AREA, "Keep an access token that was obtained elsewhere")
        .note(
            "Its end is read from the token; ANAF is asked whether it takes it, and for which of"
                + " the user's companies. Such a token cannot be renewed; prefer a link.")
        .answers(201, SavedTokenView.class, "The token, with what ANAF said")
        .refuses(404, "The user has no such company")
        .refuses(422, "The token is kept already")
        .handle(
            SaveToken.Command.class,
            (call, body) ->
                Reply.created(SavedTokenView.of(TokenView.of(use.save().save(actor(call), body)))));
  }

  private Route remove() {
    return Route.delete(TOKENS + "/{id}")
        .inPerson()
        .does(AREA, "Forget an authorization")
        .note(
            "Companies that no other authorization serves stop synchronising. To withdraw the"
                + " consent at ANAF as well, use ANAF's portal.")
        .answers(204, "It is gone")
        .handle(
            call -> {
              use.remove().remove(actor(call), number(call));
              return Reply.noContent();
            });
  }

  private Route validate() {
    return Route.post(TOKENS + "/{id}/validate-cif")
        .inPerson()
        .does(AREA, "Ask ANAF whether an authorization may act for a CIF")
        .answers(200, ValidationView.class, "What was found")
        .handle(
            ValidateCif.Command.class,
            (call, body) ->
                Reply.ok(
                    ValidationView.of(use.validate().validate(actor(call), number(call), body))));
  }

  private Route createLink() {
    return Route.post(LINKS)
        .inPerson()
        .does(AREA, "Make a link by which a certificate holder authorizes on another device")
        .answers(201, NewLinkView.class, "The link; its token is not shown again")
        .refuses(429, "Five links wait already")
        .handle(
            call -> {
              ManageTokenLinks.Created created = use.links().create(actor(call));
              String base = publicAddress.get().toString();
              return Reply.created(
                  new NewLinkView(
                      created.token(),
                      base + "/auth/anaf/device?token=" + created.token(),
                      base + "/anaf/link/" + created.token(),
                      created.link().expiresAt()));
            });
  }

  private Route listLinks() {
    return Route.get(LINKS)
        .inPerson()
        .does(AREA, "List the user's links")
        .answers(200, LinkList.class, "Newest first, without their tokens")
        .handle(
            call ->
                Reply.ok(
                    new LinkList(
                        use.links().list(actor(call)).stream()
                            .map(link -> LinkView.of(link, clock.instant()))
                            .toList())));
  }

  private Route showLink() {
    return Route.get(LINKS + "/{linkToken}")
        .anyone()
        .does(AREA, "Show where a link stands, to whoever knows its token")
        .answers(200, LinkView.class, "Where it stands")
        .handle(
            call ->
                Reply.ok(
                    LinkView.of(use.links().show(call.pathText("linkToken")), clock.instant())));
  }

  private static long number(Call call) {
    String text = call.pathText("id");
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw Refusal.notFound();
    }
    return Long.parseLong(text);
  }

  private static Actor actor(Call call) {
    return call.caller(Actor.class);
  }
}
