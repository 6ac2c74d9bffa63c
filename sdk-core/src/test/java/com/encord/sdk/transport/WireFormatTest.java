package com.encord.sdk.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.auth.TestKeys;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrives at the other end. The signatures of the first two tests come from the official client. */
@WireMockTest
class WireFormatTest {
    private Transport transport;

    @BeforeEach
    void open(WireMockRuntimeInfo platform) {
        stubFor(any(anyUrl()).willReturn(okJson("{\"status\": 200, \"response\": {\"x\": 1}}")));
        transport = TestTransports.on(platform.getHttpBaseUrl()).build();
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private static LoggedRequest arrived() {
        List<LoggedRequest> requests = findAll(anyRequestedFor(anyUrl()));
        assertEquals(1, requests.size());
        return requests.get(0);
    }

    private static String signed(LoggedRequest request) {
        return request.getHeader("Signature").replaceAll("encord-sig=:(.*):", "$1");
    }

    @Test
    void parametersArriveInTheFormThatWasSigned() {
        transport.rest(RestRequest.get("storage/folders")
                .query("isRecursive", false)
                .query("search", null)
                .query("order", "name")
                .query("desc", false)
                .query("pageSize", 100));

        LoggedRequest request = arrived();
        assertEquals(
                "/v2/public/storage/folders?isRecursive=False&order=name&desc=False&pageSize=100", request.getUrl());
        assertEquals(
                "vcA+lfO25pOg4Lr+PbJ3/EaHD2g3FHo+/aGrDrjBo4a5SBNogESFFhyEehZ8U/IPxxc+bHbjfjkmYvRsOD+kBw==",
                signed(request));
        assertEquals("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:", request.getHeader("Content-Digest"));
        assertNull(request.getHeader("Content-Type"));
        assertNull(request.getHeader("ResourceType"));
        assertNull(request.getHeader("Authorization"));
        assertEquals("gzip", request.getHeader("Accept-Encoding"));
    }

    @Test
    void anyTextSurvivesAsParameter() {
        transport.rest(RestRequest.get("storage/folders")
                .query("search", "a b+c/ü&é")
                .query("itemTypes", List.of("video", "imageGroup")));

        LoggedRequest request = arrived();
        assertEquals(
                "/v2/public/storage/folders?search=a+b%2Bc%2F%C3%BC%26%C3%A9&itemTypes=video&itemTypes=imageGroup",
                request.getUrl());
        assertEquals(
                "OKOKjQC5SvLzvbnpf4aLgSDjbApzgoXJm4JXTC0JKlBJoY0RgfwRnqaEaTPOKrsw3aw8/tk3ENvwrlwXjQfaAQ==",
                signed(request));
    }

    /** As Python's urlencode writes them, by which the platform signs; Java's URLEncoder does otherwise. */
    @Test
    void starsAreEscapedAndTildesAreNot() {
        transport.rest(RestRequest.get("storage/folders").query("search", "*~"));

        assertEquals("/v2/public/storage/folders?search=%2A~", arrived().getUrl());
    }

    @Test
    void aBodyArrivesAsTheBytesThatWereSigned() {
        transport.rest(RestRequest.post("storage/folders").body(Map.of("name", "Zürich 東京")));

        LoggedRequest request = arrived();
        assertEquals("{\"name\":\"Zürich 東京\"}", request.getBodyAsString());
        assertEquals("application/json", request.getHeader("Content-Type"));
        Map<String, String> expected = TestKeys.key()
                .restHeaders("POST", "/v2/public/storage/folders", request.getBody(), RecordingPace.START);
        expected.forEach((name, value) -> assertEquals(value, request.getHeader(name)));
    }

    @Test
    void aPostWithoutBodyHasLengthZeroAndNoType() {
        transport.rest(RestRequest.post("storage/folders/{}/data-upload-jobs/{}/cancel", "a b", "c/d"));

        LoggedRequest request = arrived();
        assertEquals("/v2/public/storage/folders/a%20b/data-upload-jobs/c%2Fd/cancel", request.getUrl());
        assertEquals("0", request.getHeader("Content-Length"));
        assertNull(request.getHeader("Content-Type"));
        assertNull(request.getHeader("Transfer-Encoding"));
    }

    @Test
    void aQueryArrivesAsEnvelopeWithItsResourceAndSignature() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("title_eq", null);
        transport.query(
                QueryRequest.onDataset("aaaa", "datarows", "GET").uid(1234).payload(payload));

        LoggedRequest request = arrived();
        assertEquals("/public", request.getUrl());
        assertEquals(
                "{\"query_type\":\"datarows\",\"query_method\":\"GET\",\"values\":{\"uid\":1234,\"payload\":{\"title_eq\":null}}}",
                request.getBodyAsString());
        assertEquals("dataset", request.getHeader("ResourceType"));
        assertEquals("aaaa", request.getHeader("ResourceID"));
        assertEquals("application/json", request.getHeader("Accept"));
        assertEquals("application/json", request.getHeader("Content-Type"));
        assertEquals(
                TestKeys.key().queryHeaders(request.getBody()).get("Authorization"),
                request.getHeader("Authorization"));
        assertNull(request.getHeader("Signature"));
    }

    @Test
    void userScopeHasItsOwnPathAndEmptyResource() {
        transport.query(new QueryRequest("", "", "project", "POST", null, null, Resend.IF_UNSENT, null));

        LoggedRequest request = arrived();
        assertEquals("/public/user", request.getUrl());
        assertEquals("", request.getHeader("ResourceType"));
        assertEquals("", request.getHeader("ResourceID"));
    }

    @Test
    void noPartOfAPathCanLeaveItsPlace() {
        RestRequest up = RestRequest.get("storage/folders/{}/items", "..");

        assertThrows(IllegalArgumentException.class, () -> transport.rest(up));
        assertFalse(findAll(anyRequestedFor(anyUrl())).iterator().hasNext());
    }
}
