//! The dearest that each text can become: over its branches, the tones, the
//! locales and all usual orders. What takes more than two messages is said,
//! with what makes it so long. That somebody's name has an emoji in it, no
//! template can help.

use crate::check_text::with_sample;
use crate::context::{Context, NAMES};
use crate::duties::{Told, complete};
use crate::event::{Order, Parcel};
use crate::findings::Findings;
use crate::journey::Step;
use crate::json::Word;
use crate::look_alike::{Plain, plain};
use crate::segment::{Encoding, Measured, measure};
use crate::settings::{DEFAULT, Settings, Template, Voice};
use crate::studio::{USUAL_ORDERS, longest_order};
use crate::template::{self, OUTPUT_MAX, Source};
use crate::timing::evidence;
use crate::tone::{DEFAULT_LOCALE, Tone};

/// More messages for one text are worth a warning.
const SEGMENTS_MAX: u32 = 2;
/// Locales of a step that are looked at: each is tried on every order.
const LOCALES_MAX: usize = 30;
/// The languages of the default texts.
const LANGUAGES: &[&str] = &["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv"];
/// Characters that force UCS-2, as many as a warning shows.
const COSTLY_SHOWN: usize = 10;
/// What a template goes through one by one.
const LINES: &str = "lines";
/// What no field of the context has brought in.
const OWN_WORDS: &str = "its own words";

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

/// Warns of the shop's own texts that can take more than two messages.
pub(crate) fn check_lengths(settings: &Settings, findings: &mut Findings) {
    for step in Step::of_orders().filter(|step| settings.is_enabled(*step)) {
        let mut texts: Vec<(String, Worst)> = Vec::new();
        for locale in locales(settings, step) {
            for (tone, _) in Tone::WORDS {
                let voice = Voice { locale: Some(&locale), tone: *tone, revision: None };
                let (source, origin) = settings.template(step, voice);
                if origin == DEFAULT {
                    continue;
                }
                let text = source.template();
                let known = texts.iter().position(|(known, _)| known == text);
                if known.is_some() && !text.contains("tone") {
                    continue;
                }
                let Some(found) = worst(settings, step, text, &locale, *tone) else {
                    continue;
                };
                match known.and_then(|index| texts.get_mut(index)) {
                    Some((_, worst)) if worst.cost() < found.cost() => *worst = found,
                    Some(_) => {}
                    None => texts.push((text.to_owned(), found)),
                }
            }
        }
        for (text, worst) in texts.iter().filter(|(_, worst)| worst.measured.segments > SEGMENTS_MAX) {
            say(settings, step, text, worst, findings);
        }
    }
}

/// Says once where the default texts of a language can take more than two
/// messages: who reads it gets them all the same, whatever the shop speaks.
pub(crate) fn note_languages(settings: &Settings, findings: &mut Findings) {
    let mut found = Vec::new();
    for locale in LANGUAGES {
        let mut longest: Option<(u32, &str)> = None;
        let mut count = 0;
        for step in Step::of_orders().filter(|step| settings.is_enabled(*step)) {
            let voice = Voice { locale: Some(locale), tone: Tone::New, revision: None };
            let (source, origin) = settings.template(step, voice);
            if origin != DEFAULT {
                continue;
            }
            let worst = bound(settings, step, source.template(), (locale, Tone::New), false);
            let segments = worst.map_or(0, |worst| worst.measured.segments);
            if segments > SEGMENTS_MAX {
                count += 1;
                longest = longest.max(Some((segments, step.name())));
            }
        }
        if let Some((segments, step)) = longest {
            found.push(format!("{locale} {count} ({step}: {segments})"));
        }
    }
    if !found.is_empty() {
        let found = found.join(", ");
        let message = format!("how many default texts can take more than two messages, by language: {found}");
        let suggestion =
            "write them yourself for who reads these languages, or make links short with short_links";
        findings.note("languages", "/templates", &message, Some(suggestion.to_owned()));
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
    let (source, _) = settings.template(step, voice);
    Some(bound(settings, step, source.template(), (locale, Tone::New), false)?.measured.segments)
}

/// A text at its longest for readers of one locale and tone.
fn worst(settings: &Settings, step: Step, text: &str, locale: &str, tone: Tone) -> Option<Worst> {
    let mut worst: Option<Worst> = None;
    let mut add = |found: Option<Worst>| {
        if worst.as_ref().map(Worst::cost) < found.as_ref().map(Worst::cost) {
            worst = found;
        }
    };
    for usual in USUAL_ORDERS {
        with_sample(settings, step, &of_reader(usual(), locale, tone), text, &mut |context, _| {
            add(tried(text, context, tone));
        });
    }
    add(bound(settings, step, text, (locale, tone), false));
    if measure(text).encoding == Encoding::Ucs2 {
        add(bound(settings, step, text, (locale, tone), true));
    }
    worst
}

/// A text with the longest arm of each of its ifs, wherever orders lead: with
/// those first that force UCS-2, where that is asked for.
fn bound(
    settings: &Settings,
    step: Step,
    text: &str,
    (locale, tone): (&str, Tone),
    is_ucs2_first: bool,
) -> Option<Worst> {
    let mut worst = None;
    with_sample(settings, step, &of_reader(longest_order(), locale, tone), "", &mut |context, _| {
        let whole = template::heaviest(text, &mut |arm| {
            let body = template::render(arm, context).ok()?;
            let dear = is_ucs2_first
                && plain(body.clone(), &Source::Own(arm), context).measured.encoding == Encoding::Ucs2;
            Some(body.len() + if dear { OUTPUT_MAX } else { 0 })
        });
        worst = tried(&whole, context, tone);
    });
    worst
}

/// An order of somebody who reads this locale and is spoken to in this tone.
fn of_reader((mut order, parcel): (Order, Parcel), locale: &str, tone: Tone) -> (Order, Parcel) {
    order.buyer.locale = Some(locale.to_owned());
    order.buyer.orders_count = Some(match tone {
        Tone::New => 1,
        Tone::Returning => 2,
        Tone::Loyal => u32::MAX,
    });
    (order, parcel)
}

/// The text as the first one that a person gets.
fn tried(text: &str, context: &Context<'_>, tone: Tone) -> Option<Worst> {
    let body = template::render(text, context).ok()?;
    let evidence = evidence("", context.order, context.settings);
    let source = Source::Own(text);
    let body =
        complete(body, &source, context.settings, context.step, context.locale, &evidence, Told::Never).body;
    let Plain { body, measured, .. } = plain(body, &source, context);
    let mut parts: Vec<(&'static str, String)> = NAMES
        .iter()
        .filter(|(_, word)| text.contains(word))
        .filter_map(|(name, word)| Some((*word, context.said(*name)?)))
        .filter(|(_, said)| body.contains(said.as_str()))
        .collect();
    if text.contains(LINES) {
        let lines = context.order.into_iter().flat_map(|order| &order.lines);
        let titles = lines.map(|line| line.title.as_str()).filter(|title| body.contains(title));
        parts.push((LINES, titles.collect()));
    }
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
