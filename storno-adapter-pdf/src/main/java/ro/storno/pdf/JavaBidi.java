package ro.storno.pdf;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/**
 * Hebrew and Arabic in the right order, by the JDK's own {@link Bidi}. Arabic letters are not
 * joined: that needs a shaping engine.
 */
final class JavaBidi {
  private static final String MIRRORED = "()[]{}<>\u00ab\u00bb";

  private JavaBidi() {}

  /** Turns it on for a text that needs it; others are spared the cost. */
  static void install(PdfRendererBuilder builder, String text) {
    if (Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
      builder.useUnicodeBidiSplitter(Splitter::new);
      builder.useUnicodeBidiReorderer(new Reorderer());
    }
  }

  private static final class Splitter implements BidiSplitter {
    private List<BidiTextRun> runs = List.of();

    @Override
    public void setParagraph(String paragraph, byte direction) {
      Bidi bidi = new Bidi(paragraph, direction == RTL ? 1 : 0);
      List<BidiTextRun> found = new ArrayList<>(bidi.getRunCount());
      for (int run = 0; run < bidi.getRunCount(); run++) {
        int start = bidi.getRunStart(run);
        byte runDirection = bidi.getRunLevel(run) % 2 == 0 ? LTR : RTL;
        found.add(new BidiTextRun(start, bidi.getRunLimit(run) - start, runDirection));
      }
      runs = found;
    }

    @Override
    public int countTextRuns() {
      return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int index) {
      return runs.get(index);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
      return new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
          ? LTR
          : RTL;
    }
  }

  private static final class Reorderer implements BidiReorderer {
    @Override
    public String reorderRTLTextToLTR(String text) {
      StringBuilder reversed = new StringBuilder(text).reverse();
      for (int i = 0; i < reversed.length(); i++) {
        int pair = MIRRORED.indexOf(reversed.charAt(i));
        if (pair >= 0) {
          reversed.setCharAt(i, MIRRORED.charAt(pair ^ 1));
        }
      }
      return reversed.toString();
    }

    @Override
    public String shapeText(String text) {
      return text;
    }

    @Override
    public String deshapeText(String text) {
      return text;
    }

    @Override
    public boolean isLiveImplementation() {
      return true;
    }
  }
}
