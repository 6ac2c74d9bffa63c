package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MediaSource;
import java.util.Map;

/** Which check knows which kind. A kind without one is reported by its recognition alone. */
final class KindChecks {
    private static final Map<MediaKind, KindCheck> BY_KIND = Map.of(
            MediaKind.AUDIO, new AudioCheck(),
            MediaKind.DICOM, new DicomCheck(),
            MediaKind.IMAGE, new ImageCheck(),
            MediaKind.NIFTI, new NiftiCheck(),
            MediaKind.PDF, new DocumentCheck(),
            MediaKind.TEXT, new DocumentCheck(),
            MediaKind.VIDEO, new VideoCheck());

    private KindChecks() {}

    static void check(MediaSource source, Draft draft) {
        MediaKind kind = draft.kind();
        run(kind, source, draft);
        // a container that turned out to hold sound alone is looked at again as sound
        if (draft.kind() != kind) {
            run(draft.kind(), source, draft);
        }
    }

    private static void run(MediaKind kind, MediaSource source, Draft draft) {
        KindCheck check = BY_KIND.get(kind);
        if (check != null) {
            check.check(source, draft);
        }
    }
}
