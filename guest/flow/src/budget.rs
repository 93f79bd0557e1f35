//! One budget per contact over all journeys: caps by class and by law, the gap
//! between two texts, what goes first, and what is told in one text instead of two.

use crate::consent::Class;
use crate::contact::{About, Mark, Pending};
use crate::effect::Detail;
use crate::event::{DAY, HOUR, MINUTE, Timestamp};
use crate::journey::{Priority, Step};
use crate::jurisdiction::Counts;
use crate::place::law;
use crate::sorted::sorted;
use crate::text::step_of;
use crate::turn::Turn;

/// What one text tells besides its own news when both wait at the same time.
const TELLS_TOO: &[(Step, Step)] = &[
    (Step::OrderConfirmed, Step::PaymentReceived),
    (Step::OrderConfirmed, Step::OrderEdited),
    (Step::Cancelled, Step::Refunded),
];

/// What waits for less than this is told at once with what leaves now.
const TOGETHER: Timestamp = 5 * MINUTE;

impl Turn<'_> {
    /// Whether the budget lets a text leave now; moves or drops it if not. What
    /// is urgent and what answers a reply pass.
    pub(crate) fn has_room(&mut self, text: &Pending) -> bool {
        match self.room_from(text) {
            Some((until, reason)) => {
                self.postpone(text, until, Detail::because(reason));
                false
            }
            None => true,
        }
    }

    /// When there is room for a text, and what holds it back until then.
    fn room_from(&self, text: &Pending) -> Option<(Timestamp, &'static str)> {
        let class = self.class(text)?;
        let priority = self.settings.priority(text.step);
        let pause = text.step.row().pause;
        let same = |mark: &&Mark| step_of(&mark.id) == Some(text.step);
        if let Some(last) = self.times(same).max().filter(|at| self.now < at.saturating_add(pause)) {
            return Some((last.saturating_add(pause), "the person was asked this lately"));
        }
        if class == Class::Marketing
            && let Some(until) = self.lawful_from(text)
        {
            return Some((until, "the cap that the law sets is reached"));
        }
        if priority == Priority::Urgent && class == Class::Transactional {
            return None;
        }
        let gap = self.settings.gap();
        if let Some(last) = self.times(|_| true).max().filter(|at| self.now < at.saturating_add(gap)) {
            return Some((last.saturating_add(gap), "too soon after the last text"));
        }
        let first = |other: &Pending| {
            other.id != text.id
                && other.due_at <= self.now
                && !other.held
                && other.tries == 0
                && self.settings.priority(other.step) > priority
        };
        if self.contact.pending.iter().any(first) {
            return Some((self.now.saturating_add(gap.max(MINUTE)), "a more important text goes first"));
        }
        let (day, week) = self.cap(class);
        let of_class = |mark: &&Mark| self.class_of(mark) == Some(class);
        let by_day = self.full_until(&of_class, day, DAY);
        let by_week = || self.full_until(&of_class, week, 7 * DAY);
        let by_day = by_day.map(|until| (until, "the cap for a day is reached"));
        by_day.or_else(|| by_week().map(|until| (until, "the cap for a week is reached")))
    }

    /// When the caps of every law that may be its reader's leave room for a
    /// promotional text, if they do not now.
    fn lawful_from(&self, text: &Pending) -> Option<Timestamp> {
        let caps = law(&self.evidence(text.order.as_deref())).caps;
        let full = caps.iter().filter_map(|cap| {
            let counted =
                |mark: &&Mark| cap.counts == Counts::All || self.class_of(mark) == Some(Class::Marketing);
            self.full_until(&counted, cap.texts.into(), HOUR * Timestamp::from(cap.hours))
        });
        full.max()
    }

    /// Until when so many texts of a kind have left within the time before, if
    /// they have.
    fn full_until(&self, counted: &dyn Fn(&&Mark) -> bool, max: u32, within: Timestamp) -> Option<Timestamp> {
        let since = self.now.saturating_sub(within);
        let times = sorted(self.times(counted).filter(|at| *at > since));
        match usize::try_from(max).unwrap_or(usize::MAX).checked_sub(1) {
            Some(last) => times.iter().rev().nth(last).map(|at| at.saturating_add(within)),
            None => Some(Timestamp::MAX),
        }
    }

    /// How many texts of a class the person gets within a day and a week: half of
    /// them for who asked for fewer.
    fn cap(&self, class: Class) -> (u32, u32) {
        let (day, week) = self.settings.cap(class);
        if self.contact.preferences.fewer { (day.div_ceil(2), week.div_ceil(2)) } else { (day, week) }
    }

    /// When texts of some kind were handed over.
    fn times<'a>(&'a self, wanted: impl Fn(&&'a Mark) -> bool + 'a) -> impl Iterator<Item = Timestamp> + 'a {
        self.contact.sent.iter().filter(wanted).filter_map(|mark| mark.at)
    }

    fn class_of(&self, mark: &Mark) -> Option<Class> {
        self.settings.class_there(step_of(&mark.id)?, &self.evidence(None))
    }

    /// Whether another text that is due tells this one's news too: then this one
    /// is dropped, with a receipt that names the other.
    pub(crate) fn told_elsewhere(&mut self, text: &Pending) -> bool {
        let now = self.now;
        let teller = |other: &&mut Pending| {
            other.order == text.order && other.due_at <= now && TELLS_TOO.contains(&(other.step, text.step))
        };
        let Some(other) = self.contact.pending.iter_mut().find(teller) else {
            return false;
        };
        other.about = with_refund(other.about.take(), text.about.clone());
        let with = other.id.clone();
        self.fold_into(&text.id, &with);
        true
    }

    /// Takes into a text that leaves what waits beside it and is told by it: the
    /// same news about other parcels, and what the table says.
    pub(crate) fn gather(&mut self, text: Pending) -> Pending {
        let mut text = text;
        let now = self.now;
        let joins = |other: &&Pending| {
            let is_refund = text.step == Step::Refunded;
            let same_news = other.step == text.step
                && other.due_at <= now
                && (text.parcel.is_some() || (is_refund && adds_up(&text.about, &other.about)));
            let told_too =
                TELLS_TOO.contains(&(text.step, other.step)) && other.due_at <= now.saturating_add(TOGETHER);
            other.id != text.id
                && other.order.is_some()
                && other.order == text.order
                && (same_news || told_too)
        };
        let joined: Vec<Pending> = self.contact.pending.iter().filter(joins).cloned().collect();
        let mut parcels = match text.about {
            Some(About::Parcels(others)) => others,
            _ => 0,
        };
        for other in joined {
            text.about = with_refund(text.about, other.about);
            if other.parcel.is_some() {
                parcels = parcels.saturating_add(1);
                text.about = Some(About::Parcels(parcels));
            }
            self.fold_into(&other.id, &text.id);
        }
        if let Some(pending) = self.contact.pending_mut(&text.id) {
            pending.about.clone_from(&text.about);
        }
        text
    }

    fn fold_into(&mut self, id: &str, with: &str) {
        self.end_text(id, "text.dropped", Detail::because("it is told in another text").text("with", with));
    }
}

/// Whether two refunds can be told as one sum.
fn adds_up(about: &Option<About>, other: &Option<About>) -> bool {
    match (about, other) {
        (Some(About::Refund((_, scale, currency))), Some(About::Refund((_, same, alike)))) => {
            scale == same && currency == alike
        }
        _ => false,
    }
}

/// What a text is about once it tells of another refund too.
fn with_refund(about: Option<About>, other: Option<About>) -> Option<About> {
    let adds_up = adds_up(&about, &other);
    match (about, other) {
        (Some(About::Refund((sum, scale, currency))), Some(About::Refund((more, ..)))) if adds_up => {
            Some(About::Refund((sum.saturating_add(more), scale, currency)))
        }
        (None, Some(About::Refund(other))) => Some(About::Refund(other)),
        (about, _) => about,
    }
}
