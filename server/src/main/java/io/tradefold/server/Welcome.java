package io.tradefold.server;

import io.tradefold.server.edge.TokenSource;
import io.tradefold.server.stores.DataFolder;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to go once everything runs. */
@Component
class Welcome {

  private static final Logger log = LoggerFactory.getLogger(Welcome.class);

  private final DataFolder folder;
  private final List<TokenSource> tokens;
  private final WebServerApplicationContext context;

  Welcome(DataFolder folder, List<TokenSource> tokens, WebServerApplicationContext context) {
    this.folder = folder;
    this.tokens = tokens;
    this.context = context;
  }

  @EventListener(ApplicationReadyEvent.class)
  void say() {
    int port = context.getWebServer() == null ? 0 : context.getWebServer().getPort();
    String base = "http://localhost:" + port;
    log.info(
        """
        Tradefold is ready.
          API docs   {}/docs   ({}/v3/api-docs)
          Health     {}/actuator/health
          Data       {}
        {}""",
        base,
        base,
        base,
        folder.root(),
        demoTokens());
  }

  /** Only those that may be shown: the demo's. */
  private String demoTokens() {
    return tokens.stream()
        .flatMap(source -> source.tokens().stream())
        .map(
            issued ->
                "  %-10s Authorization: Bearer %s   (%s)"
                    .formatted(issued.principal(), issued.token(), issued.about()))
        .collect(Collectors.joining("\n"));
  }
}
