/**
 * The local platform: a disk-backed double of the Encord platform for trying and testing, speaking both of its
 * protocols over loopback HTTP. It imports the JDK and Jackson only, never the client it serves.
 *
 * <p>Its public side is {@link com.encord.sdk.local.LocalPlatform}, what it can be told to do wrong
 * ({@link com.encord.sdk.local.Faults}) and the media work handed in ({@link com.encord.sdk.local.MediaEngine}). Behind
 * it lie, from the wire to the disk (Assembly puts them together):
 *
 * <ul>
 *   <li>HTTP: Listener, Connection, Exchange, RequestBody. Door lets each request in, through FaultGate, to one of the
 *       three below.
 *   <li>REST: RestApi checks the signature, Router finds one of the classes named Routes, which read strictly with
 *       Params and Fields and answer with a Reply.
 *   <li>The query protocol: QueryApi does the same for the classes named Queries.
 *   <li>Signed URLs: ObjectEndpoint stores and sends the bytes of objects, without any other signature.
 *   <li>Jobs, which go on after a restart: UploadJobs, ReEncodeJobs, CloudSyncs, Deidentifications, run by Workers;
 *       Bell wakes the requests that wait for them.
 *   <li>What is remembered: State holds a Table for each Entity, such as Folder, Item and Dataset, and an Index for
 *   each
 *       way to find them. All changes go through a Change to the Journal, from which the next start reads them.
 *   <li>Bytes: ObjectStore in the DataDirectory; StoredFiles also knows the pretended cloud.
 *   <li>How things look outside: FolderView, ItemView, RowView.
 * </ul>
 */
@NullMarked
package com.encord.sdk.local;

import org.jspecify.annotations.NullMarked;
