//! The ledger of consent: who agreed to what or took it back, when, where, and
//! on which words. One chain a contact, append-only.
//!
//! Each entry holds the hash of the one before, so that none can be changed,
//! moved or taken out unnoticed; how long the chain is and how it ends stands
//! with the contact, which also shows that the last one is missing; how many
//! chains there are and how they end stands with the shop, which shows that a
//! whole one is. Who can write to the file could make all that anew: hold on to
//! an export, whose hashes would differ.
//!
//! An entry's hash is the SHA-256 of its canonical form: the JSON object that
//! `aftertext consent export --format jsonl` gives, without `hash`, as RFC 8785
//! writes it (members sorted, no spaces, UTF-8). Anybody can do the sum again.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::types::{Receipt, Timestamp};

/// The flow's receipts about what a person said, and whether it grants.
const KINDS: [(&str, bool); 2] = [("consent.granted", true), ("consent.revoked", false)];

/// SHA-256; in words, 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What was said once. Its members stand in the order of their names: that is
/// their order in the canonical form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When the person did it.
    pub at: Timestamp,
    /// The id of the event that brought it.
    pub event: Option<String>,
    /// When the grant ends by itself.
    pub expires_at: Option<Timestamp>,
    /// Whether it was granted; else it was taken back.
    pub granted: bool,
    /// Its place in the contact's chain, from 1.
    pub number: i64,
    /// Whose: E.164.
    pub phone: String,
    /// The hash of the entry before.
    pub previous: Option<Hash>,
    /// When it was recorded here.
    pub recorded_at: Timestamp,
    /// Who recorded it, where that is known.
    pub recorded_by: Option<String>,
    /// At which shop.
    pub shop: String,
    /// Where: "checkout", "reply", "preference-page".
    pub source: String,
    /// A topic, a class, "all", or "order:" and the id of the only order meant.
    pub topic: String,
    /// The words that the person saw.
    pub wording: Option<String>,
}

impl Entry {
    /// The hash of the canonical form.
    pub fn hash(&self) -> Hash {
        // To write strings and numbers into memory cannot fail.
        let canonical = serde_json::to_vec(self).unwrap_or_default();
        Hash(Sha256::digest(canonical).into())
    }
}

/// An entry as it stands in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What was said.
    #[serde(flatten)]
    pub entry: Entry,
    /// Its hash when it was written.
    pub hash: Hash,
}

/// What a receipt about consent tells. A member that the flow left out is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Said {
    scope: String,
    source: String,
    at: Option<Timestamp>,
    event: Option<String>,
    expires_at: Option<Timestamp>,
    recorded_by: Option<String>,
    wording: Option<String>,
}

/// Whether a receipt says that a person granted something or took it back.
pub fn is_about_consent(receipt: &Receipt) -> bool {
    KINDS.iter().any(|(kind, _)| *kind == receipt.kind)
}

/// How long a contact's chain is, and the hash of its last entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// Entries so far.
    pub length: i64,
    /// The hash of the last one.
    pub head: Option<Hash>,
}

impl Chain {
    /// Makes the chain longer by what the receipt of the contact under `key`
    /// says; none when it is not about consent.
    pub fn append(&mut self, key: &str, receipt: &Receipt) -> Option<Link> {
        let (_, granted) = *KINDS.iter().find(|(kind, _)| *kind == receipt.kind)?;
        // The ledger keeps that something was said even if nobody can read what.
        let said: Said = serde_json::from_str(&receipt.detail).unwrap_or_default();
        let (shop, phone) = key.split_once('/').unwrap_or(("", key));
        let entry = Entry {
            // A clock that is ahead must not make anything happen after it was heard of.
            at: said.at.unwrap_or(receipt.at).min(receipt.at),
            event: said.event,
            expires_at: said.expires_at,
            granted,
            number: self.length.saturating_add(1),
            phone: phone.to_owned(),
            previous: self.head,
            recorded_at: receipt.at,
            recorded_by: said.recorded_by,
            shop: shop.to_owned(),
            source: said.source,
            topic: said.scope,
            wording: said.wording,
        };
        let link = Link { hash: entry.hash(), entry };
        *self = Self { length: link.entry.number, head: Some(link.hash) };
        Some(link)
    }

    /// Goes on to the next entry if it is what was written after the last one.
    pub fn follow(&mut self, link: &Link) -> Result<(), Fault> {
        let number = self.length.saturating_add(1);
        if link.entry.number != number {
            return Err(Fault::Missing(number));
        }
        if link.entry.previous != self.head || link.entry.hash() != link.hash {
            return Err(Fault::Altered(number));
        }
        *self = Self { length: number, head: Some(link.hash) };
        Ok(())
    }

    /// Whether the walk has come to where the chain `written` ends.
    pub fn ends_as(&self, written: &Chain) -> Result<(), Fault> {
        match self.length.cmp(&written.length) {
            Ordering::Less => Err(Fault::Missing(self.length.saturating_add(1))),
            Ordering::Greater => Err(Fault::Foreign(written.length.saturating_add(1))),
            Ordering::Equal if self.head != written.head => Err(Fault::Altered(self.length)),
            Ordering::Equal => Ok(()),
        }
    }
}

/// What is kept of all the chains of a shop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// How many there are.
    pub chains: i64,
    /// The hashes of their last entries, all in one by exclusive or.
    pub heads: [u8; 32],
}

impl Anchor {
    /// One of the chains, `before`, has become `after`; one without entries is none.
    pub fn turn(&mut self, before: &Chain, after: &Chain) {
        let counts = |chain: &Chain| i64::from(chain.length > 0);
        self.chains = self.chains.saturating_add(counts(after) - counts(before));
        for Hash(head) in [before.head, after.head].into_iter().flatten() {
            self.heads.iter_mut().zip(head).for_each(|(all, one)| *all ^= one);
        }
    }

    /// Whether the chains that were found are those that were `written`.
    pub fn holds(&self, written: &Anchor) -> Result<(), Fault> {
        match self.chains.cmp(&written.chains) {
            Ordering::Less => Err(Fault::MissingChains(written.chains.saturating_sub(self.chains))),
            Ordering::Greater => Err(Fault::ForeignChains(self.chains.saturating_sub(written.chains))),
            Ordering::Equal if self.heads != written.heads => Err(Fault::AlteredChains),
            Ordering::Equal => Ok(()),
        }
    }
}

/// The first entry of a chain that is not as it was written; or how a shop's
/// chains are not those that were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is gone.
    #[error("entry {0} is missing")]
    Missing(i64),
    /// It, or the one before, was changed; or it was moved there.
    #[error("entry {0} is not what was written there")]
    Altered(i64),
    /// The chain had ended before it.
    #[error("entry {0} was added from outside")]
    Foreign(i64),
    /// Whole chains are gone.
    #[error("whole chains are missing: {0}")]
    MissingChains(i64),
    /// Whole chains were made up.
    #[error("whole chains were added from outside: {0}")]
    ForeignChains(i64),
    /// A whole chain was made anew or changed places with another.
    #[error("the chains do not end as they were written")]
    AlteredChains,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt(kind: &str, detail: &str) -> Receipt {
        Receipt { kind: kind.into(), message: None, step: None, at: 2000, detail: detail.into() }
    }

    #[test]
    fn the_canonical_form_and_its_hash_stay_as_they_are() {
        let detail = r#"{"reason": "the person said so", "scope": "marketing", "source": "checkout",
                         "at": 1000, "event": "e1", "wording": "Texts? \u00dcber \"alles\"\n"}"#;
        let mut chain = Chain::default();
        let link = chain.append("demo/+12025550123", &receipt("consent.granted", detail)).unwrap();
        assert_eq!(
            serde_json::to_string(&link.entry).unwrap(),
            r#"{"at":1000,"event":"e1","expires_at":null,"granted":true,"number":1,"phone":"+12025550123","previous":null,"recorded_at":2000,"recorded_by":null,"shop":"demo","source":"checkout","topic":"marketing","wording":"Texts? Über \"alles\"\n"}"#
        );
        assert_eq!(link.hash.to_string(), "a7a4c4901f63f63d06d1f39b1346b3e687315f7db52646eca2c42bf0a57779c8");
        assert_eq!(chain, Chain { length: 1, head: Some(link.hash) });
    }

    #[test]
    fn what_is_not_about_consent_is_no_entry_and_what_cannot_be_read_still_is() {
        let mut chain = Chain::default();
        assert_eq!(chain.append("demo/+1", &receipt("consent.ignored", "{}")), None);
        assert_eq!(chain.append("demo/+1", &receipt("text.sent", "{}")), None);
        let link = chain.append("demo/+1", &receipt("consent.revoked", "nonsense")).unwrap();
        assert_eq!((link.entry.granted, link.entry.at, link.entry.topic.as_str()), (false, 2000, ""));
        let early = receipt("consent.granted", r#"{"at": 9000}"#);
        assert_eq!(chain.append("demo/+1", &early).unwrap().entry.at, 2000, "nothing is said in the future");
    }
}
