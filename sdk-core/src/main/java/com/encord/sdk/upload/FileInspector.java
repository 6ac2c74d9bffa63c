package com.encord.sdk.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells what a file is before it leaves, by looking into it. Without one, an {@link Upload} goes by the file's
 * extension. Called by many threads at once, once for each file, just before the file is sent.
 *
 * <p>One with a public constructor without parameters may be registered as a {@linkplain java.util.ServiceLoader
 * service}: uploads that are to {@linkplain Upload#provideMediaMetadata provide media metadata} then find it.
 */
@FunctionalInterface
public interface FileInspector {
    /**
     * Looks at a file.
     *
     * @param file an existing, readable, non-empty file
     * @return what it is, and whether it may be uploaded
     * @throws IOException if the file cannot be read; it is then reported as failed and the others go on, as with any
     *     other exception
     */
    Inspection inspect(Path file) throws IOException;

    /**
     * Names the files whose content goes into the same item, such as the voxels that lie beside their header. They tell,
     * as the file itself does, whether it was changed or uploaded before, and are no inputs of their own where they are
     * named beside it. Called before the file is looked at, also if an earlier run uploaded it, so it has to be fast.
     *
     * @param file an existing file or directory
     * @return other files that exist; none unless overridden
     * @throws IOException if the file cannot be read
     */
    default List<Path> companions(Path file) throws IOException {
        return List.of();
    }
}
