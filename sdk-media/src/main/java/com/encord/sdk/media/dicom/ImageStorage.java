package com.encord.sdk.media.dicom;

import java.util.Set;

/** The SOP classes that store a picture in any case (PS3.4 B.5), retired ones too; RT Dose may do without one. */
final class ImageStorage {
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    private static final Set<String> CLASSES = Set.of(
            // projections: computed, digital, mammography, intra-oral
            "1",
            "1.1",
            "1.1.1",
            "1.2",
            "1.2.1",
            "1.3",
            "1.3.1",
            // CT, ultrasound, MR
            "2",
            "2.1",
            "2.2",
            "3",
            "3.1",
            "4",
            "4.1",
            "4.3",
            "4.4",
            "6",
            "6.1",
            "6.2",
            "6.3",
            // secondary capture
            "7",
            "7.1",
            "7.2",
            "7.3",
            "7.4",
            // angiography, fluoroscopy, tomosynthesis, intravascular
            "12.1",
            "12.1.1",
            "12.2",
            "12.2.1",
            "12.3",
            "13.1.1",
            "13.1.2",
            "13.1.3",
            "13.1.4",
            "13.1.5",
            "14.1",
            "14.2",
            // nuclear medicine, parametric map, segmentation, PET, RT image
            "5",
            "20",
            "30",
            "66.4",
            "66.7",
            "128",
            "128.1",
            "130",
            "481.1",
            "481.23",
            "481.24",
            // visible light, ophthalmic, whole slide, microscopy, maps of the eye
            "77.1",
            "77.2",
            "77.1.1",
            "77.1.1.1",
            "77.1.2",
            "77.1.2.1",
            "77.1.3",
            "77.1.4",
            "77.1.4.1",
            "77.1.5.1",
            "77.1.5.2",
            "77.1.5.4",
            "77.1.5.5",
            "77.1.5.6",
            "77.1.5.7",
            "77.1.5.8",
            "77.1.6",
            "77.1.7",
            "77.1.8",
            "77.1.9",
            "81.1",
            "82.1",
            // luggage and materials
            "501.1",
            "501.2.1",
            "501.2.2",
            "601.1",
            "601.2");

    private ImageStorage() {}

    static boolean contains(String sopClassUid) {
        return sopClassUid.startsWith(STORAGE) && CLASSES.contains(sopClassUid.substring(STORAGE.length()));
    }
}
