package ro.storno.einvoice.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The codes of a {@code codedb}, as it lies beside the sheets of Factur-X.
 *
 * @param lists the codes by the number of their list
 */
record CodeDatabase(Map<String, List<String>> lists) {

  static CodeDatabase read(byte[] bytes) {
    SheetElement root = SheetElement.read(bytes).root();
    if (!root.local().equals("codedb") || !root.uri().isEmpty()) {
      throw new RefusedSheetException("a table of another kind");
    }
    Map<String, List<String>> lists = new HashMap<>();
    for (SheetElement list : root.elements()) {
      if (list.local().equals("cl") && list.uri().isEmpty()) {
        List<String> codes = lists.computeIfAbsent(number(list), id -> new ArrayList<>());
        for (SheetElement code : list.elements()) {
          if (code.local().equals("enumeration") && code.uri().isEmpty()) {
            codes.add(code.need("value"));
          }
        }
      }
    }
    return new CodeDatabase(lists);
  }

  private static String number(SheetElement list) {
    String id = list.need("id");
    if (!id.matches("0|[1-9][0-9]{0,8}")) {
      throw new RefusedSheetException("a list with the number " + id);
    }
    return id;
  }

  /** The codes of a list; none when there is no such list. */
  List<String> codes(String list) {
    return lists.getOrDefault(list, List.of());
  }
}
