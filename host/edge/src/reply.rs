//! Replies, as every gateway sends them.

use crate::event::Event;
use crate::phone;
use crate::source::Call;
use crate::types::{InboundReply, Timestamp};

/// Keywords (whole text, any case) that a gateway answers and acts on itself,
/// and what each comes to.
pub(crate) type Keywords = [(&'static str, &'static str)];

/// What the carriers of the United States ask every sender to understand, for
/// gateways that document no list of their own (CTIA, Messaging Principles).
pub(crate) const COMMON: &Keywords = &[
    ("STOP", "STOP"),
    ("STOPALL", "STOP"),
    ("UNSUBSCRIBE", "STOP"),
    ("CANCEL", "STOP"),
    ("END", "STOP"),
    ("QUIT", "STOP"),
    ("START", "START"),
    ("UNSTOP", "START"),
    ("HELP", "HELP"),
];

/// One reply, in the gateway's words.
pub(crate) struct Reply<'a> {
    pub(crate) id: String,
    pub(crate) sender: Option<&'a str>,
    pub(crate) recipient: Option<&'a str>,
    pub(crate) body: Option<&'a str>,
    pub(crate) received_at: Timestamp,
    /// "STOP", "START" or "HELP" where the gateway says that it has answered.
    pub(crate) answered: Option<&'static str>,
}

impl Reply<'_> {
    /// What the flow is told. Texts from what is not a phone number, such as a
    /// carrier's short code, are ignored. A gateway that answers keywords
    /// without saying so is believed to have answered a bare one of `keywords`.
    pub(crate) fn event(self, call: &Call<'_>, keywords: &Keywords) -> Event {
        let Some(sender) = self.sender.and_then(phone::international) else {
            return Event::ignored(self.id, "the sender is not a phone number");
        };
        let body = self.body.unwrap_or_default();
        let by_body = || call.settings.answers_keywords.then(|| meaning(keywords, body)).flatten();
        let recipient = self.recipient.unwrap_or_default();
        Event::Reply(InboundReply {
            id: self.id,
            shop: call.shop.to_owned(),
            sender,
            recipient: phone::international(recipient).unwrap_or_else(|| recipient.to_owned()),
            body: body.to_owned(),
            received_at: self.received_at,
            carrier_opt_out: self.answered.or_else(by_body).map(str::to_owned),
        })
    }
}

/// What a keyword comes to.
pub(crate) fn meaning(keywords: &Keywords, text: &str) -> Option<&'static str> {
    keywords
        .iter()
        .find(|(keyword, _)| keyword.eq_ignore_ascii_case(text.trim()))
        .map(|(_, meaning)| *meaning)
}
