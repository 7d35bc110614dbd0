package dev.countersign.session.profile.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration file as read.
 *
 * @param sections in the order of the file; a heading may occur twice
 * @param problems what is wrong with it
 * @param damagedLines the lines among them of which it is not clear what they mean
 */
public record ConfigFile(
        Path path, List<ConfigSection> sections, List<FileProblem> problems, List<Integer> damagedLines) {
    /** More than this is no configuration file. */
    private static final long LONGEST = 4_000_000;

    public ConfigFile {
        sections = List.copyOf(sections);
        problems = List.copyOf(problems);
        damagedLines = List.copyOf(damagedLines);
    }

    /** Reads a file; one that is not there is empty, one that cannot be read is empty with a problem. Never fails. */
    public static ConfigFile read(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return unreadable(path, "This is a folder, not a file.");
            }
            if (Files.exists(path) && Files.size(path) > LONGEST) {
                return unreadable(path, "This file is too large to be a configuration file.");
            }
            return of(path, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return new ConfigFile(path, List.of(), List.of(), List.of());
        } catch (AccessDeniedException e) {
            return unreadable(path, "This file cannot be read: permission denied.");
        } catch (IOException | SecurityException e) {
            return unreadable(path, "This file cannot be read: " + e.getClass().getSimpleName() + ".");
        }
    }

    /** Reads what a file holds. Never fails. */
    public static ConfigFile of(Path path, byte[] bytes) {
        var problems = new ArrayList<FileProblem>();
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            String good = text.substring(0, Math.max(0, text.indexOf('\uFFFD')));
            int line = (int) (good + "?").lines().count();
            problems.add(new FileProblem(path, line, "This is not UTF-8 text; the AWS CLI cannot read the file."));
        }
        if (text.startsWith("\uFEFF")) {
            problems.add(new FileProblem(
                    path, 1, "The file begins with a byte order mark, which the AWS CLI cannot read; remove it."));
            text = text.substring(1);
        }
        return new ConfigParser(path, problems).parse(text);
    }

    private static ConfigFile unreadable(Path path, String sentence) {
        return new ConfigFile(path, List.of(), List.of(new FileProblem(path, 0, sentence)), List.of());
    }
}
