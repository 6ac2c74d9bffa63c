// Everything a look at media needs, for JShell and Java notebooks:
//   jshell --class-path sdk-examples/target/encord.jar sdk-examples/encord.jsh
import com.encord.sdk.*;
import com.encord.sdk.folders.*;
import com.encord.sdk.items.*;
import com.encord.sdk.datasets.*;
import com.encord.sdk.jobs.*;
import com.encord.sdk.upload.*;
import com.encord.sdk.download.*;
import com.encord.sdk.organisation.*;
import com.encord.sdk.media.*;
import com.encord.sdk.media.check.*;
import com.encord.sdk.media.dicom.*;
import com.encord.sdk.media.dicom.pixel.*;
import com.encord.sdk.media.dicom.series.*;
import com.encord.sdk.media.image.*;
import com.encord.sdk.media.nifti.*;
import com.encord.sdk.media.reencode.*;
import com.encord.sdk.media.video.*;
import java.awt.image.BufferedImage;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;

/** What is wrong with a file, and the cheapest repair. */
MediaReport check(String path) {
    return MediaCheck.of(Path.of(path)).run();
}

/** One frame of a video as a picture. */
BufferedImage frame(String path, int index) {
    try (Video video = Video.open(Path.of(path))) {
        return video.frameAt(index).toImage();
    }
}

/** Frames from all over a video in one picture. */
BufferedImage sheet(String path) {
    try (Video video = Video.open(Path.of(path))) {
        return ContactSheet.of(video).toImage();
    }
}

/** Which images of a folder would go to the platform together. */
ImagePlans groups(String folder) {
    return ImageGrouping.of(Path.of(folder)).asGroups();
}

System.out.println("check(path), frame(path, index), sheet(path), groups(folder)");
