package com.encord.sdk.media.dicom.series;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the distances between the places of a stack tell.
 *
 * @param usual the usual distance in millimetres, where there is more than one place
 * @param problems what is wrong with them
 */
record SliceSpacing(OptionalDouble usual, List<SeriesProblem> problems) {}
