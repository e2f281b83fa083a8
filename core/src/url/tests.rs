use super::{Index, Match, Pattern, Reading, Url};

fn matches(pattern: &str, url: &str) -> bool {
    Pattern::parse(pattern).unwrap().names(&Url::parse(url).unwrap()) == Some(Match::Exact)
}

#[test]
fn hosts_are_compared_label_by_label() {
    assert!(matches("https://docs.rs/*", "https://docs.rs/serde"));
    assert!(matches("https://docs.rs/*", "https://DOCS.rs.:443/"));
    for url in
        ["https://docs.rs.evil.com/", "https://evildocs.rs/", "http://docs.rs/", "https://docs.rs:8443/"]
    {
        assert!(!matches("https://docs.rs/*", url), "{url}");
    }
    assert!(matches("https://*.example.com/*", "https://a.b.example.com/x"));
    assert!(!matches("https://*.example.com/*", "https://example.com/x"));
    assert!(!matches("https://*.example.com/*", "https://aexample.com/x"));
}

#[test]
fn paths_are_resolved_before_they_are_compared() {
    assert!(matches("https://h.io/a/*", "https://h.io/a/b?q=1#f"));
    for url in ["https://h.io/a/../b", "https://h.io/a/%2e%2e/b", "https://h.io/ab"] {
        assert!(!matches("https://h.io/a/*", url), "{url}");
    }
    assert!(matches("https://h.io", "https://h.io/"));
    assert!(!matches("https://h.io", "https://h.io/x"));
}

#[test]
fn what_clients_read_in_different_ways_is_refused() {
    for url in [
        "https://docs.rs\\@evil.com/",
        "https://docs.rs@evil.com/",
        "https://docs.rs%00.evil.com/",
        "https:docs.rs",
        "https://xn--dcs-gna.rs/",
        "https://dοcs.rs/",
        "https://docs.rs /",
        "https://0x7f.1/",
        "https://2130706433/",
        "https://[::1",
        "https:///x",
        "https://a:99999/",
        "https://h.io/a%2f..%2fb",
        "//docs.rs/",
        "",
    ] {
        assert!(!Reading::of(url).is_ok_and(|read| read.doubt().is_none()), "{url}");
    }
}

#[test]
fn addresses_match_only_themselves() {
    assert!(matches("http://[::1]:3000/*", "http://[0:0:0:0:0:0:0:1]:3000/x"));
    assert!(matches("http://127.0.0.1/*", "http://127.0.0.1/"));
    assert!(!matches("http://127.0.0.1/*", "http://127.0.0.2/"));
}

#[test]
fn malformed_patterns_are_refused() {
    for pattern in ["", "docs.rs", "https://", "https://a*b.io/", "https://h.io/a*b", "https://*.127.0.0.1/"]
    {
        assert!(Pattern::parse(pattern).is_err(), "{pattern}");
    }
}

#[test]
fn the_index_finds_what_trying_each_pattern_finds() {
    let patterns = [
        "*",
        "http://*",
        "*://*:8080/a/*",
        "https://*/a/b",
        "https://*.b.c/*",
        "https://*.c/a/*",
        "https://b.c/a*",
        "https://b.c/a",
        "https://b.c/a/*",
        "https://b.c/a/b/*",
        "https://b.c/a/b/c",
        "https://a.b.c/a/*",
        "https://b.c/",
        "https://b.c:8080/*",
        "https://127.0.0.1/*",
        "https://[::1]/a/*",
        "https://b.c/a/b/*",
    ];
    let parsed = || patterns.iter().map(|text| Pattern::parse(text).unwrap());
    let index = Index::new(parsed().enumerate());
    for scheme in ["http", "https", "ftp"] {
        for host in ["b.c", "a.b.c", "x.a.b.c", "c", "d.c", "127.0.0.1", "[::1]", "b.c:8080", "b.cc"] {
            for path in ["", "/", "/a", "/a/", "/a/b", "/a/b/", "/a/b/c", "/ab", "/a?x=/b", "/b/a"] {
                let text = format!("{scheme}://{host}{path}");
                let url = Url::parse(&text).unwrap();
                let tried: Vec<(usize, Match)> =
                    parsed().enumerate().filter_map(|(at, one)| Some((at, one.names(&url)?))).collect();
                assert_eq!(index.owners(&url), tried, "{text}");
            }
        }
    }
}
