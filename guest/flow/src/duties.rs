//! What every text carries, whoever wrote it: the brand, and how to opt out
//! where and when the law asks for it. What a template leaves out is added.

use crate::consent;
use crate::contact::Pending;
use crate::event::{DAY, Timestamp};
use crate::jurisdiction::{Class, Strictest, When, Wording, strictest};
use crate::place::locate;
use crate::settings::Settings;
use crate::turn::Turn;
use crate::wording::OPT_OUT_WORDS;

/// The way out: every wording of it has this word, which all gateways know.
const WAY_OUT: &str = "STOP";
/// What "monthly" means.
const MONTH: Timestamp = 30 * DAY;

/// The sentence about replying STOP, by language (ISO 639-1). All of them are
/// written in the alphabet of GSM 03.38, so that they never double the price.
const REPLY: &[(&str, &str)] = &[
    ("de", "Mit STOP abbestellen."),
    ("en", OPT_OUT_WORDS),
    ("es", "Responde STOP para darte de baja."),
    ("fr", "Répondez STOP pour vous désabonner."),
    ("it", "Rispondi STOP per non ricevere altri SMS."),
    ("nl", "Antwoord STOP om je af te melden."),
    ("pt", "Responda STOP para sair."),
];

/// A text with all that it must carry, and what of that was added.
pub(crate) struct Complete {
    pub(crate) body: String,
    pub(crate) added: Vec<&'static str>,
}

impl Turn<'_> {
    /// Adds what a text must carry and does not.
    pub(crate) fn complete(&self, text: &Pending, body: String) -> Complete {
        let mut added = Vec::new();
        let branded = branded(&body, &self.settings.brand);
        if branded.is_some() {
            added.push("brand");
        }
        let mut body = branded.unwrap_or(body);
        if !body.contains(WAY_OUT)
            && let Some(words) = self.way_out(text)
        {
            body.push(' ');
            body.push_str(&words);
            added.push("opt-out");
        }
        Complete { body, added }
    }

    /// The words that tell how to opt out, if this text has to have them. The
    /// law is only asked when it can make a difference.
    fn way_out(&self, text: &Pending) -> Option<String> {
        let locale = self.voice(text).locale.or(self.settings.locale.as_deref());
        let first = !self.contact.introduced;
        let Some(class) = self.settings.class(text.step).map(consent::Class::in_law) else {
            return first.then(|| reply(locale).to_owned());
        };
        let reminds = self.now >= self.told_at().saturating_add(MONTH);
        if class == Class::Transactional && !first && !reminds {
            return None;
        }
        let place = locate(&self.evidence(text.order.as_deref()));
        let law = strictest(&place.jurisdictions);
        let due = match law.opt_out.of(class) {
            When::Never => false,
            When::First => first,
            When::FirstAndMonthly => first || reminds,
            When::Always => true,
        };
        due.then(|| self.words(&law, locale))
    }

    /// When a text last told how to opt out. The first one did, where the law
    /// has it so.
    fn told_at(&self) -> Timestamp {
        let first = self.contact.sent.first().and_then(|mark| mark.at);
        self.contact.reminded_at.or(first).unwrap_or(self.now)
    }

    /// In the words that the law asks for, as far as the shop has the number
    /// that they speak of.
    fn words(&self, law: &Strictest, locale: Option<&str>) -> String {
        let code = self.settings.opt_out_code.as_deref();
        let words = law.wordings.iter().find_map(|wording| match (wording, code) {
            (Wording::ShortCode, Some(code)) => Some(format!("{WAY_OUT} au {code}")),
            _ => None,
        });
        words.unwrap_or_else(|| reply(locale).to_owned())
    }
}

/// A text as it is when it is the first that a person gets.
pub(crate) fn introduced(body: String, settings: &Settings, locale: Option<&str>) -> String {
    let mut body = branded(&body, &settings.brand).unwrap_or(body);
    if !body.contains(WAY_OUT) {
        body.push(' ');
        body.push_str(reply(locale.or(settings.locale.as_deref())));
    }
    body
}

/// A text under the brand; none when it has it.
fn branded(body: &str, brand: &str) -> Option<String> {
    let brand = brand.trim();
    (!body.contains(brand)).then(|| format!("{brand}: {body}"))
}

/// The sentence about replying STOP in that language, or in English.
fn reply(locale: Option<&str>) -> &'static str {
    let language = locale.and_then(|locale| locale.split(['-', '_']).next()).unwrap_or_default();
    let known = REPLY.iter().find(|(known, _)| known.eq_ignore_ascii_case(language));
    known.map_or(OPT_OUT_WORDS, |(_, words)| words)
}

/// Whether a text tells how to opt out.
pub(crate) fn tells_the_way_out(body: &str) -> bool {
    body.contains(WAY_OUT)
}
