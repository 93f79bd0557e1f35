//! Who wants no more texts, or may want none, and what looks like that and is not.

use super::super::Intent;
use super::super::concept::Concept::*;
use super::super::concept::{COMMERCE, LIST_WORDS, SMALL_WORDS, TEXTS, TOPIC_WORDS, TOPICS};
use super::{CANCEL_REQUEST, CANCELS_SOMETHING, DOES_NOT_WANT, GOES_ON, OF_ONE_TOPIC, RULE, Rule};

pub(super) const RULES: &[Rule] = &[
    // Who has the wrong number, or wants to be left alone.
    Rule {
        all: &[&[WrongNumber]],
        none: &[Trouble, Place, Goods, Delivery],
        intent: Intent::OptOut,
        because: "says that the number is wrong",
        ..RULE
    },
    Rule {
        all: &[&[WrongNumber]],
        none: &[Trouble, Place],
        intent: Intent::Ambiguous,
        because: "may say that the number is wrong",
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
    Rule {
        all: &[&[Legal]],
        none: &[Goods, Delivery, Trouble, Place],
        intent: Intent::OptOut,
        because: "speaks of the law",
        ..RULE
    },
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
        none: &[Kept, Place],
        intent: Intent::Ambiguous,
        because: "asks for some texts and not for others",
        ..RULE
    },
    // A topic and nothing else.
    Rule {
        all: &[&[Stop, Unsubscribe, NoMore], TOPICS],
        within: TOPIC_WORDS,
        asks: Some(false),
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
            Number,
            NoMore,
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
        all: &[&[DontWant], &[Goods, Delivery, Return]],
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
];
