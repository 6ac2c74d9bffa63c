package com.encord.sdk.media.dicom.pixel;

/** Where a rescaled value lies between black, 0, and white. */
interface GreySpread {
    double apply(double value, double white);
}
