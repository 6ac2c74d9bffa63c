package com.encord.sdk.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectHostsTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, true",
        "example.com, API.Example.com, true",
        "example.com, badexample.com, false",
        ".example.com, api.example.com, true",
        "*.example.com, api.example.com, true",
        "api.example.com, example.com, false",
        "example.com:443, example.com, true",
        "example.com:8443, example.com, false",
        "*, anything.invalid, true",
        "10.1.2.3, 10.1.2.3, true",
        "2.3, 10.1.2.3, false",
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, false",
        "10.1.2.3/32, 10.1.2.3, true",
        "10.0.0.0/0, 99.1.2.3, true",
        "10.0.0.0/8, ten.example.com, false",
        "10.0.0.0/many, 10.1.2.3, false",
        "10.0.0.0/33, 10.1.2.3, false",
        "fd00::/8, [fd12::1], true",
        "fd00::/8, 10.1.2.3, false",
        "fd12::1, [fd12::1], true",
        "[fd12::1]:443, [fd12::1], true",
        "[fd12::1]:80, [fd12::1], false",
        "fd12::443, [fd12::443], true",
        "10.0.0.0/8:443, 10.1.2.3, true",
        "10.0.0.0/8:80, 10.1.2.3, false",
        "[fd00::]/8, [fd12::1], true",
        "[fd00::]/8:443, [fd12::1], true",
        "[fd00::]/8, [ad12::1], false",
        "FD12:0:0:0:0:0:0:1, [fd12::1], true",
        "fd12::0001, [fd12::1], true",
        "fd12::1, [fd12::2], false",
        "10.1.2.3:443, 10.1.2.3, true",
        "10.1.2.3:80, 10.1.2.3, false",
        "3, 10.1.2.3, false"
    })
    void anEntryStandsForWhatItNames(String entry, String host, boolean isDirect) {
        assertEquals(isDirect, DirectHosts.of(List.of("", entry)).contain(host, 443));
    }
}
