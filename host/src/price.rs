//! What texts cost: one price, or a file of prices by country.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use aftertext_edge::phone::is_country;
use serde::Deserialize;
use serde_json::Value;

use crate::config::line_of;

/// Decimal places of a price; gateways bill in up to five.
const PLACES_MAX: usize = 8;

/// What one segment costs: "0.0079 USD".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// Times 10^-`scale`.
    amount: u32,
    scale: usize,
    currency: String,
}

impl FromStr for Price {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let (number, currency) =
            text.len().checked_sub(3).and_then(|place| text.split_at_checked(place)).ok_or(Self::FORM)?;
        let number = number.trim_end();
        if !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Self::FORM);
        }
        let (whole, places) = number.split_once('.').unwrap_or((number, ""));
        let digits = format!("{whole}{places}");
        if whole.is_empty() || places.len() > PLACES_MAX || !digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Err(Self::FORM);
        }
        let amount = digits.parse().map_err(|_| Self::FORM)?;
        Ok(Self { amount, scale: places.len(), currency: currency.to_owned() })
    }
}

impl Price {
    const FORM: &str = "a price is written as a decimal number and a currency: \"0.0079 USD\"";

    /// What so many segments cost, exactly.
    pub fn of(&self, segments: u64) -> String {
        let digits = u128::from(self.amount) * u128::from(segments);
        let digits = format!("{digits:0width$}", width = self.scale + 1);
        let (whole, places) = digits.split_at(digits.len().saturating_sub(self.scale));
        let point = if places.is_empty() { "" } else { "." };
        format!("{whole}{point}{places} {}", self.currency)
    }

    /// What one segment costs, in whole units of the currency: near enough for
    /// a forecast.
    pub fn units(&self) -> f64 {
        f64::from(self.amount) / 10_f64.powi(i32::try_from(self.scale).unwrap_or(i32::MAX))
    }

    /// ISO 4217.
    pub fn currency(&self) -> &str {
        &self.currency
    }
}

/// Why a file of prices is none.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It cannot be read.
    #[error("cannot read {0}: {1}")]
    Read(PathBuf, std::io::Error),
    /// It is neither TOML nor JSON, or says something else.
    #[error("{0}: {1}")]
    Form(PathBuf, String),
    /// A value does not do. JSON has no lines to name.
    #[error("{file}{}: {key}: {why}", .line.map(|line| format!(", line {line}")).unwrap_or_default())]
    Value {
        /// The file.
        file: PathBuf,
        /// Counted from one.
        line: Option<usize>,
        /// The key with dots: "countries.GB.share".
        key: String,
        /// What is wrong and what to write.
        why: String,
    },
}

/// What is wrong with a file, whichever it is.
enum Wrong {
    /// With all of it.
    Form(String),
    /// With a key, and what to write.
    Value(String, String),
}

/// A file of prices, TOML or JSON. Shares are percent of the orders; countries
/// without one share what the others leave.
///
/// ```toml
/// [countries]
/// US = "0.0079 USD"
/// GB = { price = "0.0420 USD", share = 20, locale = "en-GB" }
///
/// [steps]
/// delayed = 12
/// ```
#[derive(Clone, Debug)]
pub struct Prices {
    /// Where the buyers are, ISO 3166-1 alpha-2.
    pub countries: BTreeMap<String, Market>,
    /// How many of 100 orders get the text of a step, where the shop knows
    /// better than we do.
    pub steps: BTreeMap<String, u32>,
}

/// The buyers of one country.
#[derive(Clone, Debug)]
pub struct Market {
    /// Of one segment.
    pub price: Price,
    /// How many of 100 orders come from there.
    pub share: f64,
    /// What people there read (BCP 47); else what the shop speaks.
    pub locale: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    countries: BTreeMap<String, Value>,
    #[serde(default)]
    steps: BTreeMap<String, Value>,
}

/// A country as the file has it: its share is there or not.
struct Entry {
    price: Price,
    share: Option<u32>,
    locale: Option<String>,
}

/// What a country may have.
const ENTRY: &[&str] = &["price", "share", "locale"];
const COUNTRY_FORM: &str =
    "a country has a price, \"0.0079 USD\", or more: { price = \"0.0079 USD\", share = 60, locale = \"en\" }";

impl Prices {
    /// Reads a file in which steps have these names.
    pub fn read(path: &Path, steps: &[&str]) -> Result<Self, Error> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::Read(path.to_owned(), error))?;
        Self::parse(&text, steps).map_err(|wrong| match wrong {
            Wrong::Form(why) => Error::Form(path.to_owned(), why),
            Wrong::Value(key, why) => {
                Error::Value { file: path.to_owned(), line: line_of(&text, &key), key, why }
            }
        })
    }

    fn parse(text: &str, steps: &[&str]) -> Result<Self, Wrong> {
        let document: Document = match text.trim_start().starts_with('{') {
            true => serde_json::from_str(text).map_err(|error| Wrong::Form(error.to_string()))?,
            false => toml::from_str(text).map_err(|error| Wrong::Form(error.to_string()))?,
        };
        let mut entries = BTreeMap::new();
        for (country, value) in document.countries {
            let entry = Entry::read(&country, value)?;
            entries.insert(country, entry);
        }
        let mut of_100 = BTreeMap::new();
        for (step, value) in document.steps {
            let count = of_100_orders(&step, &value, steps)
                .map_err(|why| Wrong::Value(format!("steps.{step}"), why))?;
            of_100.insert(step, count);
        }
        let mut currencies = entries.iter().map(|(country, entry)| (country, entry.price.currency()));
        let (_, first) = currencies.next().ok_or_else(|| {
            Wrong::Form(String::from("it has no country: write [countries] and US = \"0.0079 USD\""))
        })?;
        if let Some((country, other)) = currencies.find(|(_, other)| *other != first) {
            let why =
                format!("its price is in {other}, the one before in {first}: write all in one currency");
            return Err(Wrong::Value(format!("countries.{country}"), why));
        }
        let rest = left_for_others(&entries).map_err(|why| Wrong::Value(String::from("countries"), why))?;
        let countries = entries.into_iter().map(|(country, Entry { price, share, locale })| {
            (country, Market { price, share: share.map_or(rest, f64::from), locale })
        });
        Ok(Self { countries: countries.collect(), steps: of_100 })
    }

    /// The one currency of all prices.
    pub fn currency(&self) -> &str {
        self.countries.values().next().map_or("", |market| market.price.currency())
    }
}

impl Entry {
    fn read(country: &str, value: Value) -> Result<Self, Wrong> {
        let wrong = |why: &str| Wrong::Value(format!("countries.{country}"), why.to_owned());
        let within =
            |name: &str, why: &str| Wrong::Value(format!("countries.{country}.{name}"), why.to_owned());
        if !is_country(country) {
            return Err(wrong("is no country of ISO 3166-1: write two capital letters, such as US or GB"));
        }
        let table = match value {
            Value::String(price) => {
                return Ok(Self { price: price.parse().map_err(wrong)?, share: None, locale: None });
            }
            Value::Object(table) => table,
            _ => return Err(wrong(COUNTRY_FORM)),
        };
        if let Some(name) = table.keys().find(|name| !ENTRY.contains(&name.as_str())) {
            return Err(within(name, "is nothing that a country has; it has price, share and locale"));
        }
        let price = match table.get("price") {
            Some(Value::String(price)) => price.parse().map_err(|why| within("price", why))?,
            Some(_) => return Err(within("price", Price::FORM)),
            None => return Err(wrong(COUNTRY_FORM)),
        };
        let share = table.get("share").map(|share| {
            of_100(share).ok_or_else(|| within("share", "is percent of the orders, a whole number up to 100"))
        });
        let locale = table.get("locale").map(|locale| {
            let locale = locale.as_str().map(str::to_owned);
            locale.ok_or_else(|| within("locale", "is a language (BCP 47), such as \"en-GB\""))
        });
        Ok(Self { price, share: share.transpose()?, locale: locale.transpose()? })
    }
}

/// What is left of 100 percent for each country without a share.
fn left_for_others(entries: &BTreeMap<String, Entry>) -> Result<f64, String> {
    let stated: u32 = entries.values().filter_map(|entry| entry.share).sum();
    let others: Vec<&str> = entries
        .iter()
        .filter(|(_, entry)| entry.share.is_none())
        .map(|(country, _)| country.as_str())
        .collect();
    match stated {
        0..100 if !others.is_empty() => Ok(f64::from(100 - stated) / others.len() as f64),
        100 if others.is_empty() => Ok(0.0),
        0..100 => Err(format!(
            "the shares are percent of the orders and add up to {stated}: make them 100, or leave one out, which \
             then has what is left"
        )),
        _ if others.is_empty() => {
            Err(format!("the shares are percent of the orders and add up to {stated}: make them 100"))
        }
        _ => Err(format!(
            "the shares are percent of the orders and add up to {stated}, which leaves nothing for {}: make them \
             less than 100",
            others.join(", ")
        )),
    }
}

fn of_100_orders(step: &str, value: &Value, steps: &[&str]) -> Result<u32, String> {
    if !steps.contains(&step) {
        return Err(format!("there is no such step; known are {}", steps.join(", ")));
    }
    let count = of_100(value);
    count.ok_or_else(|| String::from("is how many of 100 orders get the text, a whole number up to 100"))
}

fn of_100(value: &Value) -> Option<u32> {
    value.as_u64().filter(|count| *count <= 100).and_then(|count| u32::try_from(count).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: &[&str] = &["shipped", "delayed"];

    fn shares(text: &str) -> Vec<(String, f64)> {
        let Ok(prices) = Prices::parse(text, STEPS) else { panic!("{text}") };
        prices.countries.into_iter().map(|(country, market)| (country, market.share)).collect()
    }

    #[test]
    fn prices_are_read_from_toml_and_json() {
        let toml = "[countries]\nUS = \"0.0079 USD\"\nGB = { price = \"0.042 USD\", share = 3 }\n[steps]\ndelayed = 9";
        let json =
            r#"{"countries":{"US":"0.0079 USD","GB":{"price":"0.042 USD","share":3}},"steps":{"delayed":9}}"#;
        for text in [toml, json] {
            let Ok(prices) = Prices::parse(text, STEPS) else { panic!("{text}") };
            assert_eq!((prices.currency(), prices.steps["delayed"]), ("USD", 9));
        }
    }

    #[test]
    fn shares_are_percent_and_countries_without_one_share_what_is_left() {
        for (countries, expected) in [
            ("US = \"1 USD\"\nGB = { price = \"1 USD\", share = 20 }", &[("GB", 20.0), ("US", 80.0)][..]),
            ("US = \"1 USD\"", &[("US", 100.0)]),
            (
                "US = \"1 USD\"\nCA = \"1 USD\"\nGB.price = \"1 USD\"\nGB.share = 20",
                &[("CA", 40.0), ("GB", 20.0), ("US", 40.0)],
            ),
            ("US = \"1 USD\"\nGB = { price = \"1 USD\", share = 0 }", &[("GB", 0.0), ("US", 100.0)]),
        ] {
            let expected: Vec<(String, f64)> =
                expected.iter().map(|(country, share)| ((*country).to_owned(), *share)).collect();
            assert_eq!(shares(&format!("[countries]\n{countries}")), expected, "{countries}");
        }
    }

    #[test]
    fn a_file_that_is_none_says_where_and_what_to_write() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("prices");
        for (text, said) in [
            ("", "missing field `countries`"),
            ("[countries]", "write [countries]"),
            ("[country]\nUS = \"1 USD\"", "unknown field `country`"),
            (
                "[countries]\nFR = \"0.05 EUR\"\nUS = \"0.01 USD\"",
                "line 3: countries.US: its price is in USD",
            ),
            ("[countries]\nUS = 3", "line 2: countries.US: a country has a price"),
            ("[countries]\nUS = { share = 3 }", "line 2: countries.US: a country has a price"),
            ("[countries]\nUS = \"a lot\"", "line 2: countries.US: a price is written as"),
            ("[countries.US]\nprice = 1", "line 2: countries.US.price: a price is written as"),
            ("[countries]\nUSA = \"1 USD\"", "line 2: countries.USA: is no country"),
            ("[countries]\nus = \"1 USD\"", "line 2: countries.us: is no country"),
            ("[countries]\nZZ = \"1 USD\"", "line 2: countries.ZZ: is no country"),
            ("[countries]\n\"\" = \"1 USD\"", "line 2: countries.: is no country"),
            ("{\"countries\": {\"USA\": \"1 USD\"}}", "prices: countries.USA: is no country"),
            (
                "[countries]\nUS = { price = \"1 USD\", shar = 1 }",
                "line 2: countries.US.shar: is nothing that a country has; it has price, share and locale",
            ),
            ("[countries]\nUS = { price = \"1 USD\", share = 101 }", "US.share: is percent of the orders"),
            ("[countries]\nUS = { price = \"1 USD\", share = \"1\" }", "US.share: is percent of the orders"),
            ("[countries]\nUS = { price = \"1 USD\", locale = 1 }", "US.locale: is a language"),
            (
                "[countries]\nUS = { price = \"1 USD\", share = 0 }",
                "line 1: countries: the shares are percent",
            ),
            (
                "[countries]\nUS = { price = \"1 USD\", share = 60 }\nGB = { price = \"1 USD\", share = 30 }",
                "add up to 90: make them 100, or leave one out",
            ),
            (
                "[countries]\nUS = { price = \"1 USD\", share = 60 }\nGB = { price = \"1 USD\", share = 50 }",
                "add up to 110: make them 100",
            ),
            (
                "[countries]\nUS = { price = \"1 USD\", share = 100 }\nGB = \"1 USD\"",
                "add up to 100, which leaves nothing for GB",
            ),
            (
                "[countries]\nUS = \"1 USD\"\n[steps]\nshipped = 4000000000",
                "line 4: steps.shipped: is how many of 100 orders",
            ),
            (
                "[countries]\nUS = \"1 USD\"\n[steps]\nshiped = 4",
                "line 4: steps.shiped: there is no such step; known are shipped, delayed",
            ),
        ] {
            std::fs::write(&file, text).unwrap();
            let error = Prices::read(&file, STEPS).unwrap_err().to_string();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
