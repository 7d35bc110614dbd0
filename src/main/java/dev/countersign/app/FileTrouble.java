package dev.countersign.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Why a file or folder could not be used, in words: the exceptions of the file system often say a path and no more. */
public final class FileTrouble {
    private FileTrouble() {}

    /** A few words without a full stop. */
    public static String sentence(IOException failure) {
        return switch (failure) {
            case NoSuchFileException e -> "there is no " + e.getFile();
            case FileAlreadyExistsException e -> e.getFile() + " is in the way";
            case AccessDeniedException e -> "writing to " + e.getFile() + " is not permitted";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> Objects.toString(failure.getMessage(), failure.getClass().getSimpleName());
        };
    }
}
