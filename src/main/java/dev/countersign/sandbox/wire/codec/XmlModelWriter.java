package dev.countersign.sandbox.wire.codec;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

/** Writes model objects as XML. */
public final class XmlModelWriter {
    private static final String XSI = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private final XmlText xml;
    private final Names names;

    public XmlModelWriter(XmlText xml) {
        this(xml, Names.MODELLED);
    }

    public XmlModelWriter(XmlText xml, Names names) {
        this.xml = xml;
        this.names = names;
    }

    /** The body members of a model object, without an element around them. */
    public void members(SdkPojo model) {
        for (SdkField<?> field : model.sdkFields()) {
            if (field.location() == MarshallLocation.PAYLOAD && !field.containsTrait(XmlAttributeTrait.class)) {
                Model.get(field, model).ifPresent(value -> element(names.answered(field), value, field));
            }
        }
    }

    /** A value in an element of the given name; a flattened list or map becomes several. */
    public void element(String name, Object value, SdkField<?> field) {
        switch (value) {
            case List<?> list -> list(name, list, field);
            case Map<?, ?> map -> map(name, map, field);
            case SdkPojo model -> {
                String attributes = attributes(model);
                if (attributes.isEmpty()) {
                    xml.open(name);
                } else {
                    xml.open(name, attributes);
                }
                members(model);
                xml.close(name);
            }
            default -> xml.leaf(name, Scalars.print(value, field, Format.ISO_8601));
        }
    }

    /** S3's grantees are the only structures with an attribute, {@code xsi:type}. */
    private static String attributes(SdkPojo model) {
        var text = new StringBuilder();
        for (SdkField<?> field : model.sdkFields()) {
            if (field.containsTrait(XmlAttributeTrait.class)) {
                Model.get(field, model).ifPresent(value -> {
                    text.append(XSI).append(' ').append(field.locationName()).append("=\"");
                    XmlText.escape(value.toString(), text);
                    text.append('"');
                });
            }
        }
        return text.toString();
    }

    private void list(String name, List<?> list, SdkField<?> field) {
        ListTrait trait = field.getRequiredTrait(ListTrait.class);
        String item = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
        if (trait.isFlattened()) {
            list.forEach(value -> element(name, value, Model.itemOf(field)));
        } else {
            xml.open(name);
            list.forEach(value -> element(item, value, Model.itemOf(field)));
            xml.close(name);
        }
    }

    private void map(String name, Map<?, ?> map, SdkField<?> field) {
        MapTrait trait = field.getRequiredTrait(MapTrait.class);
        String entry = trait.isFlattened() ? name : "entry";
        if (!trait.isFlattened()) {
            xml.open(name);
        }
        map.forEach((key, value) -> {
            xml.open(entry).leaf(names.key(field), key.toString());
            element(names.value(field), value, Model.valueOf(field));
            xml.close(entry);
        });
        if (!trait.isFlattened()) {
            xml.close(name);
        }
    }
}
