//! What a shop's texts will cost in a month: each step as the component words
//! it for sample orders, times how many orders get it, times the price.
//!
//! What is assumed is part of the result: nobody can judge a sum without it.

mod sample;

use serde::Serialize;
use serde_json::Value;

use crate::engine::Trap;
use crate::price::{Market, Prices};
use crate::studio::Studio;
use crate::types::Encoding;
use sample::Sample;

/// How many of 100 orders get the text of a step: our estimate for a shop that
/// ships parcels, with a third of its buyers agreeing to what counts as
/// marketing. No statistics stand behind it.
const STEPS: &[(&str, u32)] = &[
    ("order-confirmed", 100),
    ("payment-received", 2),
    ("order-edited", 3),
    ("shipped", 95),
    ("local-delivery", 0),
    ("out-for-delivery", 90),
    ("delivered", 95),
    ("delayed", 8),
    ("delivery-failed", 4),
    ("ready-for-pickup", 2),
    ("picked-up", 2),
    ("cancelled", 3),
    ("refunded", 6),
    ("returned", 5),
    ("set-up", 30),
    ("feedback", 30),
    ("loyalty-invitation", 5),
    ("replenishment", 10),
];
/// The step that only shops have that say how long their products last.
const REPLENISHMENT: &str = "replenishment";
/// Steps that an overrun names.
const DEAREST: usize = 3;

/// Why there is no forecast.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The component failed.
    #[error(transparent)]
    Trap(#[from] Trap),
    /// A text that cannot be worded.
    #[error("{step}: {why}")]
    Step {
        /// The step's name.
        step: &'static str,
        /// The component's words.
        why: String,
    },
    /// The budget is in another currency than the prices.
    #[error("the budget is in {budget} and the prices are in {prices}: write both in one currency")]
    Currency {
        /// Of the budget.
        budget: String,
        /// Of the prices.
        prices: String,
    },
}

/// The names of all steps.
pub fn steps() -> Vec<&'static str> {
    STEPS.iter().map(|(step, _)| *step).collect()
}

/// A month of one shop.
#[derive(Debug, Serialize)]
pub struct Forecast {
    /// Orders.
    pub orders: u64,
    /// Of all sums.
    pub currency: String,
    /// What each step costs, the dearest first.
    pub steps: Vec<Cost>,
    /// All texts.
    pub texts: u64,
    /// What all of it costs with usual orders.
    pub usual: f64,
    /// And if every text were as long as it can get.
    pub worst: f64,
    /// What the shop wants to spend at most.
    pub budget: Option<f64>,
    /// Whether that is more.
    pub over_budget: bool,
    /// Orders by country, in percent.
    pub countries: Vec<(String, f64)>,
}

/// What one step costs.
#[derive(Debug, Serialize)]
pub struct Cost {
    /// Its name.
    pub step: &'static str,
    /// How many of 100 orders get its text.
    pub of_100_orders: u32,
    /// How many texts that are.
    pub texts: u64,
    /// Segments of one, over all countries.
    pub segments: f64,
    /// The most that one can take, in any country.
    pub segments_worst: u32,
    /// Whether a usual text needs the short alphabet of 70 characters somewhere.
    pub costly: bool,
    /// What all of them cost.
    pub usual: f64,
    /// And if each were as long as it can get.
    pub worst: f64,
}

impl Forecast {
    /// Reckons a month with so many orders under a shop's settings (JSON).
    pub async fn new(studio: &Studio, settings: &str, prices: &Prices, orders: u64) -> Result<Self, Error> {
        let document: Value = serde_json::from_str(settings).unwrap_or_default();
        let budget = budget(&document, prices.currency())?;
        let mut steps = Vec::new();
        for (step, usual) in STEPS {
            let of_100_orders = prices.steps.get(*step).copied().unwrap_or(*usual);
            if of_100_orders > 0 && is_on(&document, step) {
                steps.push(Cost::new(studio, settings, prices, step, of_100_orders, orders).await?);
            }
        }
        steps.sort_by(|one, other| other.usual.total_cmp(&one.usual));
        let usual = steps.iter().map(|cost| cost.usual).sum();
        let shares = shares(prices);
        Ok(Self {
            orders,
            currency: prices.currency().to_owned(),
            texts: steps.iter().map(|cost| cost.texts).sum(),
            usual,
            worst: steps.iter().map(|cost| cost.worst).sum(),
            budget,
            over_budget: budget.is_some_and(|budget| usual > budget),
            countries: shares.map(|(country, _, share)| (country.to_owned(), share * 100.0)).collect(),
            steps,
        })
    }

    /// The steps that cost most, each with what would make it cheaper.
    pub fn dearest(&self) -> impl Iterator<Item = (&Cost, String)> {
        self.steps.iter().take(DEAREST).map(|cost| (cost, cost.advice(&self.currency)))
    }
}

impl Cost {
    async fn new(
        studio: &Studio,
        settings: &str,
        prices: &Prices,
        step: &'static str,
        of_100_orders: u32,
        orders: u64,
    ) -> Result<Self, Error> {
        let texts = orders as f64 * f64::from(of_100_orders) / 100.0;
        let mut cost = Self {
            step,
            of_100_orders,
            texts: texts.round() as u64,
            segments: 0.0,
            segments_worst: 0,
            costly: false,
            usual: 0.0,
            worst: 0.0,
        };
        for (country, market, share) in shares(prices) {
            let (mut usual, mut worst) = (0, 0);
            for (index, sample) in Sample::all(country, market.locale.as_deref()).enumerate() {
                let rendered = studio.render_message(settings, step, &sample.event(step)).await?;
                let rendered = rendered.map_err(|error| Error::Step { step, why: error.to_string() })?;
                if index == 0 {
                    usual = rendered.segments;
                    cost.costly |= rendered.encoding == Encoding::Ucs2;
                }
                worst = worst.max(rendered.segments);
            }
            let units = market.price.units() * texts * share;
            cost.segments += f64::from(usual) * share;
            cost.segments_worst = cost.segments_worst.max(worst);
            cost.usual += units * f64::from(usual);
            cost.worst += units * f64::from(worst);
        }
        Ok(cost)
    }

    fn advice(&self, currency: &str) -> String {
        let one = self.usual / self.segments.max(1.0);
        let saved = self.usual - one;
        match (self.segments > 1.0, self.costly) {
            (true, true) => format!(
                "keep it in the GSM alphabet (see `aftertext measure`): one segment saves {saved:.2} {currency}"
            ),
            (true, false) => format!("shorten it to one segment: saves {saved:.2} {currency}"),
            (false, _) => {
                format!("it is as short as can be: switched off, it saves {:.2} {currency}", self.usual)
            }
        }
    }
}

/// Each country with its part of all orders.
fn shares(prices: &Prices) -> impl Iterator<Item = (&str, &Market, f64)> {
    let countries = prices.countries.iter().filter(|(_, market)| market.share > 0.0);
    countries.map(|(country, market)| (country.as_str(), market, market.share / 100.0))
}

fn is_on(settings: &Value, step: &str) -> bool {
    let enabled = settings.pointer(&format!("/journeys/{step}/enabled")).and_then(Value::as_bool);
    let products = settings.get("products").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    enabled.unwrap_or(true) && (step != REPLENISHMENT || products)
}

/// What the shop wants to spend a month at most.
fn budget(settings: &Value, prices: &str) -> Result<Option<f64>, Error> {
    let Some(budget) = settings.get("budget").filter(|budget| !budget.is_null()) else {
        return Ok(None);
    };
    let currency = budget.get("currency").and_then(Value::as_str).unwrap_or_default();
    match currency == prices {
        true => Ok(budget.get("amount").and_then(Value::as_f64)),
        false => Err(Error::Currency { budget: currency.to_owned(), prices: prices.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_an_order_has_its_share() {
        let schema: Value = serde_json::from_str(include_str!("../../wit/settings.schema.json")).unwrap();
        let named = schema.pointer("/$defs/step/enum").and_then(Value::as_array).unwrap();
        let named: Vec<&str> = named.iter().filter_map(Value::as_str).collect();
        assert_eq!(named, steps());
    }
}
