//! `aftertext simulate`: what each contact would get and when, and what would
//! be held back and why.

mod output;
mod table;

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aftertext_orders::{Happening, Plan, happenings};
use clap::builder::RangedU64ValueParser;
use clap::{ArgGroup, Args, ValueEnum};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;

use crate::config::in_toml;
use crate::price::Price;
use crate::record::Record;
use crate::runtime;
use crate::serve::Places;
use crate::shop::is_shop_id;
use crate::simulation::{self, OrdersError, Simulation, Span, read_orders};
use crate::studio::{Finding, Severity};
use crate::types::Timestamp;
use output::Output;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Orders are made up from here on unless a day is named: the same each time.
const START: Date = Date::constant(2026, 1, 1);
/// Ten years, for what is bought rarely.
const DAYS_MAX: u64 = 3_660;
/// More orders than any test of settings needs, and few enough for memory.
const ORDERS_MAX: u64 = 1_000_000;
/// The largest record, in bytes.
const RECORD_BYTES_MAX: u64 = 64 << 30;

/// What to simulate, and how to tell it.
#[derive(Args, Debug)]
#[group(skip)]
#[command(group(ArgGroup::new("source").required(true).args(["orders", "generate"])))]
pub struct Simulate {
    /// A shop's settings (TOML or JSON), or the host's file with that shop in it.
    settings: PathBuf,
    /// Orders and replies that happened, as JSON Lines.
    #[arg(long, value_name = "FILE")]
    orders: Option<PathBuf>,
    /// Make up so many life-like orders.
    #[arg(long, value_name = "COUNT", value_parser = RangedU64ValueParser::<u32>::new().range(1..=ORDERS_MAX))]
    generate: Option<u32>,
    /// How many days to live through.
    #[arg(long, default_value = "30", value_name = "DAYS", value_parser = RangedU64ValueParser::<u32>::new().range(1..=DAYS_MAX))]
    days: u32,
    /// The first day, from midnight UTC; else that of the first line, or 2026-01-01.
    #[arg(long, value_name = "YYYY-MM-DD")]
    start: Option<Date>,
    /// Another seed makes up other orders; the same seed, the same orders.
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    seed: u64,
    /// The shop.
    #[arg(long, default_value = "demo", value_name = "SHOP", value_parser = shop_id)]
    shop: String,
    /// Stories of contacts and a summary, or one JSON object a line.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Tell it as it happens, so much time a second: "1d", "6h", "30m".
    #[arg(long, value_name = "TIME", value_parser = speed)]
    speed: Option<i64>,
    /// What one segment costs: "0.0079 USD".
    #[arg(long, value_name = "PRICE")]
    price_per_segment: Option<Price>,
    /// The story of this contact alone: a number such as +12025550123.
    #[arg(long, value_name = "NUMBER", conflicts_with = "all")]
    contact: Option<String>,
    /// The stories of all contacts, not only of the busiest.
    #[arg(long)]
    all: bool,
    /// Write every decision here, for `aftertext replay`. Holds phone numbers,
    /// names and texts: personal data if the orders are real.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

/// How the outcome is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Table,
    /// For programs: one happening a line, the totals last.
    Jsonl,
}

fn shop_id(text: &str) -> Result<String, &'static str> {
    match is_shop_id(text) {
        true => Ok(text.to_owned()),
        false => Err("a shop's id has 1 to 64 small letters, digits and dashes"),
    }
}

/// Milliseconds that pass in a second.
fn speed(text: &str) -> Result<i64, &'static str> {
    const FORM: &str = "a speed is a length of time that passes in a second: \"1d\", \"6h\", \"30m\"";
    let span: jiff::Span = text.parse().map_err(|_| FORM)?;
    let length = span.to_duration(jiff::SpanRelativeTo::days_are_24_hours()).map_err(|_| FORM)?;
    i64::try_from(length.as_millis()).ok().filter(|ms| *ms > 0).ok_or(FORM)
}

/// Why there is no simulation.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file.
    #[error("cannot read {0}: {1}")]
    Read(PathBuf, std::io::Error),
    /// The record.
    #[error("cannot write {0}: {1}")]
    Record(PathBuf, std::io::Error),
    /// The settings are neither TOML nor JSON, or not of this shop.
    #[error("{0}: {1}")]
    Settings(PathBuf, String),
    /// The component refuses the settings; each finding has been said.
    #[error("{0}: the settings have errors")]
    Findings(PathBuf),
    /// A line of the orders.
    #[error("{0}, {1}")]
    Orders(PathBuf, OrdersError),
    /// There are no orders.
    #[error("{0} has no orders in it")]
    NoOrders(PathBuf),
    /// The component.
    #[error(transparent)]
    Build(#[from] runtime::BuildError),
    /// The component, asked about the settings.
    #[error(transparent)]
    Runtime(#[from] runtime::Error),
    /// On the way.
    #[error(transparent)]
    Simulation(#[from] simulation::Error),
}

impl Error {
    /// What the program ends with.
    pub fn exit_code(&self) -> u8 {
        match self {
            Error::Findings(_) => 1,
            _ => 2,
        }
    }
}

/// Simulates and writes what happens to `out`.
pub async fn run(arguments: &Simulate, places: &Places, out: impl Write) -> Result<(), Error> {
    let settings = settings(&arguments.settings, &arguments.shop)?;
    let (happenings, start) = arguments.happenings()?;
    let record = arguments.record(places)?;
    let shop = &arguments.shop;
    let simulation = Simulation::new(&places.component, &places.cache, shop, record.clone())?;
    say(&arguments.settings, &settings, &simulation.use_settings(&settings.json).await?)?;
    let span = Span { start, end: start.saturating_add(i64::from(arguments.days) * DAY_MS) };
    let mut output = Output::new(arguments, span, out);
    let told = |at, decision| output.tell(at, &decision);
    let left = simulation.run(happenings, span, told).await?;
    output.end(left).map_err(simulation::Error::Told)?;
    match (&record, &arguments.record) {
        (Some(record), Some(path)) => record.finish().map_err(|error| Error::Record(path.clone(), error)),
        _ => Ok(()),
    }
}

impl Simulate {
    /// What happens, and from when on.
    fn happenings(&self) -> Result<(Box<dyn Iterator<Item = Happening>>, Timestamp), Error> {
        let Some(path) = &self.orders else {
            let start = midnight(self.start.unwrap_or(START));
            let orders = self.generate.unwrap_or_default();
            let plan = Plan { orders, days: self.days, seed: self.seed, start, shop: self.shop.clone() };
            return Ok((Box::new(happenings(&plan)), start));
        };
        let file = File::open(path).map_err(|error| Error::Read(path.clone(), error))?;
        let read = read_orders(BufReader::new(file), &self.shop)
            .map_err(|error| Error::Orders(path.clone(), error))?;
        let first = read.first().ok_or_else(|| Error::NoOrders(path.clone()))?.at;
        let start = self.start.map_or(first - first.rem_euclid(DAY_MS), midnight);
        Ok((Box::new(read.into_iter()), start))
    }

    fn record(&self, places: &Places) -> Result<Option<Arc<Record>>, Error> {
        let Some(path) = &self.record else {
            return Ok(None);
        };
        let failed = |error| Error::Record(path.clone(), error);
        let file = BufWriter::new(File::create(path).map_err(failed)?);
        Record::new(file, &places.component, RECORD_BYTES_MAX)
            .map(|record| Some(Arc::new(record)))
            .map_err(failed)
    }
}

fn midnight(date: Date) -> Timestamp {
    date.to_zoned_datetime(TimeZone::UTC).map_or(0, |midnight| midnight.timestamp().as_millisecond())
}

/// A shop's settings, from the notation of their file.
struct Settings {
    json: String,
    is_toml: bool,
}

/// The settings: the whole document, or the shop's part of the host's file.
fn settings(path: &Path, shop: &str) -> Result<Settings, Error> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::Read(path.to_owned(), error))?;
    let wrong = |why: String| Error::Settings(path.to_owned(), why);
    let is_toml = !text.trim_start().starts_with('{');
    let document: Value = match is_toml {
        true => toml::from_str(&text).map_err(|error| wrong(error.to_string()))?,
        false => serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?,
    };
    let settings = match document.get("shops") {
        None => &document,
        Some(shops) => shops
            .get(shop)
            .and_then(|table| table.get("settings"))
            .ok_or_else(|| wrong(format!("there is no shop {shop:?} in it: name one with --shop")))?,
    };
    Ok(Settings { json: settings.to_string(), is_toml })
}

/// Says what there is to say about the settings; an error ends it.
fn say(path: &Path, settings: &Settings, findings: &[Finding]) -> Result<(), Error> {
    let written =
        |suggestion: &str| if settings.is_toml { in_toml(suggestion) } else { suggestion.to_owned() };
    for Finding { path: key, message, suggestion, .. } in findings {
        let key = key.trim_start_matches('/').replace('/', ".");
        eprintln!("{}: {key}: {message}", path.display());
        if let Some(suggestion) = suggestion {
            eprintln!("  try: {}", written(suggestion));
        }
    }
    match findings.iter().any(|finding| finding.severity == Severity::Error) {
        true => Err(Error::Findings(path.to_owned())),
        false => Ok(()),
    }
}
