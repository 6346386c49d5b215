package io.tradefold.api;

import io.tradefold.api.community.CommunityId;

/**
 * The address of one view document: its kind and its id, which is the document's {@code _id}. Every
 * id begins with the community whose document it is: {@code acme:ann}.
 */
public record ViewKey(ViewType<?> type, String id) {

  /** How documents name each other: {@code <type>/<id>}. */
  public String name() {
    return type.name() + "/" + id;
  }

  public CommunityId communityId() {
    int end = 0;
    while (end < id.length() && id.charAt(end) != ':' && id.charAt(end) != '|') {
      end++;
    }
    return CommunityId.of(id.substring(0, end));
  }
}
