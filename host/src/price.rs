//! What texts cost: one price, or a file of prices by country.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::Deserialize;

/// Decimal places of a price; gateways bill in up to five.
const PLACES_MAX: usize = 8;

/// What one segment costs: "0.0079 USD".
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Price {
    /// Times 10^-`scale`.
    amount: u32,
    scale: usize,
    currency: String,
}

impl FromStr for Price {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "a price is written as a decimal number and a currency: \"0.0079 USD\"";
        let text = text.trim();
        let (number, currency) =
            text.len().checked_sub(3).and_then(|place| text.split_at_checked(place)).ok_or(FORM)?;
        let number = number.trim_end();
        if !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(FORM);
        }
        let (whole, places) = number.split_once('.').unwrap_or((number, ""));
        let digits = format!("{whole}{places}");
        if whole.is_empty() || places.len() > PLACES_MAX || !digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Err(FORM);
        }
        let amount = digits.parse().map_err(|_| FORM)?;
        Ok(Self { amount, scale: places.len(), currency: currency.to_owned() })
    }
}

impl TryFrom<String> for Price {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl Price {
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
}

/// A file of prices, TOML or JSON.
///
/// ```toml
/// [countries]
/// US = "0.0079 USD"
/// GB = { price = "0.0420 USD", share = 20, locale = "en-GB" }
///
/// [steps]
/// delayed = 12
/// ```
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// Where the buyers are, ISO 3166-1 alpha-2.
    pub countries: BTreeMap<String, Market>,
    /// How many of 100 orders get the text of a step, where the shop knows
    /// better than we do.
    #[serde(default)]
    pub steps: BTreeMap<String, u32>,
}

/// The buyers of one country.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "MarketForm")]
pub struct Market {
    /// Of one segment.
    pub price: Price,
    /// How many orders come from there, against the shares of the others.
    pub share: u32,
    /// What people there read (BCP 47); else what the shop speaks.
    pub locale: Option<String>,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a country has a price: \"0.0079 USD\", or { price = \"0.0079 USD\", share = 60 }"
)]
enum MarketForm {
    Price(Price),
    Market {
        price: Price,
        #[serde(default = "one")]
        share: u32,
        locale: Option<String>,
    },
}

fn one() -> u32 {
    1
}

impl From<MarketForm> for Market {
    fn from(form: MarketForm) -> Self {
        match form {
            MarketForm::Price(price) => Self { price, share: one(), locale: None },
            MarketForm::Market { price, share, locale } => Self { price, share, locale },
        }
    }
}

impl Prices {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::Read(path.to_owned(), error))?;
        Self::parse(&text).map_err(|why| Error::Form(path.to_owned(), why))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let prices: Self = match text.trim_start().starts_with('{') {
            true => serde_json::from_str(text).map_err(|error| error.to_string())?,
            false => toml::from_str(text).map_err(|error| error.to_string())?,
        };
        let mut currencies = prices.countries.values().map(|market| market.price.currency());
        let first =
            currencies.next().ok_or("it has no country: write [countries] and US = \"0.0079 USD\"")?;
        if let Some(other) = currencies.find(|other| *other != first) {
            return Err(format!("its prices are in {first} and in {other}: write all in one currency"));
        }
        if prices.countries.values().all(|market| market.share == 0) {
            return Err(String::from("no country has a share of the orders"));
        }
        Ok(prices)
    }

    /// The one currency of all prices.
    pub fn currency(&self) -> &str {
        self.countries.values().next().map_or("", |market| market.price.currency())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_read_from_toml_and_json() {
        let toml = "[countries]\nUS = \"0.0079 USD\"\nGB = { price = \"0.042 USD\", share = 3 }\n[steps]\ndelayed = 9";
        let json =
            r#"{"countries":{"US":"0.0079 USD","GB":{"price":"0.042 USD","share":3}},"steps":{"delayed":9}}"#;
        for text in [toml, json] {
            let prices = Prices::parse(text).unwrap();
            assert_eq!(
                (prices.currency(), prices.countries["GB"].share, prices.steps["delayed"]),
                ("USD", 3, 9)
            );
        }
    }

    #[test]
    fn a_file_that_is_none_says_what_to_write() {
        for (text, said) in [
            ("", "missing field `countries`"),
            ("[countries]", "write [countries]"),
            ("[countries]\nUS = \"0.01 USD\"\nFR = \"0.05 EUR\"", "all in one currency"),
            ("[countries]\nUS = 3", "a country has a price"),
            ("[countries]\nUS = { price = \"1 USD\", share = 0 }", "no country has a share"),
            ("[country]\nUS = \"1 USD\"", "unknown field `country`"),
        ] {
            let error = Prices::parse(text).unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
