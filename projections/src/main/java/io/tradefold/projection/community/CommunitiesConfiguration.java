package io.tradefold.projection.community;

import io.tradefold.api.ViewIndex;
import io.tradefold.api.community.CommunityProfile;
import io.tradefold.projection.engine.HotView;
import io.tradefold.projection.engine.Projection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The projection {@code communities}. */
@Configuration(proxyBeanMethods = false)
public class CommunitiesConfiguration {

  /** The communities somebody owns. */
  @Bean
  ViewIndex<CommunityProfile> communitiesByOwner() {
    return CommunityProfile.BY_OWNER;
  }

  @Bean
  Projection communitiesProjection() {
    return new Projection(
        "communities",
        1,
        List.of(new CommunityProfileFold()),
        List.of(),
        List.of(new HotView<>(CommunityProfile.TYPE, CommunityProfile::slot)));
  }
}
