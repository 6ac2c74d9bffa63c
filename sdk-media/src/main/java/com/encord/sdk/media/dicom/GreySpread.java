package com.encord.sdk.media.dicom;

/** Where a rescaled value lies between black, 0, and white. */
interface GreySpread {
    double apply(double value, double white);
}
