package ro.storno.application.invoice;

import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.AttachmentId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;

/** Attaches a file to an invoice. */
public final class AttachToInvoice {
  /** Largest file accepted, in bytes (api-reference/invoices/attachments.md, highest plan). */
  public static final int LARGEST_FILE = 50 * 1024 * 1024;

  private static final int LONGEST_NAME = 200;
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}");

  private final Transactions transactions;
  private final Invoices invoices;
  private final InvoiceFiles files;
  private final FileStore store;
  private final Ids ids;
  private final Clock clock;

  /** Attaches with the given ports; none is null. */
  public AttachToInvoice(
      Transactions transactions,
      Invoices invoices,
      InvoiceFiles files,
      FileStore store,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.files = files;
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Attaches the file.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws ApplicationException.Invalid if the file is empty or too large
   */
  public Attachment attach(CompanyScope scope, InvoiceId id, Command command) {
    scope.requireToChange(Permission.INVOICE_EDIT);
    new FieldErrors()
        .addIf(command.content.length == 0, "file", Wording.BLANK)
        .addIf(command.content.length > LARGEST_FILE, "file", "The file is larger than 50 MB.")
        .throwInvalid();
    transactions.inCompany(scope.company(), () -> requireInvoice(scope, id));
    Attachment attachment = attachment(scope, id, command);
    // Written before the row that names it: a crash in between leaves an unused file only.
    store.put(scope.company(), attachment.storageKey(), command.content);
    return transactions.inCompany(
        scope.company(),
        () -> {
          requireInvoice(scope, id);
          files.addAttachment(scope.company(), attachment);
          return attachment;
        });
  }

  private Invoice requireInvoice(CompanyScope scope, InvoiceId id) {
    return invoices
        .find(scope.company(), id)
        .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
  }

  private Attachment attachment(CompanyScope scope, InvoiceId invoice, Command command) {
    AttachmentId id = new AttachmentId(ids.next());
    return new Attachment(
        id,
        invoice,
        filename(command.filename),
        mediaType(command.mimeType),
        command.content.length,
        Sha256.of(command.content),
        "attachments/" + id + ".bin",
        command.description,
        scope.actor().user(),
        clock.instant(),
        null);
  }

  /** The last part of a path, without anything that could end a header or a line. */
  private static String filename(@Nullable String claimed) {
    String name = claimed == null ? "" : claimed.replaceAll("^.*[/\\\\]", "");
    String clean = name.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?;]+", "_").strip();
    String kept =
        clean.length() > LONGEST_NAME ? clean.substring(clean.length() - LONGEST_NAME) : clean;
    return kept.isEmpty() || kept.matches("\\.+") ? "attachment" : kept;
  }

  private static String mediaType(@Nullable String claimed) {
    String type = claimed == null ? "" : claimed.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return MEDIA_TYPE.matcher(type).matches() ? type : "application/octet-stream";
  }

  /**
   * A file as uploaded.
   *
   * @param filename as the client named it, or null
   * @param mimeType as the client claimed it, or null
   * @param content the bytes; not null
   * @param description or null
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Command(
      @Nullable String filename,
      @Nullable String mimeType,
      byte[] content,
      @Nullable String description) {}
}
