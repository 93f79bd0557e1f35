//! What a simulation adds up to.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use super::story::{Entry, Kind};
use crate::price::Price;

/// Grows with every entry.
#[derive(Debug, Default)]
pub struct Totals {
    /// By kind.
    counts: BTreeMap<Kind, u64>,
    segments: u64,
    /// By reason, how many texts were held back for good.
    never: BTreeMap<String, u64>,
    contacts: BTreeMap<String, PerContact>,
}

/// What one contact got.
#[derive(Debug, Default)]
struct PerContact {
    shown: String,
    texts: u64,
    /// The last day with a text, and how many it had.
    day: Option<(Date, u64)>,
    most_in_a_day: u64,
}

/// The sums, for people and programs.
#[derive(Debug, Serialize)]
pub struct Sums {
    /// Things that happened to orders.
    pub order_events: u64,
    /// Answers of people.
    pub replies: u64,
    /// Texts that left.
    pub texts: u64,
    /// As how many messages they are billed.
    pub segments: u64,
    /// What they cost, if a price is known: "12.50 USD".
    pub cost: Option<String>,
    /// Contacts that something happened to.
    pub contacts: u64,
    /// Contacts that got a text.
    pub contacts_texted: u64,
    /// Of those, how many texts each got on average.
    pub texts_per_contact: f64,
    /// The most texts that one contact got on one local day.
    pub most_in_a_day: u64,
    /// Who got the most texts, and how many.
    pub busiest: Option<Value>,
    /// How often a text was put off.
    pub later: u64,
    /// Texts that never left.
    pub never: u64,
    /// Why, and how many each, the most frequent first.
    pub never_because: Vec<(String, u64)>,
    /// Calls that failed.
    pub faults: u64,
}

impl Totals {
    /// Counts an entry.
    pub fn add(&mut self, entry: &Entry) {
        *self.counts.entry(entry.kind).or_default() += 1;
        let contact = self.contacts.entry(entry.key.clone()).or_default();
        match entry.kind {
            Kind::Text => {
                self.segments = self.segments.saturating_add(entry.segments());
                contact.text(&entry.contact, entry.time.date());
            }
            Kind::Never => *self.never.entry(entry.words.clone()).or_default() += 1,
            _ => {}
        }
    }

    /// The keys of the `count` contacts with the most texts, the busiest first.
    pub fn busiest(&self, count: usize) -> Vec<&str> {
        let mut contacts: Vec<_> = self.contacts.iter().collect();
        contacts.sort_by_key(|(key, contact)| (Reverse(contact.texts), key.as_str()));
        contacts.into_iter().take(count).map(|(key, _)| key.as_str()).collect()
    }

    /// The sums so far.
    pub fn sums(&self, price: Option<&Price>) -> Sums {
        let count = |kind| self.counts.get(&kind).copied().unwrap_or_default();
        let texted = self.contacts.values().filter(|contact| contact.texts > 0).count() as u64;
        let busiest = self.contacts.values().rev().max_by_key(|contact| contact.texts);
        let mut never_because: Vec<_> = self.never.clone().into_iter().collect();
        never_because.sort_by_key(|(_, count)| Reverse(*count));
        Sums {
            order_events: count(Kind::Order),
            replies: count(Kind::Reply),
            texts: count(Kind::Text),
            segments: self.segments,
            cost: price.map(|price| price.of(self.segments)),
            contacts: self.contacts.len() as u64,
            contacts_texted: texted,
            texts_per_contact: (count(Kind::Text) * 100 / texted.max(1)) as f64 / 100.0,
            most_in_a_day: busiest_day(self.contacts.values()),
            busiest: busiest
                .filter(|contact| contact.texts > 0)
                .map(|contact| json!({"contact": contact.shown, "texts": contact.texts})),
            later: count(Kind::Later),
            never: count(Kind::Never),
            never_because,
            faults: count(Kind::Fault),
        }
    }
}

fn busiest_day<'a>(contacts: impl Iterator<Item = &'a PerContact>) -> u64 {
    contacts.map(|contact| contact.most_in_a_day).max().unwrap_or_default()
}

impl PerContact {
    fn text(&mut self, shown: &str, date: Date) {
        if self.shown.is_empty() {
            self.shown = shown.to_owned();
        }
        self.texts += 1;
        let today = match self.day {
            Some((day, texts)) if day == date => texts + 1,
            _ => 1,
        };
        self.day = Some((date, today));
        self.most_in_a_day = self.most_in_a_day.max(today);
    }
}
