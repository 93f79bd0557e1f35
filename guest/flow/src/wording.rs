//! What each step says unless the shop says otherwise: short, one idea, no sales
//! talk. A row is for one step, one locale and one tone, or for all tones.

mod dutch;
mod french;
mod german;
mod italian;
mod japanese;
mod polish;
mod portuguese;
mod spanish;
mod swedish;

use crate::journey::Step;
use crate::tone::Tone;

/// How to opt out, in the language that all fall back to.
const OPT_OUT_WORDS: &str = "Reply STOP to opt out.";

struct Wording {
    step: Step,
    locale: &'static str,
    /// None for every tone that has no row of its own.
    tone: Option<Tone>,
    text: &'static str,
}

const fn english(step: Step, text: &'static str) -> Wording {
    Wording { step, locale: "en", tone: None, text }
}

const fn english_for(tone: Tone, step: Step, text: &'static str) -> Wording {
    Wording { step, locale: "en", tone: Some(tone), text }
}

const WORDINGS: &[Wording] = &[
    english(
        Step::OrderConfirmed,
        "{{ shop.brand }}: Thanks{% if buyer.first_name %} {{ buyer.first_name }}{% endif %}, order {{ order.name }} is confirmed\
         {% if order.quantity %}: {{ order.summary | default(order.quantity | plural('item', 'items')) }}{% endif %}.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    english_for(
        Tone::Loyal,
        Step::OrderConfirmed,
        "{{ shop.brand }}: Good to see you again{% if buyer.first_name %}, {{ buyer.first_name }}{% endif %}: order {{ order.name }} is confirmed\
         {% if order.quantity %}: {{ order.summary | default(order.quantity | plural('item', 'items')) }}{% endif %}.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    english(
        Step::PaymentReceived,
        "{{ shop.brand }}: We have your payment of {{ order.total }} for order {{ order.name }}. Thank you.",
    ),
    english(
        Step::OrderEdited,
        "{{ shop.brand }}: Order {{ order.name }} was changed{% if order.changes %}: {{ order.changes }}{% endif %}. Total now {{ order.total }}.",
    ),
    english(
        Step::Shipped,
        "{{ shop.brand }}: {% if parcels.together > 1 %}Order {{ order.name }}: {{ parcels.here }} of {{ parcels.total }} parcels are on their way.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}\
         {% else %}{% if parcels.partial %}Part of order{% else %}Order{% endif %} {{ order.name }} is on its way\
         {% if parcel.carrier %} with {{ parcel.carrier }}{% endif %}\
         {% if parcels.total > 1 %} (parcel {{ parcel.number }} of {{ parcels.total }}){% endif %}.\
         {% if parcel.tracking_url %} Track it: {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}{% endif %}",
    ),
    english(
        Step::LocalDelivery,
        "{{ shop.brand }}: We are bringing order {{ order.name }} to you today.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% endif %}",
    ),
    english(
        Step::OutForDelivery,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Order {{ order.name }}: {{ parcels.here }} of {{ parcels.total }} parcels \
         {% if parcels.here > 1 %}arrive{% else %}arrives{% endif %} today.\
         {% else %}Order {{ order.name }} is out for delivery and should arrive today.{% endif %}\
         {% if parcels.together == 1 and parcel.tracking_url %} {{ parcel.tracking_url }}{% endif %}",
    ),
    english(
        Step::Delivered,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Order {{ order.name }}: {{ parcels.here }} of {{ parcels.total }} parcels delivered.\
         {% elif parcels.partial %}Part of order {{ order.name }} was delivered; the rest follows.\
         {% else %}Order {{ order.name }} was delivered.{% endif %} Something not right? \
         {{ shop.support | default('Just reply') }}.",
    ),
    english(
        Step::Delayed,
        "{{ shop.brand }}: Sorry, order {{ order.name }} will be later than promised.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    english(
        Step::DeliveryFailed,
        "{{ shop.brand }}: Order {{ order.name }} could not be delivered.\
         {% if parcel.tracking_url %} What to do: {{ parcel.tracking_url }}\
         {% else %} What now? {{ shop.support | default('Just reply') }}.{% endif %}",
    ),
    english(
        Step::ReadyForPickup,
        "{{ shop.brand }}: Order {{ order.name }} is ready for you to pick up.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    english(
        Step::PickedUp,
        "{{ shop.brand }}: You have picked up order {{ order.name }}. Something not right? \
         {{ shop.support | default('Just reply') }}.",
    ),
    english(
        Step::Cancelled,
        "{{ shop.brand }}: Order {{ order.name }} was cancelled.\
         {% if order.refunded %} {{ order.refunded }} is on its way back to you.{% endif %} Questions? \
         {{ shop.support | default('Just reply') }}.",
    ),
    english(
        Step::Refunded,
        "{{ shop.brand }}: {{ order.refunded | default('Your money') }} for order {{ order.name }} is on its way back to you.",
    ),
    english(
        Step::Returned,
        "{{ shop.brand }}: Your return for order {{ order.name }} is on record. Questions? \
         {{ shop.support | default('Just reply') }}.",
    ),
    english(
        Step::SetUp,
        "{{ shop.brand }}: Order {{ order.name }} has arrived. {% if links.guide %}How to get started: {{ links.guide }}\
         {% else %}Need a hand getting started? {{ shop.support | default('Just reply') }}.{% endif %}",
    ),
    english(
        Step::Feedback,
        "{{ shop.brand }}: {% if links.review %}How do you like order {{ order.name }}? Tell others: {{ links.review }}\
         {% else %}How happy are you with order {{ order.name }}? Reply 1 (not at all) to 5 (very).{% endif %}",
    ),
    english(
        Step::LoyaltyInvitation,
        "{{ shop.brand }}: {% if buyer.first_name %}{{ buyer.first_name }}, thank{% else %}Thank{% endif %} you for order {{ order.name }}. \
         Our members' club is open to you{% if links.loyalty %}: {{ links.loyalty }}{% else %}: just reply and ask.{% endif %}",
    ),
    english(
        Step::Replenishment,
        "{{ shop.brand }}: Running low on {{ product.title }} from order {{ order.name }}?\
         {% if product.url %} {{ product.url }} or reply{% else %} Reply{% endif %} YES, LATER or LATER 2W.",
    ),
    english(
        Step::OptOutConfirmed,
        "{{ shop.brand }}: You won't get any more texts from us. Reply START to resume.",
    ),
    english(
        Step::OptInConfirmed,
        "{{ shop.brand }}: You will get texts about your orders. Reply HELP for help, STOP to opt out.",
    ),
    english(
        Step::Help,
        "{{ shop.brand }}: We text you about your orders.\
         {% if shop.support %} Help: {{ shop.support }}.{% endif %} Reply STOP to opt out.",
    ),
    english(
        Step::Rated,
        "{{ shop.brand }}: {% if rating > 3 %}Thank you, good to hear!\
         {% else %}Thank you for telling us. Let us put it right: {{ shop.support | default('just reply') }}.{% endif %}",
    ),
    english(Step::ReorderLater, "{{ shop.brand }}: All right, we will ask again later."),
    english(
        Step::ReorderLink,
        "{{ shop.brand }}: {% if product.url %}Reorder {{ product.title }} here: {{ product.url }}\
         {% else %}Thank you, we will be in touch about {{ product.title }}.{% endif %}",
    ),
    english(Step::ReorderSkipped, "{{ shop.brand }}: All right, we leave this one out."),
    english(
        Step::TopicStopped,
        "{{ shop.brand }}: You won't get any more texts of that kind. Reply STOP to end all texts.",
    ),
    english(
        Step::OnlyTopic,
        "{{ shop.brand }}: All right, you only get the texts you asked for. Reply START for all, STOP to end them.",
    ),
    english(
        Step::Paused,
        "{{ shop.brand }}: All right, we pause our texts. Reply START to go on sooner, STOP to end them.",
    ),
    english(
        Step::FewerTexts,
        "{{ shop.brand }}: All right, you will get fewer texts. Reply START for all, STOP to end them.",
    ),
    english(
        Step::StopAsked,
        "{{ shop.brand }}: May we go on texting you? Reply YES to keep our texts, or STOP to end them all.",
    ),
    english(
        Step::OrderAwaited,
        "{{ shop.brand }}: We are getting order {{ order.name }} ready; not all of it has left yet.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    english(
        Step::OrderUnderway,
        "{{ shop.brand }}: Order {{ order.name }} is on its way{% if parcel.carrier %} with {{ parcel.carrier }}{% endif %}.\
         {% if parcel.tracking_url %} Track it: {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    english(
        Step::OrderArrived,
        "{{ shop.brand }}: Order {{ order.name }} was delivered. Not there? {{ shop.support | default('Just reply') }}.",
    ),
];

/// A language other than English: what it says, in one tone.
struct Language {
    locale: &'static str,
    /// How to opt out. Never dearer than the texts of the language themselves.
    opt_out: &'static str,
    texts: &'static [(Step, &'static str)],
}

const fn language(
    locale: &'static str,
    opt_out: &'static str,
    texts: &'static [(Step, &'static str)],
) -> Language {
    Language { locale, opt_out, texts }
}

/// What keeps to the GSM alphabet does so by its choice of words, not by leaving
/// out accents; Polish and Japanese cannot.
const LANGUAGES: &[Language] = &[
    language("de", "Abmelden mit STOP.", german::TEXTS),
    language("es", "STOP para darse de baja.", spanish::TEXTS),
    language("fr", "STOP pour vous désinscrire.", french::TEXTS),
    language("it", "STOP per disiscriversi.", italian::TEXTS),
    language("ja", "配信停止はSTOPと返信", japanese::TEXTS),
    language("nl", "Afmelden? Antwoord STOP.", dutch::TEXTS),
    language("pl", "Rezygnacja: STOP.", polish::TEXTS),
    language("pt", "Responda STOP para sair.", portuguese::TEXTS),
    language("sv", "Svara STOP för att avsluta.", swedish::TEXTS),
];

/// The words that tell how to opt out, in the language of a locale or else in
/// English.
pub(crate) fn opt_out_words(locale: &str) -> &'static str {
    let language = crate::tone::language(locale);
    let known = LANGUAGES.iter().find(|known| known.locale.eq_ignore_ascii_case(language));
    known.map_or(OPT_OUT_WORDS, |known| known.opt_out)
}

/// What a step says in this very locale, for this tone or else for any.
pub(crate) fn default_text(step: Step, locale: &str, tone: Tone) -> Option<&'static str> {
    // What can be fetched is told in the same words whether somebody asked or not.
    let step = if step == Step::OrderReady { Step::ReadyForPickup } else { step };
    let rows = || WORDINGS.iter().filter(|row| row.step == step && row.locale.eq_ignore_ascii_case(locale));
    let own = rows().find(|row| row.tone == Some(tone));
    own.or_else(|| rows().find(|row| row.tone.is_none())).map(|row| row.text).or_else(|| {
        let language = LANGUAGES.iter().find(|language| language.locale.eq_ignore_ascii_case(locale))?;
        language.texts.iter().find(|(told, _)| *told == step).map(|(_, text)| *text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Facts, ParcelFacts};
    use crate::json::Word;
    use crate::progress::OrderState;
    use crate::reading::{Intent, read};
    use crate::segment::{Encoding, measure};
    use crate::settings::{Settings, Voice};
    use crate::studio::{full_order, sample};
    use crate::template;
    use crate::tone::{DEFAULT_LOCALE, Tone};

    #[test]
    fn every_step_has_words_in_every_language_and_tone() {
        for locale in languages() {
            for (step, (tone, _)) in
                Step::all().flat_map(|step| Tone::WORDS.iter().map(move |tone| (step, tone)))
            {
                assert!(default_text(step, locale, *tone).is_some(), "{locale} {step:?}");
            }
        }
    }

    fn languages() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|language| language.locale).chain([DEFAULT_LOCALE])
    }

    const LINK: &str = "https://go.demo.example/l/Ab3dE9xYz";
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
            (step, template::render(template, &context).unwrap())
        };
        Step::all().map(rendered).collect()
    }

    #[test]
    fn every_language_says_every_step_in_one_segment_and_sells_nothing() {
        assert_eq!(LINK.len(), 35);
        let linked = format!(
            r#"{{"brand":"Demo Store 1","support":"help@demo.example",
                "links":{{"review":"{LINK}","loyalty":"{LINK}","guide":"{LINK}","reorder":"{LINK}"}}}}"#
        );
        for settings in [r#"{"brand":"Demo Store 1"}"#, &linked] {
            let settings = Settings::parse(settings.as_bytes()).unwrap();
            for language in languages() {
                for (step, body) in texts(language, &settings) {
                    let measured = measure(&body);
                    let most = if measured.encoding == Encoding::Gsm7 { 1 } else { 2 };
                    assert!(measured.segments <= most, "{language} {step:?} {measured:?}: {body}");
                    assert!(body.starts_with("Demo Store 1"), "{language} {step:?}: {body}");
                    let lower = body.to_lowercase();
                    assert!(!SALES_WORDS.iter().any(|word| lower.contains(word)), "{language}: {body}");
                }
            }
        }
    }

    #[test]
    fn who_is_asked_whether_texts_may_go_on_can_answer_in_the_words_of_the_question() {
        let settings = Settings::parse(br#"{"brand":"Demo"}"#).unwrap();
        for locale in languages() {
            let (_, asked) =
                texts(locale, &settings).into_iter().find(|(step, _)| *step == Step::StopAsked).unwrap();
            let words = asked.split([' ', ',', '「', '」']);
            let yes = |word: &&str| read(word, Some(locale), None).intent == Intent::Yes;
            assert_eq!(words.filter(yes).count(), 1, "{asked}");
            assert!(asked.contains("STOP"), "{asked}");
        }
    }

    #[test]
    fn the_way_out_is_told_in_the_language_of_the_text() {
        assert_eq!(opt_out_words("en-GB"), OPT_OUT_WORDS);
        assert_eq!(opt_out_words("xx"), OPT_OUT_WORDS);
        assert_eq!(opt_out_words("de_AT"), "Abmelden mit STOP.");
        let dear = |words| measure(words).encoding == Encoding::Ucs2;
        for language in LANGUAGES {
            assert!(language.opt_out.contains("STOP"), "{}", language.opt_out);
            assert_eq!(dear(language.opt_out), language.locale == "ja", "{}", language.opt_out);
        }
    }
}
