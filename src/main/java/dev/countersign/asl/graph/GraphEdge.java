package dev.countersign.asl.graph;

import dev.countersign.asl.Transition;

/**
 * An arrow of the picture.
 *
 * @param from the id of the box that is left
 * @param to the id of the box that is entered
 * @param kind what makes an execution go this way
 * @param label its condition in a few words, else empty
 */
public record GraphEdge(String from, String to, Transition.Kind kind, String label) {}
