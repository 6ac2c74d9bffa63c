package com.encord.sdk.local;

import java.io.IOException;

/** Puts the parts of a platform together. */
final class Assembly {
    private final UploadJobs uploads;
    private final ReEncodeJobs reEncodes;
    private final CloudSyncs syncs;
    private final Deidentifications deidentifications;
    private final Door.Rooms rooms;

    Assembly(
            LocalPlatformBuilder settings,
            DataDirectory directory,
            State state,
            Secret secret,
            Accounts accounts,
            Workers workers,
            Bell bell,
            Door door)
            throws IOException {
        ObjectStore objects = new ObjectStore(directory.path());
        SignedUrls urls = new SignedUrls(secret, settings.clock(), settings.signedUrlLifetime(), door::url);
        StoredFiles files = new StoredFiles(state, objects, urls, directory.file("written"));
        FactsReader facts = new FactsReader(settings.mediaEngine());
        FolderTree tree = new FolderTree(state);
        Mirror mirror = new Mirror(state);
        Removal removal = new Removal(state, tree, mirror, objects);
        UnitFiles unitFiles = new UnitFiles(state, files, facts);
        UnitWork work = new UnitWork(state, unitFiles, new Sequences(files, objects, facts), mirror, workers);
        this.uploads = new UploadJobs(state, work, workers, bell);
        this.reEncodes = new ReEncodeJobs(state, files, objects, facts, mirror, workers);
        this.syncs = new CloudSyncs(state, files, unitFiles, mirror, workers, bell);
        this.deidentifications = new Deidentifications(state, files, workers, bell);
        Router router = new Router();
        new OrganisationRoutes(state, accounts).addTo(router);
        new FolderRoutes(state, tree, new FolderView(state), removal).addTo(router);
        new ItemRoutes(state, tree, new ItemView(state, files), removal, mirror).addTo(router);
        UploadSlots slots = new UploadSlots(state, urls);
        new SignedUrlRoutes(slots).addTo(router);
        new UploadJobRoutes(state, uploads).addTo(router);
        new ReEncodeRoutes(state, reEncodes).addTo(router);
        Datasets datasets = new Datasets(state);
        new DatasetRoutes(datasets).addTo(router);
        new AccessRoutes(state).addTo(router);
        new MetadataSchemaRoutes(state).addTo(router);
        new DataGroupRoutes(state, mirror).addTo(router);
        new CloudRoutes(state, syncs, files).addTo(router);
        new DeidentificationRoutes(deidentifications).addTo(router);

        SignatureCheck signatures = new SignatureCheck(accounts, settings.clock(), settings.signatureTolerance());
        RowView rows = new RowView(state, files);
        QueryApi queries = new QueryApi(state, signatures);
        new DatasetQueries(state, rows, mirror).addTo(queries);
        new RowQueries(state, rows, removal).addTo(queries);
        new DatasetUploadQueries(state, uploads).addTo(queries);
        new ReEncodeQueries(state, reEncodes, files).addTo(queries);
        new EarlierQueries(state, datasets, slots).addTo(queries);

        this.rooms = new Door.Rooms(
                new RestApi(signatures, router), queries, new ObjectEndpoint(state, objects, files, urls));
    }

    Door.Rooms rooms() {
        return rooms;
    }

    /** Goes on with the jobs an earlier run left. */
    void resumeJobs() {
        uploads.resume();
        reEncodes.resume();
        syncs.resume();
        deidentifications.resume();
    }
}
