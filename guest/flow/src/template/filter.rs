//! The closed set of filters. A rendering is on the path of every text: only
//! those that a template names are made known to it.

use minijinja::value::{Rest, Value};
use minijinja::{Environment, Error, ErrorKind};

use super::OUTPUT_MAX;
use crate::convention::Convention;
use crate::date::Patterns;
use crate::facts::Amount;
use crate::grapheme;
use crate::letter_case::{capitals, push_capital, small};

/// Makes the filters known that `source` names.
pub(super) fn add(environment: &mut Environment<'_>, source: &str, locale: &str) {
    for rest in source.split('|').skip(1) {
        let name = rest.trim_start().split(|char: char| !char.is_ascii_alphabetic()).next();
        match name.unwrap_or_default() {
            "default" => environment.add_filter("default", default),
            "first" => environment.add_filter("first", first),
            "join" => environment.add_filter("join", join),
            "plural" => {
                let convention = Convention::of(locale);
                environment.add_filter("plural", move |count: u32, forms: Rest<String>| {
                    let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
                    plural_form(count, &forms, convention)
                });
            }
            "truncate" => {
                environment.add_filter("truncate", |text: String, max: usize| truncated(&text, max))
            }
            name => {
                if let Some((name, writing)) = writing(name, locale) {
                    environment.add_filter(name, move |text: String| writing.of(&text));
                }
            }
        }
    }
}

/// How a filter writes a text that stands alone: one type for all of them, since
/// each type of a filter is a kilobyte.
#[derive(Clone, Copy)]
pub(super) enum Writing {
    Date(Patterns),
    Lower,
    Money(Convention),
    Time(Patterns),
    Title,
    Upper,
}

pub(super) fn writing(name: &str, locale: &str) -> Option<(&'static str, Writing)> {
    Some(match name {
        "date" => ("date", Writing::Date(Patterns::of(locale))),
        "lower" => ("lower", Writing::Lower),
        "money" => ("money", Writing::Money(Convention::of(locale))),
        "time" => ("time", Writing::Time(Patterns::of(locale))),
        "title" => ("title", Writing::Title),
        "upper" => ("upper", Writing::Upper),
        _ => return None,
    })
}

impl Writing {
    pub(super) fn of(self, text: &str) -> Result<String, Error> {
        match self {
            Writing::Date(patterns) => moment(patterns.date(text)),
            Writing::Lower => Ok(small(text)),
            Writing::Money(convention) => money(text, convention),
            Writing::Time(patterns) => moment(patterns.time(text)),
            Writing::Title => Ok(title(text)),
            Writing::Upper => Ok(capitals(text)),
        }
    }
}

fn refused(why: &'static str) -> Error {
    Error::new(ErrorKind::InvalidOperation, why)
}

fn default(value: Value, other: Value) -> Value {
    if value.is_none() || value.as_str().is_some_and(str::is_empty) { other } else { value }
}

fn first(value: Value) -> Result<Value, Error> {
    match value.as_str() {
        Some("") => Ok(Value::from(())),
        Some(text) => Ok(Value::from(grapheme::first(text))),
        None => Ok(value.try_iter()?.next().unwrap_or(Value::from(()))),
    }
}

fn join(value: Value, separator: Option<String>) -> Result<String, Error> {
    let separator = separator.unwrap_or_default();
    let mut out = String::new();
    for (index, part) in value.try_iter()?.enumerate() {
        if index > 0 {
            out.push_str(&separator);
        }
        out.push_str(&part.to_string());
        if out.len() > OUTPUT_MAX {
            return Err(refused("the text is too long"));
        }
    }
    Ok(out)
}

pub(super) fn truncated(text: &str, max: usize) -> String {
    grapheme::cut(text, max).trim_end().to_owned()
}

fn moment(written: Option<String>) -> Result<String, Error> {
    written.ok_or_else(|| refused("date and time take a moment such as parcel.expected_at"))
}

fn money(text: &str, convention: Convention) -> Result<String, Error> {
    let amount = amount(text).ok_or_else(|| refused("money takes an amount such as order.total"))?;
    Ok(convention.money(&amount))
}

/// Reads "59.90 USD", as the context has it.
fn amount(text: &str) -> Option<Amount> {
    let (number, currency) = text.split_once(' ')?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let amount = format!("{whole}{fraction}").parse().ok()?;
    Some((amount, u8::try_from(fraction.len()).ok()?, currency.to_owned()))
}

/// "1 item", "3 items".
pub(super) fn plural_form(count: u32, forms: &[&str], convention: Convention) -> Result<String, Error> {
    let form = convention.plural(count, forms);
    let form = form.ok_or_else(|| refused("plural takes two forms of a noun, or three"))?;
    Ok(format!("{count} {form}"))
}

fn title(text: &str) -> String {
    let mut begins = true;
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if begins {
            push_capital(&mut out, char)
        } else {
            out.push(char)
        }
        begins = char.is_whitespace();
    }
    out
}
