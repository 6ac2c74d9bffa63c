/**
 * Getting files onto the platform: the fluent request, the engine behind it, its report. It may import {@code
 * items}, {@code jobs}, {@code transfer}, {@code transport} and {@code errors}.
 */
@NullMarked
package com.encord.sdk.upload;

import org.jspecify.annotations.NullMarked;

// Where to look. The way of a file: UploadEngine starts the threads; Scanner and InputScan find inputs; WorkQueue hands
// them to Workers; FilePreparation inspects and repairs; SignedUrls and FileSender bring the bytes to the storage;
// RegistrationQueue and Registrar make items of them, with JobSettlement for their jobs and LostAnswer for answers that
// do not come; Outcomes and ProgressMeter keep the accounts. The journal: UploadJournal writes it, JournalReader and
// JournalContents read it, and Resumption settles what they know. Files of one content: RepeatedContents, ContentIndex.
// A plan without a run: UploadPlanner.
