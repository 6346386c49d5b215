package io.tradefold.benchmark.served;

import io.tradefold.server.TradefoldApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The product with the peers it is compared with, which need to be in its process. */
@Configuration(proxyBeanMethods = false)
@Import({Constant.class, LogReading.class, BulkWrites.class})
public class MeasuredServer {

  public static void main(String[] args) {
    new SpringApplication(TradefoldApplication.class, MeasuredServer.class).run(args);
  }
}
