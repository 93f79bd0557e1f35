//! What a text counts as: its topic's class, what the shop makes of it, and
//! what no shop can make of it.
//!
//! News may count as a promotion where a shop wants so, but what sells is never
//! news of an order (47 CFR 64.1200(f)(13); Chesbro v. Best Buy, 9th Cir. 2012,
//! for loyalty). A question for one to five stars may be news, except where a
//! law has it otherwise (BGH VI ZR 225/17).

use crate::consent::Class;
use crate::contact::Pending;
use crate::content::first_host;
use crate::journey::{Priority, Step};
use crate::jurisdiction::Duty;
use crate::place::{Evidence, law};
use crate::settings::Settings;
use crate::turn::Turn;

impl Settings {
    /// What a step counts as where no law asks for more; none for the answer to
    /// a reply.
    pub(crate) fn class(&self, step: Step) -> Option<Class> {
        let usual = usual(step)?;
        let own = self.journey(step).and_then(|journey| journey.class).unwrap_or(usual);
        let is_news = own == Class::Transactional && (usual == own || !self.sells(step));
        Some(if is_news { Class::Transactional } else { Class::Marketing })
    }

    /// Whether a step is no promotion where no law asks for more.
    pub(crate) fn is_news(&self, step: Step) -> bool {
        self.class(step) != Some(Class::Marketing)
    }

    /// What a step counts as for somebody who may be in that place.
    pub(crate) fn class_there(&self, step: Step, evidence: &Evidence<'_>) -> Option<Class> {
        let class = self.class(step)?;
        let is_survey = class == Class::Transactional && usual(step) == Some(Class::Marketing);
        let sells = || law(evidence).duties.contains(&Duty::SurveyIsPromotion);
        Some(if is_survey && sells() { Class::Marketing } else { class })
    }

    /// Whether a step is a promotion by what it says: all that the shop would
    /// like is, except for a question that leads nowhere.
    pub(crate) fn sells(&self, step: Step) -> bool {
        if step != Step::Feedback {
            return usual(step) == Some(Class::Marketing);
        }
        let earlier = self.history.iter().map(|revision| &revision.templates);
        let mut own = earlier.chain([&self.templates]).filter_map(|own| own.get(step.name()));
        self.links.review.is_some() || own.any(|own| own.texts().iter().any(|(_, text)| leads(text)))
    }

    /// What goes first. Nothing that the shop would like is ever urgent.
    pub(crate) fn priority(&self, step: Step) -> Priority {
        let own = self.journey(step).and_then(|journey| journey.priority);
        let priority = own.unwrap_or(step.row().priority);
        if self.class(step) == Some(Class::Marketing) { priority.min(Priority::Normal) } else { priority }
    }
}

impl Turn<'_> {
    /// What a text counts as for its reader.
    pub(crate) fn class(&self, text: &Pending) -> Option<Class> {
        self.settings.class_there(text.step, &self.evidence(text.order.as_deref()))
    }
}

/// What a step counts as unless somebody says otherwise.
fn usual(step: Step) -> Option<Class> {
    Some(step.row().topic?.class)
}

/// Whether a template has a link in it, or a field that may bring one.
fn leads(text: &str) -> bool {
    ["link", "url"].iter().any(|name| text.contains(name)) || first_host(text, &|_| true).is_some()
}
