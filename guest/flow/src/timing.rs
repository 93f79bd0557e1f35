//! When a text may leave: whose clocks and whose law hold for its reader, by
//! what is known about them, and what a receipt says about it.

use crate::consent::Class;
use crate::contact::Pending;
use crate::effect::Detail;
use crate::event::{DAY, Timestamp};
use crate::facts::Facts;
use crate::hours::{Held, Hours, Wish};
use crate::place::{Candidate, Evidence, Place, locate};
use crate::settings::Settings;
use crate::turn::Turn;
use crate::zone::Zone;

/// The hours of a text, and what they rest on.
pub(crate) struct Limits<'a> {
    place: Place,
    hours: Hours<'a>,
}

impl<'a> Turn<'a> {
    /// What is known about where the person is, from their number and the order
    /// that a text is about.
    pub(crate) fn evidence(&self, order: Option<&str>) -> Evidence<'_> {
        let order = order.and_then(|id| self.contact.order(id));
        evidence(self.phone, order.and_then(|order| order.facts.as_ref()), self.settings)
    }

    /// The clock by which the person most likely lives.
    pub(crate) fn zone(&self, order: Option<&str>) -> Zone {
        clock(&self.evidence(order))
    }

    /// The hours that a text keeps to; none for the answer to a reply, and for
    /// news that is worthless later, unless the shop has hours of its own.
    pub(crate) fn limits(&self, text: &Pending) -> Option<Limits<'a>> {
        let class = self.class(text)?;
        let shop = self.settings.hours(class);
        let urgent = text.step.row().any_hour && class == Class::Transactional;
        if urgent && shop.is_none() {
            return None;
        }
        let place = locate(&self.evidence(text.order.as_deref()));
        let wish = Wish { class: class.in_law(), urgent, shop: shop.as_ref() };
        let closed = if class == Class::Marketing { self.settings.hours.closed.as_slice() } else { &[] };
        let hours = Hours::new(&place, &wish).closed_on(closed);
        Some(Limits { place, hours })
    }

    /// Whether a text may leave at this hour; moves it to the next opening if
    /// not, or holds it where there is none.
    pub(crate) fn is_open(&mut self, text: &Pending) -> bool {
        let Some(limits) = self.limits(text) else {
            return true;
        };
        let Some(opening) = limits.hours.next_open(self.now) else {
            let detail = Detail::because("no hour is allowed by all that is known");
            self.hold(text, self.now.saturating_add(DAY), limits.explain(detail));
            return false;
        };
        let Some(held) = opening.because else {
            return true;
        };
        let detail = Detail::because("outside the hours that are allowed");
        self.postpone(text, opening.at, limits.explain_held(held, detail));
        false
    }

    /// When a text that leaves now must have left: at the end of the hours, or
    /// when it stops being news.
    pub(crate) fn send_before(&self, text: &Pending) -> Timestamp {
        let closes = self.limits(text).and_then(|limits| limits.hours.closes(self.now));
        closes.map_or(text.useful_until, |closes| closes.min(text.useful_until))
    }
}

impl Limits<'_> {
    /// Adds every clock, what says so, and every rule.
    pub(crate) fn explain(&self, detail: Detail) -> Detail {
        let candidates = &self.place.candidates;
        let rules: Vec<String> = self.hours.rules().map(|rule| rule.to_string()).collect();
        detail
            .text("zone", &listed(candidates, |candidate| candidate.zone.name()))
            .text("evidence", &listed(candidates, |candidate| candidate.source.name()))
            .text("rule", &rules.join(", "))
    }

    /// Adds the one clock and the one rule that keep a text from leaving.
    fn explain_held(&self, held: Held, detail: Detail) -> Detail {
        let by = |candidate: &&Candidate| candidate.zone.name() == held.zone;
        let source = self.place.candidates.iter().find(by).map(|candidate| candidate.source.name());
        detail.text("zone", held.zone).maybe("evidence", source).text("rule", &held.rule.to_string())
    }
}

/// What is known about where a person is, from their number and an order.
pub(crate) fn evidence<'a>(phone: &'a str, facts: Option<&'a Facts>, settings: &'a Settings) -> Evidence<'a> {
    Evidence {
        phone,
        country: facts.and_then(|facts| facts.country.as_deref()),
        region: facts.and_then(|facts| facts.region.as_deref()),
        postal_code: facts.and_then(|facts| facts.postal_code.as_deref()),
        stated_zone: facts.and_then(|facts| facts.time_zone.as_deref()),
        shop_zone: settings.time_zone.as_deref(),
    }
}

/// The clock by which a person most likely lives.
pub(crate) fn clock(evidence: &Evidence<'_>) -> Zone {
    locate(evidence).candidates.first().map_or(Zone::UTC, |candidate| candidate.zone)
}

/// What the candidates have, each once.
fn listed(candidates: &[Candidate], name: impl Fn(&Candidate) -> &'static str) -> String {
    let mut names: Vec<&str> = candidates.iter().map(name).collect();
    names.dedup();
    names.join(", ")
}
