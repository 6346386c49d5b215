package io.tradefold.projection.engine;

import io.tradefold.api.RedisSlot;
import org.bson.Document;

/**
 * What Redis holds of a document: {@code <position>\n<json of the view>}. Without JSON it says that
 * MongoDB must be asked, because there is no view, or because the document's envelope has something
 * to say: that it is blocked, or a part of it.
 *
 * @param position a value never replaces one of a later position
 */
public record HotValue(RedisSlot slot, long position, String text) {

  private static final ViewCodec CODEC = new ViewCodec();

  public static HotValue of(RedisSlot slot, Stored stored) {
    Document view = stored.view();
    boolean plain = view != null && stored.blocked() == null && stored.incomplete().isEmpty();
    return new HotValue(
        slot,
        stored.reach(),
        stored.reach() + "\n" + (plain && view != null ? CODEC.toJson(view) : ""));
  }
}
