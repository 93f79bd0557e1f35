//! What a shop's texts will cost in a month: each step as the component words
//! it for sample orders, times how many orders get it, times the price.
//!
//! What is assumed is part of the result: nobody can judge a sum without it.

mod advice;
mod sample;

use serde::Serialize;
use serde_json::Value;

use crate::engine::Trap;
use crate::price::{Market, Prices};
use crate::studio::{Finding, Severity, Studio};
use crate::types::Encoding;
use advice::{Worded, advice};
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
/// What people read where neither prices nor settings say it.
const DEFAULT_LOCALE: &str = "en";
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
    /// What the shop wants to spend at most, if that is in the currency of the
    /// prices.
    pub budget: Option<f64>,
    /// Whether that is more.
    pub over_budget: bool,
    /// Orders by country, in percent.
    pub countries: Vec<(String, f64)>,
    /// What the budget is in, if not in the currency of the prices.
    #[serde(skip)]
    currency_of_budget: Option<String>,
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
    #[serde(skip)]
    worded: Vec<Worded>,
}

impl Forecast {
    /// Reckons a month with so many orders under a shop's settings (JSON).
    pub async fn new(studio: &Studio, settings: &str, prices: &Prices, orders: u64) -> Result<Self, Error> {
        let document: Value = serde_json::from_str(settings).unwrap_or_default();
        let (budget, currency_of_budget) = match budget(&document) {
            Some((amount, currency)) if currency == prices.currency() => (Some(amount), None),
            Some((_, currency)) => (None, Some(currency.to_owned())),
            None => (None, None),
        };
        let locale = document.get("locale").and_then(Value::as_str).unwrap_or(DEFAULT_LOCALE);
        let month = Month { studio, settings, locale, prices, orders };
        let mut steps = Vec::new();
        for (step, usual) in STEPS {
            let of_100_orders = prices.steps.get(*step).copied().unwrap_or(*usual);
            if of_100_orders > 0 && is_on(&document, step) {
                steps.push(month.cost(step, of_100_orders).await?);
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
            countries: shares.map(|(country, market)| (country.to_owned(), market.share)).collect(),
            steps,
            currency_of_budget,
        })
    }

    /// What is wrong with the shop's budget.
    pub fn findings(&self) -> Vec<Finding> {
        let Self { orders, currency, usual, .. } = self;
        let finding = |rule: &str, path: &str, message, suggestion| Finding {
            severity: Severity::Error,
            rule: rule.to_owned(),
            path: path.to_owned(),
            message,
            suggestion: Some(suggestion),
        };
        let overrun = self.budget.filter(|_| self.over_budget).map(|budget| {
            let missing = usual - budget;
            let message = format!(
                "the budget of {budget:.2} {currency} does not last: a month of {orders} orders costs {usual:.2}, and \
                 {missing:.2} are missing"
            );
            let mut suggestion = String::from("raise it, or save on what costs most:");
            for cost in self.steps.iter().take(DEAREST) {
                let advice = advice(&cost.worded, cost.usual, currency);
                suggestion.push_str(&format!("\n{}, {:.2} a month: {advice}", cost.step, cost.usual));
            }
            finding("over-budget", "/budget", message, suggestion)
        });
        let other_currency = self.currency_of_budget.as_ref().map(|budget| {
            let message = format!(
                "the budget is in {budget} and the prices are in {currency}: nobody can say whether it lasts"
            );
            let suggestion = format!("write both in one currency: currency = \"{currency}\"");
            finding("budget-currency", "/budget/currency", message, suggestion)
        });
        overrun.into_iter().chain(other_currency).collect()
    }
}

/// What a month is reckoned with.
struct Month<'a> {
    studio: &'a Studio,
    settings: &'a str,
    /// What the shop speaks.
    locale: &'a str,
    prices: &'a Prices,
    orders: u64,
}

impl Month<'_> {
    /// What one step costs.
    async fn cost(&self, step: &'static str, of_100_orders: u32) -> Result<Cost, Error> {
        let texts = self.orders as f64 * f64::from(of_100_orders) / 100.0;
        let mut cost = Cost {
            step,
            of_100_orders,
            texts: texts.round() as u64,
            segments: 0.0,
            segments_worst: 0,
            costly: false,
            usual: 0.0,
            worst: 0.0,
            worded: Vec::new(),
        };
        for (country, market) in shares(self.prices) {
            let share = market.share / 100.0;
            let of_a_segment = market.price.units() * texts * share;
            let language = market.locale.as_deref().unwrap_or(self.locale);
            let mut worst = 0;
            for (index, sample) in Sample::all(country, market.locale.as_deref()).enumerate() {
                let rendered = self.studio.render_message(self.settings, step, &sample.event(step)).await?;
                let rendered = rendered.map_err(|error| Error::Step { step, why: error.to_string() })?;
                worst = worst.max(rendered.segments);
                if index == 0 {
                    cost.costly |= rendered.encoding == Encoding::Ucs2;
                    cost.segments += f64::from(rendered.segments) * share;
                    cost.usual += f64::from(rendered.segments) * of_a_segment;
                    let worded = Worded::new(self.studio, country, language, &rendered, of_a_segment);
                    cost.worded.push(worded.await?);
                }
            }
            cost.segments_worst = cost.segments_worst.max(worst);
            cost.worst += f64::from(worst) * of_a_segment;
        }
        Ok(cost)
    }
}

/// The countries from which there are orders.
fn shares(prices: &Prices) -> impl Iterator<Item = (&str, &Market)> {
    let countries = prices.countries.iter().map(|(country, market)| (country.as_str(), market));
    countries.filter(|(_, market)| market.share > 0.0)
}

fn is_on(settings: &Value, step: &str) -> bool {
    let enabled = settings.pointer(&format!("/journeys/{step}/enabled")).and_then(Value::as_bool);
    let products = settings.get("products").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    enabled.unwrap_or(true) && (step != REPLENISHMENT || products)
}

/// What the shop wants to spend a month at most, and in which currency.
fn budget(settings: &Value) -> Option<(f64, &str)> {
    let budget = settings.get("budget")?;
    Some((budget.get("amount")?.as_f64()?, budget.get("currency")?.as_str()?))
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
