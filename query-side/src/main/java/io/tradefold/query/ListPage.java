package io.tradefold.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is short enough to be read whole.
 *
 * @param nextCursor gets the part after it; null when this is the last
 * @param total how many the whole list has
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ListPage<T>(List<T> items, @Nullable String nextCursor, int total) {

  public static final int USUAL_LIMIT = 50;
  public static final int LARGEST_LIMIT = 500;

  /**
   * @param all in an order that what comes and goes does not change
   * @param id of an item, without a bar
   * @param list names the list; a cursor of another is refused
   */
  public static <T> ListPage<T> of(
      List<T> all, Function<T, String> id, String list, @Nullable String cursor, int limit) {
    PlaceCursor cursors = new PlaceCursor(list);
    int start = 0;
    if (cursor != null) {
      List<String> place = cursors.read(cursor, 2);
      start = cursors.understood(cursor, () -> after(all, id, place));
    }
    int end = Math.min(start + limit, all.size());
    String next =
        end == all.size()
            ? null
            : cursors.write(List.of(Integer.toString(end), id.apply(all.get(end - 1))));
    return new ListPage<>(List.copyOf(all.subList(start, end)), next, all.size());
  }

  /** After the item of the cursor; where it has gone, from where it was. */
  private static <T> int after(List<T> all, Function<T, String> id, List<String> place) {
    for (int i = 0; i < all.size(); i++) {
      if (id.apply(all.get(i)).equals(place.getLast())) {
        return i + 1;
      }
    }
    return Math.clamp(Integer.parseInt(place.getFirst()) - 1L, 0, all.size());
  }

  /** The parameter {@code limit}. */
  public static int limit(@Nullable String text) {
    return Parameters.number("limit", text, 1, LARGEST_LIMIT, USUAL_LIMIT);
  }
}
