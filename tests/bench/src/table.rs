//! The table: what was measured, what it should be, and whether it is.

use std::fmt;

use serde_json::{Value, json};

/// What a number should be.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// Nothing is asked of it.
    None,
    /// The number itself at most.
    AtMost(f64),
    /// The number itself at least.
    AtLeast(f64),
}

impl Target {
    /// Whether the value does; nothing if nothing is asked.
    fn is_met(self, value: f64) -> Option<bool> {
        match self {
            Target::None => None,
            Target::AtMost(most) => Some(value <= most),
            Target::AtLeast(least) => Some(value >= least),
        }
    }
}

struct Row {
    measure: String,
    value: f64,
    unit: &'static str,
    target: Target,
}

/// Rows under headings, in the order in which they were measured.
#[derive(Default)]
pub struct Table(Vec<(&'static str, Vec<Row>)>);

impl Table {
    /// Begins a group of rows.
    pub fn heading(&mut self, heading: &'static str) {
        self.0.push((heading, Vec::new()));
    }

    /// Adds a row to the group that was begun last.
    pub fn row(&mut self, measure: impl Into<String>, value: f64, unit: &'static str, target: Target) {
        if let Some((_, rows)) = self.0.last_mut() {
            rows.push(Row { measure: measure.into(), value, unit, target });
        }
    }

    /// The same for programs: a list of objects.
    pub fn json(&self) -> Value {
        let rows = self.0.iter().flat_map(|(heading, rows)| {
            rows.iter().map(move |row| {
                let (at_most, at_least) = match row.target {
                    Target::None => (None, None),
                    Target::AtMost(most) => (Some(most), None),
                    Target::AtLeast(least) => (None, Some(least)),
                };
                json!({
                    "group": heading,
                    "measure": row.measure,
                    "value": row.value,
                    "unit": row.unit,
                    "at_most": at_most,
                    "at_least": at_least,
                    "met": row.target.is_met(row.value),
                })
            })
        });
        rows.collect()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = || self.0.iter().flat_map(|(_, rows)| rows);
        let width = rows().map(|row| row.measure.chars().count()).max().unwrap_or_default();
        for (heading, rows) in &self.0 {
            writeln!(formatter, "{heading}")?;
            for row in rows {
                let target = match row.target {
                    Target::None => String::new(),
                    Target::AtMost(most) => format!("≤ {}", number(most)),
                    Target::AtLeast(least) => format!("≥ {}", number(least)),
                };
                let verdict = match row.target.is_met(row.value) {
                    None => "",
                    Some(true) => "ok",
                    Some(false) => "MISS",
                };
                let line = format!(
                    "  {:width$}  {:>9} {:<11} {target:>9}  {verdict}",
                    row.measure,
                    number(row.value),
                    row.unit
                );
                writeln!(formatter, "{}", line.trim_end())?;
            }
            writeln!(formatter)?;
        }
        let missed = rows().filter(|row| row.target.is_met(row.value) == Some(false)).count();
        let asked = rows().filter(|row| row.target.is_met(row.value).is_some()).count();
        write!(formatter, "{} of {asked} targets met", asked - missed)
    }
}

/// Three digits that count, and thousands apart.
fn number(value: f64) -> String {
    let decimals = match value.abs() {
        0.0..10.0 if value.fract() != 0.0 => 2,
        10.0..100.0 if value.fract() != 0.0 => 1,
        _ => 0,
    };
    let plain = format!("{value:.decimals$}");
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0
            && (whole.len() - place).is_multiple_of(3)
            && digit.is_ascii_digit()
            && !text.ends_with('-')
        {
            text.push(',');
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.push('.');
        text.push_str(rest);
    }
    text
}
