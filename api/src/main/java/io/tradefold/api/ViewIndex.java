package io.tradefold.api;

/**
 * A field of a view by which its documents are looked up besides their id. It stands beside the
 * view; a query cannot ask for a field but by its index, and a projection makes the index before it
 * writes the first document. There are few of these: what a dashboard waits for is read by id.
 *
 * @param field as in the view's JSON
 */
public record ViewIndex<V>(ViewType<V> type, String field) {

  /** The field as it lies in MongoDB, where the view is a part of its document. */
  public String path() {
    return "view." + field;
  }
}
