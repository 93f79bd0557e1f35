//! Who opens a short link: a person, or something that looks ahead for one.
//!
//! Messages apps fetch pages to show previews, carriers and mail gateways scan
//! them, browsers load them in advance. None of that is a click. What cannot be
//! told is a person's: a count that is a little high does less harm than a
//! reminder to somebody who has just acted.

/// Who it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visitor {
    /// Somebody who wanted to see the page.
    Person,
    /// A preview, a scanner, a browser that loads in advance.
    Machine,
}

impl Visitor {
    /// Its word in counters.
    pub fn name(self) -> &'static str {
        match self {
            Visitor::Person => "person",
            Visitor::Machine => "machine",
        }
    }
}

/// A request for a short link.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    /// In upper case.
    pub method: &'a str,
    /// Names in any case, with their values.
    pub headers: &'a [(&'a str, &'a str)],
    /// Milliseconds since the text left, or since its gateway last reported on
    /// it if that is later: what scans texts does so on their way.
    pub after_news_ms: i64,
}

/// Sooner than this after news of a text nobody has read it, taken up the phone
/// and tapped.
const TOO_SOON_MS: i64 = 3_000;

/// Headers by which a browser says that nobody looks yet: the name, and what
/// its value contains. `Sec-Purpose` is in the Fetch standard, the others are
/// what Chrome, Safari and Firefox sent before it.
const PREFETCH: &[(&str, &str)] = &[
    ("sec-purpose", "prefetch"),
    ("sec-purpose", "prerender"),
    ("purpose", "prefetch"),
    ("purpose", "preview"),
    ("x-purpose", "preview"),
    ("x-moz", "prefetch"),
];

/// What browsers say that a page is for that somebody opened (Fetch standard,
/// `Sec-Fetch-Dest`). Anything else is a part of another page.
const DOCUMENT: &str = "document";

/// How robots end their names, or begin them: "Twitterbot", "Botocore".
const BOT: &str = "bot";
/// A make of telephones.
const CUBOT: &str = "cubot";

/// What previewers, scanners and programs call themselves, in small letters.
/// Apple's and Google's messages apps pass for the crawlers of social networks.
const AGENTS: &[&str] = &[
    "crawler",
    "spider",
    "preview",
    "scanner",
    "facebookexternalhit",
    "whatsapp",
    "skypeuripreview",
    "slack-imgproxy",
    "google-safety",
    "google-read-aloud",
    "googleimageproxy",
    "safelinks",
    "proofpoint",
    "mimecast",
    "barracuda",
    "virustotal",
    "urlscan",
    "headlesschrome",
    "lighthouse",
    "curl/",
    "wget/",
    "python-",
    "go-http-client",
    "okhttp",
    "java/",
    "libwww-perl",
    "apache-httpclient",
    "node-fetch",
    "axios/",
    "ruby",
    "dart:io",
    "cfnetwork",
];

/// The longest part of a header's value that is looked at, in characters.
const VALUE_MAX: usize = 1_000;

impl Visit<'_> {
    /// Who it was, as far as a request tells.
    pub fn visitor(&self) -> Visitor {
        let is_machine = self.method != "GET"
            || PREFETCH.iter().any(|(name, mark)| self.says(name, |value| value.contains(mark)))
            || self.says("sec-fetch-dest", |destination| destination.trim() != DOCUMENT)
            || !self.says("user-agent", |agent| !agent.is_empty())
            || self.says("user-agent", is_program)
            || self.after_news_ms < TOO_SOON_MS;
        if is_machine { Visitor::Machine } else { Visitor::Person }
    }

    /// Whether a header of this name says so, in small letters; there may be several.
    fn says(&self, name: &str, so: impl Fn(&str) -> bool) -> bool {
        let values = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let mut values = values.map(|(_, value)| value);
        values.any(|value| {
            let start: String = value.chars().take(VALUE_MAX).collect();
            so(&start.to_ascii_lowercase())
        })
    }
}

/// Whether a program says what it is, in small letters.
fn is_program(agent: &str) -> bool {
    let mut words = agent.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| (word.starts_with(BOT) || word.ends_with(BOT)) && word != CUBOT)
        || AGENTS.iter().any(|known| agent.contains(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 \
                          (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
    const PIXEL: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) \
                         Chrome/137.0.0.0 Mobile Safari/537.36";
    /// What Apple's messages app sends for a preview.
    const IMESSAGE: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like \
                            Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0";

    const CUBOT_X19: &str = "Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 (KHTML, like Gecko) \
                             Chrome/109.0.0.0 Mobile Safari/537.36";
    const CUBOT_NOTE: &str = "Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 40) AppleWebKit/537.36 (KHTML, like \
                              Gecko) Chrome/109.0.0.0 Mobile Safari/537.36";
    const GOOGLEBOT: &str = "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, \
                             like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1)";

    #[test]
    fn people_and_machines_are_told_apart() {
        type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], i64, Visitor);
        let cases: &[Case<'_>] = &[
            ("GET", &[("user-agent", IPHONE)], 60_000, Visitor::Person),
            ("GET", &[("User-Agent", PIXEL), ("Sec-Fetch-Mode", "navigate")], 3_000, Visitor::Person),
            ("GET", &[("user-agent", PIXEL)], 2_999, Visitor::Machine),
            ("GET", &[("user-agent", PIXEL)], -5, Visitor::Machine),
            ("HEAD", &[("user-agent", IPHONE)], 60_000, Visitor::Machine),
            ("GET", &[], 60_000, Visitor::Machine),
            ("GET", &[("user-agent", IMESSAGE)], 60_000, Visitor::Machine),
            ("GET", &[("user-agent", "WhatsApp/2.23.20 A")], 60_000, Visitor::Machine),
            ("GET", &[("user-agent", "curl/8.5.0")], 60_000, Visitor::Machine),
            (
                "GET",
                &[("user-agent", PIXEL), ("Sec-Purpose", "prefetch;prerender")],
                60_000,
                Visitor::Machine,
            ),
            ("GET", &[("user-agent", IPHONE), ("X-Purpose", "preview")], 60_000, Visitor::Machine),
            ("GET", &[("user-agent", PIXEL), ("X-Moz", "Prefetch")], 60_000, Visitor::Machine),
            (
                "GET",
                &[("user-agent", PIXEL), ("Sec-Purpose", "x"), ("sec-purpose", "prefetch")],
                60_000,
                Visitor::Machine,
            ),
            ("GET", &[("user-agent", PIXEL), ("User-Agent", "curl/8.5.0")], 60_000, Visitor::Machine),
            ("GET", &[("user-agent", CUBOT_X19)], 60_000, Visitor::Person),
            ("GET", &[("user-agent", CUBOT_NOTE)], 60_000, Visitor::Person),
            ("GET", &[("user-agent", GOOGLEBOT)], 60_000, Visitor::Machine),
            ("GET", &[("user-agent", "Slackbot-LinkExpanding 1.0")], 60_000, Visitor::Machine),
            ("GET", &[("user-agent", "Botocore/1.34")], 60_000, Visitor::Machine),
            ("GET", &[("user-agent", "TelegramBot (like TwitterBot)")], 60_000, Visitor::Machine),
            ("GET", &[("user-agent", PIXEL), ("Sec-Fetch-Dest", "document")], 60_000, Visitor::Person),
            ("GET", &[("user-agent", PIXEL), ("Sec-Fetch-Dest", "image")], 60_000, Visitor::Machine),
            ("GET", &[("user-agent", PIXEL), ("Sec-Fetch-Dest", "empty")], 60_000, Visitor::Machine),
        ];
        for (method, headers, after_news_ms, expected) in cases {
            let visit = Visit { method, headers, after_news_ms: *after_news_ms };
            assert_eq!(visit.visitor(), *expected, "{visit:?}");
        }
    }
}
