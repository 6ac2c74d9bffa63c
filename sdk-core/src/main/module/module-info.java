/**
 * The client for the Encord platform. {@link com.encord.sdk.EncordClient} is where to begin.
 *
 * <p>The package {@code transport} is not part of the public API, and not exported.
 */
module com.encord.sdk {
    requires com.fasterxml.jackson.core;
    requires jbcrypt;
    requires okio;
    requires org.slf4j;
    requires transitive okhttp3;
    requires static transitive org.jspecify;

    exports com.encord.sdk;
    exports com.encord.sdk.auth;
    exports com.encord.sdk.datasets;
    exports com.encord.sdk.download;
    exports com.encord.sdk.errors;
    exports com.encord.sdk.folders;
    exports com.encord.sdk.items;
    exports com.encord.sdk.jobs;
    exports com.encord.sdk.observe;
    exports com.encord.sdk.organisation;
    exports com.encord.sdk.page;
    exports com.encord.sdk.transfer;
    exports com.encord.sdk.upload;

    uses com.encord.sdk.upload.FileInspector;
}
