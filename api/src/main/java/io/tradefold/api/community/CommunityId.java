package io.tradefold.api.community;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.Ids;

/** Names a community, globally unique: the tenant. */
public record CommunityId(@JsonValue String value) {

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
