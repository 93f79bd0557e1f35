//! Tries templates and conditions on sample orders: what fails here would have
//! failed on the way to a customer.

use crate::check_content::check_content;
use crate::check_journeys::{check_fact, check_journeys};
use crate::check_links::check_targets;
use crate::contact::Contact;
use crate::context::{CONDITION_NAMES, Context, NAMES, Past};
use crate::event::{Order, Parcel};
use crate::facts::{Facts, ParcelFacts};
use crate::findings::Severity::Error;
use crate::findings::{Findings, suggested};
use crate::journey::Step;
use crate::never_true::{dead_branch, never_true};
use crate::progress::OrderState;
use crate::settings::Settings;
use crate::short_link::{SAMPLE_HOST, ShortLinks};
use crate::studio::{SAMPLE_ORDERS, sample};
use crate::template;
use crate::tone::DEFAULT_LOCALE;
use crate::worst_case::check_lengths;

/// Tries all that the shop wrote itself.
pub(crate) fn check_texts(settings: &Settings, findings: &mut Findings) {
    let mut told = Vec::new();
    for step in Step::of_orders() {
        if let Some(own) = settings.templates.get(step.name()) {
            for (place, text) in own.texts() {
                let path = ["/templates/", step.name(), &place].concat();
                let locale = place.split('/').nth(1).or(settings.locale.as_deref()).unwrap_or(DEFAULT_LOCALE);
                check_template(settings, step, (&path, locale), text, findings);
                check_fact(settings, step, &path, text, &mut told, findings);
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
    }
}

fn check_template(
    settings: &Settings,
    step: Step,
    (path, locale): (&str, &str),
    text: &str,
    findings: &mut Findings,
) {
    let unknown = template::unknown_names(text);
    for name in &unknown {
        findings.error("unknown-variable", path, &unknown_name(name, text), suggested(name, NAMES));
    }
    if !unknown.is_empty() {
        return;
    }
    let mut said = vec![text.to_owned()];
    for tried in SAMPLE_ORDERS {
        let (order, parcel) = tried();
        let mut tried = Ok(String::new());
        with_sample(settings, step, &order, &parcel, &mut |context, _| {
            tried = template::render(text, context);
        });
        match tried {
            Ok(body) if body.is_empty() => return findings.error("empty", path, "the text is empty", None),
            Ok(body) => said.push(body),
            Err(error) => {
                let rule = if error.syntax { "template-syntax" } else { "template-fails" };
                return findings.error(rule, path, &error.to_string(), None);
            }
        }
    }
    if let Some(branch) = dead_branch(text, step) {
        never(path, branch, findings);
    }
    check_content(settings, step, (path, locale), &said, findings);
}

fn check_condition(settings: &Settings, step: Step, path: &str, condition: &str, findings: &mut Findings) {
    match template::unknown_names_of_condition(condition) {
        Err(error) => return findings.error("condition-syntax", path, &error.to_string(), None),
        Ok(unknown) if !unknown.is_empty() => {
            let known: Vec<&str> = NAMES.iter().chain(CONDITION_NAMES).copied().collect();
            for name in unknown {
                let message = unknown_name(&name, condition);
                findings.error("unknown-variable", path, &message, suggested(&name, &known));
            }
            return;
        }
        Ok(_) => {}
    }
    for tried in SAMPLE_ORDERS {
        let (order, parcel) = tried();
        let mut tried = Ok(true);
        with_sample(settings, step, &order, &parcel, &mut |context, past| {
            tried = template::holds(condition, context, past);
        });
        if let Err(error) = tried {
            return findings.error("condition-fails", path, &error.to_string(), None);
        }
    }
    if never_true(condition, step) {
        never(path, condition, findings);
    }
}

fn never(path: &str, condition: &str, findings: &mut Findings) {
    let message = ["no order can meet this: ", condition];
    findings.advise(Error, "never-true", path, &message, "mend it, or take out what it decides");
}

fn unknown_name(name: &str, source: &str) -> String {
    let mut message = format!("there is no \"{name}\"");
    if let Some(offset) = source.find(name) {
        message.push_str(&template::Position::at(source, offset).to_string());
    }
    message
}

/// Hands over what a step speaks about in a sample order.
pub(crate) fn with_sample(
    settings: &Settings,
    step: Step,
    order: &Order,
    parcel: &Parcel,
    then: &mut dyn FnMut(&Context<'_>, &Past<'_>),
) {
    let state = OrderState::default();
    let mut facts = Facts::of(order, 0, &state);
    // The order's page is the shop's own, wherever that is.
    if let Some(host) = settings.short_links.as_ref().and_then(ShortLinks::own_host) {
        facts.status_url = facts.status_url.map(|url| url.replace(SAMPLE_HOST, host));
    }
    let parcel = ParcelFacts::of(parcel);
    let parcel = step.row().stage.is_some().then_some(&parcel);
    let sum = (step == Step::Refunded).then(|| facts.total.clone());
    let contact = Contact::default();
    let past = Past { contact: &contact, order: Some(&state), orders: 1, now: 0 };
    then(&sample(settings, step, &facts, parcel, sum.as_ref()), &past);
}
