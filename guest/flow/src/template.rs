//! Turns a template and what is known into the words of a text. The only module
//! that knows minijinja.
//!
//! The context is closed: `shop.brand`, `shop.support`, `buyer.first_name`,
//! `order.name`, `order.summary`, `order.quantity`, `order.total`,
//! `order.status_url`, `lines` (`title`, `quantity`), `parcel.carrier`,
//! `parcel.tracking_number`, `parcel.tracking_url`, `step`. What an order does
//! not have is `none`, which can be tested or given a default but not printed;
//! any other name is an error. So are the filters: `default`, `first`, `plural`,
//! `truncate`. Statements that can pile up text (`set`, `with`) are refused,
//! hence no template needs more memory than its size allows.

use std::fmt::Write as _;
use std::io;

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, escape_formatter};

use crate::contact::{Facts, ParcelFacts};
use crate::journey::Step;
use crate::settings::Settings;

/// The longest template, in bytes.
pub const TEMPLATE_MAX: usize = 2_000;
/// The longest text, in bytes: more than any gateway takes.
const OUTPUT_MAX: usize = 6_400;
/// Instructions that one rendering may take; the defaults need about a hundred.
const FUEL: u64 = 20_000;
/// Nesting that one rendering may reach.
const RECURSION_MAX: usize = 50;
/// A list of things is only worth its room up to this many characters.
const SUMMARY_MAX: usize = 60;

/// Why a template gives no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What is wrong, in words.
    pub message: String,
    /// Where, counted from 1.
    pub line: Option<usize>,
    /// Whether every order would fail, not only this one.
    pub syntax: bool,
}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message)?;
        match self.line {
            Some(line) => write!(formatter, " (line {line})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

/// What a template can speak about.
pub(crate) struct Context<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) step: Step,
    pub(crate) order: Option<&'a Facts>,
    pub(crate) parcel: Option<&'a ParcelFacts>,
}

/// Every name that a template can look up.
pub(crate) const NAMES: &[&str] = &[
    "step",
    "lines",
    "shop.brand",
    "shop.support",
    "buyer.first_name",
    "order.name",
    "order.summary",
    "order.quantity",
    "order.total",
    "order.status_url",
    "parcel.carrier",
    "parcel.tracking_number",
    "parcel.tracking_url",
];

/// The names in a template that mean nothing, also where no sample order would
/// lead; in alphabetical order.
pub(crate) fn unknown_names(template: &str) -> Vec<String> {
    let environment = environment();
    let Ok(compiled) = environment.template_from_named_str("template", template) else {
        return Vec::new();
    };
    let mut names: Vec<String> = compiled.undeclared_variables(true).into_iter().collect();
    names.retain(|name| !NAMES.contains(&name.as_str()));
    names.sort();
    names
}

/// Renders `template`; the result has no surrounding space.
pub(crate) fn render(template: &str, context: &Context<'_>) -> Result<String, Error> {
    if template.len() > TEMPLATE_MAX {
        return Err(syntax(format!("longer than {TEMPLATE_MAX} bytes"), None));
    }
    if let Some(statement) = refused_statement(template) {
        return Err(syntax(format!("the statement \"{statement}\" is not available here"), None));
    }
    let environment = environment();
    let compiled = environment
        .template_from_named_str("template", template)
        .map_err(|error| syntax(words(&error), error.line()))?;
    let mut output = Bounded(Vec::with_capacity(256));
    compiled.render_captured_to(context.values(), &mut output).map_err(|error| Error {
        message: words(&error),
        line: error.line(),
        syntax: false,
    })?;
    let text = String::from_utf8(output.0).unwrap_or_default();
    Ok(text.trim().to_owned())
}

fn syntax(message: String, line: Option<usize>) -> Error {
    Error { message, line, syntax: true }
}

fn words(error: &minijinja::Error) -> String {
    match (error.kind(), error.detail()) {
        (ErrorKind::UndefinedError, detail) => {
            let mut message = String::from("an unknown name is used");
            if let Some(detail) = detail {
                let _ = write!(message, ": {detail}");
            }
            message
        }
        (ErrorKind::OutOfFuel, _) => String::from("the template takes too long"),
        (ErrorKind::WriteFailure, _) => String::from("the text is too long"),
        (kind, Some(detail)) => format!("{kind}: {detail}"),
        (kind, None) => kind.to_string(),
    }
}

/// A statement that assigns could double a string at each step.
fn refused_statement(template: &str) -> Option<&str> {
    template.split("{%").skip(1).find_map(|rest| {
        let rest = rest.trim_start_matches(['-', '+']).trim_start();
        let word = rest.split(|char: char| !char.is_ascii_alphabetic()).next()?;
        matches!(
            word,
            "set" | "with" | "filter" | "macro" | "call" | "include" | "import" | "extends" | "block"
        )
        .then_some(word)
    })
}

struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > OUTPUT_MAX {
            return Err(io::ErrorKind::WriteZero.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn environment<'source>() -> Environment<'source> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(RECURSION_MAX);
    environment.set_formatter(|output, state, value| {
        if value.is_none() {
            let why = "this order does not have it: test it with \"if\" or use \"default\"";
            return Err(minijinja::Error::new(ErrorKind::InvalidOperation, why));
        }
        escape_formatter(output, state, value)
    });
    environment.add_filter("default", default);
    environment.add_filter("first", first);
    environment.add_filter("plural", plural);
    environment.add_filter("truncate", truncate);
    environment
}

fn default(value: Value, other: Value) -> Value {
    if value.is_none() || value.as_str().is_some_and(str::is_empty) { other } else { value }
}

fn first(value: Value) -> Result<Value, minijinja::Error> {
    match value.as_str() {
        Some(text) => Ok(text.chars().next().map_or(Value::from(()), Value::from)),
        None => Ok(value.try_iter()?.next().unwrap_or(Value::from(()))),
    }
}

/// "1 item", "3 items".
fn plural(count: u32, one: String, many: String) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn truncate(text: String, max: usize) -> String {
    match text.char_indices().nth(max) {
        Some((end, _)) => text.get(..end).unwrap_or_default().trim_end().to_owned(),
        None => text,
    }
}

impl Context<'_> {
    fn values(&self) -> Value {
        let mut root = vec![
            ("step", Value::from(self.step.name())),
            (
                "shop",
                object([
                    ("brand", Value::from(self.settings.brand.as_str())),
                    ("support", optional(self.settings.support.as_deref())),
                ]),
            ),
        ];
        if let Some(order) = self.order {
            root.push(("buyer", object([("first_name", optional(order.first_name.as_deref()))])));
            root.push((
                "lines",
                order
                    .lines
                    .iter()
                    .map(|(quantity, title)| {
                        object([("title", Value::from(title.as_str())), ("quantity", Value::from(*quantity))])
                    })
                    .collect(),
            ));
            root.push((
                "order",
                object([
                    ("name", Value::from(order.name.as_str())),
                    ("summary", optional(summary(order).as_deref())),
                    ("quantity", Value::from(order.quantity)),
                    ("total", Value::from(amount(&order.total))),
                    ("status_url", optional(order.status_url.as_deref())),
                ]),
            ));
            let none = ParcelFacts::default();
            let parcel = self.parcel.unwrap_or(&none);
            root.push((
                "parcel",
                object([
                    ("carrier", optional(parcel.carrier.as_deref())),
                    ("tracking_number", optional(parcel.tracking_number.as_deref())),
                    ("tracking_url", optional(parcel.tracking_url.as_deref())),
                ]),
            ));
        }
        object(root)
    }
}

fn object<'a>(members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    Value::from_pairs(members)
}

fn optional(text: Option<&str>) -> Value {
    text.map_or(Value::from(()), Value::from)
}

/// "1 Canvas Tote, 2 Ceramic Mug", as long as that is short enough to read.
fn summary(order: &Facts) -> Option<String> {
    if order.more > 0 || order.lines.is_empty() {
        return None;
    }
    let things: Vec<String> =
        order.lines.iter().map(|(quantity, title)| format!("{quantity} {title}")).collect();
    let list = things.join(", ");
    (list.chars().count() <= SUMMARY_MAX).then_some(list)
}

/// "59.90 USD".
fn amount((amount, scale, currency): &(i64, u8, String)) -> String {
    let places = usize::from(*scale).min(18);
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if *amount < 0 { "-" } else { "" };
    let dot = if places > 0 { "." } else { "" };
    format!("{sign}{whole}{dot}{fraction} {currency}")
}
