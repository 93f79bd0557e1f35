//! `aftertext check`: what there is to say about the shops of a settings file,
//! and what their texts will cost in a month.

use std::io::Write;
use std::path::PathBuf;

use clap::builder::RangedU64ValueParser;
use clap::{Args, ValueEnum};
use serde_json::json;

use crate::config::{self, Config, in_toml};
use crate::engine::{BuildError, Trap};
use crate::forecast::{self, Forecast};
use crate::price::{self, Prices};
use crate::runtime::Runtime;
use crate::serve::{Places, key_of};
use crate::studio::{Finding, Severity};

/// More orders than any shop has in a month.
const VOLUME_MAX: u64 = 1_000_000_000;

/// What to look at besides the settings.
#[derive(Args, Debug)]
#[group(skip)]
pub struct Check {
    /// Forecast a month's bill with the prices in this file (TOML or JSON): a
    /// country, what one segment costs there, US = "0.0079 USD", and what percent
    /// of the orders come from there.
    #[arg(long, value_name = "FILE", requires = "volume")]
    prices: Option<PathBuf>,
    /// How many orders a month each shop has.
    #[arg(long, value_name = "ORDERS", requires = "prices", value_parser = RangedU64ValueParser::<u64>::new().range(1..=VOLUME_MAX))]
    volume: Option<u64>,
    /// Words for people, or one JSON object.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// How the outcome is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// Why nothing could be checked, or what is wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The component.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The component, asked about the settings.
    #[error(transparent)]
    Trap(#[from] Trap),
    /// The file of prices.
    #[error(transparent)]
    Prices(#[from] price::Error),
    /// The forecast of a shop.
    #[error("{0}: {1}")]
    Forecast(String, forecast::Error),
    /// The outcome.
    #[error("cannot write: {0}")]
    Write(#[from] std::io::Error),
}

/// All that was found out about a shop.
struct Checked<'a> {
    shop: &'a str,
    /// Whether the component takes the settings.
    usable: bool,
    findings: Vec<Finding>,
    forecast: Option<Forecast>,
}

/// Checks every shop and writes the verdicts and forecasts to `out`; findings,
/// what has to be mended first, to `aside`, or to `out` where programs read it.
/// Whether all is well: no error, such as a budget that does not last.
pub async fn run(
    check: &Check,
    config: &Config,
    places: &Places,
    mut out: impl Write,
    mut aside: impl Write,
) -> Result<bool, Error> {
    let prices = check.prices.as_deref().map(|file| Prices::read(file, &forecast::steps())).transpose()?;
    let asked = prices.as_ref().zip(check.volume);
    let studio = Runtime::builder(&places.component).cache(&places.cache).build_studio()?;
    let mut shops = Vec::new();
    for (shop, settings) in &config.shops {
        let mut findings = studio.check_settings(settings).await?;
        let usable = !findings.iter().any(is_error);
        let forecast = match asked.filter(|_| usable) {
            Some((prices, orders)) => {
                let forecast = Forecast::new(&studio, settings, prices, orders).await;
                Some(forecast.map_err(|error| Error::Forecast(shop.id.clone(), error))?)
            }
            None => None,
        };
        let of_budget = forecast.as_ref().map(Forecast::findings).unwrap_or_default();
        findings.splice(..0, of_budget);
        shops.push(Checked { shop: &shop.id, usable, findings, forecast });
    }
    match check.format {
        Format::Table => {
            for shop in &shops {
                shop.findings.iter().try_for_each(|finding| say(&mut aside, config, shop.shop, finding))?;
                verdict(&mut out, shop)?;
                shop.forecast.iter().try_for_each(|forecast| month(&mut out, forecast))?;
            }
        }
        Format::Json => {
            let shops: Vec<_> = shops.iter().map(|shop| object(config, shop)).collect();
            serde_json::to_writer_pretty(&mut out, &json!({ "shops": shops }))
                .map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(!shops.iter().any(|shop| shop.findings.iter().any(is_error)))
}

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Where a finding is, and what it says: "aftertext.toml, line 3: shops.…: …".
fn said(config: &Config, shop: &str, finding: &Finding) -> config::Error {
    config.error(&key_of(shop, &finding.path), finding.message.clone())
}

/// A finding as people read it.
fn say(aside: &mut impl Write, config: &Config, shop: &str, finding: &Finding) -> std::io::Result<()> {
    let said = said(config, shop, finding).to_string().replace('\n', "\n         ");
    writeln!(aside, "{:<7}  {said} [{}]", word(finding.severity), finding.rule)?;
    match &finding.suggestion {
        Some(suggestion) => {
            let suggestion = in_toml(suggestion).replace('\n', "\n              ");
            writeln!(aside, "         try: {suggestion}")
        }
        None => Ok(()),
    }
}

/// Whether a shop's settings can be used.
fn verdict(out: &mut impl Write, checked: &Checked<'_>) -> std::io::Result<()> {
    let count = |severity| checked.findings.iter().filter(|finding| finding.severity == severity).count();
    let shop = checked.shop;
    match (checked.usable, count(Severity::Error), count(Severity::Warning)) {
        (true, 0, 0) => writeln!(out, "{shop}: nothing wrong"),
        (true, 0, warnings) => writeln!(out, "{shop}: can be used; {warnings} to look at"),
        (true, errors, warnings) => {
            writeln!(
                out,
                "{shop}: can be used, but not as planned: {errors} wrong, {warnings} more to look at"
            )
        }
        (false, errors, warnings) => {
            writeln!(out, "{shop}: cannot be used: {errors} wrong, {warnings} more to look at")
        }
    }
}

/// A month's bill as a merchant reads it.
fn month(out: &mut impl Write, forecast: &Forecast) -> std::io::Result<()> {
    let Forecast { orders, currency, usual, worst, texts, .. } = forecast;
    writeln!(out, "\nA month of {orders} orders, in {currency}")?;
    writeln!(
        out,
        "\n  {:<20}{:>9}{:>9}{:>10}{:>8}{:>12}{:>12}",
        "step", "of 100", "texts", "segments", "worst", "usual", "worst"
    )?;
    for cost in &forecast.steps {
        let segments = format!("{:.2}", cost.segments);
        let segments = segments.trim_end_matches('0').trim_end_matches('.');
        writeln!(
            out,
            "  {:<20}{:>9}{:>9}{segments:>10}{:>8}{:>12.2}{:>12.2}",
            cost.step, cost.of_100_orders, cost.texts, cost.segments_worst, cost.usual, cost.worst
        )?;
    }
    writeln!(out, "  {:<20}{:>9}{texts:>9}{:>10}{:>8}{usual:>12.2}{worst:>12.2}", "all", "", "", "")?;
    budget(out, forecast)?;
    let countries: Vec<String> =
        forecast.countries.iter().map(|(country, share)| format!("{country} {share:.0}%")).collect();
    writeln!(
        out,
        "\n  Reckoned with: orders from {}. \"of 100\" is how many of 100 orders get the text: our\n  \
         estimate unless the prices say otherwise under [steps]; a third of buyers agree to marketing.\n  \
         Each text counts as the first that its reader gets, about one parcel. \"worst\" is every text at\n  \
         its longest: long names and links, any tone. What replies cost is not in it.",
        countries.join(", ")
    )
}

fn budget(out: &mut impl Write, forecast: &Forecast) -> std::io::Result<()> {
    let Some(budget) = forecast.budget else {
        return Ok(());
    };
    let Forecast { currency, usual, worst, .. } = forecast;
    if !forecast.over_budget {
        let left = budget - usual;
        let worst = if *worst > budget { ", if not with every text at its longest" } else { "" };
        return writeln!(
            out,
            "\n  The budget of {budget:.2} {currency} lasts, with {left:.2} to spare{worst}."
        );
    }
    let missing = usual - budget;
    writeln!(out, "\n  The budget of {budget:.2} {currency} does not last: {missing:.2} are missing.")
}

fn object(config: &Config, checked: &Checked<'_>) -> serde_json::Value {
    let findings: Vec<_> = checked
        .findings
        .iter()
        .map(|finding| {
            json!({
                "severity": word(finding.severity),
                "rule": finding.rule,
                "path": finding.path,
                "said": said(config, checked.shop, finding).to_string(),
                "suggestion": finding.suggestion.as_deref().map(in_toml),
            })
        })
        .collect();
    json!({ "shop": checked.shop, "findings": findings, "forecast": checked.forecast })
}
