//! Findings, and what every check of a document needs: one place for how a
//! mistake is said.

use crate::check_content::check_shortener;
use crate::facts::{is_hidden, link};
use crate::json::{Json, Object};
use crate::schedule::{Span, TimeOfDay};

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

/// What to do about what breaks a rule, where its place suggests nothing better.
const WAYS_OUT: &[(&str, &str)] = &[
    (
        "condition-fails",
        "let it say true or false, and ask first for what an order may not have: order.summary != none and …",
    ),
    ("condition-syntax", "write it like order.value > 50 and 'Coffee' in order.kinds"),
    ("control-character", "write it in one line, without it"),
    ("empty", "say something, or leave it out"),
    ("filtered-link", "leave the filter out"),
    ("never-open", "let it end on the day on which it begins: \"from\": \"09:00\", \"until\": \"20:00\""),
    ("not-a-web-address", "write an address that begins with https://"),
    ("not-json", "mend the document there: commas between members, quotes around names"),
    ("template-fails", "test with {% if … %} what an order may not have, and give filters what they take"),
    (
        "template-syntax",
        "close each {{ with }}, each {% if … %} with {% endif %}, each {% for … %} with {% endfor %}; else there is raw",
    ),
    ("too-long", "shorten it"),
    ("unknown-field", "leave it out: nothing reads it"),
    (
        "unknown-filter",
        "the filters are date, default, first, join, lower, money, plural, time, title, truncate, upper",
    ),
    ("unknown-step", "the schema of the settings lists the steps"),
    (
        "unknown-test",
        "write the name alone, as in {% if parcel.carrier %}, or compare with ==, !=, <, > or \"in\"",
    ),
    ("unknown-tone", "the tones are new, returning, loyal and any"),
    ("unknown-variable", "the schema of the settings lists what templates and conditions can speak of"),
    ("unknown-word", "write one of these"),
    ("wrong-arguments", "write | default('you'), | truncate(20), | join(', '), | plural('item', 'items')"),
    ("wrong-type", "give it that type, or leave it out for the default"),
];

/// The findings so far.
#[derive(Default)]
pub(crate) struct Findings(pub(crate) Vec<Finding>);

impl Findings {
    pub(crate) fn error(
        &mut self,
        rule: &'static str,
        path: &str,
        message: &str,
        suggestion: Option<String>,
    ) {
        self.say(Severity::Error, rule, path, message, suggestion);
    }

    pub(crate) fn warning(
        &mut self,
        rule: &'static str,
        path: &str,
        message: &str,
        suggestion: Option<String>,
    ) {
        self.say(Severity::Warning, rule, path, message, suggestion);
    }

    pub(crate) fn note(&mut self, rule: &'static str, path: &str, message: &str, suggestion: Option<String>) {
        self.say(Severity::Note, rule, path, message, suggestion);
    }

    /// Says something in parts, and what to do.
    pub(crate) fn advise(
        &mut self,
        severity: Severity,
        rule: &'static str,
        path: &str,
        message: &[&str],
        suggestion: &str,
    ) {
        self.say(severity, rule, path, &message.concat(), Some(suggestion.to_owned()));
    }

    /// Whether the settings are refused.
    pub(crate) fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.severity == Severity::Error)
    }

    fn say(
        &mut self,
        severity: Severity,
        rule: &'static str,
        path: &str,
        message: &str,
        suggestion: Option<String>,
    ) {
        let (path, message) = (path.to_owned(), message.to_owned());
        let usual = || WAYS_OUT.iter().find(|(known, _)| *known == rule).map(|(_, way)| String::from(*way));
        let suggestion = suggestion.or_else(usual);
        self.0.push(Finding { severity, rule, path, message, suggestion });
    }

    pub(crate) fn object<'a>(
        &mut self,
        path: &str,
        document: &'a Object<'_>,
        name: &str,
    ) -> Option<&'a Object<'a>> {
        self.is_object(&format!("{path}/{name}"), document.get(name)?)
    }

    pub(crate) fn is_object<'a>(&mut self, path: &str, value: &'a Json<'a>) -> Option<&'a Object<'a>> {
        if value.as_object().is_none() {
            self.error("wrong-type", path, "it must be an object", None);
        }
        value.as_object()
    }

    pub(crate) fn list<'a>(
        &mut self,
        path: &str,
        document: &'a Object<'a>,
        name: &str,
        max: usize,
    ) -> &'a [Json<'a>] {
        let Some(value) = document.get(name) else {
            return &[];
        };
        let path = format!("{path}/{name}");
        match value.as_list() {
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

    pub(crate) fn words(&mut self, path: &str, document: &Object<'_>, name: &str, known: &[&str]) {
        for (index, value) in self.list(path, document, name, known.len()).iter().enumerate() {
            self.one_of(&format!("{path}/{name}/{index}"), value, known);
        }
    }

    pub(crate) fn word(&mut self, path: &str, document: &Object<'_>, name: &str, known: &[&str]) {
        if let Some(value) = given(document, name) {
            self.one_of(&format!("{path}/{name}"), value, known);
        }
    }

    pub(crate) fn one_of(&mut self, path: &str, value: &Json<'_>, known: &[&str]) {
        let word = value.as_text().unwrap_or_default();
        if !known.contains(&word) {
            let message = format!("it is one of {}", known.join(", "));
            self.error("unknown-word", path, &message, suggested(word, known));
        }
    }

    pub(crate) fn span(&mut self, path: &str, document: &Object<'_>, name: &str) {
        if let Some(value) = given(document, name)
            && value.as_text().and_then(Span::parse).is_none()
        {
            self.error(
                "not-a-length-of-time",
                &format!("{path}/{name}"),
                "it is a whole number of minutes, hours, days or weeks, 400 days at most",
                Some(format!("\"{name}\": \"2d\"")),
            );
        }
    }

    /// Reads a time of day where there is one.
    pub(crate) fn time_of_day(&mut self, path: &str, document: &Object<'_>, name: &str) -> Option<TimeOfDay> {
        let time = given(document, name)?.as_text().and_then(TimeOfDay::parse);
        if time.is_none() {
            let suggestion = Some(format!("\"{name}\": \"10:00\""));
            self.error("not-a-time", &format!("{path}/{name}"), "it is no time of day", suggestion);
        }
        time
    }

    pub(crate) fn flag(&mut self, path: &str, document: &Object<'_>, name: &str) {
        if document.get(name).is_some_and(|value| !matches!(value, Json::Flag(_))) {
            self.error("wrong-type", &format!("{path}/{name}"), "it is true or false", None);
        }
    }

    pub(crate) fn number(&mut self, path: &str, document: &Object<'_>, name: &str, least: u32) {
        let fits = |value: &Json<'_>| {
            value
                .as_number()
                .and_then(|number| u32::try_from(number).ok())
                .is_some_and(|number| number >= least)
        };
        if document.get(name).is_some_and(|value| !fits(value)) {
            let message = format!("it is a whole number of {least} or more");
            self.error("wrong-type", &format!("{path}/{name}"), &message, None);
        }
    }

    pub(crate) fn web_address(&mut self, path: &str, value: &Json<'_>) {
        let Some(address) = value.as_text().and_then(link) else {
            let suggestion = Some(String::from("\"https://shop.example/page\""));
            return self.error("not-a-web-address", path, "it is no web address", suggestion);
        };
        check_shortener(path, address, self);
    }

    pub(crate) fn known_names(&mut self, path: &str, what: &str, object: &Object<'_>, known: &[&str]) {
        for name in object.iter().map(|(name, _)| name).filter(|name| !known.contains(name)) {
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

    pub(crate) fn short_text(&mut self, path: &str, value: &Json<'_>, max: usize) {
        let Json::Text(text) = value else {
            return self.error("wrong-type", path, "it must be a text", None);
        };
        if text.trim().is_empty() {
            self.error("empty", path, "it is empty", None);
        }
        if text.chars().count() > max {
            self.error("too-long", path, &format!("it has more than {max} characters"), None);
        }
        if text.chars().any(|char| char.is_control() || is_hidden(char)) {
            self.error(
                "control-character",
                path,
                "it contains a line break or a character that nobody sees",
                None,
            );
        }
    }
}

/// A member that says something.
pub(crate) fn given<'a>(document: &'a Object<'a>, name: &str) -> Option<&'a Json<'a>> {
    document.get(name).filter(|value| **value != Json::Null)
}

/// A member name as a part of a JSON Pointer.
pub(crate) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The known name that is nearest, unless it is nothing like it.
pub(crate) fn suggested(name: &str, known: &[&str]) -> Option<String> {
    let distance = |candidate: &str| strsim::levenshtein(name, candidate);
    let best = known.iter().min_by_key(|candidate| distance(candidate))?;
    let near = name.len() <= 40 && distance(best) <= best.len() / 2;
    near.then(|| format!("did you mean \"{best}\"?"))
}
