package org.rihla.ledger;

import java.util.ArrayList;
import java.util.List;

/** A checkpoint, and whatever others have written under it. */
record Note(Checkpoint checkpoint, List<Cosignature> others) {

  /** As many as anybody needs. */
  private static final int MOST = 64;

  Note {
    others = List.copyOf(others);
  }

  String text() {
    var text = new StringBuilder(checkpoint.note());
    others.forEach(each -> text.append(each.line()));
    return text.toString();
  }

  /** @throws IllegalArgumentException if it is no signed checkpoint with lines of signatures under it */
  static Note parse(String text) {
    int end = text.indexOf("\n\n");
    if (end < 0 || !text.endsWith("\n")) throw new IllegalArgumentException("no signed checkpoint");
    var body = text.substring(0, end + 2);
    var origin = body.substring(0, body.indexOf('\n'));
    var lines = text.substring(end + 2, text.length() - 1).split("\n", -1);
    if (lines.length > MOST) throw new IllegalArgumentException("more signatures than anybody needs");
    var own = new ArrayList<String>();
    var others = new ArrayList<Cosignature>();
    for (var line : lines)
      if (line.startsWith("\u2014 " + origin + " ")) own.add(line);
      else others.add(Cosignature.parse(line));
    if (own.size() != 1) throw new IllegalArgumentException("not signed once by its log");
    return new Note(Checkpoint.parse(body + own.getFirst() + "\n"), others);
  }
}
