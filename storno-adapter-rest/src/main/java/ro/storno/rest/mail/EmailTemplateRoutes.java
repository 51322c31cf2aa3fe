package ro.storno.rest.mail;

import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.mail.ManageEmailTemplates;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.mail.EmailTemplateId;
import ro.storno.domain.mail.MailedKind;
import ro.storno.rest.mail.EmailTemplateView.EmailTemplateList;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/email-templates. */
public final class EmailTemplateRoutes {
  private static final String AREA = "E-mail templates";
  private static final String ALL = "/api/v1/email-templates";
  private static final String ONE = ALL + "/{uuid}";
  private static final Param<List<MailedKind>> CATEGORY =
      Param.choices("category", "Those for some kinds of documents only.", MailedKind.class);

  private final ManageEmailTemplates templates;

  /**
   * Routes to the given use case.
   *
   * @param templates not null
   */
  public EmailTemplateRoutes(ManageEmailTemplates templates) {
    this.templates = templates;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), create(), update(), delete());
  }

  private Route list() {
    return Route.get(ALL)
        .company(Permission.EMAIL_TEMPLATE_VIEW)
        .does(AREA, "List e-mail templates")
        .note("A company without any gets a standard one for invoices.")
        .params(CATEGORY)
        .answers(200, EmailTemplateList.class, "All templates, oldest first")
        .handle(
            call -> {
              List<MailedKind> kinds = call.param(CATEGORY).orElse(List.of());
              return Reply.ok(
                  new EmailTemplateList(
                      templates.list(scope(call)).stream()
                          .filter(each -> kinds.isEmpty() || kinds.contains(each.kind()))
                          .map(EmailTemplateView::of)
                          .toList(),
                      ManageEmailTemplates.variables()));
            });
  }

  private Route create() {
    return Route.post(ALL)
        .company(Permission.EMAIL_TEMPLATE_MANAGE)
        .does(AREA, "Add an e-mail template")
        .note(
            "Variables stand as {{name}}, {name} or [[name]]; {if name}…{endif} shows what is in it"
                + " where the variable is not empty. What is no variable stays as typed. A body with"
                + " tags is HTML and made safe when it is sent.")
        .answers(201, EmailTemplateView.class, "The template")
        .refuses(422, "A field is missing, empty or too long")
        .handle(
            ManageEmailTemplates.Command.class,
            (call, body) ->
                Reply.created(EmailTemplateView.of(templates.create(scope(call), body))));
  }

  private Route update() {
    return Route.patch(ONE)
        .company(Permission.EMAIL_TEMPLATE_MANAGE)
        .does(AREA, "Change an e-mail template; mails that were sent stay as they are")
        .answers(200, EmailTemplateView.class, "The template as changed")
        .refuses(422, "Nothing was sent, or a field is empty or too long")
        .handle(
            ManageEmailTemplates.Command.class,
            (call, body) ->
                Reply.ok(
                    EmailTemplateView.of(
                        templates.change(
                            scope(call),
                            id(call),
                            body,
                            call.sent(ManageEmailTemplates.Command.class)))));
  }

  private Route delete() {
    return Route.delete(ONE)
        .company(Permission.EMAIL_TEMPLATE_MANAGE)
        .does(AREA, "Delete an e-mail template for good")
        .answers(204, "It is gone")
        .refuses(409, "It is the last one, or the default of its category")
        .handle(
            call -> {
              templates.remove(scope(call), id(call));
              return Reply.noContent();
            });
  }

  private static EmailTemplateId id(Call call) {
    return new EmailTemplateId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
