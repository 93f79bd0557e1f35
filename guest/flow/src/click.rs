//! What follows when somebody opens a link of a text.

use crate::effect::{Detail, Outcome};
use crate::event::{Kind, LinkClick};
use crate::journey::{Step, Trigger};
use crate::message::is_about;
use crate::text::step_of;
use crate::turn::Turn;

impl Turn<'_> {
    /// A person opened a link. In news this is only noted: that somebody looks
    /// where a parcel is says nothing about the rest.
    pub(crate) fn click(&mut self, click: &LinkClick) -> Outcome {
        let LinkClick { code, message, at } = click;
        let about = |reason: &str| Detail::because(reason).text("link", code).number("clicked_at", *at);
        let known = self.contact.was_handed_over(message) || self.contact.pending(message).is_some();
        let Some(step) = step_of(message).filter(|_| known) else {
            let reason = "the text is unknown";
            return self.ignore("link.ignored", reason, about(reason).text("message", message));
        };
        self.receipt("link.clicked", Some((message, step)), about("a person opened the link"));
        if !tells_news(step) {
            self.drop_answered(click);
        }
        Outcome::Applied
    }

    /// Drops what waits about the same order and is of no use after a click.
    fn drop_answered(&mut self, click: &LinkClick) {
        let kind = Kind::LinkClicked;
        let waiting = self.contact.pending.iter().filter(|text| {
            let same_order = text.order.as_deref().is_some_and(|order| is_about(&click.message, order));
            same_order && self.settings.kills(text.step, kind)
        });
        let ids: Vec<String> = waiting.map(|text| text.id.clone()).collect();
        for id in ids {
            let detail = Detail::because("what happened since ended it").text("change", kind.name());
            self.end_text(&id, "text.dropped", detail.text("link", &click.code));
        }
    }
}

fn tells_news(step: Step) -> bool {
    matches!(step.row().trigger, Trigger::On(_))
}
