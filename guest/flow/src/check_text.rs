//! Tries templates and conditions on sample orders: what fails here would have
//! failed on the way to a customer.

use crate::check_content::check_content;
use crate::check_journeys::{check_fact, check_journeys};
use crate::check_links::check_targets;
use crate::contact::Contact;
use crate::context::{Context, NAMES, Past, words_of_conditions};
use crate::event::{Order, Parcel};
use crate::facts::{Facts, ParcelFacts, is_hidden};
use crate::findings::Severity::Error;
use crate::findings::{Findings, suggested};
use crate::journey::Step;
use crate::never_true::{dead_branch, never_true};
use crate::progress::OrderState;
use crate::settings::Settings;
use crate::short_link::{SAMPLE_HOST, ShortLinks};
use crate::studio::{PARCELS, SAMPLE_ORDERS, longest_order, sample};
use crate::template::{self, Missing, Position};
use crate::tone::DEFAULT_LOCALE;
use crate::worst_case::{check_lengths, note_languages};

/// Tries all that the shop wrote itself.
pub(crate) fn check_texts(settings: &Settings, findings: &mut Findings) {
    let mut told = Vec::new();
    for step in Step::of_orders() {
        if let Some(own) = settings.templates.get(step.name()) {
            for (place, text) in own.texts() {
                let path = ["/templates/", step.name(), &place].concat();
                let locale = place.split('/').nth(1).or(settings.locale.as_deref()).unwrap_or(DEFAULT_LOCALE);
                let said = check_template(settings, step, (&path, locale), text, findings);
                check_fact(settings, step, &path, &said, &mut told, findings);
            }
        }
        if let Some(condition) = settings.condition(step) {
            let path = format!("/journeys/{}/condition", step.name());
            check_condition(settings, step, &path, condition, findings);
        }
    }
    check_targets(settings, findings);
    if !findings.has_errors() {
        check_journeys(settings, findings);
        check_lengths(settings, findings);
        note_languages(settings, findings);
    }
}

/// What the text says to each sample order, if it can be used.
fn check_template(
    settings: &Settings,
    step: Step,
    (path, locale): (&str, &str),
    text: &str,
    findings: &mut Findings,
) -> Vec<String> {
    if let Some(unknown) = template::unknown_names(text) {
        let known: Vec<&str> = NAMES.iter().map(|(_, word)| *word).collect();
        let missing = template::missing(text, false);
        if say_missing(path, (text, false), &unknown, missing, &known, findings) {
            return Vec::new();
        }
    }
    if let Some((place, _)) = text.char_indices().find(|(_, char)| is_hidden(*char)) {
        let place = Position::at(text, place).to_string();
        let message = ["there is a character that nobody sees", &place];
        findings.advise(Error, "hidden-character", path, &message, "take it out");
        return Vec::new();
    }
    let mut said = Vec::new();
    let mut failed = None;
    for tried in SAMPLE_ORDERS {
        with_sample(settings, step, &tried(), text, &mut |context, _| {
            if failed.is_none() {
                match template::render(text, context) {
                    Ok(body) => said.push(body),
                    Err(error) => failed = Some(error),
                }
            }
        });
    }
    if let Some(error) = failed {
        let instead = template::rewrite(text, false, error.place());
        if error.syntax && instead.is_none() && say_foreign(path, (text, false), findings) {
            return Vec::new();
        }
        let rule = if error.syntax { "template-syntax" } else { "template-fails" };
        findings.error(rule, path, &error.to_string(), instead);
        return Vec::new();
    }
    if said.iter().any(String::is_empty) {
        findings.error("empty", path, "the text is empty", None);
        return Vec::new();
    }
    if let Some(branch) = dead_branch(text, step) {
        never(path, branch, findings);
    }
    let mut arms = Vec::new();
    with_sample(settings, step, &longest_order(), "", &mut |context, _| {
        template::heaviest(text, &mut |arm| {
            arms.push(template::render(arm, context).ok()?);
            Some(0)
        });
    });
    check_content(settings, step, (path, locale), text, (&said, &arms), findings);
    said
}

fn check_condition(settings: &Settings, step: Step, path: &str, condition: &str, findings: &mut Findings) {
    match template::unknown_names_of_condition(condition) {
        Err(error) => {
            let instead = template::rewrite(condition, true, None);
            if instead.is_none() && say_foreign(path, (condition, true), findings) {
                return;
            }
            return findings.error("condition-syntax", path, &error.to_string(), instead);
        }
        Ok(unknown) => {
            let known: Vec<&str> = words_of_conditions().collect();
            let missing = template::missing(condition, true);
            if say_missing(path, (condition, true), &unknown, missing, &known, findings) {
                return;
            }
        }
    }
    let mut failed = None;
    for tried in SAMPLE_ORDERS {
        with_sample(settings, step, &tried(), condition, &mut |context, past| {
            if failed.is_none() {
                failed = template::holds(condition, context, past).err();
            }
        });
    }
    if let Some(error) = failed {
        return findings.error("condition-fails", path, &error.to_string(), None);
    }
    if never_true(condition, step) {
        never(path, condition, findings);
    }
}

fn never(path: &str, condition: &str, findings: &mut Findings) {
    let message = ["no order can meet this: ", condition];
    findings.advise(Error, "never-true", path, &message, "mend it, or take out what it decides");
}

/// Says which names, filters and tests there are not; whether there was any.
fn say_missing(
    path: &str,
    (source, is_expression): (&str, bool),
    unknown: &[String],
    missing: Vec<Missing>,
    known: &[&str],
    findings: &mut Findings,
) -> bool {
    let found = !unknown.is_empty() || !missing.is_empty();
    let mut say = |rule, mut message: String, place: Option<usize>, written: &str, known: &[&str]| {
        if let Some(place) = place {
            message.push_str(&Position::at(source, place).to_string());
        }
        let rewrite = template::rewrite(source, is_expression, place);
        findings.error(rule, path, &message, rewrite.or_else(|| suggested(written, known)));
    };
    for name in unknown {
        let tokens = template::tokens(source, is_expression);
        let place = tokens.into_iter().find(|(_, token)| token == name).map(|(place, _)| place);
        say("unknown-variable", format!("there is no \"{name}\""), place, name, known);
    }
    for Missing { rule, message, place, written, known } in missing {
        say(rule, message, Some(place), &written, &known);
    }
    found
}

/// Says which filters there are not where that alone is why nothing compiles.
fn say_foreign(path: &str, (source, is_expression): (&str, bool), findings: &mut Findings) -> bool {
    let mut missing = template::missing(source, is_expression);
    missing.retain(|missing| missing.rule == "unknown-filter");
    say_missing(path, (source, is_expression), &[], missing, &[], findings)
}

/// Hands over what a text of a step can speak about in a sample order, with its
/// parcels in every way that the text may tell apart.
pub(crate) fn with_sample(
    settings: &Settings,
    step: Step,
    (order, parcel): &(Order, Parcel),
    text: &str,
    then: &mut dyn FnMut(&Context<'_>, &Past<'_>),
) {
    let state = OrderState::default();
    let mut facts = Facts::of(order, 0, &state);
    // The order's page is the shop's own, wherever that is.
    if let Some(host) = settings.short_links.as_ref().and_then(ShortLinks::own_host) {
        facts.status_url = facts.status_url.map(|url| url.replace(SAMPLE_HOST, host));
    }
    if let [first, .., last] = facts.lines.as_slice() {
        facts.changes = Some(format!("added 1 {}, removed 1 {}", first.title, last.title));
    }
    let parcel = ParcelFacts::of(parcel);
    let parcel = step.row().stage.is_some().then_some(&parcel);
    // A cancellation may come with its refund, or without.
    let has_refund = step == Step::Refunded || (step == Step::Cancelled && !facts.lines.is_empty());
    let sum = has_refund.then(|| facts.total.clone());
    let contact = Contact::default();
    let past = Past { contact: &contact, order: Some(&state), orders: 1, now: 0 };
    let mut context = sample(settings, step, &facts, parcel, sum.as_ref());
    let tells_apart = ["parcels", "parcel.number"].iter().any(|name| text.contains(name));
    let variants = if tells_apart { PARCELS } else { PARCELS.get(..1).unwrap_or_default() };
    for parcels in variants {
        context.parcels = *parcels;
        then(&context, &past);
    }
}
