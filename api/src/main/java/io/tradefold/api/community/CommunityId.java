package io.tradefold.api.community;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.Ids;

/** Names a community, globally unique: the tenant. */
public record CommunityId(@JsonValue String value) {

  /** Of events that belong to no community; visible to operators only. */
  public static final CommunityId PLATFORM = new CommunityId("_platform");

  public CommunityId {
    Ids.checked(value);
  }

  @JsonCreator
  public static CommunityId of(String value) {
    return new CommunityId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
