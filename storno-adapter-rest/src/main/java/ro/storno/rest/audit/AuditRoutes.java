package ro.storno.rest.audit;

import java.util.List;
import ro.storno.application.Page;
import ro.storno.application.audit.ReadAudit;
import ro.storno.application.identity.Actor;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.document.Paging;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.SpooledText;

/** Routes of the audit trail. */
public final class AuditRoutes {
  private static final String AREA = "Audit trail";
  private static final String PATH = "/api/v1/audit-logs";

  private final ReadAudit audit;

  /** A page of entries. */
  record AuditPage(List<AuditRecordView> data, long total, int page, int limit, long pages) {}

  /**
   * Routes to the given use case.
   *
   * @param audit not null
   */
  public AuditRoutes(ReadAudit audit) {
    this.audit = audit;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), export());
  }

  private Route list() {
    return Route.get(PATH)
        .organizationInPerson(Permission.ORG_VIEW_AUDIT)
        .does(AREA, "List who did what, newest first")
        .params(Paging.PARAMS)
        .answers(200, AuditPage.class, "A page of the entries")
        .handle(
            call -> {
              Page<AuditRecordView> page =
                  audit.list(call.caller(Actor.class), Paging.of(call)).map(AuditRecordView::of);
              return Reply.ok(
                  new AuditPage(
                      page.data(), page.total(), page.page(), page.limit(), page.pages()));
            });
  }

  private Route export() {
    return Route.get(PATH + "/export")
        .organizationInPerson(Permission.ORG_VIEW_AUDIT)
        .does(AREA, "Export the whole trail, oldest first")
        .note(
            "One JSON object a line. Each holds the digest of the one before it, so that whoever"
                + " has the file can verify it.")
        .answersFile(200, "application/x-ndjson", "The trail")
        .handle(
            call -> {
              Actor actor = call.caller(Actor.class);
              return Reply.file(
                  new Reply.Download(
                      "application/x-ndjson",
                      "audit.ndjson",
                      SpooledText.of(line -> audit.export(actor, line))));
            });
  }
}
