package com.encord.sdk.examples;

import com.encord.sdk.media.image.ImageGrouping;
import com.encord.sdk.media.image.ImageOrder;
import com.encord.sdk.media.image.ImagePlans;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plans which images go to the platform together. */
@Command(name = "images", description = "Plans image groups and sequences.", addMethodSubcommands = false)
final class ImagesCommand {
    /** What images become. */
    enum As {
        GROUP,
        SEQUENCE
    }

    @Command(description = "Prints which images become one item, in which order, and which are left out.")
    int plan(
            @Parameters(paramLabel = "DIR", description = "A folder of images.") Path folder,
            @Option(
                            names = "--as",
                            paramLabel = "group|sequence",
                            defaultValue = "group",
                            description = "A group, the default, keeps every image; a sequence becomes a video.")
                    As as,
            @Option(
                            names = "--sort",
                            paramLabel = "name|natural|time",
                            defaultValue = "natural",
                            description = "natural, the default, puts 9 before 10; time is when a camera took it.")
                    ImageOrder order,
            @Option(names = "--json", description = "One JSON object a line, which is what it prints anyway.")
                    boolean json) {
        ImageGrouping grouping = ImageGrouping.of(folder).sortedBy(order);
        ImagePlans plans = as == As.GROUP ? grouping.asGroups() : grouping.asSequences();
        plans.toJsonLines().forEach(System.out::println);
        return plans.excluded().isEmpty() ? Main.OK : Main.FINDINGS;
    }
}
