//! What a decision asks of the world, and the log of why.

use crate::contact::Contact;
use crate::event::Timestamp;
use crate::segment::Encoding;

/// A text ready for the gateway. The recipient is the contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sms {
    /// The text's deterministic name.
    pub id: String,
    /// What the phone will show.
    pub body: String,
    /// The short links in it.
    pub links: Vec<Link>,
    /// After this moment it is no use.
    pub send_before: Timestamp,
}

/// A short link that a text contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What stands for the target: 10 letters and digits.
    pub code: String,
    /// Where it leads: a web address on a host that the shop allows.
    pub target: String,
}

/// One thing for the caller to do, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Wake the contact at that moment; moves a timer of the same name.
    SetTimer {
        /// The name, which is a message id.
        name: String,
        /// When.
        due_at: Timestamp,
    },
    /// No wake under this name any more.
    ClearTimer {
        /// The name, which is a message id.
        name: String,
    },
    /// Hand the text to the gateway and feed back the answer.
    Send(Sms),
}

/// What a call came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It changed something.
    Applied,
    /// It changed nothing, for this reason.
    Ignored(String),
}

/// One line of the log: what was decided and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// "text.sent", "event.ignored".
    pub kind: &'static str,
    /// The text that it is about.
    pub message: Option<String>,
    /// The step that it is about.
    pub step: Option<&'static str>,
    /// When it was decided.
    pub at: Timestamp,
    /// A JSON object.
    pub detail: String,
}

/// All that follows from one input.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The contact afterwards.
    pub contact: Contact,
    /// What to do, in this order.
    pub effects: Vec<Effect>,
    /// What to write down, in this order.
    pub receipts: Vec<Receipt>,
    /// What to answer.
    pub outcome: Outcome,
}

/// A text as a phone would get it, and what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// What the phone shows.
    pub body: String,
    /// How it travels.
    pub encoding: Encoding,
    /// How many messages it is billed as.
    pub segments: u32,
    /// The short links in it; their codes stand for those of a text to come.
    pub links: Vec<Link>,
}

/// Writes a receipt's JSON object member by member: the receipts are on the
/// path of every event, and a tree of values would be built only to be printed.
pub(crate) struct Detail(String);

impl Detail {
    /// An object that begins with the reason.
    pub(crate) fn because(reason: &str) -> Detail {
        Detail(String::from("{")).text("reason", reason)
    }

    /// Adds a string.
    pub(crate) fn text(mut self, name: &str, value: &str) -> Detail {
        self.name(name);
        // Writing a string cannot fail; an empty one stands in all the same.
        self.0.push_str(&serde_json::to_string(value).unwrap_or_else(|_| String::from("\"\"")));
        self
    }

    /// Adds a string when there is one.
    pub(crate) fn maybe(self, name: &str, value: Option<&str>) -> Detail {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    /// Adds a number.
    pub(crate) fn number(mut self, name: &str, value: i64) -> Detail {
        self.name(name);
        self.0.push_str(&value.to_string());
        self
    }

    /// Adds a member that is true.
    pub(crate) fn flag(mut self, name: &str) -> Detail {
        self.name(name);
        self.0.push_str("true");
        self
    }

    /// The finished object.
    pub(crate) fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn name(&mut self, name: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
    }
}
