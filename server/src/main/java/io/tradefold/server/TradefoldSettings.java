package io.tradefold.server;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the house as a whole is told.
 *
 * @param data the folder that holds everything the process keeps
 */
@ConfigurationProperties("tradefold")
public record TradefoldSettings(@DefaultValue("./data") Path data) {}
