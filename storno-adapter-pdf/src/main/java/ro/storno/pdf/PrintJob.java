package ro.storno.pdf;

import java.time.LocalDate;
import java.util.Map;

/**
 * One document to be printed.
 *
 * @param html well-formed XHTML without a document type; not null
 * @param title shown by viewers instead of the file name; not null
 * @param author not null
 * @param language ISO 639-1 code of the text; not null
 * @param date stands as the date of creation, so that the same document is always the same bytes;
 *     not null
 * @param images PNG images by name, which the HTML shows as {@code storno:name}; not null
 * @param roll whether it is for a paper roll: the last page ends where the content ends
 */
public record PrintJob(
    String html,
    String title,
    String author,
    String language,
    LocalDate date,
    Map<String, byte[]> images,
    boolean roll) {
  /** Freezes the images. */
  public PrintJob {
    images = Map.copyOf(images);
  }

  /** A document on sheets of paper. */
  public PrintJob(
      String html,
      String title,
      String author,
      String language,
      LocalDate date,
      Map<String, byte[]> images) {
    this(html, title, author, language, date, images, false);
  }
}
