//! A gateway's list of numbers that opted out: from a file as its console gives
//! it, or from the vendor itself.

use std::collections::BTreeMap;
use std::io::BufRead;

use aftertext_edge::account::Account;
use aftertext_edge::{opt_outs, phone};
use serde_json::Value;

use crate::gateways::exchange::Exchange;
use crate::jsonl::{self, lines};
use crate::types::Timestamp;

/// Numbers with the moment at which each opted out, where the list says so.
pub type Listed = BTreeMap<String, Option<Timestamp>>;

/// The longest line, in bytes.
const LINE_BYTES: u64 = 64 << 10;
/// The longest list: more than any vendor gives to one account.
const NUMBERS_MAX: usize = 5_000_000;
/// The largest answer of a vendor: a page has 250 numbers.
const ANSWER_BYTES: usize = 1 << 20;
/// Pages of a vendor's list.
const PAGES_MAX: u32 = 20_000;

/// The year 2001: what is less counts seconds, or is a date in digits.
const MILLISECONDS_MIN: Timestamp = 1_000_000_000_000;

/// What columns and members with the number are called, the surest first.
const PHONES: [&str; 10] = [
    "phone",
    "phone_number",
    "phonenumber",
    "number",
    "msisdn",
    "recipient",
    "destination",
    "to",
    "subscriber",
    "contact",
];
/// What those with the moment are called.
const MOMENTS: [&str; 7] =
    ["at", "created_at", "opted_out_at", "opted_out_timestamp", "date_created", "timestamp", "date"];

/// What is wrong with a list.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A line.
    #[error("line {0}: {1}")]
    Line(usize, String),
    /// Too many of them.
    #[error("it has more than {NUMBERS_MAX} numbers")]
    TooLong,
    /// The vendor hands out no list.
    #[error("{0} hands out no list; download it from the vendor's console and give the file")]
    NoList(&'static str),
    /// The vendor's answer.
    #[error("the gateway's list cannot be had: {0}")]
    Vendor(String),
}

/// Reads a file: CSV with or without a line of names, or JSON Lines. Without
/// names the number is the first column.
pub fn read(input: impl BufRead) -> Result<Listed, Error> {
    let (mut listed, mut columns) = (Listed::new(), Columns { phone: 0, at: None });
    let mut is_first = true;
    for (number, line) in lines(input, LINE_BYTES) {
        let line = line.map_err(|error: jsonl::Error| Error::Line(number, error.to_string()))?;
        let line = line.trim().trim_start_matches('\u{feff}');
        let named = std::mem::take(&mut is_first).then(|| Columns::named(line)).flatten();
        if let Some(named) = named {
            columns = named;
            continue;
        }
        let (written, at) = if line.starts_with('{') { of_json(line) } else { columns.of(line) };
        let phone = phone::e164(&international(&written), None).map_err(|_| {
            Error::Line(number, "no phone number with its country code, such as +12025550123".into())
        })?;
        add(&mut listed, phone, at)?;
    }
    Ok(listed)
}

/// Asks the vendor.
pub async fn fetch(exchange: &Exchange, account: &Account) -> Result<Listed, Error> {
    let mut listed = Listed::new();
    for page in 1..=PAGES_MAX {
        let request = opt_outs::request(account, page).ok_or_else(|| Error::NoList(account.source()))?;
        let answer = exchange
            .ask(request, ANSWER_BYTES)
            .await
            .map_err(|silence| Error::Vendor(silence.to_string()))?;
        if answer.status != 200 {
            return Err(Error::Vendor(format!("it answered {}", answer.status)));
        }
        let page = opt_outs::read(&answer.body).map_err(|error| Error::Vendor(error.to_string()))?;
        for opt_out in page.opt_outs {
            // A short code is nobody whom we text.
            if let Ok(phone) = phone::e164(&opt_out.phone, None) {
                add(&mut listed, phone, opt_out.at.as_deref().and_then(moment))?;
            }
        }
        if !page.more {
            return Ok(listed);
        }
    }
    Err(Error::TooLong)
}

/// Of two moments of one number the later counts.
fn add(listed: &mut Listed, phone: String, at: Option<Timestamp>) -> Result<(), Error> {
    if listed.len() >= NUMBERS_MAX {
        return Err(Error::TooLong);
    }
    let known = listed.entry(phone).or_insert(at);
    *known = (*known).max(at);
    Ok(())
}

/// Where a CSV has the number and the moment.
struct Columns {
    phone: usize,
    at: Option<usize>,
}

impl Columns {
    /// If the line is one of names.
    fn named(line: &str) -> Option<Self> {
        let names: Vec<String> =
            cells(line).iter().map(|name| name.to_lowercase().replace([' ', '-'], "_")).collect();
        let find =
            |known: &[&str]| known.iter().find_map(|known| names.iter().position(|name| name == known));
        Some(Self { phone: find(&PHONES)?, at: find(&MOMENTS) })
    }

    fn of(&self, line: &str) -> (String, Option<Timestamp>) {
        let cells = cells(line);
        let at = self.at.and_then(|column| moment(cells.get(column)?));
        (cells.get(self.phone).cloned().unwrap_or_default(), at)
    }
}

fn of_json(line: &str) -> (String, Option<Timestamp>) {
    let object: Value = serde_json::from_str(line).unwrap_or_default();
    let find = |known: &[&str]| known.iter().find_map(|name| object.get(*name));
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let at = find(&MOMENTS).map(text).and_then(|at| moment(&at));
    (find(&PHONES).map(text).unwrap_or_default(), at)
}

/// The cells of a line (RFC 4180, and its cousins with semicolons and tabs);
/// a quoted cell ends on its line.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' | ';' | '\t' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    cells.push(cell);
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Vendors often leave the plus sign out.
fn international(written: &str) -> String {
    match written.starts_with('+') || written.starts_with("00") {
        true => written.to_owned(),
        false => format!("+{written}"),
    }
}

/// RFC 3339, with a space too, or whole milliseconds. What could be another
/// moment says nothing: a STOP must not be taken for an older one than it is.
fn moment(text: &str) -> Option<Timestamp> {
    match text.trim().parse() {
        Ok(milliseconds) => Some(milliseconds).filter(|at| *at >= MILLISECONDS_MIN),
        Err(_) => Some(text.trim().parse::<jiff::Timestamp>().ok()?.as_millisecond()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Number = (&'static str, Option<Timestamp>);

    /// A file, and what is in it.
    const FILES: &[(&str, &[Number])] = &[
        ("+12025550123\n\n12025550124\n", &[("+12025550123", None), ("+12025550124", None)]),
        (
            "\u{feff}Date Created;Keyword;\"To\"\n2026-03-02T15:15:30Z;\"STOP; now\";12025550123\n",
            &[("+12025550123", Some(1_772_464_530_000))],
        ),
        (
            "{\"phone\": \"+12025550123\", \"at\": 1772464530000}\n{\"to\": 12025550124, \"created_at\": \"2026-03-02 15:15:30+00:00\"}",
            &[("+12025550123", Some(1_772_464_530_000)), ("+12025550124", Some(1_772_464_530_000))],
        ),
        (
            "number,at\n+1 202-555-0123,2026-03-02\n+12025550124,20260302\n",
            &[("+12025550123", None), ("+12025550124", None)],
        ),
        ("", &[]),
    ];

    #[test]
    fn lists_are_read_as_consoles_give_them() {
        for (file, numbers) in FILES {
            let expected = numbers.iter().map(|(phone, at)| ((*phone).to_owned(), *at)).collect();
            assert_eq!(read(file.as_bytes()).unwrap(), expected, "{file}");
        }
    }

    #[test]
    fn a_line_without_a_number_is_named_and_nothing_of_the_list_counts() {
        for (file, line) in
            [("phone\nDana\n", 2), ("+12025550123\n{\"phone\": null}", 2), ("{", 1), ("12", 1)]
        {
            match read(file.as_bytes()) {
                Err(Error::Line(number, _)) => assert_eq!(number, line, "{file}"),
                other => panic!("{file}: {other:?}"),
            }
        }
    }
}
