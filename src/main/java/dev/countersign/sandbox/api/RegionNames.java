package dev.countersign.sandbox.api;

import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** The Regions that AWS's commercial partition has, as the SDK knows them. */
public final class RegionNames {
    private static final List<String> ALL = Region.regions().stream()
            .filter(region -> !region.isGlobalRegion())
            .filter(RegionNames::isCommercial)
            .map(Region::id)
            .sorted()
            .toList();

    private RegionNames() {}

    private static boolean isCommercial(Region region) {
        RegionMetadata metadata = RegionMetadata.of(region);
        return metadata != null && metadata.partition().id().equals("aws");
    }

    /** For example {@code eu-west-1}, in alphabetical order. */
    public static List<String> all() {
        return ALL;
    }
}
