//! What makes a text a promotion, whoever wrote it, and where its links lead.
//! A text about an order that also advertises counts as advertising, wholly:
//! the FCC (47 CFR 64.1200, "dual-purpose"), the ICO, the BGH (VI ZR 225/17),
//! the ACMA and Korea's KISA agree on that.
//!
//! The rule for names that others gave: a product may be called "Free Range
//! Eggs" or "Sale Tote" and a buyer "Sale", so a word alone counts only where
//! the shop wrote it. What no name needs counts anywhere: so much off, a
//! discount code, a call to buy.

mod beginnings;
mod vocabulary;

use crate::reading::folded;
use crate::tone::language;
use vocabulary::{AMOUNTS, CALLS, CODE, CODES, OFF, SURVEYS, Vocabulary, WITH_CODE, WORDS};

/// What was found: the rule's name, and the words that broke it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) rule: &'static str,
    pub(crate) words: String,
}

/// How far a word may be from the amount that it takes off.
const NEAR: usize = 4;
/// So many letters that are set apart are read as words.
const CLOSED: usize = 16;
/// A code that people type has so many letters: a locker's has fewer.
const CODE_LETTERS: usize = 4;

/// What makes a text an offer in any language and by whomever it was said.
pub(crate) fn offer(text: &str) -> Option<Found> {
    beginnings::may_offer(text).then(|| offer_in(&Words::of(text))).flatten()
}

/// An offer, or a word of the language that belongs into promotions alone. A
/// survey may ask for marks.
pub(crate) fn promotion(text: &str, locale: &str, is_survey: bool) -> Option<Found> {
    let words = Words::of(text);
    let mut found = offer_in(&words);
    let is_written = |entry: &str| words.have(entry) && !(is_survey && is_listed(SURVEYS, entry));
    let is_spoken =
        |row: &&Vocabulary| row.languages.is_empty() || is_listed(row.languages, language(locale));
    for row in WORDS.iter().filter(is_spoken) {
        row.entries.each(|(), entries| {
            let written = || first(entries, &is_written).map(|entry| named("promotional-word", entry));
            found = found.take().or_else(written);
        });
    }
    found
}

fn offer_in(words: &Words<'_>) -> Option<Found> {
    let written = |entry: &str| words.have(entry);
    let with_code = || first(words.text, &is_code).filter(|_| first(WITH_CODE, &written).is_some());
    let with_code = || with_code().or_else(|| after_code(words.text));
    let (rule, words) = if let Some(word) = first(OFF, &written).and_then(|_| price_off(&words.folded)) {
        ("price-off", word)
    } else if let Some(code) = first(CODES, &written).or_else(with_code) {
        ("discount-code", code)
    } else {
        ("promotional-word", first(CALLS, &written)?)
    };
    Some(named(rule, words))
}

fn named(rule: &'static str, entry: &str) -> Found {
    Found { rule, words: entry.trim_end_matches('*').replace('_', " ") }
}

/// The first entry of a list for which something holds.
fn first<'a>(list: &'a str, holds: &dyn Fn(&str) -> bool) -> Option<&'a str> {
    list.split_ascii_whitespace().find(|entry| holds(entry))
}

/// The words of a text as `vocabulary` writes them, with words for the signs of
/// amounts.
struct Words<'a> {
    text: &'a str,
    folded: String,
    /// A bit for each way in which one of them begins: few entries are worth a
    /// closer look, and this is on the way of every text.
    begin: u64,
}

impl Words<'_> {
    fn of(text: &str) -> Words<'_> {
        let mut spelled = String::with_capacity(text.len() + 16);
        let mut before = ' ';
        for (place, char) in text.char_indices() {
            let end = place + char.len_utf8();
            let is_signed = || before == ' ' && text.as_bytes().get(end).is_some_and(u8::is_ascii_digit);
            spelled.push_str(match char {
                '%' | '％' => " percent ",
                '€' | '$' | '£' | '¥' | '￥' => " money ",
                // A template's own signs stand apart from its words.
                '{' | '}' => ".",
                '-' | '−' | '–' if is_signed() => " minus ",
                _ => text.get(place..end).unwrap_or_default(),
            });
            before = char;
        }
        let mut folded = folded(&spelled);
        close_up(&mut folded);
        let begin = folded.split('_').fold(0, |begin, word| begin | beginning(word));
        Words { text, folded, begin }
    }

    /// Whether an entry is among them, whole, or what begins so where it ends in
    /// `*`; scripts without spaces have no such thing.
    fn have(&self, entry: &str) -> bool {
        let (stem, end) = entry.strip_suffix('*').map_or((entry, "_"), |stem| (stem, ""));
        if is_unspaced(entry) {
            return self.text.contains(stem);
        }
        self.begin & beginning(entry) != 0 && self.folded.contains(&["_", stem, end].concat())
    }
}

/// Whether an entry is in a script that is read without its spaces.
fn is_unspaced(entry: &str) -> bool {
    !entry.is_ascii() && entry.contains(|char: char| char >= '\u{e00}')
}

/// One of 64 bits, by the first two bytes of the first word.
fn beginning(words: &str) -> u64 {
    let (first, second) = match words.as_bytes() {
        [first] | [first, b'_', ..] => (first, 0),
        [first, second, ..] => (first, *second),
        [] => return 0,
    };
    1 << ((first ^ (second << 1)) & 63)
}

/// Adds what is set apart as one word as well: "s a l e", "S.A.L.E", "s/a/l/e".
fn close_up(folded: &mut String) {
    let mut closed = String::new();
    for word in folded.split('_') {
        match word.as_bytes() {
            [b'a'..=b'z'] => closed.push_str(word),
            [b'.' | b'/'] => {}
            _ if closed.ends_with('_') || closed.is_empty() => {}
            _ => closed.push('_'),
        }
    }
    // Initials are three letters at most; a letter by chance may stand before or after.
    for word in closed.split('_') {
        for start in 0..word.len().min(CLOSED) {
            for part in (start + 4..=word.len().min(CLOSED)).filter_map(|end| word.get(start..end)) {
                folded.push_str(part);
                folded.push('_');
            }
        }
    }
}

/// The word that takes an amount off, in one clause.
fn price_off(folded: &str) -> Option<&str> {
    let (mut off, mut amount) = (None, None);
    let (mut after_number, mut after_sign) = (false, false);
    for (place, word) in folded.split('_').enumerate() {
        if word == "." {
            (off, amount) = (None, None);
        }
        let is_number = word.starts_with(|char: char| char.is_ascii_digit());
        let is_sign = is_listed(AMOUNTS, word);
        if (is_sign && after_number) || (is_number && after_sign) {
            amount = Some(place);
        }
        (after_number, after_sign) = (is_number, is_sign);
        if is_listed(OFF, word) {
            off = Some((place, word));
        }
        if let (Some(amount), Some((place, word))) = (amount, off)
            && place.abs_diff(amount) <= NEAR
        {
            return Some(word);
        }
    }
    None
}

pub(crate) fn is_listed(list: &str, word: &str) -> bool {
    first(list, &|known| known == word).is_some()
}

/// "SAVE20", "WELCOME".
fn is_code(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
    letters >= CODE_LETTERS && !word.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// A code with letters and digits, right after the word for it.
fn after_code(text: &str) -> Option<&str> {
    let words = || text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_typed = |word: &str| is_code(word) && word.bytes().any(|byte| byte.is_ascii_digit());
    let is_word = |word: &str| is_listed(CODE, folded(word).trim_matches('_'));
    words().zip(words().skip(1)).find(|(word, code)| is_typed(code) && is_word(word)).map(|(_, code)| code)
}

/// Shared shorteners: carriers drop what leads through them (Twilio error
/// 30007, T-Mobile's and CTIA's rules on shared domains).
const SHORTENERS: &str = "bit.ly tinyurl.com goo.gl t.co ow.ly is.gd buff.ly tiny.cc rebrand.ly cutt.ly \
                          shorturl.at rb.gy t.ly tiny.url bl.ink v.gd s.id lnkd.in";

/// Hosts of carriers and of the trackers that shops use: a link there is news.
const CARRIERS: &str = "ups.com fedex.com usps.com dhl.com dhl.de dpd.com dpd.de dpd.co.uk gls-group.com \
                        gls-group.eu myhermes.de evri.com royalmail.com laposte.fr chronopost.fr colissimo.fr \
                        mondialrelay.fr poste.it brt.it correos.es seur.com ctt.pt postnl.nl bpost.be \
                        inpost.pl postnord.com postnord.se bring.com canadapost.ca purolator.com auspost.com.au \
                        nzpost.co.nz correios.com.br japanpost.jp kuronekoyamato.co.jp sagawa-exp.co.jp post.ch \
                        post.at anpost.com ontrac.com 17track.net aftership.com goshippo.com";

/// Whether a host is a shared shortener.
pub(crate) fn is_shortener(host: &str) -> bool {
    is_one_of(host, SHORTENERS)
}

/// Whether a host is a carrier's.
pub(crate) fn is_carrier(host: &str) -> bool {
    is_one_of(host, CARRIERS)
}

fn is_one_of(host: &str, known: &str) -> bool {
    first(known, &|known| belongs(host, known)).is_some()
}

/// Whether a host is another one, or below it.
pub(crate) fn belongs(host: &str, known: &str) -> bool {
    let Some(start) = host.len().checked_sub(known.len()) else {
        return false;
    };
    let same = host.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(known));
    same && host.get(..start).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
}

/// The first host for which something holds, of those that a text links to.
pub(crate) fn first_host<'a>(text: &'a str, holds: &dyn Fn(&str) -> bool) -> Option<&'a str> {
    let is_around =
        |char: char| !char.is_alphanumeric() && !matches!(char, '-' | '.' | ':' | '/' | '@' | '_');
    text.split(is_around).filter_map(host).find(|host| holds(host))
}

/// The last parts of hosts that phones make links of in the middle of a text: the
/// common ones. Those that are words as well ("left.It") count in small letters.
const ENDS: &str = "com net org shop io co ly gl gg me app dev xyz info biz store online site website link click \
                    club top vip live page ai tv cc eu uk de fr es it nl be at ch pt pl se dk fi no cz br jp cn \
                    ru ca us au mx in tech deals sale promo world life pro fun space today \
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
    let host = authority(word);
    let is_schemed = word.contains("://");
    let (name, last) = host.split_at_checked(host.bytes().rposition(|byte| byte == b'.')?)?;
    let is_bare = || is_known_end(last) && (is_shortener(host) || is_named(name, last));
    let is_linked = is_schemed || word.contains('/') || name.starts_with("www.") || is_bare();
    let is_host = !name.is_empty() && last.len() > 2 && !last.bytes().any(|byte| byte.is_ascii_digit());
    (is_host && is_linked && (is_schemed || !word.contains('@'))).then_some(host)
}

/// What an address names as its host, or a mailbox as its domain.
pub(crate) fn authority(word: &str) -> &str {
    let start = word.find("://").map_or(0, |scheme| scheme + 3);
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
    use crate::consent::Class;
    use crate::journey::Step;
    use crate::settings::Settings;
    use crate::tone::Tone;
    use crate::wording::{default_text, spelled_out};

    #[test]
    fn what_takes_off_what_calls_and_what_is_a_code_is_an_offer_in_any_language() {
        let cases = [
            ("Now -20 % on mugs", "price-off: minus"),
            ("20% off today", "price-off: off"),
            ("10 € Rabatt für Sie", "price-off: rabatt"),
            ("Profitez de 15 % de remise", "price-off: remise"),
            ("Save up to 30%!", "price-off: save"),
            ("$5 off your order", "price-off: off"),
            ("全品20％オフ", "promotional-word: ％オフ"),
            ("1000円引き", "promotional-word: 円引き"),
            ("Use code SAVE20 at the checkout", "discount-code: SAVE20"),
            ("Mit dem Code SOMMER sparen", "discount-code: SOMMER"),
            ("Ihr Gutscheincode: X1", "discount-code: gutscheincode"),
            ("Code SAVE20 at checkout", "discount-code: SAVE20"),
            ("Código: VERANO26", "discount-code: VERANO26"),
            ("Shop now!", "promotional-word: shop now"),
            ("Dernière chance", "promotional-word: derniere chance"),
        ];
        for (text, expected) in cases {
            let found = offer(text).map(|found| format!("{}: {}", found.rule, found.words));
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_word_counts_whole_in_its_language_and_only_where_the_shop_wrote_it() {
        for (locale, text) in [
            ("en-GB", "Big SALE"),
            ("de", "Unser Angebot"),
            ("fr", "Les soldes"),
            ("es", "Nueva oferta"),
            ("it", "Uno SCONTO"),
            ("pt-BR", "Promoção"),
            ("nl", "Korting"),
            ("pl", "Nowa zniżka"),
            ("sv", "Ett erbjudande"),
            ("ja", "ただいまセール中"),
            ("ko", "Black Friday!"),
            ("en", "Leave us a review!"),
            ("en", "Write a review"),
            ("en", "Rate us: 5 stars?"),
            ("en", "How was it? Reply 1 to 5"),
            ("en", "Earn 50 points"),
            ("en", "Join our club"),
            ("en", "Running low? Reorder today"),
            ("en", "Half price"),
            ("en", "2 for 1"),
            ("en", "Free shipping on your next order"),
            ("en", "Buy one, get one free"),
            ("en", "Exclusive deal inside"),
            ("en", "see our new range"),
            ("en", "Gift card"),
            ("en", "You may also like"),
            ("en", "Don’t miss out"),
            ("en", "S A L E"),
            ("en", "S.A.L.E"),
            ("en", "now: S. A. L. E. on mugs"),
            ("en", "S-A-L-E"),
            ("en", "s/a/l/e"),
            ("en", "see evil.io/x S.A.L.E"),
            ("en", "Restocked: your mug"),
            ("en", "Back in stock"),
            ("de", "Wieder auf Lager"),
            ("fr", "De retour en stock"),
            ("ja", "再入荷しました"),
            ("de", "Bewerten Sie uns mit 5 Sternen"),
            ("fr", "Gagnez des points"),
            ("es", "En su próxima compra"),
            ("it", "Scrivi una recensione"),
            ("pt", "Avalie sua compra"),
            ("nl", "Bij je volgende bestelling"),
            ("pl", "Oceń zakupy, zbieraj punkty"),
            ("sv", "Samla poäng"),
            ("ja", "次回のお買い物に"),
            ("da", "Tilbud i dag"),
            ("nb", "Stor kampanje"),
            ("fi", "Ale alkoi"),
            ("cs", "Velké slevy"),
            ("hu", "Kedvezmény"),
            ("ro", "Mari reduceri"),
            ("el", "Εκπτώσεις"),
            ("ru", "Скидки"),
            ("uk", "Знижки"),
            ("tr", "İndirim başladı"),
            ("ar", "خصم كبير"),
            ("he", "מבצע גדול"),
            ("hi", "भारी छूट"),
            ("bn", "বড় ছাড়"),
            ("ms", "Diskaun besar"),
            ("id", "Diskon besar"),
            ("vi", "Giảm giá lớn"),
            ("th", "ลดราคาวันนี้"),
            ("fil", "Malaking diskwento"),
            ("ko", "오늘만 할인"),
            ("zh-Hans", "全场打折"),
            ("zh-Hant", "限時優惠"),
        ] {
            assert_eq!(
                promotion(text, locale, false).map(|found| found.rule),
                Some("promotional-word"),
                "{text}"
            );
        }
        for (locale, text) in [
            ("en", "Your freedom mug, order total 20.00 USD. Save this number, feel free to reply."),
            ("en", "100% cotton, wholesale, discounting nothing; pick it up with code 4711 off Main St"),
            ("en", "Use code AB12 at the locker"),
            ("en", "Your code: 4711. It takes 1 to 5 days, from 2 for small ones. A B C, item 50-30-20"),
            ("en", "Rated 5.0. We read your review and found the new address; the card ends in 1234"),
            ("de", "Es dauert 1 bis 5 Tage. Aktion nicht nötig, der Club hat geöffnet"),
            ("fr", "Notez que le code de la boîte est 4711A; votre avis de passage est dans le colis"),
            ("es", "Del 1 al 5 de junio no hay entregas; sin novedades"),
            ("it", "Da 1 a 5 giorni; il codice è AB12"),
            ("cs", "Žádná akce není nutná"),
            ("es", "Su pedido sale hoy y llega el 20"),
            ("fr", "Remise en main propre; le solde de votre commande est de 20,00 €"),
            ("de", "Ihre Bestellung 10-20% später"),
            ("en", "1 Free Range Eggs, 2 Vip Sneaker, 5 offcuts"),
        ] {
            assert_eq!(promotion(text, locale, false), None, "{text}");
        }
        assert_eq!(offer("1 Summer Sale Tote, 2 Coupon Binder"), None);
    }

    #[test]
    fn no_default_text_about_an_order_is_taken_for_a_promotion() {
        for locale in ["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv"] {
            let news = |step: &Step| Settings::default().class(*step) == Some(Class::Transactional);
            for step in Step::all().filter(news) {
                let text = default_text(step, locale, Tone::New).unwrap_or_default();
                assert_eq!(promotion(&spelled_out(text, locale), locale, false), None, "{text}");
            }
        }
    }

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
            ("http://x https://user@evil.example/x", Some("evil.example")),
            ("24/7, 12.50/2, help@demo.com, and/or z.B. 3.5 a.m./p.m. #10.4/11", None),
        ] {
            assert_eq!(first_host(text, &|_| true), expected, "{text}");
        }
        assert!(is_shortener("BIT.LY") && !is_shortener("rabbit.ly") && is_carrier("track.dhl.com"));
    }
}
