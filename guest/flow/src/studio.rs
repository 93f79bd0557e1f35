//! What a shop can see before anything is sent: a text for an order, and all
//! that is wrong with its settings.

use serde_json::{Map, Value};

use crate::contact::{Facts, ParcelFacts};
use crate::effect::Rendered;
use crate::event::{Buyer, Line, Money, Order, OrderEvent, Parcel};
use crate::journey::{self, Step};
use crate::segment;
use crate::settings::{BRAND_MAX, SUPPORT_MAX, Settings};
use crate::template::{self, Context};
use crate::text::introduce;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The settings are refused.
    Error,
    /// Something that the shop should look at.
    Warning,
    /// Something worth knowing.
    Note,
}

/// One thing to say about settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The rule's name.
    pub rule: &'static str,
    /// Where, as a JSON Pointer (RFC 6901).
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub suggestion: Option<String>,
}

/// Why there is no preview, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(pub String);

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// The first text that a contact gets when it is about `step` of this order.
pub fn preview(settings: &str, step: &str, event: &OrderEvent) -> Result<Rendered, Error> {
    let settings = Settings::parse(settings.as_bytes())
        .map_err(|error| Error(format!("the settings cannot be used: {error}")))?;
    let step = Step::of_orders()
        .find(|known| known.name() == step)
        .ok_or_else(|| Error(format!("there is no step \"{step}\"")))?;
    let parcel = journey::started_by(&event.change).ok().and_then(|(_, parcel)| parcel);
    let facts = Facts::of(&event.order, event.occurred_at);
    let parcel = parcel.map(ParcelFacts::of);
    let context = Context { settings: &settings, step, order: Some(&facts), parcel: parcel.as_ref() };
    let body = template::render(settings.template(step).0, &context)
        .map_err(|error| Error(format!("the template gives no text: {error}")))?;
    let body = introduce(body, false);
    let measured = segment::measure(&body);
    Ok(Rendered { body, encoding: measured.encoding, segments: measured.segments })
}

const FIELDS: &[&str] = &["brand", "support", "templates", "journeys"];

/// Everything that is wrong with settings, worst first. Settings without an
/// error can be used.
pub fn check(json: &str) -> Vec<Finding> {
    let mut findings = Findings(Vec::new());
    match serde_json::from_str(json) {
        Ok(Value::Object(document)) => findings.document(&document),
        Ok(_) => findings.error("wrong-type", "", "the settings must be an object", None),
        Err(error) => findings.error("not-json", "", &error.to_string(), None),
    }
    let usable = findings.0.is_empty();
    if usable {
        if let Ok(settings) = Settings::parse(json.as_bytes()) {
            findings.templates(&settings);
        } else {
            findings.error("wrong-type", "", "the settings cannot be read", None);
        }
    }
    findings.0.sort_by_key(|finding| finding.severity);
    findings.0
}

struct Findings(Vec<Finding>);

impl Findings {
    fn error(&mut self, rule: &'static str, path: &str, message: &str, suggestion: Option<String>) {
        let (path, message) = (path.to_owned(), message.to_owned());
        self.0.push(Finding { severity: Severity::Error, rule, path, message, suggestion });
    }

    fn document(&mut self, document: &Map<String, Value>) {
        self.known_names("", "field", document, FIELDS);
        match document.get("brand") {
            None => self.error(
                "missing-field",
                "/brand",
                "there is no brand: who the texts are from",
                Some(String::from("\"brand\": \"Demo Shop\"")),
            ),
            Some(value) => self.short_text("/brand", value, BRAND_MAX),
        }
        if let Some(value) = document.get("support").filter(|value| !value.is_null()) {
            self.short_text("/support", value, SUPPORT_MAX);
        }
        let steps: Vec<&str> = Step::of_orders().map(Step::name).collect();
        if let Some(templates) = self.object(document, "templates") {
            self.known_names("/templates", "step", templates, &steps);
            for (step, template) in templates {
                if !template.is_string() {
                    self.error(
                        "wrong-type",
                        &format!("/templates/{}", escaped(step)),
                        "a template is a text",
                        None,
                    );
                }
            }
        }
        if let Some(journeys) = self.object(document, "journeys") {
            self.known_names("/journeys", "step", journeys, &steps);
            for (step, journey) in journeys {
                self.journey(&format!("/journeys/{}", escaped(step)), journey);
            }
        }
    }

    fn journey(&mut self, path: &str, journey: &Value) {
        let Value::Object(journey) = journey else {
            return self.error(
                "wrong-type",
                path,
                "a journey is an object",
                Some(String::from("{ \"enabled\": false }")),
            );
        };
        self.known_names(path, "field", journey, &["enabled"]);
        if journey.get("enabled").is_some_and(|value| !value.is_boolean()) {
            self.error("wrong-type", &format!("{path}/enabled"), "it is true or false", None);
        }
    }

    fn object<'a>(&mut self, document: &'a Map<String, Value>, name: &str) -> Option<&'a Map<String, Value>> {
        match document.get(name)? {
            Value::Object(object) => Some(object),
            _ => {
                self.error("wrong-type", &format!("/{name}"), "it must be an object", None);
                None
            }
        }
    }

    fn known_names(&mut self, path: &str, what: &str, object: &Map<String, Value>, known: &[&str]) {
        for name in object.keys().filter(|name| !known.contains(&name.as_str())) {
            let suggestion = suggested(name, known);
            let rule = if what == "step" { "unknown-step" } else { "unknown-field" };
            self.error(
                rule,
                &format!("{path}/{}", escaped(name)),
                &format!("there is no {what} \"{name}\""),
                suggestion,
            );
        }
    }

    fn short_text(&mut self, path: &str, value: &Value, max: usize) {
        let Value::String(text) = value else {
            return self.error("wrong-type", path, "it must be a text", None);
        };
        if text.trim().is_empty() {
            self.error("empty", path, "it is empty", None);
        }
        if text.chars().count() > max {
            self.error("too-long", path, &format!("it has more than {max} characters"), None);
        }
        if text.chars().any(char::is_control) {
            self.error("control-character", path, "it contains a line break or control character", None);
        }
    }

    /// Tries every template of the shop's own against sample orders: what fails
    /// here would have failed on the way to a customer.
    fn templates(&mut self, settings: &Settings) {
        for step in Step::of_orders().filter(|step| settings.templates.contains_key(step.name())) {
            let path = format!("/templates/{}", step.name());
            let (template, _) = settings.template(step);
            let unknown = template::unknown_names(template);
            for name in &unknown {
                let message = format!("there is no \"{name}\"");
                self.error("unknown-variable", &path, &message, suggested(name, template::NAMES));
            }
            if !unknown.is_empty() {
                continue;
            }
            for (order, parcel) in [full_order(), bare_order()] {
                let (facts, parcel) = (Facts::of(&order, 0), ParcelFacts::of(&parcel));
                let parcel = step.stage().is_some().then_some(&parcel);
                let context = Context { settings, step, order: Some(&facts), parcel };
                match template::render(template, &context) {
                    Ok(body) if body.is_empty() => self.error("empty", &path, "the text is empty", None),
                    Ok(_) => continue,
                    Err(error) => {
                        let rule = if error.syntax { "template-syntax" } else { "template-fails" };
                        self.error(rule, &path, &error.to_string(), None);
                    }
                }
                break;
            }
        }
    }
}

/// A member name as a part of a JSON Pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The known name that is nearest, unless it is nothing like it.
fn suggested(name: &str, known: &[&str]) -> Option<String> {
    let distance = |candidate: &str| strsim::levenshtein(name, candidate);
    let best = known.iter().min_by_key(|candidate| distance(candidate))?;
    let near = name.len() <= 40 && distance(best) <= best.len() / 2;
    near.then(|| format!("did you mean \"{best}\"?"))
}

fn full_order() -> (Order, Parcel) {
    let text = |words: &str| Some(words.to_owned());
    let line = |title: &str, quantity| Line { title: title.to_owned(), quantity };
    let order = Order {
        id: String::from("1"),
        name: String::from("#1042"),
        total: Money { amount: 5_990, scale: 2, currency: String::from("USD") },
        buyer: Buyer { phone: None, first_name: text("Dana"), locale: text("en") },
        lines: vec![line("Canvas Tote", 1), line("Ceramic Mug", 2)],
        status_url: text("https://shop.example/orders/1042"),
    };
    let parcel = Parcel {
        id: String::from("1"),
        tracking_number: text("1Z999"),
        carrier: text("UPS"),
        tracking_url: text("https://carrier.example/1Z999"),
        expected_at: Some(0),
    };
    (order, parcel)
}

/// What every order has, and nothing else.
fn bare_order() -> (Order, Parcel) {
    let (order, parcel) = full_order();
    let bare = Order { buyer: Buyer::default(), lines: Vec::new(), status_url: None, ..order };
    (bare, Parcel { id: parcel.id, ..Parcel::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Change;

    fn event(change: Change, order: Order) -> OrderEvent {
        OrderEvent { id: String::from("e"), occurred_at: 0, change, order, consent: Vec::new() }
    }

    #[test]
    fn the_default_texts_are_one_segment_and_work_for_any_order() {
        for (order, parcel) in [full_order(), bare_order()] {
            let settings = r#"{"brand":"Demo Shop"}"#;
            let change = Change::Shipped(parcel);
            for step in Step::of_orders() {
                let rendered = preview(settings, step.name(), &event(change.clone(), order.clone())).unwrap();
                assert_eq!(rendered.segments, 1, "{}", rendered.body);
                assert!(
                    rendered.body.starts_with("Demo Shop: ") && rendered.body.contains("#1042"),
                    "{}",
                    rendered.body
                );
            }
        }
    }
}
