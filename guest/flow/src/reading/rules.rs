//! How clauses are read: one grammar for all languages, as a table over what
//! the words stand for. The first rule that applies to a clause counts.

use super::Intent;
use super::concept::Concept::*;
use super::concept::{COMMERCE, Concept, Concepts, LIST_WORDS, SMALL_WORDS, TEXTS, TOPIC_WORDS, TOPICS};

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

pub(super) const RULES: &[Rule] = &[
    // Who has the wrong number, or wants to be left alone.
    Rule {
        all: &[&[WrongNumber]],
        none: &[Trouble, Place],
        intent: Intent::OptOut,
        because: "says that the number is wrong",
        ..RULE
    },
    Rule {
        all: &[&[Wrong], &[Number]],
        none: &[Goods, Delivery, Trouble, Place],
        intent: Intent::OptOut,
        because: "says that the number is wrong",
        ..RULE
    },
    Rule {
        all: &[&[NotNumber]],
        none: &[Goods, Delivery, Trouble, Received],
        asks: Some(false),
        intent: Intent::OptOut,
        because: "says that the number is wrong",
        ..RULE
    },
    Rule {
        all: &[&[LeaveAlone]],
        none: COMMERCE,
        intent: Intent::OptOut,
        because: "asks to be left alone",
        ..RULE
    },
    Rule { all: &[&[Legal]], none: COMMERCE, intent: Intent::OptOut, because: "speaks of the law", ..RULE },
    Rule {
        all: &[&[Death]],
        none: COMMERCE,
        intent: Intent::OptOut,
        because: "says that the person has died",
        ..RULE
    },
    Rule {
        all: &[&[Consent], &[Revoke, Stop, Cancel, Remove]],
        intent: Intent::OptOut,
        because: "takes consent back",
        ..RULE
    },
    Rule {
        all: &[&[Revoke], &[Promotion]],
        none: COMMERCE,
        intent: Intent::OptOut,
        because: "takes consent back",
        ..RULE
    },
    Rule {
        all: &[&[NeverAgreed]],
        none: COMMERCE,
        intent: Intent::OptOut,
        because: "says that nobody agreed",
        ..RULE
    },
    // Questions about opting out, and choices between texts.
    Rule {
        all: &[&[Stop, Unsubscribe], &[If, Reply]],
        intent: Intent::Ambiguous,
        because: "asks about opting out",
        ..RULE
    },
    Rule {
        all: &[&[Stop], &[Unsubscribe]],
        asks: Some(true),
        intent: Intent::Ambiguous,
        because: "asks about opting out",
        ..RULE
    },
    Rule {
        all: &[&[Stop, Unsubscribe, NoMore, DontSend, DontContact, DontWant], &[Only, But]],
        none: &[Kept],
        intent: Intent::Ambiguous,
        because: "asks for some texts and not for others",
        ..RULE
    },
    // A topic and nothing else.
    Rule {
        all: &[&[Stop, Unsubscribe, NoMore], TOPICS],
        within: TOPIC_WORDS,
        intent: Intent::OptOut,
        because: OF_ONE_TOPIC,
        ..RULE
    },
    Rule {
        all: &[&[Not, No], &[Promotion]],
        within: &[
            Filler,
            Not,
            No,
            More,
            Promotion,
            Thanks,
            Me,
            Want,
            Message,
            Send,
            DontContact,
            DontSend,
            DontWant,
            Received,
        ],
        asks: Some(false),
        intent: Intent::OptOut,
        because: OF_ONE_TOPIC,
        ..RULE
    },
    // Texts in so many words.
    Rule { all: &[&[Stop], TEXTS], intent: Intent::OptOut, because: "asks to stop texts", ..RULE },
    Rule {
        all: &[&[NoMore], TEXTS],
        none: &[Received],
        intent: Intent::OptOut,
        because: "asks to stop texts",
        ..RULE
    },
    Rule {
        all: &[&[NoMore], &[Want, DontWant], TEXTS],
        intent: Intent::OptOut,
        because: "does not want texts",
        ..RULE
    },
    Rule {
        all: &[&[Stop, NoMore], &[Send, DontContact, DontSend, Promotion]],
        none: COMMERCE,
        intent: Intent::OptOut,
        because: "asks to stop texts",
        ..RULE
    },
    Rule {
        all: &[&[DontContact, DontSend], &[Why]],
        intent: Intent::Ambiguous,
        because: "asks why texts come or do not",
        ..RULE
    },
    // What a courier shall do.
    Rule {
        all: &[&[DontContact], &[Place, Aside]],
        none: &[Message, More, NoMore, Promotion, Spam, Unsubscribe, Legal],
        because: "is about the delivery",
        ..RULE
    },
    Rule {
        all: &[&[DontContact], &[Message, Contact, Me, More, Number]],
        none: &[Received, If, Goods, Delivery, Harmless],
        intent: Intent::OptOut,
        because: "asks not to be texted",
        ..RULE
    },
    Rule {
        all: &[&[DontContact], &[Message, More, NoMore], &[Goods, Delivery]],
        none: &[Received, If, Where, When, Why],
        intent: Intent::OptOut,
        because: "asks not to be texted",
        ..RULE
    },
    Rule {
        all: &[
            &[DontContact, DontSend, NoMore],
            &[Message, More, NoMore],
            &[Received],
            &[Message, DontContact],
            &[Goods, Delivery],
        ],
        none: &[If, Where, When, Why],
        intent: Intent::Ambiguous,
        because: "refuses, and does not say what",
        ..RULE
    },
    Rule {
        all: &[&[DontContact], &[Goods, Delivery]],
        topic: CANCEL_REQUEST,
        because: "is about goods",
        ..RULE
    },
    Rule {
        all: &[&[DontContact]],
        none: &[Received, If, Where, When, Harmless],
        intent: Intent::OptOut,
        because: "asks not to be texted",
        ..RULE
    },
    Rule {
        all: &[&[DontSend], &[Message, More, Promotion, Spam]],
        none: &[Received, Goods, Delivery],
        intent: Intent::OptOut,
        because: "asks not to be texted",
        ..RULE
    },
    Rule {
        all: &[&[DontWant], &[Message, Contact, Send, Spam, Promotion]],
        none: &[Goods, Delivery, Kept],
        intent: Intent::OptOut,
        because: "does not want texts",
        ..RULE
    },
    Rule {
        all: &[&[DontWant], &[Goods, Delivery]],
        topic: CANCEL_REQUEST,
        because: "is about goods",
        ..RULE
    },
    // Leaving a list.
    Rule {
        all: &[&[Unsubscribe]],
        none: &[Goods, Delivery, Kept],
        within: LIST_WORDS,
        intent: Intent::OptOut,
        because: "asks to be taken off the list",
        ..RULE
    },
    Rule {
        all: &[&[Unsubscribe]],
        none: &[Goods, Delivery, Kept],
        asks: Some(false),
        intent: Intent::OptOut,
        because: "asks to be taken off the list",
        ..RULE
    },
    Rule {
        all: &[&[Unsubscribe]],
        none: &[Goods, Delivery, Kept],
        intent: Intent::Ambiguous,
        because: "asks about opting out",
        ..RULE
    },
    Rule {
        all: &[&[Remove, Cancel], &[Number, List, Me, Contact]],
        none: COMMERCE,
        intent: Intent::OptOut,
        because: "asks to be taken off the list",
        ..RULE
    },
    // Orders.
    Rule {
        all: &[&[Stop, Cancel, Remove, Unsubscribe], &[Goods, Delivery, Trouble]],
        topic: CANCEL_REQUEST,
        because: "asks to stop goods, not texts",
        ..RULE
    },
    Rule {
        all: &[&[Cancel, Remove], &[Message]],
        intent: Intent::OptOut,
        because: "asks to stop texts",
        ..RULE
    },
    Rule {
        all: &[&[Stop], &[Aside, Place]],
        within: &[Stop, Aside, Place, Filler, OutOf, Thanks, Yes, Fine, I],
        because: "asks to stop something else",
        ..RULE
    },
    // A word that says it all.
    Rule {
        all: &[&[NoMore]],
        none: &[Stop, Unsubscribe, DontWant, LeaveAlone],
        within: SMALL_WORDS,
        asks: Some(true),
        intent: Intent::Ambiguous,
        because: "asks whether it is over",
        ..RULE
    },
    Rule {
        all: &[&[Stop, NoMore]],
        none: &[How],
        within: SMALL_WORDS,
        intent: Intent::OptOut,
        because: "asks to stop and says nothing else",
        ..RULE
    },
    // What may be meant.
    Rule { all: &[&[Cancel]], none: &[Kept], intent: Intent::Ambiguous, because: CANCELS_SOMETHING, ..RULE },
    Rule { all: &[&[Kept]], because: GOES_ON, ..RULE },
    Rule {
        all: &[&[DontWant]],
        asks: Some(false),
        intent: Intent::Ambiguous,
        because: DOES_NOT_WANT,
        ..RULE
    },
    Rule {
        all: &[&[TooMany, Why], &[Message, Contact, Send, Promotion]],
        none: &[Goods, Delivery, Not],
        intent: Intent::Ambiguous,
        because: "complains about texts",
        ..RULE
    },
    Rule {
        all: &[&[Spam, TooMany]],
        within: &[Filler, Spam, TooMany, Message, I, Me, Thanks, Not, No],
        intent: Intent::Ambiguous,
        because: "complains about texts",
        ..RULE
    },
    Rule {
        all: &[&[Only], &[Message, Contact, Send]],
        intent: Intent::Only,
        because: "asks for some texts only",
        ..RULE
    },
    Rule {
        all: &[&[Less], &[Message, Contact, Send]],
        intent: Intent::Less,
        because: "asks for fewer texts",
        ..RULE
    },
    // Back again.
    Rule {
        all: &[&[Resume]],
        none: &[Goods],
        intent: Intent::OptIn,
        because: "asks for texts again",
        ..RULE
    },
    Rule {
        all: &[&[Start], &[Message, Contact]],
        none: COMMERCE,
        intent: Intent::OptIn,
        because: "asks for texts again",
        ..RULE
    },
    Rule {
        all: &[&[Want, Received], &[Message], &[More]],
        none: &[Not, NoMore, DontContact, DontWant, Goods, Delivery],
        intent: Intent::OptIn,
        because: "asks for texts again",
        ..RULE
    },
    Rule {
        all: &[&[Yes], &[Want], &[Message]],
        // "Yes, I want the texts gone."
        within: &[Yes, Want, Message, Filler, I, Me, More, Contact, Received, Send, Fine, Thanks],
        intent: Intent::OptIn,
        because: "asks for texts again",
        ..RULE
    },
    // Questions.
    Rule {
        all: &[&[Often]],
        intent: Intent::Question,
        topic: Some("frequency"),
        because: "asks how many texts there are",
        ..RULE
    },
    Rule {
        all: &[&[Return], &[How, Help]],
        intent: Intent::Question,
        topic: Some("return"),
        because: "asks how to send something back",
        ..RULE
    },
    Rule {
        all: &[&[Return]],
        none: &[Start],
        asks: Some(true),
        intent: Intent::Question,
        topic: Some("return"),
        because: "asks how to send something back",
        ..RULE
    },
    Rule {
        all: &[&[Where], &[Goods, Delivery, Arrive, Underway]],
        intent: Intent::Question,
        topic: Some("where-is-my-order"),
        because: "asks where an order is",
        ..RULE
    },
    Rule {
        all: &[&[Where]],
        within: &[Filler, Where, Me, I, Number, Received],
        intent: Intent::Question,
        topic: Some("where-is-my-order"),
        because: "asks where something is",
        ..RULE
    },
    Rule {
        all: &[&[Underway], &[Goods, Delivery]],
        asks: Some(true),
        intent: Intent::Question,
        topic: Some("where-is-my-order"),
        because: "asks where an order is",
        ..RULE
    },
    Rule {
        all: &[&[Underway, Delivery]],
        within: &[Filler, Underway, Delivery, Me, I, Received],
        asks: Some(true),
        intent: Intent::Question,
        topic: Some("where-is-my-order"),
        because: "asks where an order is",
        ..RULE
    },
    Rule {
        all: &[&[When], &[Goods, Delivery, Arrive]],
        intent: Intent::Question,
        topic: Some("when"),
        because: "asks when an order comes",
        ..RULE
    },
    Rule {
        all: &[&[Arrive], &[Goods, Delivery]],
        none: &[Not],
        asks: Some(true),
        intent: Intent::Question,
        topic: Some("when"),
        because: "asks when an order comes",
        ..RULE
    },
    Rule {
        all: &[&[When]],
        within: &[Filler, When, Me, I, NoMore],
        intent: Intent::Question,
        topic: Some("when"),
        because: "asks when",
        ..RULE
    },
    Rule {
        all: &[&[Who]],
        within: &[Filler, Who, Me, Number],
        intent: Intent::Question,
        topic: Some("who"),
        because: "asks who writes",
        ..RULE
    },
    // Help.
    Rule { all: &[&[Human]], intent: Intent::Help, because: "asks for a person", ..RULE },
    Rule { all: &[&[Help]], none: &[Thanks], intent: Intent::Help, because: "asks for help", ..RULE },
    Rule {
        all: &[&[Trouble]],
        topic: Some("trouble"),
        because: "says that something is wrong with goods",
        ..RULE
    },
    Rule {
        all: &[&[Remove]],
        within: SMALL_WORDS,
        intent: Intent::Ambiguous,
        because: CANCELS_SOMETHING,
        ..RULE
    },
    // Words of refusal among words that are not known.
    Rule {
        all: &[&[NoMore, DontContact, DontSend, NeverAgreed, Unsubscribe, Spam, TooMany, LeaveAlone]],
        none: &[Goods, Delivery, Trouble, Received, Fine, Kept, Harmless],
        asks: Some(false),
        intent: Intent::Ambiguous,
        because: "refuses, and does not say what",
        ..RULE
    },
    Rule {
        all: &[&[NoMore], &[Want, DontWant, Message, Contact]],
        none: &[Goods, Delivery, Trouble],
        intent: Intent::Ambiguous,
        because: "refuses, and does not say what",
        ..RULE
    },
    // A verb that is not known, of texts.
    Rule {
        all: &[&[Message]],
        none: &[
            Goods, Delivery, Trouble, Received, Fine, Thanks, Where, When, How, If, Yes, Me, Harmless, Rate,
        ],
        asks: Some(false),
        intent: Intent::Ambiguous,
        because: "says something of texts that is not understood",
        ..RULE
    },
];

impl Rule {
    /// Whether it applies to what a clause says.
    pub(super) fn applies(&self, said: Concepts, unknown: usize, asks: bool) -> bool {
        self.all.iter().all(|one| said.any(Concepts::of(one)))
            && !said.any(Concepts::of(self.none))
            && (self.within.is_empty() || (unknown == 0 && said.within(Concepts::of(self.within))))
            && self.asks.is_none_or(|wanted| wanted == asks)
    }
}
