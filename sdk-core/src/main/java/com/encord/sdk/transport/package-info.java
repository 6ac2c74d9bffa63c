/**
 * The wire, not part of the public API: requests and answers of both protocols, signing, retries, redaction.
 * OkHttp and Jackson appear only here. It may import {@code auth}, {@code observe},
 * {@code page} and {@code errors}.
 */
@NullMarked
package com.encord.sdk.transport;

import org.jspecify.annotations.NullMarked;

// Where to look. Calls: OkHttpTransport makes an Outgoing of a RestRequest or QueryRequest; ApiSender sends it until
// there is an answer, by CallRunner (interrupts) and SigningInterceptor; AnswerReader and ApiErrors make a WireValue
// or an exception of that. Files out: SignedPutSender hands a PutFile to StorageConnections, or to OkHttp where there
// is a proxy or the caller's own client. Files in: SignedGetSender and ObjectSink. Both: DeadConnections, HttpProxy,
// Failures (what is said of broken exchanges), Observers (who is told of attempts).
