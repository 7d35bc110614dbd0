package dev.countersign.sandbox.wire.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

/**
 * A value in an XML body.
 *
 * @param elements one, or the repeated elements of a flattened list or map
 */
public record XmlTree(List<Element> elements) implements Node {
    private static final DocumentBuilderFactory FACTORY = factory();

    private static DocumentBuilderFactory factory() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static XmlTree parse(byte[] body) {
        try {
            DocumentBuilder builder = FACTORY.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return new XmlTree(
                    List.of(builder.parse(new ByteArrayInputStream(body)).getDocumentElement()));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new MalformedInput(
                    "The XML you provided was not well-formed or did not validate against our published" + " schema");
        }
    }

    private Element first() {
        return elements.getFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (org.w3c.dom.Node c = parent.getFirstChild(); c != null; c = c.getNextSibling()) {
            if (c instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(e -> name.equals(e.getLocalName()))
                .toList();
    }

    @Override
    public Optional<Node> member(SdkField<?> member) {
        if (member.containsTrait(XmlAttributeTrait.class)) {
            String value = first().getAttribute(member.locationName());
            return value.isEmpty() ? Optional.empty() : Optional.of(FormTree.leaf(value));
        }
        List<Element> found = children(first(), member.locationName());
        return found.isEmpty() ? Optional.empty() : Optional.of(new XmlTree(found));
    }

    @Override
    public List<Node> items(SdkField<?> list) {
        boolean flat = list.getRequiredTrait(ListTrait.class).isFlattened();
        return (flat ? elements : children(first()))
                .stream().<Node>map(element -> new XmlTree(List.of(element))).toList();
    }

    @Override
    public Map<String, Node> entries(SdkField<?> map) {
        MapTrait trait = map.getRequiredTrait(MapTrait.class);
        Map<String, Node> entries = new LinkedHashMap<>();
        for (Element entry : trait.isFlattened() ? elements : children(first())) {
            List<Element> key = children(entry, trait.keyLocationName());
            List<Element> value = children(entry, trait.valueLocationName());
            if (key.isEmpty() || value.isEmpty()) {
                throw new MalformedInput(map.memberName() + " has an entry without key or value");
            }
            entries.put(key.getFirst().getTextContent(), new XmlTree(value));
        }
        return entries;
    }

    @Override
    public String text(SdkField<?> scalar) {
        return first().getTextContent();
    }
}
