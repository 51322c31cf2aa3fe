package ro.storno.rest.mail;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import ro.storno.application.identity.Actor;
import ro.storno.application.mail.ManageSender;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.document.MessageView;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/mailer-config. */
public final class SenderRoutes {
  private static final String AREA = "Mail sender";
  private static final String PATH = "/api/v1/mailer-config";

  private final ManageSender sender;

  /**
   * Routes to the given use case.
   *
   * @param sender not null
   */
  public SenderRoutes(ManageSender sender) {
    this.sender = sender;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(show(), save(), remove(), test());
  }

  private Route show() {
    return Route.get(PATH)
        .organization(Permission.SETTINGS_VIEW)
        .does(AREA, "Show the organization's mail server")
        .answers(200, SenderView.class, "The configuration, or null where there is none")
        .refuses(404, "The user belongs to no organization")
        .handle(call -> Reply.ok(SenderView.of(sender.show(call.caller(Actor.class)))));
  }

  private Route save() {
    return Route.put(PATH)
        .organization(Permission.SETTINGS_MANAGE)
        .does(AREA, "Make or change the organization's mail server")
        .note(
            "Fields left out stay as they are. The password is needed at first, and again whenever"
                + " host, port, encryption or user change; it is never shown. While it is enabled"
                + " and the plan covers it, it carries the mails of documents, and no others.")
        .answers(200, SenderView.class, "The configuration as saved")
        .refuses(404, "The user belongs to no organization")
        .handle(
            ManageSender.Command.class,
            (call, body) ->
                Reply.ok(
                    SenderView.of(
                        sender.save(
                            call.caller(Actor.class),
                            body,
                            call.sent(ManageSender.Command.class)))));
  }

  private Route remove() {
    return Route.delete(PATH)
        .organization(Permission.SETTINGS_MANAGE)
        .does(AREA, "Forget the organization's mail server")
        .answers(
            200, MessageView.class, "Forgotten; documents go out from the installation's server")
        .refuses(404, "There is no configuration")
        .handle(
            call -> {
              sender.remove(call.caller(Actor.class));
              return Reply.ok(new MessageView("Mailer configuration deleted."));
            });
  }

  private Route test() {
    return Route.post(PATH + "/test")
        .organization(Permission.SETTINGS_MANAGE)
        .limited(10, Duration.ofMinutes(1))
        .does(AREA, "Send a test message")
        .note(
            "Tries the stored configuration, or what it would be with the given fields. Servers in"
                + " private networks are refused unless the operator allows them.")
        .answers(200, SenderTestView.class, "What came of it")
        .refuses(404, "The user belongs to no organization")
        .handle(
            SenderTestRequest.class,
            (call, body) -> {
              Set<String> sent = call.sent(SenderTestRequest.class);
              return Reply.ok(
                  SenderTestView.of(
                      sender.test(
                          call.caller(Actor.class), body.command(), sent, body.testEmail())));
            });
  }
}
