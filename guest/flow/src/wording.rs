//! What each step says unless the shop says otherwise: short, one idea, no sales
//! talk. What they write in short (`shorthand`) is rendered as it is, and spelled out
//! only for who reads the template.

mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod japanese;
mod opt_out;
mod polish;
mod portuguese;
mod shorthand;
mod spanish;
mod swedish;

use std::borrow::Cow;

use crate::journey::Step;
use crate::packed::Indexed;
use crate::tone::{DEFAULT_LOCALE, Tone, language};
pub(crate) use opt_out::{opt_out_words, tells_the_way_out};
#[cfg(test)]
pub(crate) use shorthand::FORM_CHARACTERS;
pub(crate) use shorthand::{MARK, Part, next_form};

/// A language, and what it says.
struct Language {
    locale: &'static str,
    /// Where to turn to when the shop names nothing.
    reply: &'static str,
    /// The noun for what was ordered, in the forms that `plural` takes.
    things: &'static [&'static str],
    texts: Indexed<Step>,
    /// What is said otherwise in one tone.
    toned: &'static [(Step, Tone, &'static str)],
}

const fn in_any_tone(
    locale: &'static str,
    reply: &'static str,
    things: &'static [&'static str],
    texts: Indexed<Step>,
) -> Language {
    Language { locale, reply, things, texts, toned: &[] }
}

const ENGLISH: Language = Language {
    toned: english::TONED,
    ..in_any_tone(DEFAULT_LOCALE, "Just reply", &["item", "items"], english::TEXTS)
};

/// What keeps to the GSM alphabet does so by its choice of words, not by leaving
/// out accents; Polish and Japanese cannot.
const LANGUAGES: &[Language] = &[
    ENGLISH,
    in_any_tone("de", "Antworten Sie einfach", &["Artikel", "Artikel"], german::TEXTS),
    in_any_tone("es", "Responda a este SMS", &["producto", "productos"], spanish::TEXTS),
    in_any_tone("fr", "Répondez à ce SMS", &["article", "articles"], french::TEXTS),
    in_any_tone("it", "Risponda a questo SMS", &["articolo", "articoli"], italian::TEXTS),
    in_any_tone("ja", "このSMSにご返信ください", &["点", "点"], japanese::TEXTS),
    in_any_tone("nl", "Antwoord gerust", &["artikel", "artikelen"], dutch::TEXTS),
    in_any_tone("pl", "Odpisz na tego SMS-a", &["produkt", "produkty", "produktów"], polish::TEXTS),
    in_any_tone("pt", "Responda a este SMS", &["item", "itens"], portuguese::TEXTS),
    in_any_tone("sv", "Svara på detta sms", &["vara", "varor"], swedish::TEXTS),
];

/// Whether there are default texts in this very locale.
pub(crate) fn speaks(locale: &str) -> bool {
    known(locale).is_some()
}

fn known(locale: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|known| known.locale.eq_ignore_ascii_case(locale))
}

/// What a step says by default, in short.
pub(crate) struct DefaultText {
    short: Cow<'static, str>,
    language: &'static Language,
}

impl DefaultText {
    /// What a step says by default in the language of a locale, or else in English, in
    /// this tone if it has words of its own.
    pub(crate) fn of(step: Step, locale: &str, tone: Tone) -> DefaultText {
        // What can be fetched is told in the same words whether somebody asked or not.
        let step = if step == Step::OrderReady { Step::ReadyForPickup } else { step };
        let language = known(language(locale)).unwrap_or(&ENGLISH);
        let toned = language.toned.iter().find(|(told, to, _)| (*told, *to) == (step, tone));
        let short = match toned {
            Some((.., text)) => Cow::Borrowed(*text),
            None => Cow::Owned(language.texts.find(step).unwrap_or_default()),
        };
        DefaultText { short, language }
    }

    /// What is written in short in a language.
    #[cfg(test)]
    pub(crate) fn in_short(short: String, locale: &str) -> DefaultText {
        DefaultText { short: Cow::Owned(short), language: known(locale).unwrap() }
    }

    /// As it is, with a character for each form.
    pub(crate) fn short(&self) -> &str {
        &self.short
    }

    /// As a shop would write it.
    pub(crate) fn template(&self) -> String {
        shorthand::spelled_out(&self.short, self.language)
    }

    /// Where to turn to when the shop names nothing.
    pub(crate) fn reply(&self) -> &'static str {
        self.language.reply
    }

    /// The noun for what was ordered, in the forms that `plural` takes.
    pub(crate) fn things(&self) -> &'static [&'static str] {
        self.language.things
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duties::{Told, complete};
    use crate::event::{Change, Money, OrderEvent};
    use crate::facts::{Facts, ParcelFacts};
    use crate::json::Word;
    use crate::place::Evidence;
    use crate::progress::OrderState;
    use crate::reading::{Intent, read};
    use crate::segment::{Encoding, measure};
    use crate::settings::{Settings, Voice};
    use crate::studio::{full_order, preview, sample};
    use crate::template::{self, Source};
    use crate::way_out::offers;

    #[test]
    fn every_step_has_words_in_every_language_and_tone() {
        let default_template = |step, locale, tone| DefaultText::of(step, locale, tone).template();
        for locale in languages() {
            for (step, (tone, _)) in
                Step::all().flat_map(|step| Tone::WORDS.iter().map(move |tone| (step, tone)))
            {
                assert!(!default_template(step, locale, *tone).is_empty(), "{locale} {step:?}");
                let in_english = default_template(step, DEFAULT_LOCALE, *tone);
                assert!(locale == DEFAULT_LOCALE || default_template(step, locale, *tone) != in_english);
            }
        }
    }

    fn languages() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|language| language.locale)
    }

    #[test]
    fn every_branch_keeps_to_the_gsm_alphabet_where_the_language_can() {
        for locale in languages().filter(|locale| !OTHER_SCRIPTS.contains(locale)) {
            for (step, (tone, _)) in
                Step::all().flat_map(|step| Tone::WORDS.iter().map(move |tone| (step, tone)))
            {
                let text = DefaultText::of(step, locale, *tone).template();
                assert_eq!(measure(&text).costly, [], "{locale} {step:?}: {text}");
            }
        }
    }

    /// The languages whose texts the GSM alphabet cannot write.
    const OTHER_SCRIPTS: &[&str] = &["ja", "pl"];
    const LINK: &str = "https://go.demo.example/l/Ab3dE9xYz0";
    const SALES_WORDS: &[&str] = &[
        "sale",
        "discount",
        "offer",
        "promo",
        "angebot",
        "rabat",
        "descuento",
        "oferta",
        "soldes",
        "remise",
        "sconto",
        "desconto",
        "korting",
        "zniżk",
        "erbjudande",
        "割引",
        "セール",
    ];

    /// Every step with words, as a shop with short links would say it.
    fn texts(locale: &str, settings: &Settings) -> Vec<(Step, String)> {
        let (mut order, mut parcel) = full_order();
        order.status_url = Some(LINK.to_owned());
        order.buyer.locale = Some(locale.to_owned());
        parcel.tracking_url = Some(LINK.to_owned());
        let facts = Facts::of(&order, 0, &OrderState::default());
        let parcel = ParcelFacts::of(&parcel);
        let rendered = |step: Step| {
            let context = sample(settings, step, &facts, Some(&parcel), Some(&facts.total));
            let voice = Voice { locale: Some(locale), tone: context.tone, revision: None };
            let (template, _) = settings.template(step, voice);
            (step, template::render_linked(&template, &context).unwrap().body)
        };
        Step::all().map(rendered).collect()
    }

    #[test]
    fn every_language_says_every_step_in_one_segment_and_sells_nothing() {
        assert_eq!(LINK.len(), 36);
        let linked = format!(
            r#"{{"brand":"Demo Store 1","support":"help@demo.example",
                "links":{{"review":"{LINK}","loyalty":"{LINK}","guide":"{LINK}","reorder":"{LINK}"}}}}"#
        );
        for settings in [r#"{"brand":"Demo Store 1"}"#, &linked] {
            let settings = Settings::parse(settings.as_bytes()).unwrap();
            for language in languages() {
                for (step, body) in texts(language, &settings) {
                    let measured = measure(&body);
                    let most = if OTHER_SCRIPTS.contains(&language) { 2 } else { 1 };
                    assert!(measured.segments <= most, "{language} {step:?} {measured:?}: {body}");
                    assert!(body.starts_with("Demo Store 1"), "{language} {step:?}: {body}");
                    let lower = body.to_lowercase();
                    assert!(!SALES_WORDS.iter().any(|word| lower.contains(word)), "{language}: {body}");
                }
            }
        }
    }

    const WITH_SHORT_LINKS: &str = r#"{"brand":"Demo Store","support":"help@demo.example",
        "short_links":{"domain":"go.shop.example","hosts":["shop.example","carrier.example"]},
        "links":{"review":"https://shop.example/r","loyalty":"https://shop.example/c",
                 "guide":"https://shop.example/g","reorder":"https://shop.example/b"}}"#;

    /// Every step as the first text of all, with the way out, to Dana with two
    /// products in order #1042.
    fn first_texts(locale: &str) -> Vec<(Step, String)> {
        let settings = Settings::parse(WITH_SHORT_LINKS.as_bytes()).unwrap();
        let (mut order, parcel) = full_order();
        order.buyer.locale = Some(locale.to_owned());
        order.buyer.phone = Some(String::from("+12125550123"));
        let previewed = |step: Step| {
            let change = match step {
                Step::Refunded | Step::Cancelled => Change::Refunded(order.total.clone()),
                _ => Change::Shipped(parcel.clone()),
            };
            let id = String::from("e");
            let event = OrderEvent { id, occurred_at: 0, change, order: order.clone(), consent: Vec::new() };
            (step, preview(WITH_SHORT_LINKS, step.name(), event).unwrap().body)
        };
        let answered = texts(locale, &settings).into_iter().filter(|(step, _)| step.topic().is_none());
        let answered = answered.map(|(step, body)| match body.contains("STOP") {
            true => (step, body),
            false => (step, format!("{body} {}", opt_out_words(locale))),
        });
        Step::of_orders().map(previewed).chain(answered).collect()
    }

    #[test]
    fn the_first_text_of_all_has_room_for_the_way_out_whichever_it_is() {
        for locale in languages() {
            let other_script = OTHER_SCRIPTS.contains(&locale);
            for (step, body) in first_texts(locale) {
                let measured = measure(&body);
                let plain = other_script || measured.encoding == Encoding::Gsm7;
                let most = if other_script { 2 } else { 1 };
                assert!(plain && measured.segments <= most, "{locale} {step:?} {measured:?}: {body}");
                assert!(body.starts_with("Demo Store") && body.contains("STOP"), "{locale} {body}");
            }
        }
    }

    #[test]
    fn what_carriers_of_the_united_states_want_disclosed_has_room() {
        let evidence = Evidence { phone: "+12125550123", ..Evidence::default() };
        let settings = Settings::parse(WITH_SHORT_LINKS.as_bytes()).unwrap();
        for locale in languages() {
            let told = texts(locale, &settings).into_iter();
            let discloses =
                |step: &Step| matches!(step, Step::Help | Step::OptInConfirmed | Step::ConsentAsked);
            for (step, body) in told.filter(|(step, _)| discloses(step)) {
                let (source, said) = (Source::Own(&body), body.contains("HELP"));
                let told = complete(body.clone(), &source, &settings, step, locale, &evidence, Told::Never);
                assert!(
                    told.added.contains(&"disclosure") && !told.added.contains(&"opt-out"),
                    "{locale} {step:?}"
                );
                let added = told.body.strip_prefix(&body).unwrap();
                assert_eq!(added.contains("HELP"), !said && step != Step::Help, "{locale} {step:?} {added}");
                let most = match locale {
                    "en" => 1,
                    "ja" | "pl" => 3,
                    _ => 2,
                };
                let measured = measure(&told.body);
                assert!(measured.segments <= most, "{measured:?} {}", told.body);
                let dear = measured.encoding == Encoding::Ucs2;
                assert_eq!(dear, OTHER_SCRIPTS.contains(&locale), "{}", told.body);
            }
        }
    }

    #[test]
    fn every_default_text_that_has_the_word_offers_the_way_out() {
        let settings = Settings::parse(br#"{"brand":"Demo"}"#).unwrap();
        for (_, body) in languages().flat_map(|locale| texts(locale, &settings)) {
            assert_eq!(
                offers(&body, &Source::Own(&body), "Demo", &["STOP"]),
                body.contains("STOP"),
                "{body}"
            );
        }
    }

    #[test]
    fn money_is_told_as_the_reader_writes_it_in_every_language() {
        let settings = Settings::parse(br#"{"brand":"Demo"}"#).unwrap();
        let cases: [(&str, i64, &[&str]); 2] =
            [("JPY", 120_000, &["1,200", "1.200", "1 200"]), ("USD", 5_990, &["59.90", "59,90"])];
        for (currency, amount, written) in cases {
            for locale in languages() {
                let (mut order, parcel) = full_order();
                order.total = Money { amount, scale: 2, currency: currency.to_owned() };
                order.buyer.locale = Some(locale.to_owned());
                let facts = Facts::of(&order, 0, &OrderState::default());
                for step in [Step::PaymentReceived, Step::OrderEdited, Step::Cancelled, Step::Refunded] {
                    let parcel = ParcelFacts::of(&parcel);
                    let context = sample(&settings, step, &facts, Some(&parcel), Some(&facts.total));
                    let voice = Voice { locale: Some(locale), tone: context.tone, revision: None };
                    let (template, _) = settings.template(step, voice);
                    let body = template::render_linked(&template, &context).unwrap().body;
                    let plain = body.replace('\u{a0}', " ");
                    assert!(written.iter().any(|sum| plain.contains(sum)), "{locale} {body}");
                    assert!(!plain.contains(".00 JPY") && !plain.contains("59.90 USD"), "{locale} {body}");
                }
            }
        }
    }

    #[test]
    fn who_is_asked_for_consent_can_answer_in_the_words_of_the_question() {
        let settings = Settings::parse(br#"{"brand":"Demo"}"#).unwrap();
        let asks = |step: &Step| matches!(step, Step::StopAsked | Step::ConsentAsked);
        let texts = languages()
            .flat_map(|locale| texts(locale, &settings).into_iter().map(move |text| (locale, text)));
        for (locale, (_, asked)) in texts.filter(|(_, (step, _))| asks(step)) {
            let words = asked.split([' ', ',', '「', '」']);
            let yes = |word: &&str| read(word, Some(locale), None).intent == Intent::Yes;
            assert_eq!(words.filter(yes).count(), 1, "{asked}");
            assert!(asked.contains("STOP"), "{asked}");
        }
    }
}
