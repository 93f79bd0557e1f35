//! Short links on the shop's own domain: what may be shortened, and under which
//! code. The host turns a code back into its target; it redirects to nothing
//! else, so that a shop's domain is no way to other people's pages.

use std::fmt;
use std::hash::Hasher;

use siphasher::sip::SipHasher24;

use crate::context::Context;
use crate::effect::Link;
use crate::facts;
use crate::json::{Json, Read, Wrong, record, say};

/// Short links of one text; any more stay long.
const LINKS_MAX: usize = 5;
/// What a code is written with.
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// 59 bits: of a hundred million links no two are likely to share a code, and who
/// guesses a thousand a second finds one in three months. A Polish
/// confirmation that tells the way out has no room for three more.
const CODE_LENGTH: usize = 10;
/// Where the sample orders have their pages.
pub(crate) const SAMPLE_HOST: &str = "shop.example";
/// Hexadecimal digits of a key.
const KEY_DIGITS: usize = 32;

/// A shop's own short links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShortLinks {
    /// Where the host answers: "go.shop.example".
    pub domain: String,
    /// Where they may lead: "shop.example" is that host alone,
    /// "*.shop.example" are those below it.
    pub hosts: Vec<String>,
}

record! { ShortLinks { domain } or { hosts } }

/// What makes a shop's codes: random, made by the host, kept with the settings.
/// Shown nowhere.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct LinkKey([u8; 16]);

impl fmt::Debug for LinkKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("•••")
    }
}

impl LinkKey {
    /// Reads 32 hexadecimal digits.
    pub(crate) fn parse(text: &str) -> Option<LinkKey> {
        if text.len() != KEY_DIGITS {
            return None;
        }
        let number =
            text.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u128::from_str_radix(text, 16));
        Some(LinkKey(number?.ok()?.to_be_bytes()))
    }
}

impl Read for LinkKey {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> LinkKey {
        json.as_text().and_then(LinkKey::parse).unwrap_or_else(|| {
            say(wrong, "a link_key has 32 hexadecimal digits");
            LinkKey::default()
        })
    }
}

impl ShortLinks {
    /// What a shop of usual length would have, for the sample orders.
    pub(crate) fn usual() -> ShortLinks {
        ShortLinks { domain: String::from("go.shop.example"), hosts: vec![SAMPLE_HOST.to_owned()] }
    }

    /// The first host that is named whole.
    pub(crate) fn own_host(&self) -> Option<&str> {
        self.hosts.iter().map(String::as_str).find(|host| !host.starts_with('*'))
    }

    /// Whether a host is the domain of the short links, or one that they lead to.
    pub(crate) fn is_own(&self, host: &str) -> bool {
        self.domain.eq_ignore_ascii_case(host) || self.lead_to(&["https://", host].concat())
    }

    /// Whether short links may lead to this web address. A port, a trailing dot
    /// or anything else that is not the very host does not fit.
    pub(crate) fn lead_to(&self, url: &str) -> bool {
        let Some(host) = authority(url) else {
            return false;
        };
        self.hosts.iter().any(|allowed| match allowed.strip_prefix('*') {
            // What is left of the pattern begins with its dot.
            Some(below) => host
                .len()
                .checked_sub(below.len())
                .filter(|cut| *cut > 0)
                .and_then(|cut| host.get(cut..))
                .is_some_and(|end| end.eq_ignore_ascii_case(below)),
            None => allowed.eq_ignore_ascii_case(host),
        })
    }
}

/// Whether this is a host as `short_links` names it, in ASCII: a name of another
/// script is written as browsers send it ("xn--…"), which cannot be mistaken.
pub(crate) fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(label)
}

/// The host (and port) of a web address; none when it has none, or a user name
/// before it, which makes one host look like another.
pub(crate) fn authority(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    if !["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
    let host = rest.get(..end.unwrap_or(rest.len()))?;
    (!host.is_empty() && !host.bytes().any(|byte| byte == b'@')).then_some(host)
}

/// What stands around an address until the text is there: nothing that comes with
/// an order can have these characters in it.
const MARKS: [char; 2] = ['\u{1}', '\u{2}'];

/// What `link(…)` gives: the address, marked; it is made short when the whole
/// text is there. Nothing for what is no address that a text may have.
pub(crate) fn marked(url: &str) -> Option<String> {
    let [begin, end] = MARKS;
    let mut marked = String::with_capacity(url.len() + 2);
    marked.push(begin);
    marked.push_str(facts::link(url)?);
    marked.push(end);
    Some(marked)
}

/// Makes the marked addresses of a text short, and gives what each code stands
/// for. One that leads elsewhere than the shop allows stays as it is: the buyer
/// needs it, and it is not ours to redirect to. Without a domain or a key all do;
/// only what is tried and never sent needs no key. None where a filter has cut
/// through an address.
pub(crate) fn shortened(body: &str, context: &Context<'_>) -> Option<(String, Vec<Link>)> {
    let settings = context.settings;
    let key = settings.link_key.or(context.message.is_empty().then(LinkKey::default));
    let mut links: Vec<Link> = Vec::new();
    let mut out = String::with_capacity(body.len());
    let [begin, end] = MARKS;
    let mut parts = body.split(begin);
    out.push_str(parts.next().filter(|words| !words.contains(end))?);
    for part in parts {
        let (target, words) = part.split_once(end).filter(|(_, words)| !words.contains(end))?;
        let short = settings.short_links.as_ref().filter(|short| short.lead_to(target));
        let code = short.zip(key).map(|(short, key)| (short, code(key, context.message, target)));
        let is_known = |code: &str| links.iter().any(|link| link.code == code);
        match code.filter(|(_, code)| is_known(code) || links.len() < LINKS_MAX) {
            Some((short, code)) => {
                for part in ["https://", &short.domain, "/l/", &code] {
                    out.push_str(part);
                }
                if !is_known(&code) {
                    links.push(Link { code, target: target.to_owned() });
                }
            }
            None => out.push_str(target),
        }
        out.push_str(words);
    }
    Some((out, links))
}

/// The same for the same text and target, and for nobody else to guess: a keyed
/// hash (SipHash-2-4, Aumasson and Bernstein 2012) in base 62.
fn code(key: LinkKey, message: &str, target: &str) -> String {
    let mut hasher = SipHasher24::new_with_key(&key.0);
    hasher.write(message.as_bytes());
    hasher.write_u8(0);
    hasher.write(target.as_bytes());
    let mut rest = hasher.finish();
    let mut code = String::with_capacity(CODE_LENGTH);
    for _ in 0..CODE_LENGTH {
        let digit = usize::try_from(rest % 62).unwrap_or_default();
        code.push(char::from(*ALPHABET.get(digit).unwrap_or(&b'0')));
        rest /= 62;
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_hosts_are_led_to() {
        let hosts = vec![String::from("shop.example"), String::from("*.myshop.example")];
        let short = ShortLinks { domain: String::from("go.shop.example"), hosts };
        for good in [
            "https://shop.example",
            "http://shop.example/a?b#c",
            "https://SHOP.example?x",
            "https://a.b.myshop.example/",
        ] {
            assert!(short.lead_to(good), "{good}");
        }
        for bad in [
            "https://evil.example/shop.example",
            "https://shop.example.evil.example/",
            "https://notshop.example/",
            "https://a.shop.example/",
            "https://myshop.example/",
            "https://notmyshop.example/",
            "https://.myshop.example/",
            "https://shop.example:8080/",
            "https://shop.example./",
            "https://shop.example@evil.example/",
            "https://shop.example\\@evil.example/",
            "https://xn--shp-0na.example/",
            "https:shop.example",
            "//shop.example/",
            "javascript:alert(1)//shop.example",
            "",
        ] {
            let led = facts::link(bad).is_some_and(|target| short.lead_to(target));
            assert!(!led, "{bad}");
        }
    }

    #[test]
    fn a_code_is_the_same_for_the_same_and_another_for_anything_else() {
        let key = LinkKey::parse("000102030405060708090a0b0c0d0e0f").unwrap();
        let first = code(key, "order/1/set-up", "https://shop.example/");
        assert_eq!(first, code(key, "order/1/set-up", "https://shop.example/"));
        assert!(first.len() == CODE_LENGTH && first.bytes().all(|byte| ALPHABET.contains(&byte)), "{first}");
        for other in [
            code(key, "order/2/set-up", "https://shop.example/"),
            code(key, "order/1/set-up", "https://shop.example/x"),
            code(LinkKey::default(), "order/1/set-up", "https://shop.example/"),
        ] {
            assert_ne!(first, other);
        }
        assert!(format!("{key:?}").chars().all(|char| char == '•'));
        for wrong in ["", "0", "+00102030405060708090a0b0c0d0e0f", "é00102030405060708090a0b0c0d0e0"] {
            assert_eq!(LinkKey::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn hosts_are_plain_names() {
        for (host, expected) in [
            ("shop.example", true),
            ("xn--shp-0na.example", true),
            ("shöp.example", false),
            ("shop", false),
            ("https://shop.example", false),
            ("shop.example/", false),
            ("shop.example:80", false),
            (".example", false),
        ] {
            assert_eq!(is_host(host), expected, "{host}");
        }
    }
}
