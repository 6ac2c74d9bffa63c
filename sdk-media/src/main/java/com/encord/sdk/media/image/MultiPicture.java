package com.encord.sdk.media.image;

/** How many pictures follow each other in a JPEG file (CIPA DC-007, multi-picture format). */
final class MultiPicture {
    private static final int NUMBER_OF_IMAGES = 0xb001;
    private static final int ENTRIES = 0xb002;
    private static final int ENTRY_BYTES = 16;

    private MultiPicture() {}

    /**
     * Reads the index of the first picture.
     *
     * @param base where the TIFF structure of the index starts
     * @return 1 if the index is damaged or none
     */
    static int count(HeaderBytes bytes, long base, long length) {
        long[] claimed = {0};
        long[] listed = {0};
        try {
            TiffStructure structure = new TiffStructure(bytes, base, length);
            structure.read(structure.first(), entry -> {
                if (entry.tag() == NUMBER_OF_IMAGES && entry.isNumber()) {
                    claimed[0] = structure.value(entry, 0);
                } else if (entry.tag() == ENTRIES) {
                    listed[0] = entry.count() / ENTRY_BYTES;
                }
            });
        } catch (MalformedHeader e) {
            return 1;
        }
        return (int) Math.max(1, Math.min(Math.min(claimed[0], listed[0]), Integer.MAX_VALUE));
    }
}
