//! What people ask for short of leaving: a pause, fewer texts, one topic only;
//! and what happens while it is not clear whether they have left.

use crate::consent;
use crate::contact::Pending;
use crate::effect::{Detail, Outcome};
use crate::event::{DAY, MINUTE, Reply, Timestamp};
use crate::journey::Step;
use crate::json::stored;
use crate::reading::{Intent, Reading};
use crate::reply::said;
use crate::turn::Turn;

/// How long PAUSE is without a length of time.
const PAUSE: Timestamp = 14 * DAY;
/// Who has not said by then that the texts shall go on has left.
const SILENCE: Timestamp = DAY;
/// The name of the timer of that silence.
pub(crate) const SILENCE_TIMER: &str = "contact/silence";
/// What waits for an answer looks again so long after the answer was due.
const LOOKS_AGAIN: Timestamp = MINUTE;

/// What a person asked for, beyond consent.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Preferences {
    /// Until then nothing leaves but answers.
    paused_until: Option<Timestamp>,
    /// Whether the caps are half of what they are for others.
    pub(crate) fewer: bool,
    /// When silence will mean that the person has left; nothing leaves before
    /// but answers.
    pub(crate) silent_at: Option<Timestamp>,
}

stored! { Preferences {} or { paused_until, fewer, silent_at } }

impl Preferences {
    fn is_default(&self) -> bool {
        *self == Preferences::default()
    }
}

impl Turn<'_> {
    /// Whether there is something that a preference could change: nobody else is
    /// answered.
    pub(crate) fn is_subscribed(&self) -> bool {
        !self.contact.consent.is_empty() && !self.contact.consent.is_stopped()
    }

    /// Keeps to what a reply asks for, and says so.
    pub(crate) fn prefer(&mut self, reply: &Reply, reading: &Reading) {
        match (reading.intent, reading.topic) {
            (Intent::Only, Some(topic)) => {
                let others = consent::topics_but(topic).map(|other| said(reply, other, false));
                let wishes: Vec<_> = others.chain([said(reply, topic, true)]).collect();
                if self.record_consent(&reply.id, &wishes) {
                    self.answer(reply, Step::OnlyTopic, None);
                }
            }
            (Intent::Pause, _) => {
                let until = self.now.saturating_add(reading.delay.unwrap_or(PAUSE));
                self.contact.preferences.paused_until = Some(until);
                self.answer(reply, Step::Paused, None);
            }
            (Intent::Less, _) if !self.contact.preferences.fewer => {
                self.contact.preferences.fewer = true;
                self.answer(reply, Step::FewerTexts, None);
            }
            (Intent::Ambiguous, _) => self.doubt(reply),
            _ => {}
        }
    }

    /// It may be a revocation: nothing leaves, and the person is asked once.
    fn doubt(&mut self, reply: &Reply) {
        if self.contact.preferences.silent_at.is_some() {
            return;
        }
        let silent_at = self.now.saturating_add(SILENCE);
        self.contact.preferences.silent_at = Some(silent_at);
        self.set_timer(SILENCE_TIMER, silent_at);
        self.answer(reply, Step::StopAsked, None);
    }

    /// The person wants everything again; whether that changes anything.
    pub(crate) fn resume(&mut self) -> bool {
        self.settle_doubt();
        let changed = !self.contact.preferences.is_default();
        self.contact.preferences = Preferences::default();
        self.release();
        changed
    }

    /// The person has said what they want: what waited for that may leave.
    pub(crate) fn settle_doubt(&mut self) {
        if self.contact.preferences.silent_at.take().is_some() {
            self.clear_timer(SILENCE_TIMER);
            self.release();
        }
    }

    fn release(&mut self) {
        let quiet = |text: &mut Pending| std::mem::take(&mut text.quiet).then(|| text.id.clone());
        let ids: Vec<String> = self.contact.pending.iter_mut().filter_map(quiet).collect();
        for id in ids {
            self.move_text(&id, self.now);
        }
    }

    /// Nothing was answered: silence means that the person has left.
    pub(crate) fn silence(&mut self) -> Outcome {
        let Some(silent_at) = self.contact.preferences.silent_at else {
            self.clear_timer(SILENCE_TIMER);
            return Outcome::Ignored(String::from("nobody is asked anything"));
        };
        if silent_at > self.now {
            return Outcome::Ignored(String::from("there is time to answer yet"));
        }
        self.receipt("reply.awaited", None, Detail::because("silence means that the person has left"));
        self.stop("silence", SILENCE_TIMER, self.now);
        self.settle_doubt();
        Outcome::Applied
    }

    /// Whether the person wants to hear anything now; lets the text wait if not,
    /// for as long as it is of use. Answers are always wanted.
    pub(crate) fn is_listened_to(&mut self, text: &Pending) -> bool {
        let preferences = &self.contact.preferences;
        let doubt = preferences.silent_at.map(|at| {
            let until = at.max(self.now).saturating_add(LOOKS_AGAIN);
            (until, "it is not clear whether the person has left")
        });
        let pause = preferences.paused_until.map(|until| (until, "the person asked for a pause"));
        let quiet = doubt.or(pause.filter(|(until, _)| self.now < *until));
        let Some((until, reason)) = quiet.filter(|_| text.step.topic().is_some()) else {
            return true;
        };
        let detail = Detail::because(reason).number("until", until);
        self.receipt("text.postponed", Some((&text.id, text.step)), detail);
        if let Some(pending) = self.contact.pending_mut(&text.id) {
            pending.quiet = true;
        }
        self.move_text(&text.id, until);
        false
    }
}
