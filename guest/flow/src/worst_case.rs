//! The dearest that each text can become: over its branches, the tones, the
//! locales and all usual orders. What takes more than two messages is said,
//! with what makes it so long. That somebody's name has an emoji in it, no
//! template can help.

use crate::check_text::with_sample;
use crate::context::{Context, NAMES, Parcels};
use crate::duties::{Told, complete};
use crate::findings::Findings;
use crate::journey::Step;
use crate::json::Word;
use crate::look_alike::plain;
use crate::segment::{Encoding, Measured, measure};
use crate::settings::{Settings, Template, Voice};
use crate::studio::USUAL_ORDERS;
use crate::template;
use crate::timing::evidence;
use crate::tone::{DEFAULT_LOCALE, Tone};

/// More messages for one text are worth a warning.
const SEGMENTS_MAX: u32 = 2;
/// Locales of a step that are looked at: each is tried on every order.
const LOCALES_MAX: usize = 30;
/// Characters that force UCS-2, as many as a warning shows.
const COSTLY_SHOWN: usize = 10;
/// What no field of the context has brought in.
const OWN_WORDS: &str = "its own words";

/// The parcels of an order as texts tell of them: the only one, one of several,
/// several at once, one that is not all.
const PARCELS: &[Parcels] = &[
    Parcels { total: 1, here: 1, together: 1, number: 1, partial: false },
    Parcels { total: 12, here: 11, together: 1, number: 11, partial: false },
    Parcels { total: 12, here: 12, together: 12, number: 1, partial: false },
    Parcels { total: 1, here: 1, together: 1, number: 1, partial: true },
];

/// A text at its longest.
struct Worst {
    measured: Measured,
    locale: String,
    tone: Tone,
    /// The name of what takes most room, and how many characters.
    longest: (&'static str, usize),
    /// What brought in the characters that force UCS-2, each once.
    costly: Vec<&'static str>,
}

impl Worst {
    fn cost(&self) -> (u32, u32) {
        (self.measured.segments, self.measured.units)
    }
}

/// Warns of texts that can take more than two messages: the shop's own in every
/// locale, the defaults in the shop's.
pub(crate) fn check_lengths(settings: &Settings, findings: &mut Findings) {
    for step in Step::of_orders().filter(|step| settings.is_enabled(*step)) {
        let mut texts: Vec<(String, Worst)> = Vec::new();
        for locale in locales(settings, step) {
            for (tone, _) in Tone::WORDS {
                let voice = Voice { locale: Some(&locale), tone: *tone, revision: None };
                let (text, _) = settings.template(step, voice);
                let known = texts.iter().position(|(known, _)| *known == text);
                if known.is_some() && !text.contains("tone") {
                    continue;
                }
                let Some(found) = worst(settings, step, &text, &locale, *tone) else {
                    continue;
                };
                match known.and_then(|index| texts.get_mut(index)) {
                    Some((_, worst)) if worst.cost() < found.cost() => *worst = found,
                    Some(_) => {}
                    None => texts.push((text.into_owned(), found)),
                }
            }
        }
        for (text, worst) in texts.iter().filter(|(_, worst)| worst.measured.segments > SEGMENTS_MAX) {
            say(settings, step, text, worst, findings);
        }
    }
}

/// The shop's locale, and those in which it has words of its own.
fn locales(settings: &Settings, step: Step) -> Vec<String> {
    let mut locales = vec![settings.locale.clone().unwrap_or_else(|| DEFAULT_LOCALE.to_owned())];
    if let Some(Template::ByLocale(own)) = settings.templates.get(step.name()) {
        locales.extend(own.iter().map(|(locale, _)| locale.to_owned()));
    }
    locales.truncate(LOCALES_MAX);
    locales
}

/// How many messages a step's text can take in the shop's locale.
pub(crate) fn segments_at_most(settings: &Settings, step: Step) -> Option<u32> {
    let locale = settings.locale.as_deref().unwrap_or(DEFAULT_LOCALE);
    let voice = Voice { locale: Some(locale), tone: Tone::New, revision: None };
    let (text, _) = settings.template(step, voice);
    Some(worst(settings, step, &text, locale, Tone::New)?.measured.segments)
}

/// A text at its longest for readers of one locale and tone.
fn worst(settings: &Settings, step: Step, text: &str, locale: &str, tone: Tone) -> Option<Worst> {
    let mut worst: Option<Worst> = None;
    for usual in USUAL_ORDERS {
        let (mut order, parcel) = usual();
        order.buyer.locale = Some(locale.to_owned());
        order.buyer.orders_count = Some(match tone {
            Tone::New => 1,
            Tone::Returning => 2,
            Tone::Loyal => u32::MAX,
        });
        with_sample(settings, step, &order, &parcel, &mut |context, _| {
            let variants =
                if text.contains("parcels") { PARCELS } else { PARCELS.get(..1).unwrap_or_default() };
            for parcels in variants {
                let context = Context { parcels: *parcels, product: context.product.clone(), ..*context };
                let found = tried(text, &context, tone);
                if worst.as_ref().map(Worst::cost) < found.as_ref().map(Worst::cost) {
                    worst = found;
                }
            }
        });
    }
    worst
}

/// The text as the first one that a person gets.
fn tried(text: &str, context: &Context<'_>, tone: Tone) -> Option<Worst> {
    let body = template::render(text, context).ok()?;
    let evidence = evidence("", context.order, context.settings);
    let body =
        complete(body, text, context.settings, context.step, context.locale, &evidence, Told::Never).body;
    let body = plain(body, text, context).body;
    let measured = measure(&body);
    let parts: Vec<(&'static str, String)> = NAMES
        .iter()
        .filter(|name| text.contains(**name))
        .filter_map(|name| Some((*name, context.said(name)?)))
        .filter(|(_, said)| body.contains(said.as_str()))
        .collect();
    let brought = |parts: &[(&'static str, String)], char: char| {
        parts.iter().find(|(_, said)| said.contains(char)).map_or(OWN_WORDS, |(name, _)| *name)
    };
    let mut costly = Vec::new();
    for name in measured.costly.iter().map(|char| brought(&parts, *char)) {
        if !costly.contains(&name) {
            costly.push(name);
        }
    }
    let lengths = || parts.iter().map(|(name, said)| (*name, said.chars().count()));
    let taken: usize = lengths().map(|(_, length)| length).sum();
    let own = (OWN_WORDS, body.chars().count().saturating_sub(taken));
    let longest = lengths().chain([own]).max_by_key(|(_, length)| *length).unwrap_or(own);
    Some(Worst { measured, locale: context.locale.to_owned(), tone, longest, costly })
}

fn say(settings: &Settings, step: Step, text: &str, worst: &Worst, findings: &mut Findings) {
    let own = settings.templates.get(step.name());
    let place = own.and_then(|own| own.texts().into_iter().find(|(_, known)| *known == text));
    let Measured { encoding, units, segments, costly } = &worst.measured;
    let (longest, length) = worst.longest;
    let mut message = format!("it can take {segments} messages ({units} units of {}", encoding.name());
    message.push_str(&format!(", {}, {})", worst.locale, worst.tone.name()));
    message.push_str(&format!("; most of it is {longest}, {length} characters"));
    let mut suggestion = format!("shorten {longest}, or leave it out");
    // A default text is in the characters that its language needs.
    if *encoding == Encoding::Ucs2 && (place.is_some() || worst.costly != [OWN_WORDS]) {
        let characters: String = costly.iter().take(COSTLY_SHOWN).collect();
        message.push_str(&format!("; {characters} in {} forces UCS-2", worst.costly.join(" and ")));
        suggestion = format!("without {characters} two messages hold 306 characters, and not 134");
    }
    let path = format!("/templates/{}{}", step.name(), place.map(|(place, _)| place).unwrap_or_default());
    findings.warning("too-many-segments", &path, &message, Some(suggestion));
}
