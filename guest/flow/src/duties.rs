//! What every text carries, whoever wrote it: the brand, and how to opt out
//! where and when the law asks for it. What a template leaves out is added.

use crate::consent;
use crate::contact::Pending;
use crate::event::{DAY, Timestamp};
use crate::journey::Step;
use crate::jurisdiction::{Class, When, Wording, strictest};
use crate::place::{Evidence, locate};
use crate::settings::Settings;
use crate::turn::Turn;
use crate::wording::opt_out_words;

/// The way out: every wording of it has this word, which all gateways know.
const WAY_OUT: &str = "STOP";
/// What "monthly" means.
const MONTH: Timestamp = 30 * DAY;

/// A text with all that it must carry, and what of that was added.
pub(crate) struct Complete {
    pub(crate) body: String,
    pub(crate) added: Vec<&'static str>,
}

/// How long ago a text told its reader how to opt out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    Never,
    LongAgo,
    Lately,
}

/// The words about the way out that a text has to have.
struct WayOut<'a> {
    words: String,
    /// What a text has in it that says so in words of its own.
    mark: &'a str,
}

impl Turn<'_> {
    /// Adds what a text must carry and does not.
    pub(crate) fn complete(&self, text: &Pending, body: String) -> Complete {
        let locale = self.settings.spoken(text.step, self.voice(text));
        let evidence = self.evidence(text.order.as_deref());
        complete(body, self.settings, text.step, locale, &evidence, self.told())
    }

    /// When a text last told how to opt out. The first one did, where the law
    /// has it so.
    fn told(&self) -> Told {
        let first = self.contact.sent.first().and_then(|mark| mark.at);
        let told_at = self.contact.reminded_at.or(first).unwrap_or(self.now);
        match self.contact.introduced {
            false => Told::Never,
            true if self.now >= told_at.saturating_add(MONTH) => Told::LongAgo,
            true => Told::Lately,
        }
    }
}

/// Adds what a text in that locale must carry and does not.
pub(crate) fn complete(
    body: String,
    settings: &Settings,
    step: Step,
    locale: &str,
    evidence: &Evidence<'_>,
    told: Told,
) -> Complete {
    let mut added = Vec::new();
    let branded = branded(&body, &settings.brand);
    if branded.is_some() {
        added.push("brand");
    }
    let mut body = branded.unwrap_or(body);
    if let Some(way_out) = way_out(settings, step, locale, evidence, told)
        && !body.contains(way_out.mark)
    {
        body.push(' ');
        body.push_str(&way_out.words);
        added.push("opt-out");
    }
    Complete { body, added }
}

/// A text under the brand; none when it has it.
fn branded(body: &str, brand: &str) -> Option<String> {
    let brand = brand.trim();
    (!body.contains(brand)).then(|| format!("{brand}: {body}"))
}

/// How to opt out, if the law asks a text to say so: in its words, as far as the
/// shop has the number that they speak of. The law is only asked when it can
/// make a difference. Answers are news, but never a reminder.
fn way_out<'a>(
    settings: &'a Settings,
    step: Step,
    locale: &str,
    evidence: &Evidence<'_>,
    told: Told,
) -> Option<WayOut<'a>> {
    let own = settings.class_there(step, evidence).map(consent::Class::in_law);
    let class = own.unwrap_or(Class::Transactional);
    let reminds = told == Told::LongAgo && own.is_some();
    if class == Class::Transactional && told != Told::Never && !reminds {
        return None;
    }
    let law = strictest(&locate(evidence).jurisdictions);
    let due = match law.opt_out.of(class) {
        When::Never => false,
        When::First => told == Told::Never,
        When::FirstAndMonthly => told == Told::Never || reminds,
        When::Always => true,
    };
    if !due {
        return None;
    }
    let code = settings.opt_out_code.as_deref().filter(|_| law.wordings.contains(&Wording::ShortCode));
    Some(match code {
        Some(code) => WayOut { words: format!("{WAY_OUT} au {code}"), mark: code },
        None => WayOut { words: opt_out_words(locale).to_owned(), mark: WAY_OUT },
    })
}

/// Whether a text tells how to opt out.
pub(crate) fn tells_the_way_out(body: &str) -> bool {
    body.contains(WAY_OUT)
}
