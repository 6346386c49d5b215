package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of an account's imports, newest first.
 *
 * @param nextCursor gets the part after it; null when this is the last
 * @param total how many imports the account has
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ImportPage(List<ImportDay.Entry> items, @Nullable String nextCursor, int total) {

  public ImportPage {
    items = List.copyOf(items);
  }
}
