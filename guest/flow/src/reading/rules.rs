//! How clauses are read: one grammar for all languages, as tables over what the
//! words stand for. The first rule that applies to a clause counts.

mod asking;
mod leaving;

use super::Intent;
use super::concept::{Concept, Concepts};

/// What the words of a clause must and must not stand for.
pub(super) struct Rule {
    /// One of each.
    pub(super) all: &'static [&'static [Concept]],
    /// None of these.
    pub(super) none: &'static [Concept],
    /// Nothing but these, when there are any, and no unknown word.
    pub(super) within: &'static [Concept],
    /// Whether it must be a question, or must not be one.
    pub(super) asks: Option<bool>,
    pub(super) intent: Intent,
    pub(super) topic: Option<&'static str>,
    pub(super) because: &'static str,
}

const RULE: Rule = Rule {
    all: &[],
    none: &[],
    within: &[],
    asks: None,
    intent: Intent::NotOptOut,
    topic: None,
    because: "",
};

/// The reason of the two rules that ask for a person's patience: what else is
/// said can settle it.
pub(super) const CANCELS_SOMETHING: &str = "asks to cancel, and does not say what";
/// The reason of who does not want something.
pub(super) const DOES_NOT_WANT: &str = "does not want something, and does not say what";
/// The reason of what shall go on.
pub(super) const GOES_ON: &str = "says not to stop";
/// The reason of what leaves one topic and keeps the others.
pub(super) const OF_ONE_TOPIC: &str = "asks for no more texts of a topic";
/// The reason of what asks for a human hand.
const CANCEL_REQUEST: Option<&str> = Some("cancel-request");

/// The first rule that applies.
pub(super) fn first(said: Concepts, unknown: usize, asks: bool) -> Option<&'static Rule> {
    [leaving::RULES, asking::RULES].into_iter().flatten().find(|rule| rule.applies(said, unknown, asks))
}

impl Rule {
    /// Whether it applies to what a clause says.
    fn applies(&self, said: Concepts, unknown: usize, asks: bool) -> bool {
        self.all.iter().all(|one| said.any(Concepts::of(one)))
            && !said.any(Concepts::of(self.none))
            && (self.within.is_empty() || (unknown == 0 && said.within(Concepts::of(self.within))))
            && self.asks.is_none_or(|wanted| wanted == asks)
    }
}
