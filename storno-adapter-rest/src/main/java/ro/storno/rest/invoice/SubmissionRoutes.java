package ro.storno.rest.invoice;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.DownloadPeppol;
import ro.storno.application.invoice.DownloadSubmission;
import ro.storno.application.invoice.FilingStatus;
import ro.storno.application.invoice.HastenVerdict;
import ro.storno.application.invoice.InvoiceDetail;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.invoice.ListSubmissions;
import ro.storno.application.invoice.SettleSubmission;
import ro.storno.application.invoice.SignedAnswers;
import ro.storno.application.invoice.SubmitAbroad;
import ro.storno.application.invoice.SubmitInvoice;
import ro.storno.application.provider.Provider;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.rest.openapi.Described;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.ListType;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/**
 * Routes by which invoices reach an authority (api-reference/invoices/submit.md,
 * verify-signature.md, concepts/einvoice-integration.md).
 */
public final class SubmissionRoutes {
  private static final String AREA = "Invoices";
  private static final Param<Envelope> ENVELOPE =
      Param.choice("envelope", "In which envelope; in none unless given.", Envelope.class);
  private static final String ONE = "/api/v1/invoices/{uuid}";

  private final SubmitInvoice submit;
  private final ListSubmissions list;
  private final SignedAnswers answers;
  private final SubmitAbroad abroad;
  private final DownloadSubmission download;
  private final HastenVerdict hasten;
  private final SettleSubmission settle;
  private final DownloadPeppol peppol;

  /**
   * Routes to the given use cases; none is null.
   *
   * @param submit hands invoices in
   * @param abroad hands them to authorities of other countries
   * @param download hands out what was made for them
   * @param list shows what was handed in
   * @param answers hands out what the authority answered
   * @param hasten asks an authority now
   * @param settle lets people say what became of what nobody can be asked about
   * @param peppol makes what access points of Peppol take
   */
  public SubmissionRoutes(
      SubmitInvoice submit,
      ListSubmissions list,
      SignedAnswers answers,
      SubmitAbroad abroad,
      DownloadSubmission download,
      HastenVerdict hasten,
      SettleSubmission settle,
      DownloadPeppol peppol) {
    this.submit = submit;
    this.abroad = abroad;
    this.download = download;
    this.hasten = hasten;
    this.settle = settle;
    this.peppol = peppol;
    this.list = list;
    this.answers = answers;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        submit("/submit", "Submit an issued invoice to ANAF"),
        submit("/upload", "The same as submit"),
        submitTo(),
        list("/submissions", "Show every submission of an invoice, with history and evidence"),
        list("/einvoice-submissions", "Show the submissions of an invoice to all providers"),
        file(),
        ask(),
        settle(),
        peppol(),
        answer(),
        signature(),
        verify());
  }

  /** In what a document travels. */
  enum Envelope {
    NONE,
    SBDH
  }

  /** The invoice as submitted, and what came of it in one sentence. */
  public record Submitted(String message, @JsonUnwrapped InvoiceView invoice) {
    static Submitted of(CompanyScope scope, InvoiceDetail detail) {
      return new Submitted(message(detail), InvoiceView.of(scope, detail));
    }

    private static String message(InvoiceDetail detail) {
      FilingStatus filing = detail.filing();
      if ("queued".equals(filing.state())) {
        return "Invoice queued; it is sent in a few minutes";
      }
      if (detail.invoice().status() == DocumentStatus.REJECTED) {
        return "Invoice rejected by the e-invoice provider: " + filing.message();
      }
      return filing.reference() == null
          ? "Invoice handed to the e-invoice provider; its answer was lost and is being looked for"
          : "Invoice submitted to the e-invoice provider";
    }
  }

  /** To whom an invoice is submitted. */
  public record ProviderRequest(
      @Described(value = "anaf, xrechnung, sdi, ksef or facturx", required = true)
          @Nullable String provider,
      @Described(
              "For ksef: issue it offline now, with both codes on its PDF; KSeF gets the same bytes as"
                  + " soon as it can be reached")
          @Nullable Boolean offline) {}

  /** To whom an invoice was submitted. */
  public record SubmittedTo(
      String message,
      String provider,
      @Described(
              "For anaf that of the invoice; else pending, submitted, accepted, rejected or error")
          String status,
      @Nullable UUID submissionId,
      @Described("What the invoice says and its file does not; also with the submission")
          List<SubmissionView.LeftOutView> leftOut) {
    static SubmittedTo of(Submission submission) {
      return new SubmittedTo(
          message(submission),
          submission.filing().channel().wireName(),
          submission.state().documentedStatus(),
          submission.id().value(),
          SubmissionView.LeftOutView.of(submission.payload()));
    }

    private static String message(Submission submission) {
      return switch (submission.state()) {
        case PREPARED -> "E-invoice generated; download it and hand it in yourself";
        case QUEUED, SENDING -> "Invoice queued; it is sent in a few minutes";
        case SENT -> "Invoice submitted to the e-invoice provider";
        case UNKNOWN ->
            "Invoice handed to the e-invoice provider; its answer was lost and is being looked for";
        case ACCEPTED -> "Invoice accepted by the e-invoice provider";
        case REJECTED ->
            "Invoice rejected by the e-invoice provider: "
                + String.join("; ", submission.answer().errors());
        case WITHDRAWN -> "Invoice not sent: " + submission.problem();
      };
    }
  }

  private Route submit(String path, String summary) {
    return Route.post(ONE + path)
        .company(Permission.EFACTURA_SUBMIT)
        .does(AREA, summary)
        .note(
            "ANAF judges in the background: follow anafState of the invoice, or its events. Where"
                + " ANAF's answer was lost, the outcome is found out before anything is sent again.")
        .answers(200, Submitted.class, "The invoice, sent or refused at once")
        .refuses(400, "Nobody has authorized the company at ANAF")
        .refuses(409, "It is not issued, or submitted already")
        .refuses(422, "Its XML cannot be written, or the official rules find errors")
        .refuses(503, "ANAF cannot be reached; the invoice stays queued and is sent by itself")
        .handle(call -> Reply.ok(Submitted.of(scope(call), submit.submit(scope(call), id(call)))));
  }

  private Route submitTo() {
    return Route.post(ONE + "/submit-einvoice")
        .company(Permission.EFACTURA_SUBMIT)
        .does(AREA, "Submit an issued invoice to a provider")
        .note(
            "Where the company has switched the provider on, the document is handed over at once;"
                + " otherwise its file is made, judged by the official rules and kept for download,"
                + " its submission stays pending, and nothing is ever sent from here. With offline, an"
                + " invoice for KSeF is issued while KSeF cannot be reached.")
        .answers(200, SubmittedTo.class, "What came of it")
        .refuses(409, "It is not issued, or submitted already")
        .refuses(422, "There is no such provider, or the XML cannot be sent")
        .refuses(503, "The provider cannot be reached; the invoice stays queued")
        .handle(
            ProviderRequest.class,
            (call, body) -> {
              Provider provider = SubmitAbroad.provider(scope(call), body.provider());
              if (Boolean.TRUE.equals(body.offline())) {
                return Reply.ok(
                    SubmittedTo.of(abroad.issueOffline(scope(call), id(call), provider)));
              }
              if (provider != Provider.ANAF) {
                return Reply.ok(SubmittedTo.of(abroad.submit(scope(call), id(call), provider)));
              }
              Submitted submitted = Submitted.of(scope(call), submit.submit(scope(call), id(call)));
              return Reply.ok(
                  new SubmittedTo(
                      submitted.message(),
                      provider.wireName(),
                      submitted.invoice().documentStatus(),
                      null,
                      List.of()));
            });
  }

  private Route file() {
    return Route.get(ONE + "/einvoice-submissions/{id}/xml")
        .company(Permission.EFACTURA_VIEW)
        .does(AREA, "Download the file of a submission")
        .answersFile(200, "application/xml", "The exact bytes; a PDF for facturx")
        .refuses(404, "The invoice has no such submission, or it has no file yet")
        .handle(
            call -> file(download.file(scope(call), id(call), new SubmissionId(call.id("id")))));
  }

  private Route ask() {
    return Route.post(ONE + "/einvoice-submissions/{id}/ask")
        .company(Permission.EFACTURA_SUBMIT)
        .does(AREA, "Ask the authority for its verdict now")
        .note(
            "It is asked by itself after 2 minutes, and then ever less often. This asks in the"
                + " background at once; look at the submission again for what it said. A submission"
                + " that awaits no verdict stays as it is.")
        .answers(200, SubmittedTo.class, "The submission, before the answer")
        .refuses(404, "The invoice has no such submission")
        .refuses(409, "It went to ANAF, which is asked by synchronising")
        .refuses(429, "Something happened to it less than 5 seconds ago")
        .handle(
            call ->
                Reply.ok(
                    SubmittedTo.of(
                        hasten.hasten(scope(call), id(call), new SubmissionId(call.id("id"))))));
  }

  private Route settle() {
    return Route.post(ONE + "/einvoice-submissions/{id}/settle")
        .company(Permission.EFACTURA_SUBMIT)
        .does(AREA, "Say what became of a mailed submission whose answer was lost")
        .note(
            "Only where nobody can be asked: a mail to the receiver that a mail server may have"
                + " taken. Ask the receiver first. One that was not delivered is rejected, and the"
                + " invoice can be submitted again. Who says it stands in its history.")
        .answers(200, SubmittedTo.class, "The submission, settled")
        .refuses(404, "The invoice has no such submission")
        .refuses(409, "It is settled, or its outcome is found out by itself")
        .handle(
            SettleSubmission.Command.class,
            (call, body) ->
                Reply.ok(
                    SubmittedTo.of(
                        settle.settle(
                            scope(call), id(call), new SubmissionId(call.id("id")), body))));
  }

  private Route peppol() {
    return Route.get(ONE + "/peppol")
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "Download the invoice as an access point of Peppol takes it")
        .note(
            "Peppol BIS Billing 3.0, judged by its rules. Storno is no access point: whoever has one"
                + " carries the file there. The client is addressed by einvoiceIdentifiers.peppol"
                + " (scheme and id), else by its VAT identifier.")
        .params(ENVELOPE)
        .answersFile(200, "application/xml", "UBL 2.1, or an SBDH envelope around it")
        .refuses(409, "It is a draft, or a supplier's")
        .refuses(422, "A Peppol address is missing, or the rules of Peppol find errors")
        .handle(
            call ->
                file(
                    peppol.download(
                        scope(call),
                        id(call),
                        call.param(ENVELOPE).orElse(Envelope.NONE) == Envelope.SBDH)));
  }

  private Route list(String path, String summary) {
    return Route.get(ONE + path)
        .company(Permission.EFACTURA_VIEW)
        .does(AREA, summary)
        .answers(200, ListType.of(SubmissionView.class), "The submissions, newest first")
        .handle(
            call ->
                Reply.ok(
                    list.list(scope(call), id(call)).stream().map(SubmissionView::of).toList()));
  }

  private Route answer() {
    return Route.get(ONE + "/anaf-response")
        .company(Permission.EFACTURA_VIEW)
        .does(AREA, "Download ANAF's signed answer as it was received")
        .answersFile(200, "application/zip", "Document and signature, or ANAF's reasons")
        .refuses(404, "The invoice is unknown, or ANAF has not answered yet")
        .handle(call -> file(answers.answer(scope(call), id(call))));
  }

  private Route signature() {
    return Route.get(ONE + "/signature")
        .company(Permission.EFACTURA_VIEW)
        .does(AREA, "Download the Ministry's detached signature")
        .answersFile(200, "application/xml", "XML signature over the invoice")
        .refuses(404, "The invoice is unknown, or has no signature")
        .handle(call -> file(answers.signature(scope(call), id(call))));
  }

  private Route verify() {
    return Route.post(ONE + "/verify-signature")
        .company(Permission.EFACTURA_VIEW)
        .does(AREA, "Verify the Ministry's seal on a validated invoice")
        .answers(200, SealVerificationView.class, "What the check found")
        .refuses(404, "The invoice is unknown, or not validated by ANAF")
        .refuses(422, "There is no signature")
        .handle(call -> Reply.ok(SealVerificationView.of(answers.verify(scope(call), id(call)))));
  }

  private static Reply file(InvoiceFile file) {
    return Reply.file(new Reply.Download(file.mediaType(), file.filename(), false, file.content()));
  }

  private static InvoiceId id(Call call) {
    return new InvoiceId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
