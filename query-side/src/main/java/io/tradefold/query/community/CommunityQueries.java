package io.tradefold.query.community;

import io.tradefold.api.Answer;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.CommunityList;
import io.tradefold.api.community.CommunityProfile;
import io.tradefold.api.community.CommunityQuery;
import io.tradefold.query.Stored;
import io.tradefold.query.StoredViews;
import io.tradefold.query.Views;
import java.util.Comparator;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers for communities. */
@Component
final class CommunityQueries {

  private final StoredViews views;

  CommunityQueries(StoredViews views) {
    this.views = views;
  }

  @QueryHandler
  Answer<CommunityProfile> handle(CommunityQuery.ProfileOf query) {
    ViewKey key = CommunityProfile.key(query.communityId());
    return views
        .hot(Views.COMMUNITY, key.id(), CommunityProfile.slot(key))
        .map(stored -> new Answer<>(stored.view(), stored.blockedAt()))
        .orElseGet(Answer::nothing);
  }

  @QueryHandler
  Answer<CommunityList> handle(CommunityQuery.OwnedBy query) {
    return new Answer<>(
        new CommunityList(
            views.where(Views.COMMUNITY, CommunityProfile.BY_OWNER, query.owner().value()).stream()
                .map(Stored::view)
                .sorted(Comparator.comparing(profile -> profile.communityId().value()))
                .toList()),
        null);
  }
}
