package org.rihla.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.database.Answers;
import org.rihla.database.CaseRows;
import org.rihla.privacy.Place;
import org.rihla.values.PersonId;
import org.rihla.web.Quote;
import org.rihla.web.Ui;

/**
 * A module's part of the case page: what it knows of this case, for those who may read that compartment. Title: message {@code section.<key>}.
 * It says what it must know and how each row is told; the page asks for the rows of all sections together.
 */
public record CaseSection(String key, Compartment compartment, List<CaseRows<?>> asks, List<Telling> tellings) {

  /**
   * @param detail in the reader's language; {@code about} is null for the whole group; sealed: what was written, for those who may read it
   * @param quotes what was read to somebody
   * @param paper the row that it tells of, where somebody signed something that can be kept with it
   */
  public record Line(@Nullable LocalDate on, String what, @Nullable PersonId about, String detail, List<Sealed> sealed, List<Quote> quotes,
    @Nullable Paper paper) {

    public Line(@Nullable LocalDate on, String what, @Nullable PersonId about, String detail) {
      this(on, what, about, detail, List.of(), List.of(), null);
    }

    /** First as it was heard, then for the reader. */
    public Line quoting(List<Quote> words) {
      return new Line(on, what, about, detail, sealed, words, paper);
    }

    /** What {@link Attached} keeps with this row is shown with it. */
    public Line signed(String kind, UUID row) {
      return new Line(on, what, about, detail, sealed, quotes, new Paper(kind, row));
    }

    /** With words that somebody wrote, opened for this reader and for nobody else. Where none were written it stays as it is. */
    public Line telling(String words, Place place, PersonId closedFor, byte @Nullable [] closed) {
      return telling(words, place, closedFor, closed, UnaryOperator.identity());
    }

    /** @param saying how what was written is told */
    public Line telling(String words, Place place, PersonId closedFor, byte @Nullable [] closed, UnaryOperator<String> saying) {
      return telling(words, place, closedFor, Compartment.IDENTITY, closed, saying);
    }

    /** Words of a sealed compartment, closed with its key. */
    public Line telling(String words, Place place, PersonId closedFor, Compartment compartment, byte @Nullable [] closed) {
      return telling(words, place, closedFor, compartment, closed, UnaryOperator.identity());
    }

    private Line telling(String words, Place place, PersonId closedFor, Compartment compartment, byte @Nullable [] closed,
      UnaryOperator<String> saying) {
      return closed == null
        ? this
        : new Line(on, what, about, detail, with(sealed, new Sealed(words, place, closedFor, compartment, closed, saying)), quotes, paper);
    }
  }

  /** Something that somebody signed. @param kind such as {@code declaration}; row: which of them */
  public record Paper(String kind, UUID row) {
  }

  /**
   * Words closed with somebody's key. A section gives them only for readers who may read them; others are not told that there are any.
   *
   * @param what they are, in the reader's language
   * @param place where they stand
   * @param closedFor whose key opens them, and which of their keys
   */
  public record Sealed(String what, Place place, PersonId closedFor, Compartment compartment, byte[] closed, UnaryOperator<String> saying) {
  }

  /** The case, its reader, and all that was asked. */
  public record Page(CaseView view, Ui ui, Answers answers) {
  }

  /** How rows become lines, in their order. */
  @FunctionalInterface
  public interface Telling {
    Stream<Line> tell(Page page);
  }

  /** How one row becomes a line; null if this reader is told nothing of it. */
  @FunctionalInterface
  public interface RowTelling<T> {
    @Nullable
    Line tell(T row, Page page);
  }

  public static CaseSection of(String key, Compartment compartment) { return new CaseSection(key, compartment, List.of(), List.of()); }

  /** One line for each row. */
  public <T> CaseSection each(CaseRows<T> rows, RowTelling<T> telling) {
    return new CaseSection(key, compartment, with(asks, rows), with(tellings,
      page -> page.answers().to(rows).stream().<Line>mapMulti((row, lines) -> {
        var line = telling.tell(row, page);
        if (line != null) lines.accept(line);
      })));
  }

  /** Lines that come from elsewhere than the case's own rows. */
  public CaseSection and(Telling telling) {
    return new CaseSection(key, compartment, asks, with(tellings, telling));
  }

  /** Asks also for rows that no line is about, for the lines of others. */
  public CaseSection knowing(CaseRows<?> rows) {
    return new CaseSection(key, compartment, with(asks, rows), tellings);
  }

  List<Line> lines(Page page) { return tellings.stream().flatMap(telling -> telling.tell(page)).toList(); }

  private static <E> List<E> with(List<? extends E> some, E another) {
    var all = new ArrayList<E>(some);
    all.add(another);
    return List.copyOf(all);
  }
}
