package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.document.PdfInfo;
import com.encord.sdk.media.document.TextInfo;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Checks PDFs for a structure that leads to their pages, and texts for bytes that are no characters. */
final class DocumentCheck implements KindCheck {
    @Override
    public void check(MediaSource source, Draft draft) {
        if (draft.kind() == MediaKind.PDF) {
            pdf(PdfInfo.read(source), draft);
        } else {
            text(TextInfo.read(source), draft);
        }
    }

    private static void pdf(PdfInfo info, Draft draft) {
        info.pages().ifPresent(pages -> draft.facts().frameCount((long) pages));
        if (info.truncated()) {
            draft.add(
                    FindingCode.TRUNCATED,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The end of the PDF is missing. Copy or export it again.",
                    "fileSize",
                    draft.fileSize());
        } else if (info.damage().isPresent()) {
            draft.add(
                    FindingCode.CORRUPT_FRAMES,
                    Severity.WARNING,
                    Fix.NONE,
                    "The PDF is damaged: " + info.damage().get()
                            + ". Viewers may repair it; export it again to be sure.",
                    "reason",
                    info.damage().get());
        }
        if (info.encrypted()) {
            draft.add(
                    FindingCode.ENCRYPTED,
                    info.locked() ? Severity.ERROR : Severity.INFO,
                    info.locked() ? Fix.LOCAL_ONLY : Fix.NONE,
                    info.locked()
                            ? "The PDF opens with a password or a certificate only. Save it without."
                            : "The PDF is protected against printing or changes, but opens without a password.",
                    "version",
                    info.version());
        }
        if (info.pages().isPresent() && info.pages().getAsInt() == 0) {
            draft.add(
                    FindingCode.MISSING_METADATA,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The PDF has no pages. Export it again.",
                    "pages",
                    0);
        }
    }

    private static void text(TextInfo info, Draft draft) {
        boolean damaged = info.declared().isEmpty() && info.charset().equals(StandardCharsets.UTF_8);
        if (!info.valid() && (info.byteOrderMark() || damaged)) {
            draft.add(
                    FindingCode.CORRUPT_FRAMES,
                    Severity.WARNING,
                    Fix.NONE,
                    "Some bytes of the text are no characters of " + info.charset() + ". Save it again as UTF-8.",
                    "charset",
                    info.charset().name());
        } else if (info.declared().isPresent() && !info.byteOrderMark()) {
            declaration(info, info.declared().get(), draft);
        } else if (!info.charset().name().equals("UTF-8")) {
            draft.add(
                    FindingCode.UNUSUAL_ENCODING,
                    Severity.INFO,
                    Fix.NONE,
                    "The text is encoded "
                            + (info.valid() ? "as " + info.charset() : "in a way that its bytes do not tell")
                            + ". Browsers expect UTF-8 and may show wrong characters.",
                    "charset",
                    info.valid() ? info.charset().name() : "unknown");
        }
    }

    private static void declaration(TextInfo info, Charset declared, Draft draft) {
        if (!declared.equals(info.charset())) {
            draft.add(
                    FindingCode.UNUSUAL_ENCODING,
                    Severity.WARNING,
                    Fix.NONE,
                    "The text says that it is encoded as " + declared + ", but its bytes are "
                            + (info.valid() ? info.charset() : "something else")
                            + ", so browsers show wrong characters. Save it again as UTF-8.",
                    "charset",
                    info.valid() ? info.charset().name() : "unknown",
                    "declared",
                    declared.name());
        }
    }
}
