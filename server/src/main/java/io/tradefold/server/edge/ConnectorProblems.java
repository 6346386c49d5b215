package io.tradefold.server.edge;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Tomcat refuses before any filter sees it (a request line or header it can't read) is a
 * problem like any other, and not a page. An encoded slash it passes on, to be refused as every odd
 * path is.
 */
@Configuration(proxyBeanMethods = false)
class ConnectorProblems {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> answeringLikeEverywhere() {
    return factory -> {
      factory.addConnectorCustomizers(
          connector ->
              connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
      factory.addContextCustomizers(
          context -> {
            if (context.getParent() instanceof StandardHost host) {
              host.setErrorReportValveClass(Report.class.getName());
            }
          });
    };
  }

  /** Tomcat makes it by its name. */
  public static final class Report extends ErrorReportValve {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
      if (response.getStatus() < 400 || response.getContentWritten() > 0) {
        return;
      }
      ProblemDetail problem =
          Problem.of(response.getStatus(), "The request could not be read as HTTP.");
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("type", problem.getType());
      fields.put("title", problem.getTitle());
      fields.put("status", problem.getStatus());
      fields.put("detail", problem.getDetail());
      try {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(fields));
        response.finishResponse();
      } catch (IOException | IllegalStateException gone) {
        container.getLogger().debug("nobody reads the problem", gone);
      }
    }
  }
}
