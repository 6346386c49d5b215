package io.tradefold.server;

import io.tradefold.server.edge.EdgeSettings;
import io.tradefold.server.stores.DataFolder;
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
  private final EdgeSettings edge;
  private final WebServerApplicationContext context;

  Welcome(DataFolder folder, EdgeSettings edge, WebServerApplicationContext context) {
    this.folder = folder;
    this.edge = edge;
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

  /** Only the demo has tokens that may be shown. */
  private String demoTokens() {
    return edge.demoTokens().stream()
        .map(
            token ->
                "  Demo       " + token.principal() + ": Authorization: Bearer " + token.token())
        .collect(Collectors.joining("\n"));
  }
}
