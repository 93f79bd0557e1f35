//! What a shop decides: one JSON document, described for people and editors in
//! `wit/settings.schema.json`.
//!
//! Reading it here is lenient, since `check` refused what is wrong before it
//! was stored; a field that an older release does not know is left alone.

use crate::consent::Class;
use crate::event::{Kind, MINUTE, Timestamp};
use crate::facts::LineFacts;
use crate::hours::ShopHours;
use crate::journey::{Priority, Step};
use crate::json::{Json, Members, Read, Wrong, read, record};
use crate::look_alike::LookAlikes;
use crate::schedule::{Date, Span, TimeOfDay, Times, Weekday};
use crate::short_link::{LinkKey, ShortLinks};
use crate::template::Source;
use crate::tone::{ANY_TONE, DEFAULT_LOCALE, LOYAL_FROM, Tone, language, locales};
use crate::wording::{DefaultText, speaks};
use crate::zone::Zone;

/// The longest brand, in characters: it begins every text.
pub const BRAND_MAX: usize = 30;
/// The longest support contact, in characters.
pub const SUPPORT_MAX: usize = 60;

/// A shop's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Who the texts are from: 1 to 30 characters.
    pub brand: String,
    /// Where people get help: a web address, an e-mail address or a number.
    pub support: Option<String>,
    /// What the shop speaks, BCP 47; English unless it says so.
    pub locale: Option<String>,
    /// The shop's own time zone (IANA): where nothing says where a person is.
    pub time_zone: Option<String>,
    /// The short number to which people in France write STOP, as the gateway
    /// names it: promotional texts there carry it.
    pub opt_out_code: Option<String>,
    /// The numbers by which people elsewhere opt out, by country: in Korea by a free
    /// call, in Turkey by writing RET; in the Emirates and Saudi Arabia, where nobody
    /// can reply, a short number or a page.
    pub opt_out_numbers: Members<String>,
    /// Countries in which the shop has a sender that is registered there, where
    /// promotional texts come from no other.
    pub local_senders: Vec<String>,
    /// What counts as consent to promotional texts, beyond what the law asks for.
    pub consent: ConsentRules,
    /// What gives way to a look-alike so that a text costs less.
    pub look_alikes: LookAlikes,
    /// The shop's own templates, by step.
    pub templates: Members<Template>,
    /// What the shop changed about a step, by step.
    pub journeys: Members<Journey>,
    /// How much one contact can get.
    pub caps: Caps,
    /// When the shop texts.
    pub hours: Hours,
    /// Pages of the shop that the default templates point to.
    pub links: Links,
    /// The shop's own short links; none: links stay as long as they are.
    pub short_links: Option<ShortLinks>,
    /// What makes their codes; the host adds it when the settings are saved.
    pub link_key: Option<LinkKey>,
    /// What is known about how products are used; the first that fits counts.
    pub products: Vec<Product>,
    /// From which order on a buyer is loyal.
    pub loyal_from: Option<u32>,
    /// Counts what was saved; the host raises it when the templates change.
    pub revision: u32,
    /// Templates of earlier revisions, newest first: an order is told to its end
    /// in the words that it began with. None means that all have moved on.
    pub history: Vec<Revision>,
}

record! { Settings {} or { brand, support, locale, time_zone, opt_out_code, opt_out_numbers, local_senders, consent, look_alikes, templates, journeys, caps, hours, links, short_links, link_key, products, loyal_from, revision, history } }

/// What counts as consent to promotional texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConsentRules {
    /// Whether people are asked to confirm from their phone, as some laws want
    /// it anyway.
    pub double_opt_in: bool,
    /// Whether having bought counts where the law has it so.
    pub soft_opt_in: bool,
}

record! { ConsentRules {} or { double_opt_in, soft_opt_in } }

/// A shop's own words for a step: for everybody, or by locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Template {
    /// For everybody.
    Text(String),
    /// By locale; buyers with another one get the default.
    ByLocale(Members<Toned>),
}

impl Read for Template {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Template {
        match json {
            Json::Object(_) => Template::ByLocale(Read::read(json, wrong)),
            _ => Template::Text(Read::read(json, wrong)),
        }
    }
}

/// A shop's own words in one locale: for everybody, or by tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Toned {
    /// For every tone.
    Text(String),
    /// By tone: "new", "returning", "loyal", or "any" for those without.
    ByTone(Members<String>),
}

impl Read for Toned {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Toned {
        match json {
            Json::Object(_) => Toned::ByTone(Read::read(json, wrong)),
            _ => Toned::Text(Read::read(json, wrong)),
        }
    }
}

/// What a shop changed about a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// Whether its text is sent at all.
    pub enabled: bool,
    /// From its trigger to the text.
    pub delay: Option<Span>,
    /// The time of day to wait for after that.
    pub at: Option<TimeOfDay>,
    /// The days to wait for after that; none are all.
    pub weekdays: Vec<Weekday>,
    /// An expression that has to be true when the text leaves.
    pub condition: Option<String>,
    /// What ends the text when it happens to the order; replaces the default.
    pub kill: Option<Vec<Kind>>,
    /// What the step counts as.
    pub class: Option<Class>,
    /// What goes first.
    pub priority: Option<Priority>,
}

impl Default for Journey {
    fn default() -> Journey {
        Journey {
            enabled: true,
            delay: None,
            at: None,
            weekdays: Vec::new(),
            condition: None,
            kill: None,
            class: None,
            priority: None,
        }
    }
}

impl Read for Journey {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Journey {
        let journey = json.object(wrong);
        Journey {
            enabled: journey.get("enabled").is_none_or(|enabled| bool::read(enabled, wrong)),
            delay: journey.may("delay", wrong),
            at: journey.may("at", wrong),
            weekdays: journey.may("weekdays", wrong),
            condition: journey.may("condition", wrong),
            kill: journey.may("kill", wrong),
            class: journey.may("class", wrong),
            priority: journey.may("priority", wrong),
        }
    }
}

/// How much one contact can get over all journeys. What is urgent passes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caps {
    /// Of what an order itself calls for.
    pub transactional: Cap,
    /// Of what the shop would like.
    pub marketing: Cap,
    /// The least time between two texts.
    pub gap: Option<Span>,
}

record! { Caps {} or { transactional, marketing, gap } }

/// How many texts of a class within any 24 hours, and within any 7 days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cap {
    /// Within 24 hours.
    pub day: Option<u32>,
    /// Within 7 days.
    pub week: Option<u32>,
}

record! { Cap {} or { day, week } }

/// The least time between two texts, unless the shop says otherwise.
const GAP: Timestamp = 30 * MINUTE;

/// When the shop texts, by class. Without hours of its own, transactional texts
/// keep to waking hours, except for what is worthless later, and promotional
/// ones to the law.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// Of what an order itself calls for: all of it, however urgent.
    pub transactional: Option<Times>,
    /// Of what the shop would like.
    pub marketing: Option<Times>,
    /// Days on which nothing that the shop would like leaves.
    pub closed: Vec<Date>,
}

record! { Hours {} or { transactional, marketing, closed } }

/// Pages of the shop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// Where people write a review; without it the shop asks for 1 to 5.
    pub review: Option<String>,
    /// Where people join.
    pub loyalty: Option<String>,
    /// Where people learn how to begin.
    pub guide: Option<String>,
    /// Where people order again; `{product}` and `{sku}` stand for what.
    pub reorder: Option<String>,
}

record! { Links {} or { review, loyalty, guide, reorder } }

/// What is known about how products are used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Product {
    /// The platform's own id of the product.
    pub product: Option<String>,
    /// The shop's own number of it.
    pub sku: Option<String>,
    /// One of its tags.
    pub tag: Option<String>,
    /// Its product type.
    pub kind: Option<String>,
    /// How long one piece lasts: the shop texts when it runs out.
    pub lasts: Option<Span>,
    /// How long it takes to know what it is like: feedback waits for that.
    pub try_for: Option<Span>,
}

record! { Product {} or { product, sku, tag, kind, lasts, try_for } }

/// The templates of an earlier revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// Its number.
    pub revision: u32,
    /// As they were then.
    pub templates: Members<Template>,
}

record! { Revision {} or { revision, templates } }

/// Why stored settings cannot be used, in words.
#[derive(Debug, PartialEq, Eq)]
pub struct Error(pub String);

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl Settings {
    /// Reads the stored document.
    pub fn parse(json: &[u8]) -> Result<Settings, Error> {
        let json = Json::parse(json).map_err(|error| Error(error.to_string()))?;
        let settings = read::<Settings>(&json).map_err(|wrong| Error(wrong.to_string()))?;
        if settings.brand.trim().is_empty() {
            return Err(Error(String::from("there is no brand")));
        }
        Ok(settings)
    }

    /// What the shop changed about a step.
    pub(crate) fn journey(&self, step: Step) -> Option<&Journey> {
        self.journeys.get(step.name())
    }

    /// Whether the shop wants this step's text.
    pub fn is_enabled(&self, step: Step) -> bool {
        self.journey(step).is_none_or(|journey| journey.enabled)
    }

    /// What has to be true when a text leaves.
    pub(crate) fn condition(&self, step: Step) -> Option<&str> {
        self.journey(step)?.condition.as_deref()
    }

    /// Whether something that happens to its order ends a text.
    pub(crate) fn kills(&self, step: Step, kind: Kind) -> bool {
        let own = self.journey(step).and_then(|journey| journey.kill.as_deref());
        own.unwrap_or(step.row().kill).contains(&kind)
    }

    /// When a step is due whose trigger was at `base`. A delay that the shop
    /// states counts before the one that the products need; its time of day is
    /// that of `zone`.
    pub(crate) fn due_at(
        &self,
        step: Step,
        base: Timestamp,
        needed: Option<Timestamp>,
        zone: impl FnOnce() -> Zone,
    ) -> Timestamp {
        let journey = self.journey(step);
        let own = journey.and_then(|journey| journey.delay).map(|span| span.0);
        let earliest = base.saturating_add(own.or(needed).unwrap_or(step.row().delay));
        match journey {
            Some(Journey { at, weekdays, .. }) if at.is_some() || !weekdays.is_empty() => {
                crate::schedule::next(earliest, *at, weekdays, zone())
            }
            _ => earliest,
        }
    }

    /// How long a step waits after its trigger, as far as the settings say.
    pub(crate) fn delay(&self, step: Step) -> Timestamp {
        let own = self.journey(step).and_then(|journey| journey.delay);
        own.map_or(step.row().delay, |span| span.0)
    }

    /// How many texts of a class within a day and a week.
    pub(crate) fn cap(&self, class: Class) -> (u32, u32) {
        let (own, day, week) = match class {
            Class::Transactional => (self.caps.transactional, 8, 25),
            Class::Marketing => (self.caps.marketing, 1, 2),
        };
        (own.day.unwrap_or(day), own.week.unwrap_or(week))
    }

    /// The shop's own hours for a class.
    pub(crate) fn hours(&self, class: Class) -> Option<ShopHours> {
        let own = match class {
            Class::Transactional => &self.hours.transactional,
            Class::Marketing => &self.hours.marketing,
        };
        own.as_ref().map(Times::hours)
    }

    /// The least time between two texts.
    pub(crate) fn gap(&self) -> Timestamp {
        self.caps.gap.map_or(GAP, |span| span.0)
    }

    /// What is known about a product.
    pub(crate) fn product(&self, line: &LineFacts) -> Option<&Product> {
        self.products.iter().find(|product| product.fits(line))
    }

    /// The tone for somebody with so many orders.
    pub(crate) fn tone(&self, orders: u32) -> Tone {
        Tone::of(orders, self.loyal_from.unwrap_or(LOYAL_FROM).max(2))
    }

    /// The template of a step and whose it is: the shop's before the default,
    /// the buyer's language before the shop's, the tone before any.
    pub(crate) fn template<'a>(&'a self, step: Step, voice: Voice<'a>) -> (Source<'a>, &'static str) {
        let words = self.words(step, voice);
        let default = || DefaultText::of(step, words.locale, voice.tone).into();
        (words.text.map_or_else(default, Source::Own), words.origin)
    }

    /// Whose the template of a step is: the shop's, as it is or was, or the default.
    pub(crate) fn origin(&self, step: Step, voice: Voice<'_>) -> &'static str {
        self.words(step, voice).origin
    }

    /// In which locale a step speaks to somebody, with the region of whoever
    /// speaks that language.
    pub(crate) fn spoken<'a>(&'a self, step: Step, voice: Voice<'a>) -> &'a str {
        self.words(step, voice).locale
    }

    fn words<'text, 'voice>(&'text self, step: Step, voice: Voice<'voice>) -> Words<'text, 'voice>
    where
        'text: 'voice,
    {
        let (own, origin) = match self.at(voice.revision) {
            Some(revision) => (revision, "history"),
            None => (&self.templates, "settings"),
        };
        let own = own.get(step.name()).filter(|_| step.is_of_orders());
        let shop = self.locale.as_deref().unwrap_or(DEFAULT_LOCALE);
        if let Some(Template::Text(text)) = own {
            let same = |own: &&str| language(own).eq_ignore_ascii_case(language(shop));
            return Words { text: Some(text), origin, locale: voice.locale.filter(same).unwrap_or(shop) };
        }
        for (locale, whole) in locales(voice.locale, shop) {
            if let Some(text) = own.and_then(|own| own.find(locale, voice.tone)) {
                return Words { text: Some(text), origin, locale: whole };
            }
            if speaks(locale) {
                return Words { text: None, origin: DEFAULT, locale: whole };
            }
        }
        Words { text: None, origin: DEFAULT, locale: DEFAULT_LOCALE }
    }

    /// The templates of an earlier revision, while they are kept.
    fn at(&self, revision: Option<u32>) -> Option<&Members<Template>> {
        let revision = revision.filter(|revision| *revision != self.revision)?;
        self.history.iter().find(|kept| kept.revision == revision).map(|kept| &kept.templates)
    }
}

/// Whose the templates are that a shop does not have.
pub(crate) const DEFAULT: &str = "default";

/// A template, whose it is, and the locale in which it speaks.
struct Words<'text, 'voice> {
    /// None for the default.
    text: Option<&'text str>,
    origin: &'static str,
    locale: &'voice str,
}

/// To whom something is said, and since when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voice<'a> {
    pub(crate) locale: Option<&'a str>,
    pub(crate) tone: Tone,
    /// The revision whose words count; the newest without.
    pub(crate) revision: Option<u32>,
}

impl Template {
    fn find(&self, locale: &str, tone: Tone) -> Option<&str> {
        let Template::ByLocale(locales) = self else {
            return None;
        };
        let (_, toned) = locales.iter().find(|(known, _)| known.eq_ignore_ascii_case(locale))?;
        match toned {
            Toned::Text(text) => Some(text),
            Toned::ByTone(tones) => {
                tones.get(tone.name()).or_else(|| tones.get(ANY_TONE)).map(String::as_str)
            }
        }
    }

    /// Every text of it, with its place below the step's.
    pub(crate) fn texts(&self) -> Vec<(String, &str)> {
        match self {
            Template::Text(text) => vec![(String::new(), text)],
            Template::ByLocale(locales) => locales
                .iter()
                .flat_map(|(locale, toned)| match toned {
                    Toned::Text(text) => vec![(format!("/{locale}"), text.as_str())],
                    Toned::ByTone(tones) => tones
                        .iter()
                        .map(|(tone, text)| (format!("/{locale}/{tone}"), text.as_str()))
                        .collect(),
                })
                .collect(),
        }
    }
}

impl Product {
    fn fits(&self, line: &LineFacts) -> bool {
        let same = |own: &Option<String>, known: Option<&str>| {
            own.as_deref().is_some_and(|own| known.is_some_and(|known| own.eq_ignore_ascii_case(known)))
        };
        let tagged = |tag: &String| line.tags.iter().any(|known| tag.eq_ignore_ascii_case(known));
        same(&self.product, Some(&line.product))
            || same(&self.sku, line.sku.as_deref())
            || same(&self.kind, line.kind.as_deref())
            || self.tag.as_ref().is_some_and(tagged)
    }
}
