//! Everything that is wrong with settings, said at once: each finding with its
//! place and a way out. `wit/settings.schema.json` says the same to editors.

use crate::check_content::check_shortener;
use crate::check_law::check_law;
#[cfg(test)]
use crate::check_links::SHORT_LINK_FIELDS;
use crate::check_links::note_long_links;
use crate::check_text::check_texts;
use crate::consent::Class;
use crate::event::Kind;
use crate::findings::{Finding, Findings, Severity, escaped, given};
use crate::journey::{Priority, Step};
use crate::json::{Json, Object, words_of};
use crate::look_alike::LookAlikes;
use crate::schedule::{Date, Weekday};
use crate::settings::{BRAND_MAX, SUPPORT_MAX, Settings};
use crate::supply::{NUMBERED, PAGED, SENDING};
use crate::template::{CONDITION_MAX, TEMPLATE_MAX};
use crate::tone::{ANY_TONE, Tone};
use crate::zone::Zone;

const FIELDS: &[&str] = &[
    "brand",
    "support",
    "locale",
    "templates",
    "journeys",
    "time_zone",
    "opt_out_code",
    "opt_out_numbers",
    "local_senders",
    "consent",
    "look_alikes",
    "caps",
    "hours",
    "links",
    "short_links",
    "link_key",
    "products",
    "loyal_from",
    "budget",
    "revision",
    "history",
];
const CONSENT_FIELDS: &[&str] = &["double_opt_in", "soft_opt_in"];
const JOURNEY_FIELDS: &[&str] =
    &["enabled", "delay", "at", "weekdays", "condition", "kill", "class", "priority"];
const CAPS_FIELDS: &[&str] = &["transactional", "marketing", "gap"];
const CAP_FIELDS: &[&str] = &["day", "week"];
/// The field of the days on which no promotion leaves.
const CLOSED: &str = "closed";
const HOURS: &[&str] = &["transactional", "marketing", CLOSED];
const HOURS_FIELDS: &[&str] = &["from", "until", "weekdays", "instead_of_convention"];
const LINK_FIELDS: &[&str] = &["review", "loyalty", "guide", "reorder"];
const PRODUCT_FIELDS: &[&str] = &["product", "sku", "tag", "kind", "lasts", "try_for"];
/// By which a product can be named; one is needed.
const PRODUCT_NAMES: &[&str] = &["product", "sku", "tag", "kind"];
const BUDGET_FIELDS: &[&str] = &["amount", "currency"];
const REVISION_FIELDS: &[&str] = &["revision", "templates"];

/// Rules about products that one shop can have.
const PRODUCTS_MAX: usize = 200;
/// Earlier revisions that are kept.
const HISTORY_MAX: usize = 5;
/// The longest locale, product type, tag or id.
const WORD_MAX: usize = 100;
/// The longest short number, in digits.
const CODE_MAX: usize = 8;
/// The longest number to call.
const NUMBER_MAX: usize = 20;
/// Where nobody can reply, it may be a page.
const PAGE_MAX: usize = 60;
/// Days of its own on which a shop sends no promotions.
const CLOSED_MAX: usize = 100;

/// Everything that is wrong with settings, worst first. Settings without an
/// error can be used.
pub fn check(json: &str) -> Vec<Finding> {
    let mut findings = Findings::default();
    match Json::parse(json.as_bytes()) {
        Ok(Json::Object(document)) => findings.document(&document),
        Ok(_) => findings.error("wrong-type", "", "the settings must be an object", None),
        Err(error) => findings.error("not-json", "", &error.to_string(), None),
    }
    if findings.0.is_empty() {
        match Settings::parse(json.as_bytes()) {
            Ok(settings) => {
                check_texts(&settings, &mut findings);
                check_law(&settings, &mut findings);
                note_long_links(settings, &mut findings);
            }
            Err(error) => findings.error("wrong-type", "", &error.to_string(), None),
        }
    }
    let mut worst_first = Vec::with_capacity(findings.0.len());
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        worst_first.extend(findings.0.extract_if(.., |finding| finding.severity == severity));
    }
    worst_first
}

impl Findings {
    fn document(&mut self, document: &Object<'_>) {
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
            check_shortener("/support", value.as_text().unwrap_or_default(), self);
        }
        if let Some(value) = given(document, "locale") {
            self.short_text("/locale", value, WORD_MAX);
        }
        if let Some(value) = given(document, "time_zone")
            && value.as_text().and_then(Zone::named).is_none()
        {
            let suggestion = Some(String::from("\"time_zone\": \"Europe/London\""));
            self.error("unknown-zone", "/time_zone", "it is no zone of the tz database", suggestion);
        }
        if let Some(value) = given(document, "opt_out_code") {
            self.short_text("/opt_out_code", value, CODE_MAX);
        }
        if let Some(numbers) = self.object("", document, "opt_out_numbers") {
            self.known_names("/opt_out_numbers", "field", numbers, NUMBERED);
            for (country, number) in numbers.iter() {
                let most = if PAGED.contains(&country) { PAGE_MAX } else { NUMBER_MAX };
                self.short_text(&format!("/opt_out_numbers/{}", escaped(country)), number, most);
            }
        }
        self.words("", document, "local_senders", SENDING);
        if let Some(consent) = self.object("", document, "consent") {
            self.known_names("/consent", "field", consent, CONSENT_FIELDS);
            CONSENT_FIELDS.iter().for_each(|name| self.flag("/consent", consent, name));
        }
        if let Some(value) = document.get("look_alikes") {
            self.one_of("/look_alikes", value, &words_of::<LookAlikes>());
        }
        self.templates("/templates", document);
        if let Some(journeys) = self.object("", document, "journeys") {
            self.known_names("/journeys", "step", journeys, &steps());
            for (step, journey) in journeys.iter() {
                self.journey(&format!("/journeys/{}", escaped(step)), step, journey);
            }
        }
        self.caps(document);
        self.hours(document);
        if let Some(links) = self.object("", document, "links") {
            self.known_names("/links", "field", links, LINK_FIELDS);
            for (name, value) in links.iter().filter(|(_, value)| **value != Json::Null) {
                self.web_address(&format!("/links/{}", escaped(name)), value);
            }
        }
        self.short_links(document);
        for (index, product) in self.list("", document, "products", PRODUCTS_MAX).iter().enumerate() {
            self.product(&format!("/products/{index}"), product);
        }
        self.number("", document, "loyal_from", 2);
        self.budget(document);
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

    fn templates(&mut self, path: &str, document: &Object<'_>) {
        let parent = path.strip_suffix("/templates").unwrap_or_default();
        let Some(templates) = self.object(parent, document, "templates") else {
            return;
        };
        self.known_names(path, "step", templates, &steps());
        for (step, template) in templates.iter() {
            let path = format!("{path}/{}", escaped(step));
            let Json::Object(locales) = template else {
                self.template(&path, template);
                continue;
            };
            for (locale, toned) in locales.iter() {
                let path = format!("{path}/{}", escaped(locale));
                let Json::Object(tones) = toned else {
                    self.template(&path, toned);
                    continue;
                };
                let mut names = words_of::<Tone>();
                names.push(ANY_TONE);
                self.known_names(&path, "tone", tones, &names);
                for (tone, text) in tones.iter() {
                    self.template(&format!("{path}/{}", escaped(tone)), text);
                }
            }
        }
    }

    fn template(&mut self, path: &str, value: &Json<'_>) {
        match value {
            Json::Text(text) if text.len() <= TEMPLATE_MAX => {}
            Json::Text(_) => {
                self.error("too-long", path, &format!("it has more than {TEMPLATE_MAX} bytes"), None);
            }
            _ => self.error("wrong-type", path, "a template is a text", None),
        }
    }

    fn journey(&mut self, path: &str, step: &str, journey: &Json<'_>) {
        let Json::Object(journey) = journey else {
            return self.error(
                "wrong-type",
                path,
                "a journey is an object",
                Some(String::from("{ \"enabled\": false }")),
            );
        };
        self.known_names(path, "field", journey, JOURNEY_FIELDS);
        self.flag(path, journey, "enabled");
        self.span(path, journey, "delay");
        self.time_of_day(path, journey, "at");
        self.words(path, journey, "weekdays", &words_of::<Weekday>());
        self.words(path, journey, "kill", &words_of::<Kind>());
        if let Some(value) = given(journey, "condition") {
            self.short_text(&format!("{path}/condition"), value, CONDITION_MAX);
        }
        self.word(path, journey, "class", &words_of::<Class>());
        self.word(path, journey, "priority", &words_of::<Priority>());
        let own_class = journey.get("class").and_then(Json::as_text);
        let class = own_class.or_else(|| Some(Settings::default().class(Step::named(step)?)?.name()));
        let urgent = journey.get("priority").and_then(Json::as_text) == Some("urgent");
        if urgent && class == Some("marketing") {
            self.error(
                "never-urgent",
                &format!("{path}/priority"),
                "what the shop would like is never urgent",
                Some(String::from("\"priority\": \"normal\"")),
            );
        }
    }

    fn caps(&mut self, document: &Object<'_>) {
        let Some(caps) = self.object("", document, "caps") else {
            return;
        };
        self.known_names("/caps", "field", caps, CAPS_FIELDS);
        self.span("/caps", caps, "gap");
        for class in words_of::<Class>() {
            let path = format!("/caps/{class}");
            if let Some(cap) = self.object("/caps", caps, class) {
                self.known_names(&path, "field", cap, CAP_FIELDS);
                self.number(&path, cap, "day", 0);
                self.number(&path, cap, "week", 0);
            }
        }
    }

    fn hours(&mut self, document: &Object<'_>) {
        let Some(hours) = self.object("", document, "hours") else {
            return;
        };
        self.known_names("/hours", "field", hours, HOURS);
        for (index, day) in self.list("/hours", hours, CLOSED, CLOSED_MAX).iter().enumerate() {
            if day.as_text().and_then(Date::parse).is_none() {
                let suggestion = Some(String::from("\"2027-12-24\""));
                self.error("not-a-date", &format!("/hours/{CLOSED}/{index}"), "it is no day", suggestion);
            }
        }
        for class in words_of::<Class>() {
            let path = format!("/hours/{class}");
            let Some(times) = self.object("/hours", hours, class) else {
                continue;
            };
            self.known_names(&path, "field", times, HOURS_FIELDS);
            let from = self.time_of_day(&path, times, "from");
            let until = self.time_of_day(&path, times, "until");
            if from.zip(until).is_some_and(|(from, until)| until.0 <= from.0) {
                self.error("never-open", &path, "it ends before it begins", None);
            }
            self.words(&path, times, "weekdays", &words_of::<Weekday>());
            self.flag(&path, times, "instead_of_convention");
        }
    }

    /// What a month may cost: the host reads it, and the flow does not.
    fn budget(&mut self, document: &Object<'_>) {
        if given(document, "budget").is_none() {
            return;
        }
        let Some(budget) = self.object("", document, "budget") else {
            return;
        };
        self.known_names("/budget", "field", budget, BUDGET_FIELDS);
        let amount = budget.get("amount").and_then(Json::as_number);
        let currency = budget.get("currency").and_then(Json::as_text).unwrap_or_default();
        let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
        if !is_code || amount.is_none_or(|amount| amount < 1) {
            let suggestion = "\"budget\": { \"amount\": 100, \"currency\": \"USD\" }";
            let message = "it is an amount and a currency (ISO 4217)";
            self.error("not-a-budget", "/budget", message, Some(suggestion.to_owned()));
        }
    }

    fn product(&mut self, path: &str, product: &Json<'_>) {
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
}

fn steps() -> Vec<&'static str> {
    Step::of_orders().map(Step::name).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    const SCHEMA: &str = include_str!("../../../wit/settings.schema.json");

    fn schema() -> Value {
        serde_json::from_str(SCHEMA).unwrap()
    }

    #[track_caller]
    fn says(schema: &Value, path: &str, known: &[&str]) {
        let said = schema.pointer(path).unwrap_or_else(|| panic!("the schema has no {path}"));
        let mut said: Vec<&str> = match said {
            Value::Object(members) => members.keys().map(String::as_str).collect(),
            words => words.as_array().unwrap().iter().filter_map(Value::as_str).collect(),
        };
        let mut known = known.to_vec();
        said.sort_unstable();
        known.sort_unstable();
        assert_eq!(said, known, "{path}");
    }

    #[test]
    fn the_schema_and_the_check_know_the_same_names() {
        let schema = schema();
        for (path, known) in [
            ("/properties", FIELDS),
            ("/properties/look_alikes/enum", &words_of::<LookAlikes>()),
            ("/$defs/step/enum", &steps()),
            ("/properties/consent/properties", CONSENT_FIELDS),
            ("/$defs/journey/properties", JOURNEY_FIELDS),
            ("/$defs/journey/properties/weekdays/items/enum", &words_of::<Weekday>()),
            ("/$defs/journey/properties/kill/items/enum", &words_of::<Kind>()),
            ("/$defs/journey/properties/class/enum", &words_of::<Class>()),
            ("/$defs/journey/properties/priority/enum", &words_of::<Priority>()),
            ("/$defs/caps/properties", CAPS_FIELDS),
            ("/$defs/cap/properties", CAP_FIELDS),
            ("/$defs/hours/properties", HOURS),
            ("/properties/opt_out_numbers/properties", NUMBERED),
            ("/properties/local_senders/items/enum", SENDING),
            ("/$defs/times/properties", HOURS_FIELDS),
            ("/$defs/times/properties/weekdays/items/enum", &words_of::<Weekday>()),
            ("/$defs/links/properties", LINK_FIELDS),
            ("/$defs/short_links/properties", SHORT_LINK_FIELDS),
            ("/$defs/product/properties", PRODUCT_FIELDS),
            ("/$defs/budget/properties", BUDGET_FIELDS),
            ("/$defs/revision/properties", REVISION_FIELDS),
        ] {
            says(&schema, path, known);
        }
    }

    #[test]
    fn what_the_schema_names_the_settings_read() {
        let objects = [
            ("", "{}", "/properties"),
            ("journeys", r#"{"shipped":{}}"#, "/$defs/journey/properties"),
            ("consent", "{}", "/properties/consent/properties"),
            ("caps", "{}", "/$defs/caps/properties"),
            ("caps", r#"{"marketing":{}}"#, "/$defs/cap/properties"),
            ("hours", "{}", "/$defs/hours/properties"),
            ("hours", r#"{"marketing":{}}"#, "/$defs/times/properties"),
            ("links", "{}", "/$defs/links/properties"),
            ("short_links", "{}", "/$defs/short_links/properties"),
            ("products", "[{}]", "/$defs/product/properties"),
            ("history", "[{}]", "/$defs/revision/properties"),
        ];
        for (field, shape, path) in objects {
            let schema = schema();
            let names = schema.pointer(path).and_then(Value::as_object).unwrap();
            // What only the host reads, the settings pass over.
            for name in names.keys().filter(|name| *name != "budget") {
                // A structure may be read from a list, but none is nested so deep:
                // who reads the field refuses this.
                let wrong = shape.replacen("{}", &format!("{{\"{name}\":[[[[7]]]]}}"), 1);
                let document = match field {
                    "" => wrong.replacen('{', "{\"brand\":\"Demo\",", 1),
                    _ => format!("{{\"brand\":\"Demo\",\"{field}\":{wrong}}}"),
                };
                assert!(Settings::parse(document.as_bytes()).is_err(), "{document}");
            }
        }
    }

    #[test]
    fn the_schema_names_all_that_templates_and_conditions_speak_of() {
        use crate::context::{CONDITION_NAMES, NAMES};
        let schema = schema();
        let told = |path| schema.pointer(path).and_then(Value::as_str).unwrap();
        for (_, name) in NAMES {
            assert!(told("/$defs/template/description").contains(name), "{name}");
        }
        for name in CONDITION_NAMES {
            assert!(told("/$defs/journey/properties/condition/description").contains(name), "{name}");
        }
    }
}
