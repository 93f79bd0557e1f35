//! Everything that is wrong with settings, said at once: each finding with its
//! place and a way out. `wit/settings.schema.json` says the same to editors.

use serde_json::{Map, Value};

use crate::check_text::check_texts;
use crate::event::KINDS;
use crate::facts::link;
use crate::journey::Step;
use crate::schedule::{Span, TimeOfDay, weekday_names};
use crate::settings::{BRAND_MAX, SUPPORT_MAX, Settings};
use crate::template::{CONDITION_MAX, TEMPLATE_MAX};
use crate::tone::{ANY_TONE, TONES};

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

const FIELDS: &[&str] = &[
    "brand",
    "support",
    "locale",
    "templates",
    "journeys",
    "caps",
    "links",
    "products",
    "loyal_from",
    "revision",
    "history",
];
const JOURNEY_FIELDS: &[&str] =
    &["enabled", "delay", "at", "weekdays", "condition", "kill", "class", "priority"];
const CAPS_FIELDS: &[&str] = &["transactional", "marketing", "gap"];
const CAP_FIELDS: &[&str] = &["day", "week"];
const LINK_FIELDS: &[&str] = &["review", "loyalty", "guide", "reorder"];
const PRODUCT_FIELDS: &[&str] = &["product", "sku", "tag", "kind", "lasts", "try_for"];
/// By which a product can be named; one is needed.
const PRODUCT_NAMES: &[&str] = &["product", "sku", "tag", "kind"];
const REVISION_FIELDS: &[&str] = &["revision", "templates"];
const CLASSES: &[&str] = &["transactional", "marketing"];
const PRIORITIES: &[&str] = &["low", "normal", "urgent"];

/// Rules about products that one shop can have.
const PRODUCTS_MAX: usize = 200;
/// Earlier revisions that are kept.
pub const HISTORY_MAX: usize = 5;
/// The longest locale, product type, tag or id.
const WORD_MAX: usize = 100;

/// Everything that is wrong with settings, worst first. Settings without an
/// error can be used.
pub fn check(json: &str) -> Vec<Finding> {
    let mut findings = Findings(Vec::new());
    match serde_json::from_str(json) {
        Ok(Value::Object(document)) => findings.document(&document),
        Ok(_) => findings.error("wrong-type", "", "the settings must be an object", None),
        Err(error) => findings.error("not-json", "", &error.to_string(), None),
    }
    if findings.0.is_empty() {
        match Settings::parse(json.as_bytes()) {
            Ok(settings) => check_texts(&settings, &mut findings),
            Err(error) => findings.error("wrong-type", "", &error.to_string(), None),
        }
    }
    findings.0.sort_by_key(|finding| finding.severity);
    findings.0
}

/// The findings so far.
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    pub(crate) fn error(
        &mut self,
        rule: &'static str,
        path: &str,
        message: &str,
        suggestion: Option<String>,
    ) {
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
        if let Some(value) = given(document, "support") {
            self.short_text("/support", value, SUPPORT_MAX);
        }
        if let Some(value) = given(document, "locale") {
            self.short_text("/locale", value, WORD_MAX);
        }
        self.templates("/templates", document);
        if let Some(journeys) = self.object("", document, "journeys") {
            self.known_names("/journeys", "step", journeys, &steps());
            for (step, journey) in journeys {
                self.journey(&format!("/journeys/{}", escaped(step)), step, journey);
            }
        }
        self.caps(document);
        if let Some(links) = self.object("", document, "links") {
            self.known_names("/links", "field", links, LINK_FIELDS);
            for (name, value) in links.iter().filter(|(_, value)| !value.is_null()) {
                self.web_address(&format!("/links/{}", escaped(name)), value);
            }
        }
        for (index, product) in self.list("", document, "products", PRODUCTS_MAX).iter().enumerate() {
            self.product(&format!("/products/{index}"), product);
        }
        self.number("", document, "loyal_from", 2);
        self.number("", document, "revision", 0);
        for (index, revision) in self.list("", document, "history", HISTORY_MAX).iter().enumerate() {
            let path = format!("/history/{index}");
            if let Some(revision) = self.is_object(&path, revision) {
                self.known_names(&path, "field", revision, REVISION_FIELDS);
                self.number(&path, revision, "revision", 0);
                self.templates(&format!("{path}/templates"), revision);
            }
        }
    }

    fn templates(&mut self, path: &str, document: &Map<String, Value>) {
        let parent = path.strip_suffix("/templates").unwrap_or_default();
        let Some(templates) = self.object(parent, document, "templates") else {
            return;
        };
        self.known_names(path, "step", templates, &steps());
        for (step, template) in templates {
            let path = format!("{path}/{}", escaped(step));
            let Value::Object(locales) = template else {
                self.template(&path, template);
                continue;
            };
            for (locale, toned) in locales {
                let path = format!("{path}/{}", escaped(locale));
                let Value::Object(tones) = toned else {
                    self.template(&path, toned);
                    continue;
                };
                let mut names: Vec<&str> = TONES.iter().map(|(_, name)| *name).collect();
                names.push(ANY_TONE);
                self.known_names(&path, "tone", tones, &names);
                for (tone, text) in tones {
                    self.template(&format!("{path}/{}", escaped(tone)), text);
                }
            }
        }
    }

    fn template(&mut self, path: &str, value: &Value) {
        match value {
            Value::String(text) if text.len() <= TEMPLATE_MAX => {}
            Value::String(_) => {
                self.error("too-long", path, &format!("it has more than {TEMPLATE_MAX} bytes"), None);
            }
            _ => self.error("wrong-type", path, "a template is a text", None),
        }
    }

    fn journey(&mut self, path: &str, step: &str, journey: &Value) {
        let Value::Object(journey) = journey else {
            return self.error(
                "wrong-type",
                path,
                "a journey is an object",
                Some(String::from("{ \"enabled\": false }")),
            );
        };
        self.known_names(path, "field", journey, JOURNEY_FIELDS);
        if journey.get("enabled").is_some_and(|value| !value.is_boolean()) {
            self.error("wrong-type", &format!("{path}/enabled"), "it is true or false", None);
        }
        self.span(path, journey, "delay");
        if let Some(value) = given(journey, "at")
            && value.as_str().and_then(TimeOfDay::parse).is_none()
        {
            let suggestion = Some(String::from("\"at\": \"10:00\""));
            self.error("not-a-time", &format!("{path}/at"), "it is no time of day", suggestion);
        }
        self.words(path, journey, "weekdays", &weekday_names());
        let kinds: Vec<&str> = KINDS.iter().map(|(_, name)| *name).collect();
        self.words(path, journey, "kill", &kinds);
        if let Some(value) = given(journey, "condition") {
            self.short_text(&format!("{path}/condition"), value, CONDITION_MAX);
        }
        self.word(path, journey, "class", CLASSES);
        self.word(path, journey, "priority", PRIORITIES);
        let own_class = journey.get("class").and_then(Value::as_str);
        let class = own_class.or_else(|| Some(Settings::default().class(Step::named(step)?)?.name()));
        let urgent = journey.get("priority").and_then(Value::as_str) == Some("urgent");
        if urgent && class == Some("marketing") {
            self.error(
                "never-urgent",
                &format!("{path}/priority"),
                "what the shop would like is never urgent",
                Some(String::from("\"priority\": \"normal\"")),
            );
        }
    }

    fn caps(&mut self, document: &Map<String, Value>) {
        let Some(caps) = self.object("", document, "caps") else {
            return;
        };
        self.known_names("/caps", "field", caps, CAPS_FIELDS);
        self.span("/caps", caps, "gap");
        for class in CLASSES {
            let path = format!("/caps/{class}");
            if let Some(cap) = self.object("/caps", caps, class) {
                self.known_names(&path, "field", cap, CAP_FIELDS);
                self.number(&path, cap, "day", 0);
                self.number(&path, cap, "week", 0);
            }
        }
    }

    fn product(&mut self, path: &str, product: &Value) {
        let Some(product) = self.is_object(path, product) else {
            return;
        };
        self.known_names(path, "field", product, PRODUCT_FIELDS);
        for name in PRODUCT_NAMES {
            if let Some(value) = given(product, name) {
                self.short_text(&format!("{path}/{name}"), value, WORD_MAX);
            }
        }
        if !PRODUCT_NAMES.iter().any(|name| given(product, name).is_some()) {
            self.error(
                "missing-field",
                path,
                "it does not say which products it is about",
                Some(String::from("\"kind\": \"Coffee\"")),
            );
        }
        self.span(path, product, "lasts");
        self.span(path, product, "try_for");
    }

    fn object<'a>(
        &mut self,
        path: &str,
        document: &'a Map<String, Value>,
        name: &str,
    ) -> Option<&'a Map<String, Value>> {
        self.is_object(&format!("{path}/{name}"), document.get(name)?)
    }

    fn is_object<'a>(&mut self, path: &str, value: &'a Value) -> Option<&'a Map<String, Value>> {
        if !value.is_object() {
            self.error("wrong-type", path, "it must be an object", None);
        }
        value.as_object()
    }

    fn list<'a>(
        &mut self,
        path: &str,
        document: &'a Map<String, Value>,
        name: &str,
        max: usize,
    ) -> &'a [Value] {
        let Some(value) = document.get(name) else {
            return &[];
        };
        let path = format!("{path}/{name}");
        match value.as_array() {
            Some(list) if list.len() <= max => list,
            Some(_) => {
                self.error("too-long", &path, &format!("it has more than {max} entries"), None);
                &[]
            }
            None => {
                self.error("wrong-type", &path, "it must be a list", None);
                &[]
            }
        }
    }

    fn words(&mut self, path: &str, document: &Map<String, Value>, name: &str, known: &[&str]) {
        for (index, value) in self.list(path, document, name, known.len()).iter().enumerate() {
            self.one_of(&format!("{path}/{name}/{index}"), value, known);
        }
    }

    fn word(&mut self, path: &str, document: &Map<String, Value>, name: &str, known: &[&str]) {
        if let Some(value) = given(document, name) {
            self.one_of(&format!("{path}/{name}"), value, known);
        }
    }

    fn one_of(&mut self, path: &str, value: &Value, known: &[&str]) {
        let word = value.as_str().unwrap_or_default();
        if !known.contains(&word) {
            let message = format!("it is one of {}", known.join(", "));
            self.error("unknown-word", path, &message, suggested(word, known));
        }
    }

    fn span(&mut self, path: &str, document: &Map<String, Value>, name: &str) {
        if let Some(value) = given(document, name)
            && value.as_str().and_then(Span::parse).is_none()
        {
            self.error(
                "not-a-length-of-time",
                &format!("{path}/{name}"),
                "it is a whole number of minutes, hours, days or weeks, 400 days at most",
                Some(format!("\"{name}\": \"2d\"")),
            );
        }
    }

    fn number(&mut self, path: &str, document: &Map<String, Value>, name: &str, least: u32) {
        let fits = |value: &Value| {
            value.as_u64().and_then(|number| u32::try_from(number).ok()).is_some_and(|number| number >= least)
        };
        if document.get(name).is_some_and(|value| !fits(value)) {
            let message = format!("it is a whole number of {least} or more");
            self.error("wrong-type", &format!("{path}/{name}"), &message, None);
        }
    }

    fn web_address(&mut self, path: &str, value: &Value) {
        if value.as_str().and_then(link).is_none() {
            let suggestion = Some(String::from("\"https://shop.example/page\""));
            self.error("not-a-web-address", path, "it is no web address", suggestion);
        }
    }

    fn known_names(&mut self, path: &str, what: &str, object: &Map<String, Value>, known: &[&str]) {
        for name in object.keys().filter(|name| !known.contains(&name.as_str())) {
            let suggestion = suggested(name, known);
            let rule = match what {
                "step" => "unknown-step",
                "tone" => "unknown-tone",
                _ => "unknown-field",
            };
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
}

fn steps() -> Vec<&'static str> {
    Step::of_orders().map(Step::name).collect()
}

/// A member that says something.
fn given<'a>(document: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    document.get(name).filter(|value| !value.is_null())
}

/// A member name as a part of a JSON Pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The known name that is nearest, unless it is nothing like it.
pub(crate) fn suggested(name: &str, known: &[&str]) -> Option<String> {
    let distance = |candidate: &str| strsim::levenshtein(name, candidate);
    let best = known.iter().min_by_key(|candidate| distance(candidate))?;
    let near = name.len() <= 40 && distance(best) <= best.len() / 2;
    near.then(|| format!("did you mean \"{best}\"?"))
}
