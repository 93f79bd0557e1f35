//! Whether settings ask for what no law lets a shop have, and have what laws
//! want from it.

use crate::consent::Class;
use crate::duties::{UNANSWERABLE, asks_by_default};
use crate::duty_notes::note_duties;
use crate::findings::Findings;
use crate::findings::Severity::{Error, Note, Warning};
use crate::journey::Step;
use crate::json::Word;
use crate::jurisdiction::{Jurisdiction, of_place, strictest};
use crate::market::{home, markets};
use crate::settings::{DEFAULT, Settings, Voice};
use crate::supply::lacking;
use crate::tone::{DEFAULT_LOCALE, Tone};
use crate::way_out::mentions;

/// Holds settings against the law.
pub(crate) fn check_law(settings: &Settings, findings: &mut Findings) {
    let shop = settings.locale.as_deref().unwrap_or(DEFAULT_LOCALE);
    let markets = markets(settings);
    for step in Step::of_orders() {
        let own = settings.journey(step).and_then(|journey| journey.class);
        let class = settings.class(step);
        if own == Some(Class::Transactional) && class == Some(Class::Marketing) {
            let path = ["/journeys/", step.name(), "/class"].concat();
            let message =
                "it sells, whatever the shop calls it: without consent to promotions nobody gets it";
            findings.advise(Error, "never-transactional", &path, &[message], "leave it out");
        }
        for (place, text) in settings.templates.get(step.name()).map(|own| own.texts()).unwrap_or_default() {
            let locale = place.split('/').nth(1).unwrap_or(shop);
            if class == Some(Class::Transactional) && mentions(text, settings.brand.trim()) {
                let path = ["/templates/", step.name(), &place].concat();
                check_stop(&markets, &path, locale, place.is_empty(), findings);
            }
        }
    }
    if !findings.has_errors() {
        let mut rows: Vec<&Jurisdiction> = Vec::new();
        for country in markets {
            let row = of_place(country, None).next();
            rows.extend(row.filter(|row| !rows.iter().any(|known| known.code == row.code)));
        }
        let promotes =
            |step: Step| settings.is_enabled(step) && settings.class(step) == Some(Class::Marketing);
        let promotes = Step::of_orders().any(promotes);
        if promotes {
            check_supplies(settings, &rows, findings);
        }
        if let Some(row) = rows.iter().find(|row| row.content.wording.is_elsewhere()) {
            check_questions(settings, row.code, findings);
        }
        note_duties(settings, &rows, promotes, findings);
    }
}

/// News that speaks of STOP, to readers in France: written for them it is refused;
/// written for everybody, they do not get to read that.
fn check_stop(markets: &[&str], path: &str, locale: &str, for_all: bool, findings: &mut Findings) {
    let message = "operators in France take news that speaks of STOP for a promotion";
    if home(locale) == "FR" {
        let suggestion = "leave it out: STOP works all the same";
        findings.advise(Error, "stop-in-france", path, &[message], suggestion);
    } else if for_all {
        let severity = if markets.contains(&"FR") { Warning } else { Note };
        let message = [message, ": readers there do not get that sentence"];
        let suggestion = "leave it out: the way out is added where a law wants it";
        findings.advise(severity, "stop-in-france", path, &message, suggestion);
    }
}

/// Default texts that ask for a reply, where the shop has readers who cannot.
fn check_questions(settings: &Settings, country: &str, findings: &mut Findings) {
    let mut warn = |path: &str, way: &str| {
        findings.advise(Warning, "reply-where-nobody-can", path, &[country, ": ", UNANSWERABLE], way);
    };
    if settings.support.is_none() {
        warn("/support", "\"help@shop.example\"");
    }
    // A shop may have words of its own for some languages and tones alone.
    let voices = || {
        Tone::WORDS.iter().flat_map(|(tone, _)| [None, Some(DEFAULT_LOCALE)].map(|locale| (*tone, locale)))
    };
    let is_default = |step: Step| {
        voices()
            .any(|(tone, locale)| settings.origin(step, Voice { locale, tone, revision: None }) == DEFAULT)
    };
    let asks =
        |step: &Step| settings.is_enabled(*step) && asks_by_default(settings, *step) && is_default(*step);
    for step in Step::of_orders().filter(asks) {
        let page = "\"https://shop.example/…\"";
        match step {
            Step::Feedback => warn("/links/review", page),
            Step::LoyaltyInvitation => warn("/links/loyalty", page),
            _ => warn(&["/templates/", step.name()].concat(), "a text of your own that leads to a page"),
        }
    }
}

/// What the shop lacks where it sells: promotional texts there would wait for it.
fn check_supplies(settings: &Settings, rows: &[&'static Jurisdiction], findings: &mut Findings) {
    let mut said: Vec<&str> = Vec::new();
    for supply in rows.iter().flat_map(|row| lacking(&strictest(&[*row]), settings)) {
        if !said.contains(&supply.rule) {
            said.push(supply.rule);
            findings.advise(Warning, supply.rule, supply.path, &[supply.reason], supply.example);
        }
    }
}
