package ro.storno.pdf.invoice;

import java.io.IOException;
import java.util.Locale;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads the letters of a PDF with the colours they are filled with. */
abstract class ColouredText extends PDFTextStripper {
  ColouredText() {
    addOperator(new SetNonStrokingColorSpace(this));
    addOperator(new SetNonStrokingColor(this));
    addOperator(new SetNonStrokingDeviceRGBColor(this));
    addOperator(new SetNonStrokingDeviceGrayColor(this));
  }

  abstract void shown(TextPosition letter, String colour);

  @Override
  protected void processTextPosition(TextPosition letter) {
    try {
      int rgb = getGraphicsState().getNonStrokingColor().toRGB();
      shown(letter, String.format(Locale.ROOT, "#%06x", rgb));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    super.processTextPosition(letter);
  }
}
