package ro.storno.rest.invoice;

import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.AttachToInvoice;
import ro.storno.application.invoice.DownloadAttachment;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.invoice.ListAttachments;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.AttachmentId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.rest.invoice.InvoiceAnswers.AttachmentList;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.Upload;

/** Routes of api-reference/invoices/attachments. */
public final class AttachmentRoutes {
  private static final String AREA = "Attachments";
  private static final String ALL = "/api/v1/invoices/{uuid}/attachments";

  private final AttachToInvoice attach;
  private final ListAttachments list;
  private final DownloadAttachment download;

  /**
   * Routes to the given use cases; none is null.
   *
   * @param attach keeps files
   * @param list lists them
   * @param download hands them out
   */
  public AttachmentRoutes(
      AttachToInvoice attach, ListAttachments list, DownloadAttachment download) {
    this.attach = attach;
    this.list = list;
    this.download = download;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), upload(), download());
  }

  private Route list() {
    return Route.get(ALL)
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "List the files attached to an invoice")
        .answers(200, AttachmentList.class, "The files, oldest first")
        .handle(
            call ->
                Reply.ok(
                    new AttachmentList(
                        list.list(scope(call), invoice(call)).stream()
                            .map(AttachmentView::of)
                            .toList())));
  }

  private Route upload() {
    return Route.post(ALL)
        .company(Permission.INVOICE_EDIT)
        .does(AREA, "Attach a file to an invoice")
        .note("The form may carry a text field description beside the file.")
        .upload("file")
        .answers(201, AttachmentView.class, "The file")
        .refuses(402, "The plan does not include another file, or one that large")
        .refuses(409, "The invoice has as many files as it may have")
        .refuses(422, "The file is not acceptable")
        .handle(
            call -> {
              Upload file = call.upload("file");
              AttachToInvoice.Command command =
                  new AttachToInvoice.Command(
                      file.fileName(),
                      file.mediaType(),
                      file.content(),
                      call.formText("description").orElse(null));
              return Reply.created(
                  AttachmentView.of(attach.attach(scope(call), invoice(call), command)));
            });
  }

  private Route download() {
    return Route.get(ALL + "/{attachmentUuid}")
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "Download a file attached to an invoice")
        .answersFile(200, "*/*", "The file as it was uploaded")
        .answerHeader("X-Upload-Date", "When the file was uploaded")
        .refuses(410, "The file was deleted")
        .handle(
            call -> {
              InvoiceFile file =
                  download.download(
                      scope(call), invoice(call), new AttachmentId(call.id("attachmentUuid")));
              Reply.Download content =
                  new Reply.Download(file.mediaType(), file.filename(), false, file.content());
              return Reply.file(content).withHeader("X-Upload-Date", file.at().toString());
            });
  }

  private static InvoiceId invoice(Call call) {
    return new InvoiceId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
