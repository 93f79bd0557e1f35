//! What a person has switched on, as their state tells it, and what a form
//! that comes back asks to change.

use serde::Deserialize;

use crate::types::{ConsentGrant, Timestamp};

/// The topics that the page shows, as grants name them. The first of them are
/// what an order itself calls for; the others are what a shop would like.
pub const TOPICS: [&str; 6] =
    ["order-updates", "delivery-updates", "set-up", "feedback", "loyalty", "reorder"];
/// How many of [`TOPICS`] an order itself calls for.
pub const OF_THE_ORDER: usize = 3;
/// The topic that covers all others.
const ALL: &str = "all";
const MARKETING: &str = "marketing";
/// What the ledger says about where it was said.
pub const SOURCE: &str = "preference-page";
/// Where people act themselves: after a STOP nothing else counts as a yes.
const OWN_ACTS: [&str; 4] = ["checkout", "reply", SOURCE, "shopify"];

/// One switch for each of [`TOPICS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Switches([bool; TOPICS.len()]);

impl Switches {
    /// The switches of these topics are on.
    pub fn of(topics: &[&str]) -> Self {
        Self(TOPICS.map(|topic| topics.contains(&topic)))
    }

    /// The topics and whether their switches are on.
    pub fn iter(self) -> impl Iterator<Item = (&'static str, bool)> {
        TOPICS.into_iter().zip(self.0)
    }

    /// Whether any is on.
    pub fn any(self) -> bool {
        self.0.contains(&true)
    }

    /// The first switch is the lowest bit.
    pub fn bits(self) -> u8 {
        self.0.iter().rev().fold(0, |bits, on| bits << 1 | u8::from(*on))
    }

    /// What [`Switches::bits`] gave.
    pub fn from_bits(bits: u8) -> Self {
        let mut bit = 0;
        Self(TOPICS.map(|_| {
            bit += 1;
            bits >> (bit - 1) & 1 == 1
        }))
    }
}

/// What the page needs of a contact's state. A member that is missing is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Known {
    consent: Vec<Said>,
    orders: Vec<Order>,
}

/// An entry of the state's consent.
#[derive(Debug, Deserialize)]
struct Said {
    scope: String,
    #[serde(default)]
    revoked: bool,
    at: Timestamp,
    #[serde(default)]
    source: String,
    #[serde(default)]
    expires_at: Option<Timestamp>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Order {
    facts: Option<Facts>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Facts {
    locale: Option<String>,
}

impl Known {
    /// From the state; of one that cannot be read nothing is known.
    pub fn read(state: &[u8]) -> Self {
        serde_json::from_slice(state).unwrap_or_default()
    }

    /// The language of the person's orders, newest first.
    pub fn locale(&self) -> Option<&str> {
        self.orders.iter().rev().find_map(|order| order.facts.as_ref()?.locale.as_deref())
    }

    /// What a text would be allowed to be about now, by the flow's rule: a grant
    /// of the topic, of its class, of marketing or of all, that outlives every
    /// revocation of these; after a revocation only the person's own act grants.
    pub fn switches(&self, now: Timestamp) -> Switches {
        let mut place = 0;
        Switches(TOPICS.map(|topic| {
            place += 1;
            let class = if place > OF_THE_ORDER { MARKETING } else { "transactional" };
            self.covers(topic, class, now)
        }))
    }

    fn covers(&self, topic: &str, class: &str, now: Timestamp) -> bool {
        let revokes = |scope: &str| [topic, class, ALL].contains(&scope);
        let grants = |said: &&Said| {
            let lasts = said.expires_at.is_none_or(|at| now < at);
            !said.revoked && lasts && (revokes(&said.scope) || said.scope == MARKETING)
        };
        self.consent.iter().filter(grants).any(|grant| {
            let own = OWN_ACTS.contains(&grant.source.as_str());
            let concerns = |said: &&Said| said.revoked && (revokes(&said.scope) || said.scope == grant.scope);
            self.consent.iter().filter(concerns).all(|revoked| own && revoked.at < grant.at)
        })
    }

    /// Whether STOP was the last word.
    pub fn is_stopped(&self) -> bool {
        self.last_stop().is_some_and(|stop| !self.consent.iter().any(|said| said.resumes(stop)))
    }

    /// When the person last asked for anything again after a STOP, if they did.
    pub fn resumed_at(&self) -> Option<Timestamp> {
        let stop = self.last_stop()?;
        self.consent.iter().filter(|said| said.resumes(stop)).map(|said| said.at).max()
    }

    fn last_stop(&self) -> Option<Timestamp> {
        self.consent.iter().filter(|said| said.revoked && said.scope == ALL).map(|said| said.at).max()
    }
}

impl Said {
    fn resumes(&self, stopped_at: Timestamp) -> bool {
        !self.revoked && OWN_ACTS.contains(&self.source.as_str()) && self.at > stopped_at
    }
}

/// What flipping switches from `shown` to `wanted` says, each with the words
/// that stood beside it. What was left as it was shown says nothing: a form may
/// be older than the last STOP.
pub fn grants(
    shown: Switches,
    wanted: Switches,
    wording: impl Fn(&str) -> String,
    now: Timestamp,
) -> Vec<ConsentGrant> {
    let flipped = shown.iter().zip(wanted.iter()).filter(|((_, before), (_, after))| before != after);
    flipped.map(|(_, (topic, granted))| grant(topic, granted, wording(topic), now)).collect()
}

/// Everything is taken back.
pub fn stop(wording: String, now: Timestamp) -> ConsentGrant {
    grant(ALL, false, wording, now)
}

fn grant(topic: &str, granted: bool, wording: String, at: Timestamp) -> ConsentGrant {
    ConsentGrant {
        topic: topic.into(),
        granted,
        at,
        source: SOURCE.into(),
        wording: Some(wording),
        recorded_by: None,
        expires_at: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = 1000;

    fn known(consent: &str) -> Known {
        Known::read(format!(r#"{{"v":2,"consent":[{consent}]}}"#).as_bytes())
    }

    /// What a state says, and what is on.
    const STATES: &[(&str, &[&str])] = &[
        ("", &[]),
        (
            r#"{"scope":"transactional","at":1,"source":"checkout"}"#,
            &["order-updates", "delivery-updates", "set-up"],
        ),
        (r#"{"scope":"marketing","at":1,"source":"import"}"#, &TOPICS),
        (
            r#"{"scope":"marketing","at":1,"source":"shopify"},{"scope":"marketing","revoked":true,"at":2,"source":"reply"}"#,
            &[],
        ),
        (
            r#"{"scope":"all","at":1,"source":"reply"},{"scope":"feedback","revoked":true,"at":2,"source":"reply"}"#,
            &["order-updates", "delivery-updates", "set-up", "loyalty", "reorder"],
        ),
        (
            r#"{"scope":"all","revoked":true,"at":2,"source":"reply"},{"scope":"marketing","at":3,"source":"import"}"#,
            &[],
        ),
        (
            r#"{"scope":"all","revoked":true,"at":2,"source":"reply"},{"scope":"reorder","at":3,"source":"preference-page"}"#,
            &["reorder"],
        ),
        (r#"{"scope":"reorder","at":3,"source":"checkout","expires_at":1000}"#, &[]),
        (r#"{"scope":"order:1","at":3,"source":"checkout"}"#, &[]),
        (r#"{"scope":1}"#, &[]),
    ];

    #[test]
    fn switches_show_what_texts_would_be_allowed() {
        for (consent, on) in STATES {
            assert_eq!(known(consent).switches(NOW), Switches::of(on), "{consent}");
        }
    }

    #[test]
    fn only_what_was_flipped_is_said() {
        let shown = Switches::of(&["order-updates", "loyalty"]);
        let wanted = Switches::of(&["order-updates", "reorder"]);
        let said: Vec<_> = grants(shown, wanted, str::to_uppercase, NOW)
            .into_iter()
            .map(|grant| (grant.topic, grant.granted, grant.wording.unwrap()))
            .collect();
        assert_eq!(
            said,
            [
                ("loyalty".to_owned(), false, "LOYALTY".to_owned()),
                ("reorder".to_owned(), true, "REORDER".to_owned()),
            ]
        );
    }

    #[test]
    fn switches_keep_their_places_as_bits() {
        for bits in 0..64 {
            assert_eq!(Switches::from_bits(bits).bits(), bits);
        }
        assert_eq!(Switches::of(&["order-updates", "reorder"]).bits(), 0b10_0001);
    }

    #[test]
    fn who_came_back_after_a_stop_is_not_stopped() {
        let stop = r#"{"scope":"all","revoked":true,"at":5,"source":"reply"}"#;
        let back = r#"{"scope":"reorder","at":6,"source":"preference-page"}"#;
        assert!(known(stop).is_stopped() && !known("").is_stopped());
        let resumed = known(&format!("{stop},{back}"));
        assert_eq!((resumed.is_stopped(), resumed.resumed_at()), (false, Some(6)));
    }
}
