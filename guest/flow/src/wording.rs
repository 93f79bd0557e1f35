//! What each step says unless the shop says otherwise: short, one idea, no sales
//! talk. A row is for one step, one locale and one tone, or for all tones. What
//! they write in short is spelled out before they are rendered (`shorthand`).

mod dutch;
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

use shorthand::short_text;

use crate::journey::Step;
use crate::packed::Indexed;
use crate::tone::{DEFAULT_LOCALE, Tone, language};
pub(crate) use opt_out::{opt_out_words, tells_the_way_out};

/// What English says.
struct Wording {
    step: Step,
    /// None for every tone that has no row of its own.
    tone: Option<Tone>,
    text: &'static str,
}

macro_rules! english {
    ($step:expr, $text:expr $(,)?) => {
        Wording { step: $step, tone: None, text: short_text!($text) }
    };
}

macro_rules! english_for {
    ($tone:expr, $step:expr, $text:expr $(,)?) => {
        Wording { step: $step, tone: Some($tone), text: short_text!($text) }
    };
}

const WORDINGS: &[Wording] = &[
    english!(
        Step::OrderConfirmed,
        "{brand}: Thanks{if name} {name}{end}, order {order} is confirmed{if things}: \
         {things}{end}.{page}",
    ),
    english_for!(
        Tone::Loyal,
        Step::OrderConfirmed,
        "{brand}: Good to see you again{if name}, {name}{end}: order {order} is confirmed\
         {if things}: {things}\
         {end}.{page}",
    ),
    english!(Step::PaymentReceived, "{brand}: We have your payment of {sum} for order {order}. Thank you."),
    english!(
        Step::OrderEdited,
        "{brand}: Order {order} was changed{% if order.changes %}: {{ order.changes }}{end}. Total now \
         {sum}.",
    ),
    english!(
        Step::Shipped,
        "{brand}: {if together}Order {order}: {here} of {total} parcels are on their way.\
         {page}{else}{if partial}Part of order{else}Order{end} {order} is on its way\
         {if carrier} with {carrier}{end}{if several} (parcel {number} of {total}){end}.\
         {if track} Track it: {track}{or page}{end}",
    ),
    english!(
        Step::LocalDelivery,
        "{brand}: We are bringing order {order} to you today.{if track} {track}{end}",
    ),
    english!(
        Step::OutForDelivery,
        "{brand}: {if several}Order {order}: {here} of {total} parcels {if many}arrive\
         {else}arrives{end} today.{else}Order {order} is out for delivery and should arrive today.{end}\
         {% if parcels.together == 1 and parcel.tracking_url %} {track}{end}",
    ),
    english!(
        Step::Delivered,
        "{brand}: {if several}Order {order}: {here} of {total} parcels delivered.\
         {or partial}Part of order {order} was delivered; the rest follows.{else}Order \
         {order} was delivered.{end} Something not right? {help}.",
    ),
    english!(
        Step::Delayed,
        "{brand}: Sorry, order {order} will be later than promised.{if track} {track}{or page}",
    ),
    english!(
        Step::DeliveryFailed,
        "{brand}: Order {order} could not be delivered.{if track} What to do: {track}{else} What now? \
         {help}.{end}",
    ),
    english!(Step::ReadyForPickup, "{brand}: Order {order} is ready for you to pick up.{page}"),
    english!(Step::PickedUp, "{brand}: You have picked up order {order}. Something not right? {help}."),
    english!(
        Step::Cancelled,
        "{brand}: Order {order} was cancelled.{if refunded} {refunded} is on its way \
         back to you.{end} Questions? {help}.",
    ),
    english!(
        Step::Refunded,
        "{brand}: {if refunded}{refunded}{else}Your money{end} for order {order} is on its way back to \
         you.",
    ),
    english!(Step::Returned, "{brand}: Your return for order {order} is on record. Questions? {help}."),
    english!(
        Step::SetUp,
        "{brand}: Order {order} has arrived. {if guide}How to get started: {guide}\
         {else}Need a hand getting started? {help}.{end}",
    ),
    english!(
        Step::Feedback,
        "{brand}: {if review}How do you like order {order}? Tell others: {review}\
         {else}How happy are you with order {order}? Reply 1 (not at all) to 5 (very).{end}",
    ),
    english!(
        Step::LoyaltyInvitation,
        "{brand}: {if name}{name}, thank{else}Thank{end} you for order {order}. Our members' club is open \
         to you{if loyalty}: {loyalty}{else}: just reply and ask.{end}",
    ),
    english!(
        Step::Replenishment,
        "{brand}: Running low on {product} from order {order}?{if link} {link} or reply{else} Reply{end} \
         YES, LATER or LATER 2W.",
    ),
    english!(Step::OptOutConfirmed, "{brand}: You won't get any more texts from us. Reply START to resume."),
    english!(Step::OptInConfirmed, "{brand}: You will get our texts. Reply HELP for help, STOP to opt out.",),
    english!(
        Step::Help,
        "{brand}: We text you about your orders.{if support} Help: {support}.{end} Reply \
         STOP to opt out.",
    ),
    english!(
        Step::Rated,
        "{brand}: {if happy}Thank you, good to hear!{else}Thank you for telling us. Let us put it \
         right: {{ shop.support | default('just reply') }}.{end}",
    ),
    english!(Step::ReorderLater, "{brand}: All right, we will ask again later."),
    english!(
        Step::ReorderLink,
        "{brand}: {if link}Reorder {product} here: {link}{else}Thank you, we will be in touch about \
         {product}.{end}",
    ),
    english!(Step::ReorderSkipped, "{brand}: All right, we leave this one out."),
    english!(
        Step::TopicStopped,
        "{brand}: You won't get any more texts of that kind. Reply STOP to end all texts.",
    ),
    english!(
        Step::OnlyTopic,
        "{brand}: All right, you only get the texts you asked for. Reply START for all, STOP to end them.",
    ),
    english!(
        Step::Paused,
        "{brand}: All right, we pause our texts. Reply START to go on sooner, STOP to end them.",
    ),
    english!(
        Step::FewerTexts,
        "{brand}: All right, you will get fewer texts. Reply START for all, STOP to end them.",
    ),
    english!(
        Step::ConsentAsked,
        "{brand}: You agreed to our news by text. Reply YES to confirm, or STOP to end all texts.",
    ),
    english!(
        Step::StopAsked,
        "{brand}: May we go on texting you? Reply YES to keep our texts, or STOP to end them all.",
    ),
    english!(
        Step::OrderAwaited,
        "{brand}: We are getting order {order} ready; not all of it has left yet.{page}",
    ),
    english!(
        Step::OrderUnderway,
        "{brand}: Order {order} is on its way{if carrier} with {carrier}{end}.{if track} Track it: {track}\
         {or page}",
    ),
    english!(Step::OrderArrived, "{brand}: Order {order} was delivered. Not there? {help}."),
];

/// A language other than English: what it says, in one tone.
struct Language {
    locale: &'static str,
    /// Where to turn to when the shop names nothing.
    reply: &'static str,
    /// The noun for what was ordered, in the forms that `plural` takes.
    things: &'static str,
    texts: Indexed<Step>,
}

const fn spoken(
    locale: &'static str,
    reply: &'static str,
    things: &'static str,
    texts: Indexed<Step>,
) -> Language {
    Language { locale, reply, things, texts }
}

/// What keeps to the GSM alphabet does so by its choice of words, not by leaving
/// out accents; Polish and Japanese cannot.
const LANGUAGES: &[Language] = &[
    spoken("de", "Antworten Sie einfach", "'Artikel', 'Artikel'", german::TEXTS),
    spoken("es", "Responda a este SMS", "'producto', 'productos'", spanish::TEXTS),
    spoken("fr", "Répondez à ce SMS", "'article', 'articles'", french::TEXTS),
    spoken("it", "Risponda a questo SMS", "'articolo', 'articoli'", italian::TEXTS),
    spoken("ja", "このSMSにご返信ください", "'点', '点'", japanese::TEXTS),
    spoken("nl", "Antwoord gerust", "'artikel', 'artikelen'", dutch::TEXTS),
    spoken("pl", "Odpisz na tego SMS-a", "'produkt', 'produkty', 'produktów'", polish::TEXTS),
    spoken("pt", "Responda a este SMS", "'item', 'itens'", portuguese::TEXTS),
    spoken("sv", "Svara på detta sms", "'vara', 'varor'", swedish::TEXTS),
];

/// Whether there are default texts in this very locale.
pub(crate) fn speaks(locale: &str) -> bool {
    locale.eq_ignore_ascii_case(DEFAULT_LOCALE) || known(locale).is_some()
}

fn known(locale: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|known| known.locale.eq_ignore_ascii_case(locale))
}

/// What a step says by default in the language of a locale, or else in English.
pub(crate) fn default_template(step: Step, locale: &str, tone: Tone) -> String {
    // What can be fetched is told in the same words whether somebody asked or not.
    let step = if step == Step::OrderReady { Step::ReadyForPickup } else { step };
    let said = known(language(locale)).and_then(|known| Some((known.texts.find(step)?, known)));
    match said {
        Some((text, known)) => shorthand::spelled_out(&text, known.reply, known.things),
        None => shorthand::spelled_out(english(step, tone), "Just reply", "'item', 'items'"),
    }
}

/// What a step says in this tone, or else in any.
fn english(step: Step, tone: Tone) -> &'static str {
    let rows = || WORDINGS.iter().filter(|row| row.step == step);
    let own = rows().find(|row| row.tone == Some(tone));
    own.or_else(|| rows().find(|row| row.tone.is_none())).map_or("", |row| row.text)
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
    use crate::template;
    use crate::way_out::offers;

    #[test]
    fn every_step_has_words_in_every_language_and_tone() {
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
        LANGUAGES.iter().map(|language| language.locale).chain([DEFAULT_LOCALE])
    }

    #[test]
    fn every_branch_keeps_to_the_gsm_alphabet_where_the_language_can() {
        for locale in languages().filter(|locale| !OTHER_SCRIPTS.contains(locale)) {
            for (step, (tone, _)) in
                Step::all().flat_map(|step| Tone::WORDS.iter().map(move |tone| (step, tone)))
            {
                let text = default_template(step, locale, *tone);
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
            (step, template::render(&template, &context).unwrap())
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
            (step, preview(WITH_SHORT_LINKS, step.name(), &event).unwrap().body)
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
                let said = body.contains("HELP");
                let told = complete(body.clone(), &body, &settings, step, locale, &evidence, Told::Never);
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
            assert_eq!(offers(&body, &body, "Demo", &["STOP"]), body.contains("STOP"), "{body}");
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
                    let body = template::render(&settings.template(step, voice).0, &context).unwrap();
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
