package ro.storno.authority.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.SealCheck.Archive;
import ro.storno.authority.efactura.ZipEnd;

/**
 * Reads an archive from memory into memory, within limits. The first thing wrong with it ends the
 * reading: half of an archive is worth nothing.
 */
final class ArchiveReader {
  private static final int MOST_ENTRIES = 16;
  private static final int LARGEST_ENTRY = 16 * 1024 * 1024;
  private static final int LARGEST_WHOLE = 32 * 1024 * 1024;

  /** XML shrinks to a twentieth or so; a bomb shrinks to a thousandth. */
  private static final int HIGHEST_RATIO = 200;

  private static final int RATIO_MATTERS_FROM = 1024 * 1024;

  private final byte[] zip;
  private final List<Piece> pieces = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private int entries;
  private int unpacked;

  private ArchiveReader(byte[] zip) {
    this.zip = zip;
  }

  static Archive read(byte[] zip) {
    ArchiveReader reader = new ArchiveReader(zip);
    try {
      reader.readEntries();
      return reader.archive();
    } catch (BadArchive e) {
      return bad(e.problem);
    } catch (IOException | IllegalArgumentException e) {
      // the JDK answers IllegalArgumentException to names that are no text
      return bad("The archive is damaged or encrypted: " + e.getMessage());
    }
  }

  private static Archive bad(String problem) {
    return new Archive(null, null, null, null, List.of(), List.of(problem));
  }

  private void readEntries() throws IOException, BadArchive {
    Optional<ZipEnd> end = ZipEnd.of(zip);
    if (end.isEmpty()) {
      throw new BadArchive("This is no ZIP archive, or it was cut off.");
    }
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.ISO_8859_1)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        readEntry(in, entry);
      }
    }
    if (end.get().entries() != entries) {
      throw new BadArchive(
          "The archive says that it has "
              + end.get().entries()
              + " files, but has "
              + entries
              + ".");
    }
  }

  private void readEntry(ZipInputStream in, ZipEntry entry) throws IOException, BadArchive {
    if (++entries > MOST_ENTRIES) {
      throw new BadArchive("The archive has more than " + MOST_ENTRIES + " files.");
    }
    if (!names.add(entry.getName())) {
      throw new BadArchive("The archive has two files of the same name.");
    }
    byte[] content = in.readNBytes(Math.min(LARGEST_ENTRY, allowance()) + 1);
    unpacked += content.length;
    if (content.length > LARGEST_ENTRY || unpacked > LARGEST_WHOLE) {
      throw new BadArchive(
          "The archive holds more than it may: over 16 MB a file or 32 MB in all.");
    }
    if (unpacked > RATIO_MATTERS_FROM && unpacked / HIGHEST_RATIO > zip.length) {
      throw new BadArchive(
          "The archive is packed more than " + HIGHEST_RATIO + " times, as no invoice is.");
    }
    if (!entry.isDirectory()) {
      pieces.add(Piece.of(entry.getName(), content));
    }
  }

  private int allowance() {
    return LARGEST_WHOLE - unpacked;
  }

  private Archive archive() throws BadArchive {
    for (Piece piece : pieces) {
      if (piece.kind() == Piece.Kind.ARCHIVE) {
        throw new BadArchive("The archive holds another archive, " + piece.name() + ".");
      }
      if (piece.kind() == Piece.Kind.BROKEN) {
        throw new BadArchive(
            "The file " + piece.name() + " cannot be read as XML, or has a DOCTYPE.");
      }
    }
    Piece document = only(Piece.Kind.DOCUMENT, "document");
    Piece signature = only(Piece.Kind.SIGNATURE, "signature");
    if (document == null) {
      throw new BadArchive("The archive holds no document.");
    }
    return new Archive(
        document.content(),
        document.name(),
        signature == null ? null : signature.content(),
        signature == null ? null : signature.name(),
        document.errors(),
        List.of());
  }

  private @Nullable Piece only(Piece.Kind kind, String what) throws BadArchive {
    List<Piece> found = pieces.stream().filter(piece -> piece.kind() == kind).toList();
    if (found.size() > 1) {
      throw new BadArchive("The archive holds more than one " + what + ".");
    }
    return found.isEmpty() ? null : found.get(0);
  }

  /** Ends the reading. */
  private static final class BadArchive extends Exception {
    private static final long serialVersionUID = 1L;
    private final String problem;

    BadArchive(String problem) {
      super(problem);
      this.problem = problem;
    }
  }
}
