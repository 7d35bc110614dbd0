package dev.countersign.sandbox.wire.codec;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.MapTrait;

/** What members are called in a Query protocol. */
public interface Names {
    /** As the SDK's model says. */
    Names MODELLED = new Names() {};

    /** A member in a request. */
    default String asked(SdkField<?> member) {
        return member.locationName();
    }

    /** A member in an answer. */
    default String answered(SdkField<?> member) {
        return member.unmarshallLocationName();
    }

    /** The keys of a map. */
    default String key(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).keyLocationName();
    }

    /** The values of a map. */
    default String value(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).valueLocationName();
    }
}
