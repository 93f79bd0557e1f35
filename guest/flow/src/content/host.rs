//! Where the links of a text lead.

use super::{first, is_listed};

/// Shared shorteners: carriers drop what leads through them (Twilio error
/// 30007, T-Mobile's and CTIA's rules on shared domains).
const SHORTENERS: &[&str] = &[
    "bit.ly",
    "tinyurl.com",
    "goo.gl",
    "t.co",
    "ow.ly",
    "is.gd",
    "buff.ly",
    "tiny.cc",
    "rebrand.ly",
    "cutt.ly",
    "shorturl.at",
    "rb.gy",
    "t.ly",
    "tiny.url",
    "bl.ink",
    "v.gd",
    "s.id",
    "lnkd.in",
];

/// Hosts of carriers and of the trackers that shops use: a link there is news.
const CARRIERS: &str = "ups.com fedex.com usps.com dhl.com dhl.de dpd.com dpd.de dpd.co.uk gls-group.com \
                        gls-group.eu myhermes.de evri.com royalmail.com laposte.fr chronopost.fr colissimo.fr \
                        mondialrelay.fr poste.it brt.it correos.es seur.com ctt.pt postnl.nl bpost.be \
                        inpost.pl postnord.com postnord.se bring.com canadapost.ca purolator.com auspost.com.au \
                        nzpost.co.nz correios.com.br japanpost.jp kuronekoyamato.co.jp sagawa-exp.co.jp post.ch \
                        post.at anpost.com ontrac.com 17track.net aftership.com goshippo.com";

/// Whether a host is a shared shortener.
pub(crate) fn is_shortener(host: &str) -> bool {
    SHORTENERS.iter().any(|known| belongs(host, known))
}

/// Whether a host is a carrier's.
pub(crate) fn is_carrier(host: &str) -> bool {
    first(CARRIERS, &|known| belongs(host, known)).is_some()
}

/// Whether a host is another one, or below it.
pub(crate) fn belongs(host: &str, known: &str) -> bool {
    // Most are told apart by how they end.
    let end = |text: &str| text.as_bytes().last().map(u8::to_ascii_lowercase);
    let Some(start) = host.len().checked_sub(known.len()).filter(|_| end(host) == end(known)) else {
        return false;
    };
    let same = host.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(known));
    same && host.get(..start).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
}

/// The first host for which something holds, of those that a text links to.
pub(crate) fn first_host<'a>(text: &'a str, holds: &dyn Fn(&str) -> bool) -> Option<&'a str> {
    // Most texts of others have none.
    text.bytes().position(|byte| byte == b'.')?;
    let is_around =
        |char: char| !char.is_alphanumeric() && !matches!(char, '-' | '.' | ':' | '/' | '@' | '_');
    text.split(is_around).filter_map(host).find(|host| holds(host))
}

/// The last parts of hosts that phones make links of in the middle of a text: the
/// common ones. Those that are words as well ("left.It") count in small letters.
const ENDS: &str = "com net org shop io co ly gl gg me app dev xyz info biz store online site website link click \
                    club top vip live page ai tv cc eu uk de fr es it nl be at ch pt pl se dk fi no cz br jp cn \
                    ru ca us au mx in tech deals sale promo world life pro fun space today \
                    boutique shopping discount gift gifts coupons cheap blog art studio clothing shoes beauty market cloud \
                    ie nz za sg kr tr ae sa ro gr il";

/// Whether a host ends so, written as a whole in small letters or in capitals.
fn is_known_end(last: &str) -> bool {
    let end = last.trim_start_matches('.');
    is_listed(ENDS, end) || (end.len() > 2 && is_listed(ENDS, &end.to_ascii_lowercase()))
}

/// Abbreviations that end a sentence: "osv.no".
const ABBREVIATIONS: &str = "osv etc ecc usw bzw evt mfl itd itp";

/// Whether what stands before the last part of a bare host is a name, and no
/// abbreviation or number: "m.in", "p.es", "3.5.in".
fn is_named(name: &str, last: &str) -> bool {
    let is_number = |label: &str| label.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = |label: &str| label.len() > 2 && !is_listed(ABBREVIATIONS, label);
    !name.split('.').any(is_number) && (last.len() > 3 || name.split('.').any(is_name))
}

/// The host that a word links to: with a scheme, or as a phone makes a link of.
pub(crate) fn host(word: &str) -> Option<&str> {
    word.bytes().position(|byte| byte == b'.')?;
    let host = authority(word);
    let is_schemed = after_scheme(word).is_some();
    let (name, last) = host.split_at_checked(host.bytes().rposition(|byte| byte == b'.')?)?;
    let is_bare = || is_known_end(last) && (is_shortener(host) || is_named(name, last));
    let is_linked = is_schemed || word.contains('/') || name.starts_with("www.") || is_bare();
    let is_written = last.len() > 2 && !last.bytes().any(|byte| byte.is_ascii_digit());
    // With a scheme it may be an address of figures.
    let is_host = !name.is_empty() && (is_written || is_schemed);
    (is_host && is_linked && (is_schemed || !word.contains('@'))).then_some(host)
}

/// Where a word goes on after its scheme, if it has one.
fn after_scheme(word: &str) -> Option<usize> {
    let mark = b"://";
    word.as_bytes().windows(mark.len()).position(|three| three == mark).map(|start| start + mark.len())
}

/// What an address names as its host, or a mailbox as its domain.
pub(crate) fn authority(word: &str) -> &str {
    let start = after_scheme(word).unwrap_or_default();
    let rest = word.get(start..).unwrap_or_default();
    let end = rest.bytes().position(|byte| matches!(byte, b'/' | b':')).unwrap_or(rest.len());
    let rest = rest.get(..end).unwrap_or_default();
    let start = rest.bytes().rposition(|byte| byte == b'@').map_or(0, |at| at + 1);
    let rest = rest.get(start..).unwrap_or_default();
    rest.strip_suffix('.').unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_what_a_phone_makes_one_of() {
        for (text, expected) in [
            ("see https://a.example/b?c, or not", Some("a.example")),
            ("{{ x | default('https://a.example:80?c') }}", Some("a.example")),
            ("(www.b.example)", Some("www.b.example")),
            ("go to bit.ly/x", Some("bit.ly")),
            ("at shop.com.", Some("shop.com")),
            ("see evil.io now", Some("evil.io")),
            ("see evil.io/x", Some("evil.io")),
            ("on “evil.store”…", Some("evil.store")),
            ("evil.co.uk!", Some("evil.co.uk")),
            ("EVIL.COM", Some("EVIL.COM")),
            ("t.co", Some("t.co")),
            ("hm.com", Some("hm.com")),
            ("m.other.pl", Some("m.other.pl")),
            ("buty m.in. czarne, p.es. oggi, m.in p.es osv.no 3.5.in 12.50.today", None),
            ("other.ie", Some("other.ie")),
            ("other.co.nz", Some("other.co.nz")),
            ("other.nz", Some("other.nz")),
            ("other.co.za", Some("other.co.za")),
            ("other.com.sg", Some("other.com.sg")),
            ("other.kr", Some("other.kr")),
            ("other.com.tr", Some("other.com.tr")),
            ("other.ae", Some("other.ae")),
            ("other.sa", Some("other.sa")),
            ("other.ro", Some("other.ro")),
            ("other.gr", Some("other.gr")),
            ("other.co.il", Some("other.co.il")),
            (
                "No.5, e.g. on 24.12. in St.Gallen, v2.0.1, guide.pdf, 12.50, 1.299,00, z.B. Nr.7, d.h. i.e. p.m.",
                None,
            ),
            ("It left.It is near.So are we.No, left.At last. U.S. mail, Dr.No, J.R.R. Tolkien, Inc.", None),
            ("see http://203.0.113.5/x", Some("203.0.113.5")),
            ("see evil.boutique", Some("evil.boutique")),
            ("http://x https://user@evil.example/x", Some("evil.example")),
            ("24/7, 12.50/2, help@demo.com, and/or z.B. 3.5 a.m./p.m. #10.4/11", None),
        ] {
            assert_eq!(first_host(text, &|_| true), expected, "{text}");
        }
        assert!(is_shortener("BIT.LY") && !is_shortener("rabbit.ly") && is_carrier("track.dhl.com"));
    }
}
