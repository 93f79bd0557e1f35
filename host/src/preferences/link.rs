//! What people carry to the page and on it: a link, then a visit, then a form.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::choices::Switches;
use crate::seal::{Error, Sealer};
use crate::types::Timestamp;

/// How long a visit lasts, and a form that was shown on it.
pub const VISIT_MS: i64 = 30 * 60 * 1000;
/// The longest token that is looked at: the longest shop's takes 180.
const TOKEN_BYTES: usize = 256;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Whose preferences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The shop.
    pub shop: String,
    /// The number, E.164.
    pub phone: String,
}

impl Whose {
    /// The contact's key.
    pub fn key(&self) -> String {
        format!("{}/{}", self.shop, self.phone)
    }
}

/// A link for somebody.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Link {
    /// The whole address.
    pub url: String,
    /// When it stops working, in milliseconds since the Unix epoch.
    pub expires_at: Timestamp,
}

/// What a token is for: one never serves as another. Shops' ids have no spaces,
/// so no token is a shop's secrets either.
#[derive(Clone, Copy)]
enum Purpose {
    Link,
    Visit,
    Form,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Purpose::Link => "preference link",
            Purpose::Visit => "preference visit",
            Purpose::Form => "preference form",
        }
    }
}

/// Why a token does not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// It is none of ours.
    Forged,
    /// It was, until a while ago.
    Expired,
}

/// Makes links and reads them.
pub struct Links {
    sealer: Sealer,
    /// Where the page is, without a slash at the end.
    base_url: String,
    link_ms: i64,
}

impl Links {
    /// `base_url` is how the world reaches this host.
    pub fn new(sealer: Sealer, base_url: &str, link_days: u16) -> Self {
        let base_url = base_url.trim_end_matches('/').to_owned();
        Self { sealer, base_url, link_ms: i64::from(link_days).saturating_mul(DAY_MS) }
    }

    /// Whether people come by an encrypted way.
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// A link for `whose`; fails without a key.
    pub fn link(&self, whose: &Whose, now: Timestamp) -> Result<Link, Error> {
        let expires_at = now.saturating_add(self.link_ms);
        let token = self.token(Purpose::Link, whose, expires_at, Switches::default())?;
        Ok(Link { url: format!("{}/p/{token}", self.base_url), expires_at })
    }

    /// What the cookie holds from the first visit on.
    pub fn visit(&self, whose: &Whose, now: Timestamp) -> Result<String, Error> {
        self.token(Purpose::Visit, whose, now.saturating_add(VISIT_MS), Switches::default())
    }

    /// What a form holds that shows these switches: no other site can make one up.
    pub fn form(&self, whose: &Whose, shown: Switches, now: Timestamp) -> Result<String, Error> {
        self.token(Purpose::Form, whose, now.saturating_add(VISIT_MS), shown)
    }

    /// Reads the token of a link.
    pub fn read_link(&self, token: &str, now: Timestamp) -> Result<Whose, Rejected> {
        self.read(Purpose::Link, token, now).map(|(whose, _)| whose)
    }

    /// Reads a cookie.
    pub fn read_visit(&self, token: &str, now: Timestamp) -> Result<Whose, Rejected> {
        self.read(Purpose::Visit, token, now).map(|(whose, _)| whose)
    }

    /// Reads a form's token: the switches as they were shown.
    pub fn read_form(&self, token: &str, whose: &Whose, now: Timestamp) -> Result<Switches, Rejected> {
        let (shown_to, shown) = self.read(Purpose::Form, token, now)?;
        if shown_to == *whose { Ok(shown) } else { Err(Rejected::Forged) }
    }

    fn token(
        &self,
        purpose: Purpose,
        Whose { shop, phone }: &Whose,
        expires_at: Timestamp,
        shown: Switches,
    ) -> Result<String, Error> {
        let content = format!("{shop}/{phone}/{expires_at}/{}", shown.bits());
        Ok(URL_SAFE_NO_PAD.encode(self.sealer.seal(purpose.name(), content.as_bytes())?))
    }

    fn read(&self, purpose: Purpose, token: &str, now: Timestamp) -> Result<(Whose, Switches), Rejected> {
        let content = Some(token)
            .filter(|token| token.len() <= TOKEN_BYTES)
            .and_then(|token| URL_SAFE_NO_PAD.decode(token).ok())
            .and_then(|sealed| self.sealer.open(purpose.name(), &sealed).ok())
            .and_then(|content| String::from_utf8(content).ok())
            .ok_or(Rejected::Forged)?;
        let (whose, expires_at, shown) = parse(&content).ok_or(Rejected::Forged)?;
        if now < expires_at { Ok((whose, shown)) } else { Err(Rejected::Expired) }
    }
}

fn parse(content: &str) -> Option<(Whose, Timestamp, Switches)> {
    let mut parts = content.split('/');
    let whose = Whose { shop: parts.next()?.to_owned(), phone: parts.next()?.to_owned() };
    let expires_at = parts.next()?.parse().ok()?;
    Some((whose, expires_at, Switches::from_bits(parts.next()?.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = 1_772_568_300_000;
    const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    const NEWER: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

    fn links(key: &str, old: &str) -> Links {
        let keys = |name: &str| Some(if name == "AFTERTEXT_KEY" { key } else { old }.to_owned());
        Links::new(Sealer::from_environment(keys).unwrap(), "https://sms.example.com/", 30)
    }

    fn dana() -> Whose {
        Whose { shop: "demo".into(), phone: "+12025550123".into() }
    }

    fn token(link: &Link) -> &str {
        link.url.strip_prefix("https://sms.example.com/p/").unwrap()
    }

    #[test]
    fn a_link_names_its_person_to_this_host_alone_until_it_ends() {
        let links = links(KEY, "");
        let link = links.link(&dana(), NOW).unwrap();
        assert_eq!(link.expires_at, NOW + 30 * DAY_MS);
        assert_eq!(links.read_link(token(&link), link.expires_at - 1), Ok(dana()));
        assert_eq!(links.read_link(token(&link), link.expires_at), Err(Rejected::Expired));
        assert!(!link.url.contains("2025550123"));
        let other = self::links(NEWER, "");
        assert_eq!(other.read_link(token(&link), NOW), Err(Rejected::Forged));
        for forged in ["", "a", &token(&link)[1..], &"A".repeat(10_000), "%00", "é"] {
            assert_eq!(links.read_link(forged, NOW), Err(Rejected::Forged), "{forged}");
        }
        let mut last = token(&link).to_owned();
        let changed = if last.pop() == Some('A') { 'Q' } else { 'A' };
        last.push(changed);
        assert_eq!(links.read_link(&last, NOW), Err(Rejected::Forged));
    }

    #[test]
    fn a_link_is_no_visit_and_a_form_is_its_visitors_own() {
        let links = links(KEY, "");
        let link = links.link(&dana(), NOW).unwrap();
        assert_eq!(links.read_visit(token(&link), NOW), Err(Rejected::Forged));
        let visit = links.visit(&dana(), NOW).unwrap();
        assert_eq!(links.read_visit(&visit, NOW + VISIT_MS - 1), Ok(dana()));
        assert_eq!(links.read_visit(&visit, NOW + VISIT_MS), Err(Rejected::Expired));
        let shown = Switches::from_bits(5);
        let form = links.form(&dana(), shown, NOW).unwrap();
        assert_eq!(links.read_form(&form, &dana(), NOW), Ok(shown));
        let other = Whose { phone: "+12025550124".into(), ..dana() };
        assert_eq!(links.read_form(&form, &other, NOW), Err(Rejected::Forged));
    }

    #[test]
    fn links_of_the_key_before_work_until_they_end() {
        let link = links(KEY, "").link(&dana(), NOW).unwrap();
        assert_eq!(links(NEWER, KEY).read_link(token(&link), NOW), Ok(dana()));
        assert!(Links::new(Sealer::without_key(), "http://127.0.0.1", 30).link(&dana(), NOW).is_err());
    }
}
