package ro.storno.application.anaf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.party.Cif;

/**
 * ANAF's e-Factura service (FCTEL), one method per operation; external-apis.md, section 2. One call
 * is one request: whoever calls decides about repetition. All methods throw {@link
 * ro.storno.application.authority.AuthorityException}. Not for use inside a transaction.
 * Implementations are thread-safe.
 *
 * <p>ANAF tells many of its troubles in an answer with status 200. Whatever the operation and the
 * form of the answer: "nu aveti drept" is {@code AccessRefused}, "s-au facut deja … in cursul
 * zilei" is {@code LimitReached}, "a aparut o eroare tehnica" is {@code OutcomeUnknown}. An {@code
 * eroare} of JSON that is none of them is {@code Declined}, and so is what ANAF would not take and
 * was therefore not sent: a document over 10 MB, a window in the future or older than {@link
 * #WINDOW}. None of them says anything about a document.
 */
public interface EFactura {
  /** A document in the list may be this old, and no older. */
  Duration WINDOW = Duration.ofDays(60);

  /** Hands a document in ({@code /upload}, {@code /uploadb2c}). */
  UploadAnswer upload(AnafAccessToken token, Upload upload);

  /** Asks what became of an upload ({@code /stareMesaj}). */
  StateAnswer state(AnafAccessToken token, UploadIndex index);

  /** Lists messages, a page at a time ({@code /listaMesajePaginatieFactura}). */
  MessagePage messages(AnafAccessToken token, MessageQuery query);

  /**
   * Fetches the archive of a message or answer ({@code /descarcare}): a ZIP with the document and
   * its seal, at most {@link #LARGEST_ARCHIVE} bytes.
   *
   * @return the ZIP, byte for byte
   * @throws ro.storno.application.authority.AuthorityException.Gone if it is older than 60 days
   */
  byte[] download(AnafAccessToken token, DownloadId id);

  /** Larger archives are refused unread; an upload may have 10 MB. */
  int LARGEST_ARCHIVE = 32 * 1024 * 1024;

  /** What kind of document is uploaded; the names are ANAF's. */
  enum Standard {
    /** UBL invoice. */
    UBL,
    /** UBL credit note. */
    CN,
    /** Cross Industry Invoice. */
    CII,
    /** Message of a buyer. */
    RASP
  }

  /**
   * A document to hand in.
   *
   * @param cif in whose name; not null
   * @param standard not null
   * @param toConsumer filed as a sale to a private individual ({@code uploadb2c})
   * @param foreignBuyer {@code extern=DA}: the buyer is outside Romania
   * @param selfBilled {@code autofactura=DA}: the buyer files for the seller
   * @param enforcement {@code executare=DA}: filed by an enforcement body
   * @param xml the exact bytes; not null
   */
  record Upload(
      Cif cif,
      Standard standard,
      boolean toConsumer,
      boolean foreignBuyer,
      boolean selfBilled,
      boolean enforcement,
      byte[] xml) {}

  /** What ANAF said to an upload. */
  sealed interface UploadAnswer {
    /** The answer as it came, for evidence. */
    String raw();

    /**
     * Taken in, to be judged later.
     *
     * @param index not null
     * @param raw not null
     */
    record Taken(UploadIndex index, String raw) implements UploadAnswer {}

    /**
     * Refused at the door ({@code ExecutionStatus="1"}, or status 400); nothing was taken in.
     *
     * @param errors in ANAF's words; not empty
     * @param raw not null
     */
    record Refused(List<String> errors, String raw) implements UploadAnswer {}
  }

  /** What ANAF said about the state of an upload. */
  sealed interface StateAnswer {
    /** The answer as it came, for evidence. */
    String raw();

    /** Still being judged. */
    record InProgress(String raw) implements StateAnswer {}

    /**
     * Accepted; the sealed document can be fetched.
     *
     * @param download not null
     */
    record Accepted(DownloadId download, String raw) implements StateAnswer {}

    /**
     * Rejected; the download says why.
     *
     * @param download or null where ANAF gave none
     */
    record Rejected(@Nullable DownloadId download, String raw) implements StateAnswer {}

    /** Not taken into the system for its errors ({@code XML cu erori nepreluat de sistem}). */
    record NotTaken(String raw) implements StateAnswer {}

    /**
     * The question itself failed, for instance because ANAF does not know the index yet; says
     * nothing about the document.
     *
     * @param errors in ANAF's words; not empty
     */
    record Unanswered(List<String> errors, String raw) implements StateAnswer {}
  }

  /** Which messages to list. */
  enum Filter {
    ALL,
    /** Only {@code ERORI FACTURA}. */
    ERRORS,
    /** Only {@code FACTURA TRIMISA}. */
    SENT,
    /** Only {@code FACTURA PRIMITA}. */
    RECEIVED,
    /** Only messages of buyers. */
    BUYER_MESSAGES
  }

  /**
   * A question for messages.
   *
   * @param cif whose; not null
   * @param from at most {@link #WINDOW} ago by ANAF's clock; not null
   * @param to not later than ANAF's clock; not null
   * @param page from 1
   * @param filter not null
   */
  record MessageQuery(Cif cif, Instant from, Instant to, int page, Filter filter) {}

  /**
   * One page of messages; empty when there are none.
   *
   * @param messages not null
   * @param page from 1
   * @param pages how many there are; 0 if no message was found
   * @param total how many messages there are in all
   * @param unreadable entries that cannot be understood, as JSON, so that they hold up nothing and
   *     are not lost; not null
   */
  record MessagePage(
      List<SpvMessage> messages, int page, int pages, long total, List<String> unreadable) {
    /** A page that can be understood in full. */
    public MessagePage(List<SpvMessage> messages, int page, int pages, long total) {
      this(messages, page, pages, total, List.of());
    }
  }
}
