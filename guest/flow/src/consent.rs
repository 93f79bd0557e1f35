//! Who may be texted about what: the ledger of a contact's consent.
//!
//! The latest word of the person counts, by the time at which it was said.
//! Jurisdictions, expiry and double opt-in are not here yet.

use serde::Serialize;

use crate::event::{Grant, Timestamp};
use crate::facts::clean;
use crate::json::{Json, Read, Wrong, record, words};
use crate::jurisdiction;

/// The scope that covers every topic.
pub const ALL: &str = "all";
/// What the scope of a single order begins with; its id follows.
const ORDER: &str = "order:";
/// The longest scope of an order, in bytes.
const ORDER_SCOPE_MAX: usize = 210;
/// Orders whose own consent is remembered.
const ORDERS_MAX: usize = 20;

/// What a text counts as, for consent and for the caps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// What an order itself calls for.
    Transactional,
    /// What the shop would like.
    Marketing,
}

words! { Class {
    Transactional = "transactional",
    Marketing = "marketing",
} }

impl Class {
    /// What it is in law.
    pub(crate) fn in_law(self) -> jurisdiction::Class {
        match self {
            Class::Transactional => jurisdiction::Class::Transactional,
            Class::Marketing => jurisdiction::Class::Promotional,
        }
    }
}

/// Every topic, with its class.
const TOPICS: &[(&str, Class)] = &[
    ("order-updates", Class::Transactional),
    ("delivery-updates", Class::Transactional),
    ("set-up", Class::Transactional),
    ("feedback", Class::Marketing),
    ("loyalty", Class::Marketing),
    ("reorder", Class::Marketing),
];

/// Sources by which people act themselves. After a revocation nothing else
/// brings consent back: an import may be older than it says.
const OWN_ACTS: &[&str] = &["checkout", "reply", "preference-page", "shopify"];

/// One entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// A topic, a class, "all", or "order:" and the id of one order.
    pub scope: String,
    /// Whether it takes consent back.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub revoked: bool,
    /// When the person did it.
    pub at: Timestamp,
    /// Where.
    pub source: String,
}

record! { Entry { scope, at, source } or { revoked } }

impl Entry {
    fn is_own_act(&self) -> bool {
        OWN_ACTS.contains(&self.source.as_str())
    }
}

/// Why nothing covers a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody ever agreed.
    NeverGiven,
    /// It was taken back.
    Revoked,
}

impl Refusal {
    /// In words.
    pub fn reason(self) -> &'static str {
        match self {
            Refusal::NeverGiven => "no consent covers this topic",
            Refusal::Revoked => "consent was taken back",
        }
    }
}

/// The entries that still matter: the latest per scope of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Consent(Vec<Entry>);

impl Read for Consent {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Consent {
        Consent(Read::read(json, wrong))
    }
}

impl Consent {
    /// Whether nothing was ever said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was said.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// Records what was agreed to or taken back; false when it changes nothing.
    /// A moment in the future counts as now, so that nobody's clock can outbid
    /// a STOP that comes later.
    pub(crate) fn record(&mut self, grant: &Grant, now: Timestamp) -> Result<bool, &'static str> {
        let of_order = grant.scope.starts_with(ORDER);
        if grant.scope != ALL && !of_order && class_of(&grant.scope).is_none() {
            return Err("no such topic");
        }
        if of_order && grant.scope.len() > ORDER_SCOPE_MAX {
            return Err("the order's id is too long");
        }
        let entry = Entry {
            scope: grant.scope.clone(),
            revoked: !grant.granted,
            at: grant.at.min(now),
            source: clean(&grant.source, 40),
        };
        let same_kind = |known: &&mut Entry| {
            known.scope == entry.scope
                && known.revoked == entry.revoked
                && (known.revoked || known.is_own_act() == entry.is_own_act())
        };
        match self.0.iter_mut().find(same_kind) {
            Some(known) if known.at >= entry.at => return Ok(false),
            Some(known) => *known = entry,
            None => self.0.push(entry),
        }
        self.forget_old_orders();
        Ok(true)
    }

    /// Lets go of what was said about the oldest orders. A grant goes before a
    /// revocation.
    fn forget_old_orders(&mut self) {
        let of_order = |entry: &Entry| entry.scope.starts_with(ORDER);
        if self.0.iter().filter(|entry| of_order(entry)).count() > ORDERS_MAX {
            let granted = self.0.iter().position(|entry| of_order(entry) && !entry.revoked);
            let oldest = granted.or_else(|| self.0.iter().position(of_order));
            oldest.map(|oldest| self.0.remove(oldest));
        }
    }

    /// The entry that allows texts about `topic` and `order`, which count as
    /// `class`. Consent to one order covers what that order calls for.
    pub fn covering(&self, topic: &str, class: Class, order: Option<&str>) -> Result<&Entry, Refusal> {
        let order = order.filter(|_| class == Class::Transactional).map(|id| format!("{ORDER}{id}"));
        let order = order.as_deref().unwrap_or(topic);
        let class = class.name();
        // Who agreed to the more intrusive class agreed to the lesser one too;
        // who takes the former back has not said a word about the latter.
        let granting = [order, topic, class, Class::Marketing.name(), ALL];
        let revoking = [order, topic, class, ALL];
        let mut refusal = Refusal::NeverGiven;
        for scope in granting {
            for grant in self.0.iter().filter(|entry| !entry.revoked && entry.scope == scope) {
                let stands = self.0.iter().all(|entry| {
                    let concerns = revoking.contains(&entry.scope.as_str()) || entry.scope == scope;
                    !entry.revoked || !concerns || (entry.at < grant.at && grant.is_own_act())
                });
                if stands {
                    return Ok(grant);
                }
                refusal = Refusal::Revoked;
            }
        }
        if self.0.iter().any(|entry| entry.revoked && revoking.contains(&entry.scope.as_str())) {
            refusal = Refusal::Revoked;
        }
        Err(refusal)
    }

    /// Whether the person said STOP and has not asked for anything since.
    pub fn is_stopped(&self) -> bool {
        let stop = |entry: &&Entry| entry.revoked && entry.scope == ALL;
        let Some(stopped_at) = self.0.iter().filter(stop).map(|entry| entry.at).max() else {
            return false;
        };
        let resumed = |entry: &Entry| !entry.revoked && entry.is_own_act() && entry.at > stopped_at;
        !self.0.iter().any(resumed)
    }

    /// What has to outlive an erasure: that the number said STOP.
    pub(crate) fn remembered(self) -> Consent {
        let stop = |entry: &Entry| entry.revoked && entry.scope == ALL;
        Consent(self.0.into_iter().filter(stop).collect())
    }
}

/// Every topic that a scope does not cover.
pub(crate) fn topics_but(scope: &str) -> impl Iterator<Item = &'static str> {
    TOPICS
        .iter()
        .filter(move |(topic, class)| *topic != scope && class.name() != scope)
        .map(|(topic, _)| *topic)
}

/// The class of a topic; a class is its own.
pub(crate) fn class_of(scope: &str) -> Option<Class> {
    if let Some((_, class)) = TOPICS.iter().find(|(topic, _)| *topic == scope) {
        return Some(*class);
    }
    [Class::Transactional, Class::Marketing].into_iter().find(|class| class.name() == scope)
}
