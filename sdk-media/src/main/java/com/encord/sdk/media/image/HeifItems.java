package com.encord.sdk.media.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The items of a HEIF container: what each is, where its bytes lie, which properties belong to it and which items it
 * refers to (ISO/IEC 23008-12, ISO/IEC 14496-12 8.11).
 */
final class HeifItems {
    private static final int MOST_ENTRIES = 1 << 16;

    final Map<Long, Integer> types = new HashMap<>();
    final Map<Long, List<Extent>> extents = new HashMap<>();
    final Map<Long, List<Link>> links = new HashMap<>();
    final List<Reference> references = new ArrayList<>();
    final List<IsoBox> properties = new ArrayList<>();
    long primary = -1;

    private final HeaderBytes bytes;
    private long itemDataAt = -1;
    private int entries;

    /** Bytes of an item; {@code inItemData} if the offset counts from the {@code idat} box. */
    record Extent(long offset, long length, boolean inItemData) {}

    /** A property of an item, by its 1-based index. */
    record Link(int property, boolean essential) {}

    /** A typed reference from one item to another. */
    record Reference(int type, long from, long to) {}

    private HeifItems(HeaderBytes bytes) {
        this.bytes = bytes;
    }

    static HeifItems read(HeaderBytes bytes, IsoBox meta) {
        HeifItems items = new HeifItems(bytes);
        for (IsoBox box : IsoBox.in(bytes, meta.at() + 4, meta.end())) {
            items.box(box);
        }
        return items;
    }

    private void box(IsoBox box) {
        if (box.type() == HeaderBytes.fourCc("pitm")) {
            primary = version(box) == 0 ? bytes.u16be(box.at() + 4) : bytes.u32be(box.at() + 4);
        } else if (box.type() == HeaderBytes.fourCc("iinf")) {
            int count = version(box) == 0 ? 2 : 4;
            for (IsoBox entry : IsoBox.in(bytes, box.at() + 4 + count, box.end())) {
                itemEntry(entry);
            }
        } else if (box.type() == HeaderBytes.fourCc("iloc")) {
            locations(box);
        } else if (box.type() == HeaderBytes.fourCc("iref")) {
            int idBytes = version(box) == 0 ? 2 : 4;
            for (IsoBox reference : IsoBox.in(bytes, box.at() + 4, box.end())) {
                reference(reference, idBytes);
            }
        } else if (box.type() == HeaderBytes.fourCc("iprp")) {
            for (IsoBox properties : IsoBox.in(bytes, box.at(), box.end())) {
                propertyBox(properties);
            }
        } else if (box.type() == HeaderBytes.fourCc("idat")) {
            itemDataAt = box.at();
        }
    }

    private void itemEntry(IsoBox entry) {
        int version = version(entry);
        if (entry.type() == HeaderBytes.fourCc("infe") && version >= 2) {
            int idBytes = version == 2 ? 2 : 4;
            countEntry();
            types.put(number(entry.at() + 4, idBytes), bytes.fourCc(entry.at() + 6 + idBytes));
        }
    }

    private void locations(IsoBox box) {
        int version = version(box);
        int sizes = bytes.u16be(box.at() + 4);
        int offsetSize = sizes >> 12;
        int lengthSize = sizes >> 8 & 15;
        int baseSize = sizes >> 4 & 15;
        int indexSize = version == 0 ? 0 : sizes & 15;
        int idBytes = version < 2 ? 2 : 4;
        long at = box.at() + 6;
        long count = number(at, idBytes);
        at += idBytes;
        for (long i = 0; i < count; i++) {
            long id = number(at, idBytes);
            at += idBytes;
            boolean inItemData = version > 0 && (bytes.u16be(at) & 15) == 1;
            at += version > 0 ? 4 : 2;
            long base = number(at, baseSize);
            at += baseSize;
            int extentCount = bytes.u16be(at);
            at += 2;
            List<Extent> list = listOf(extents, id);
            for (int e = 0; e < extentCount; e++) {
                countEntry();
                at += indexSize;
                long offset = number(at, offsetSize);
                long length = number(at + offsetSize, lengthSize);
                at += offsetSize + lengthSize;
                list.add(new Extent(base + offset, length, inItemData));
            }
        }
    }

    private void reference(IsoBox box, int idBytes) {
        long from = number(box.at(), idBytes);
        int count = bytes.u16be(box.at() + idBytes);
        for (int i = 0; i < count; i++) {
            countEntry();
            long to = number(box.at() + idBytes + 2 + (long) i * idBytes, idBytes);
            references.add(new Reference(box.type(), from, to));
        }
    }

    private void propertyBox(IsoBox box) {
        if (box.type() == HeaderBytes.fourCc("ipco")) {
            for (IsoBox property : IsoBox.in(bytes, box.at(), box.end())) {
                countEntry();
                properties.add(property);
            }
        } else if (box.type() == HeaderBytes.fourCc("ipma")) {
            associations(box);
        }
    }

    private void associations(IsoBox box) {
        int idBytes = version(box) == 0 ? 2 : 4;
        boolean wide = (bytes.u8(box.at() + 3) & 1) != 0;
        long count = bytes.u32be(box.at() + 4);
        long at = box.at() + 8;
        for (long i = 0; i < count; i++) {
            long id = number(at, idBytes);
            at += idBytes;
            int linkCount = bytes.u8(at++);
            List<Link> list = listOf(links, id);
            for (int l = 0; l < linkCount; l++) {
                countEntry();
                int raw = wide ? bytes.u16be(at) : bytes.u8(at);
                at += wide ? 2 : 1;
                int essential = wide ? 0x8000 : 0x80;
                list.add(new Link(raw & essential - 1, (raw & essential) != 0));
            }
            countEntry();
        }
    }

    private static <T> List<T> listOf(Map<Long, List<T>> lists, long id) {
        List<T> list = lists.get(id);
        if (list == null) {
            list = new ArrayList<>(1);
            lists.put(id, list);
        }
        return list;
    }

    /** Real files have a handful of items; a limit keeps hostile ones from filling memory. */
    private void countEntry() {
        if (++entries > MOST_ENTRIES) {
            throw new MalformedHeader("more than " + MOST_ENTRIES + " items and properties in the HEIF header");
        }
    }

    private int version(IsoBox box) {
        return bytes.u8(box.at());
    }

    private long number(long at, int size) {
        return switch (size) {
            case 0 -> 0;
            case 2 -> bytes.u16be(at);
            case 4 -> bytes.u32be(at);
            case 8 -> bytes.u64be(at);
            default -> throw new MalformedHeader("a HEIF number of " + size + " bytes at byte " + at);
        };
    }

    /** The properties of an item, in the order they are to be applied; links to none are left out. */
    List<IsoBox> propertiesOf(long item) {
        List<IsoBox> found = new ArrayList<>();
        for (Link link : links.getOrDefault(item, List.of())) {
            if (link.property() >= 1 && link.property() <= properties.size()) {
                found.add(properties.get(link.property() - 1));
            }
        }
        return found;
    }

    /** Where an extent starts in the file. */
    long position(Extent extent) {
        if (extent.inItemData() && itemDataAt < 0) {
            throw new MalformedHeader("a HEIF item lies in an item data box that is missing");
        }
        return extent.inItemData() ? itemDataAt + extent.offset() : extent.offset();
    }
}
