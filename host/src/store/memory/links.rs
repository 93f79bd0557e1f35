//! Short links in memory.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use aftertext_edge::visitor::Visitor;
use sha2::{Digest, Sha256};

use super::super::{CLICKS_MAX, Error, LedgerEntry, SentLink};
use crate::types::{Link, Timestamp};

/// By code.
#[derive(Default)]
pub(super) struct Links(pub(super) BTreeMap<String, SentLink>);

impl Links {
    /// Keeps the links of a text that is about to leave.
    pub(super) fn keep(&mut self, entry: &LedgerEntry, links: &[Link]) -> Result<(), Error> {
        let is_others = |link: &Link, known: &SentLink| {
            (&known.shop, &known.message, &known.target) != (&entry.shop, &entry.message, &link.target)
        };
        if links.iter().any(|link| self.0.get(&link.code).is_some_and(|known| is_others(link, known))) {
            return Err(Error::Conflict);
        }
        for link in links {
            let sent = SentLink {
                code: link.code.clone(),
                shop: entry.shop.clone(),
                message: entry.message.clone(),
                recipient: entry.recipient.clone(),
                target: link.target.clone(),
                at: entry.at,
                reported_at: None,
                people: 0,
                machines: 0,
                told: false,
            };
            self.0.entry(link.code.clone()).or_insert(sent).at = entry.at;
        }
        Ok(())
    }

    pub(super) fn count(&mut self, code: &str, visitor: Visitor, told: bool) {
        let Some(link) = self.0.get_mut(code) else {
            return;
        };
        let count = match visitor {
            Visitor::Person => &mut link.people,
            Visitor::Machine => &mut link.machines,
        };
        *count = count.saturating_add(1).min(CLICKS_MAX);
        link.told |= told;
    }

    pub(super) fn reported(&mut self, shop: &str, message: &str, at: Timestamp) {
        for link in self.0.values_mut().filter(|link| link.shop == shop && link.message == message) {
            link.reported_at = Some(at);
        }
    }

    /// Newest first.
    pub(super) fn of(&self, shop: &str, phone: &str, limit: u32) -> Vec<SentLink> {
        let theirs = self.0.values().filter(|link| link.shop == shop && link.recipient == phone);
        let mut links: Vec<SentLink> = theirs.cloned().collect();
        links.sort_by_key(|link| Reverse(link.at));
        links.truncate(limit as usize);
        links
    }

    pub(super) fn retain(&mut self, kept: impl Fn(&SentLink) -> bool) {
        self.0.retain(|_, link| kept(link));
    }
}

/// Nothing outside can open a link of this store, and a simulation has to give
/// the same codes each time: so they may be guessed.
pub(super) fn key(shop: &str) -> String {
    Sha256::digest(shop).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
