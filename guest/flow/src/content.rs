//! What makes a text a promotion, whoever wrote it.
//! A text about an order that also advertises counts as advertising, wholly:
//! the FCC (47 CFR 64.1200, "dual-purpose"), the ICO, the BGH (VI ZR 225/17),
//! the ACMA and Korea's KISA agree on that.
//!
//! The rule for names that others gave: a product may be called "Free Range
//! Eggs" or "Sale Tote" and a buyer "Sale", so a word alone counts only where
//! the shop wrote it. What no name needs counts anywhere: so much off, a
//! discount code, a call to buy.

mod beginnings;
mod host;
mod news;
mod vocabulary;

use crate::journey::Step;
use crate::reading::folded;
use crate::tone::language;
pub(crate) use host::{authority, belongs, first_host, host, is_carrier, is_shortener};
use news::{APPLIED, APPLIED_UNSPACED, BRINGING, DISCOUNTS, LAST_CHANCES, NEWS, SUMMING_UP};
use vocabulary::{
    AMOUNTS, CALLS, CODE, CODES, DOORS, LEFT, OFF, PICKUPS, REFUNDS, USE, Vocabulary, WITH_CODE, WORDS,
};

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
/// Right after the word for it, so few will do.
const SHORT_CODE: usize = 3;

/// What makes a text an offer in any language and by whomever it was said.
pub(crate) fn offer(text: &str) -> Option<Found> {
    beginnings::may_offer(text).then(|| offer_in(&Words::of(text), None)).flatten()
}

/// An offer, as far as a text of this step may not tell it.
pub(crate) fn offer_by(text: &str, step: Step) -> Option<Found> {
    beginnings::may_offer(text).then(|| offer_in(&Words::of(text), Some(step))).flatten()
}

/// An offer, or a word of the language that belongs into promotions alone. A
/// survey may ask for marks, and some steps have news in such words.
pub(crate) fn promotion(text: &str, locale: &str, step: Step) -> Option<Found> {
    let words = Words::of(text);
    let settled = is_settled(&words, step);
    let mut found = offer_in(&words, Some(step));
    let is_written = |entry: &str| words.have(entry) && !(settled && is_listed(DISCOUNTS, entry));
    let mut look = |entries: &str| {
        let written = || first(entries, &is_written).map(|entry| named("promotional-word", entry));
        found = found.take().or_else(written);
    };
    let is_spoken =
        |row: &&Vocabulary| row.languages.is_empty() || is_listed(row.languages, language(locale));
    for row in WORDS.iter().filter(is_spoken) {
        row.entries.each(|asks, entries| {
            if !(asks && step == Step::Feedback) {
                look(entries);
            }
        });
    }
    NEWS.iter().filter(|(steps, _)| !steps.contains(&step)).for_each(|(_, entries)| look(entries));
    found
}

/// Whether a text tells of a discount that its order had.
fn is_settled(words: &Words<'_>, step: Step) -> bool {
    let is_told = || {
        let spaced = words.folded.split('_').any(|word| is_begun(APPLIED, word));
        spaced || first(APPLIED_UNSPACED, &|part| words.text.contains(part)).is_some()
    };
    SUMMING_UP.contains(&step) && is_told()
}

/// What no step may say, or what that one may not.
fn offer_in(words: &Words<'_>, step: Option<Step>) -> Option<Found> {
    let written = |entry: &str| words.have(entry);
    // What opens a locker or a shop's counter is typed as well.
    let is_for_pickup = || first(PICKUPS, &written).is_some();
    let is_announced = || first(WITH_CODE, &written).is_some();
    let with_code = || first(words.text, &is_code).filter(|_| is_announced());
    let is_no_door = || is_announced() && first(DOORS, &written).is_none();
    let with_code =
        || with_code().or_else(|| after_code(words.text, &is_no_door)).filter(|_| !is_for_pickup());
    let is_settled = || step.is_some_and(|step| is_settled(words, step));
    let brings = step.is_some_and(|step| BRINGING.contains(&step));
    let calls = |entry: &str| written(entry) && !(brings && is_listed(LAST_CHANCES, entry));
    let off = || first(OFF, &written).and_then(|_| price_off(&words.folded)).filter(|_| !is_settled());
    let (rule, words) = if let Some(word) = off() {
        ("price-off", word)
    } else if let Some(code) = first(CODES, &written).or_else(with_code) {
        ("discount-code", code)
    } else {
        ("promotional-word", first(CALLS, &calls)?)
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
        let (mut before, mut number) = (' ', 0);
        for (place, char) in text.char_indices() {
            let end = place + char.len_utf8();
            let is_numbered = || text.as_bytes().get(end).is_some_and(u8::is_ascii_digit);
            let word = match char {
                // Which share it is, nobody asks; what is before it and behind it, both.
                '%' | '％' => {
                    spelled.truncate(number);
                    " percent 0 percent "
                }
                '€' | '$' | '£' | '¥' | '￥' => " money ",
                // A template's own signs stand apart from its words.
                '{' | '}' => ".",
                '-' | '−' | '–' if before == ' ' && is_numbered() => " minus ",
                // Within a number nothing ends.
                '.' | ',' if before.is_ascii_digit() && is_numbered() => "",
                _ => text.get(place..end).unwrap_or_default(),
            };
            spelled.push_str(word);
            if !matches!(char, '0'..='9' | ' ') {
                number = spelled.len();
            }
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

/// The word that takes an amount off, in one clause that tells of no refund.
fn price_off(folded: &str) -> Option<&str> {
    let refunds = |clause: &&str| clause.split('_').any(|word| is_begun(REFUNDS, word));
    folded.split("_._").filter(|clause| !refunds(clause)).find_map(taken_off)
}

fn taken_off(clause: &str) -> Option<&str> {
    let (mut off, mut amount, mut before) = (None, None, "");
    for (place, word) in clause.split('_').enumerate() {
        let is_number = |word: &str| word.starts_with(|char: char| char.is_ascii_digit());
        let is_sign = |word: &str| is_listed(AMOUNTS, word);
        if (is_sign(word) && is_number(before)) || (is_number(word) && is_sign(before)) {
            amount = Some(place);
        }
        if is_listed(OFF, word) && !is_listed(LEFT, before) {
            off = Some((place, word));
        }
        if let (Some(amount), Some((place, word))) = (amount, off)
            && place.abs_diff(amount) <= NEAR
        {
            return Some(word);
        }
        before = word;
    }
    None
}

/// Whether a word begins as an entry does.
fn is_begun(list: &str, word: &str) -> bool {
    first(list, &|known| word.starts_with(known)).is_some()
}

pub(crate) fn is_listed(list: &str, word: &str) -> bool {
    first(list, &|known| known == word).is_some()
}

/// "SAVE20", "WELCOME".
fn is_code(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
    letters >= CODE_LETTERS && !word.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// A code with letters and digits, right after the word for it; or of a few capital
/// letters, where it is announced as one.
fn after_code<'a>(text: &'a str, may_be_short: &dyn Fn() -> bool) -> Option<&'a str> {
    let words = || text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_typed = |word: &str| is_code(word) && word.bytes().any(|byte| byte.is_ascii_digit());
    let is_short =
        |word: &str| word.len() >= SHORT_CODE && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_in = |list: &str, word: &str| is_listed(list, folded(word).trim_matches('_'));
    let follows = |(word, code): &(&str, &str)| match is_typed(code) {
        true => is_in(CODE, word) || is_in(USE, word),
        false => is_short(code) && is_in(CODE, word) && may_be_short(),
    };
    words().zip(words().skip(1)).find(follows).map(|(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::Class;
    use crate::journey::Step;
    use crate::settings::Settings;
    use crate::tone::Tone;
    use crate::wording::DefaultText;

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
            ("Use SAVE20 today", "discount-code: SAVE20"),
            ("Use code ABC for mugs", "discount-code: ABC"),
            ("Mit dem Code XYZ bestellen", "discount-code: XYZ"),
            ("Porta un amico con il codice AMICO10", "discount-code: AMICO10"),
            ("20% billiger", "price-off: billiger"),
            ("20% cheaper", "price-off: cheaper"),
            ("20 % más barato", "price-off: barato"),
            ("Half off everything", "promotional-word: half off"),
            ("20% off. Refunds within 30 days", "price-off: off"),
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
            ("en", "All mugs: now 15% less"),
            ("en", "Mugs reduced by 20%"),
            ("en", "Treat yourself to a second one"),
            ("de", "Alles 20 % weniger"),
            ("de", "Tassen um 20 % reduziert"),
            ("de", "Reduziert um 20 %"),
            ("fr", "20 % réduit"),
            ("fr", "20 % de moins"),
            ("fr", "20 % moins cher"),
            ("fr", "Réduits de 20 %"),
            ("es", "Todo 15% menos"),
            ("es", "Tazas con 20 % de menos"),
            ("es", "Tazas: menos 20 %"),
            ("it", "20% scontato"),
            ("it", "Il 20% in meno"),
            ("pt", "Canecas com 20% a menos"),
            ("nl", "Nu 20% minder"),
            ("nl", "Afgeprijsd met 20%"),
            ("pl", "Kubki o 20% mniej"),
            ("pl", "Przecenione o 20%"),
            ("sv", "Nu 20 % mindre"),
            ("sv", "Nedsatta med 20 %"),
            ("ja", "マグが20％安くなります"),
            ("ja", "今なら20%お安く"),
            ("ja", "全品値下げ"),
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
                promotion(text, locale, Step::Shipped).map(|found| found.rule),
                Some("promotional-word"),
                "{text}"
            );
        }
        for (locale, text) in [
            ("en", "Your freedom mug, order total 20.00 USD. Save this number, feel free to reply."),
            ("en", "100% cotton, wholesale, discounting nothing; pick it up with code 4711 off Main St"),
            ("en", "Use code AB12 at the locker"),
            ("en", "Enter code 4711 on the DHL page"),
            ("en", "Use code ABC at the door"),
            ("en", "Use code AB12CD to open the locker. Your pickup code LOCK42 is good for 3 days"),
            ("de", "Mit dem Code PAKET123 an der Packstation abholen"),
            ("fr", "Avec le code RETRAIT45 au point de retrait"),
            ("en", "We refunded 5.00 EUR off your shipping"),
            ("en", "We dropped off 20 pounds of flour. Pick it up at our outlet store"),
            ("pl", "Z okazji świąt paczka przyjdzie później"),
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
            (
                "en",
                "20% of your order has shipped; it is 15% heavier. The battery is at 15%, less than an hour",
            ),
            (
                "en",
                "Your refund of 15% comes in less than 15 minutes; charge it at 15% or less, not less than 20%",
            ),
            ("en", "Your total was reduced by 5.00 USD. It is 5 USD less than before"),
            (
                "de",
                "Mit weniger als 20 % Akku laden, bei 15 % oder weniger sofort. Inkl. 7 % ermäßigter MwSt.",
            ),
            ("fr", "À 20 % ou moins, au moins 20 %, moins de 20 % ; TVA à taux réduit de 5,5 %"),
            ("es", "En menos de 20 minutos; cargue al menos 20 %, con menos de 20 % no va, 20 % o menos"),
            ("it", "Meno del 20% non basta, il 20% o meno va bene. IVA ridotta 10%"),
            ("pt", "Com menos de 20% carregue ao menos 20%, 20% ou menos"),
            ("nl", "Minder dan 20% of 15% of minder"),
            ("pl", "Mniej niż 20% baterii, 15% lub mniej"),
            ("sv", "Mindre än 20 % batteri, 15 % eller mindre"),
            ("ja", "100％安心・100%安全"),
        ] {
            assert_eq!(promotion(text, locale, Step::Shipped), None, "{text}");
        }
        assert_eq!(offer("1 Summer Sale Tote, 2 Coupon Binder"), None);
    }

    #[test]
    fn a_step_tells_its_own_news_in_words_of_promotions_and_no_other_step_does() {
        let told =
            |step, locale, text| promotion(text, locale, step).is_none() && offer_by(text, step).is_none();
        for (step, locale, text) in [
            (Step::OrderConfirmed, "en", "$25 off applied. You pay $40.00"),
            (Step::OrderConfirmed, "fr", "Votre réduction de 10 % a bien été appliquée"),
            (Step::PaymentReceived, "de", "Der Rabatt ist abgezogen"),
            (Step::OrderEdited, "ko", "할인이 적용되어 12,000원"),
            (Step::OrderConfirmed, "en", "You paid $40 with your gift card"),
            (Step::Refunded, "de", "25 € sind wieder auf Ihrer Geschenkkarte"),
            (Step::Cancelled, "it", "La carta regalo vale ancora"),
            (Step::Delayed, "en", "The blue jacket is back in stock, so your order leaves tomorrow"),
            (Step::Delayed, "ja", "再入荷しました"),
            (Step::ReadyForPickup, "en", "Last chance to collect it is Friday"),
            (Step::DeliveryFailed, "es", "Mañana es la última oportunidad de entrega"),
        ] {
            assert!(told(step, locale, text), "{text}");
            assert!(!told(Step::Shipped, locale, text), "{text}");
        }
        let beside = "Last chance to collect it is Friday. 20% off everything";
        assert_eq!(promotion(beside, "en", Step::ReadyForPickup).map(|found| found.rule), Some("price-off"));
        assert!(!told(Step::OrderConfirmed, "en", "10% applied automatically on your next order"));
        for text in ["Your next order ships on July 3", "Ihre nächste Bestellung geht am 3. Juli raus"] {
            assert!(told(Step::Shipped, if text.starts_with('Y') { "en" } else { "de" }, text), "{text}");
        }
    }

    #[test]
    fn no_default_text_about_an_order_is_taken_for_a_promotion() {
        for locale in ["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv"] {
            let news = |step: &Step| Settings::default().class(*step) == Some(Class::Transactional);
            for step in Step::all().filter(news) {
                let text = DefaultText::of(step, locale, Tone::New).template();
                assert_eq!(promotion(&text, locale, step), None, "{text}");
            }
        }
    }
}
