//! Whether the steps of a shop get along with each other, with the law, and
//! with the patience of people.

use chrono::Weekday;

use crate::consent::Class;
use crate::event::{DAY, Timestamp};
use crate::findings::Findings;
use crate::findings::Severity::{Error, Warning};
use crate::journey::Step;
use crate::jurisdiction::of_place;
use crate::market::home;
use crate::never_true::never_true;
use crate::place::country_of;
use crate::reading::folded;
use crate::schedule::Times;
use crate::settings::Settings;
use crate::week::WEEKDAYS;

/// Steps that never tell of the same order: they may say the same.
const EITHER_OR: &[(Step, Step)] = &[
    (Step::Shipped, Step::LocalDelivery),
    (Step::LocalDelivery, Step::OutForDelivery),
    (Step::Delivered, Step::PickedUp),
];
/// Steps of one order that are closer than this are too much for most people.
const APART: u64 = DAY.unsigned_abs();

/// Looks at the steps together.
pub(crate) fn check_journeys(settings: &Settings, findings: &mut Findings) {
    check_caps(settings, findings);
    check_distance(settings, findings);
    if let Some(times) = &settings.hours.marketing {
        check_hours(settings, times, findings);
    }
}

/// A text that says the same to the sample orders as one of another step.
pub(crate) fn check_fact(
    settings: &Settings,
    step: Step,
    path: &str,
    said: &[String],
    told: &mut Vec<(Step, String)>,
    findings: &mut Findings,
) {
    if !settings.is_enabled(step) || said.is_empty() {
        return;
    }
    // Who says it is no news.
    let brand = settings.brand.trim();
    let news = |body: &String| folded(&body.replace(brand, " ")).replace("._", "");
    let words = said.iter().map(news).collect::<Vec<String>>().concat();
    let same = |(other, said): &&(Step, String)| {
        let are_apart = || EITHER_OR.contains(&(*other, step)) || exclude_each_other(settings, *other, step);
        *other != step && *said == words && !are_apart()
    };
    if let Some((other, _)) = told.iter().find(same) {
        let message = ["it tells the same fact in the same words as ", other.name()];
        findings.advise(Error, "same-fact", path, &message, "say what is new, or switch one of them off");
    }
    told.push((step, words));
}

/// Whether no order meets the conditions of both steps.
fn exclude_each_other(settings: &Settings, one: Step, other: Step) -> bool {
    let conditions = settings.condition(one).zip(settings.condition(other));
    conditions
        .is_some_and(|(first, second)| never_true(&["(", first, ") and (", second, ")"].concat(), other))
}

fn check_caps(settings: &Settings, findings: &mut Findings) {
    let usual = Settings::default();
    let (news, ads) = (settings.cap(Class::Transactional), settings.cap(Class::Marketing));
    let (usual_news, usual_ads) = (usual.cap(Class::Transactional), usual.cap(Class::Marketing));
    for (path, is_more) in [
        ("/caps/transactional/day", news.0 > usual_news.0),
        ("/caps/transactional/week", news.1 > usual_news.1),
        ("/caps/marketing/day", ads.0 > usual_ads.0),
        ("/caps/marketing/week", ads.1 > usual_ads.1),
        ("/caps/gap", settings.gap() < usual.gap()),
    ] {
        if is_more {
            too_frequent(path, findings);
        }
    }
}

fn too_frequent(path: &str, findings: &mut Findings) {
    let message = "it brings more texts than people put up with";
    findings.advise(Warning, "too-frequent", path, &[message], "leave it out: the default is kinder");
}

/// What the shop asks for, one thing after the other once an order has arrived.
fn check_distance(settings: &Settings, findings: &mut Findings) {
    let asked = |step: &Step| settings.is_enabled(*step) && settings.class(*step) == Some(Class::Marketing);
    let steps: Vec<(Timestamp, &str)> =
        Step::of_arrivals().filter(asked).map(|step| (settings.delay(step), step.name())).collect();
    for (place, (delay, name)) in steps.iter().enumerate() {
        if steps.iter().skip(place + 1).any(|(other, _)| delay.abs_diff(*other) < APART) {
            too_frequent(&["/journeys/", name, "/delay"].concat(), findings);
        }
    }
}

/// Hours that the law of the shop's country narrows, by its clock or else its
/// language: nothing leaves outside it, so that the shop should know.
fn check_hours(settings: &Settings, times: &Times, findings: &mut Findings) {
    let by_clock = settings.time_zone.as_deref().and_then(country_of);
    let country = by_clock.unwrap_or_else(|| settings.locale.as_deref().map(home).unwrap_or_default());
    let Some(law) = of_place(country, None).next() else {
        return;
    };
    if times.instead_of_convention && law.basis.may_be_loosened() {
        return;
    }
    let own = times.hours().week;
    let is_wider = |day: &Weekday| {
        let (own, law) = (own.on(*day), law.hours.on(*day));
        let is_wider = match law.is_closed() {
            true => !times.weekdays.is_empty(),
            false => {
                (times.from.is_some() && own.open < law.open)
                    || (times.until.is_some() && own.close > law.close)
            }
        };
        !own.is_closed() && is_wider
    };
    if WEEKDAYS.iter().any(is_wider) {
        // Where no country is known, or has no row, the strictest is supposed.
        let place = [country, ": "].concat();
        let (place, name) = match law.is_fallback() {
            true => ("", "strict where the country is unknown"),
            false => (place.as_str(), law.law),
        };
        let message = ["it is wider than the law (", place, name, "): no promotion leaves outside of that"];
        findings.advise(Warning, "wider-than-law", "/hours/marketing", &message, "leave out what is wider");
    }
}
