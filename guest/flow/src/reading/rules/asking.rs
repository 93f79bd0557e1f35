//! What else people ask for, and refusals among words that are not known.

use super::super::Intent;
use super::super::concept::Concept::*;
use super::super::concept::{COMMERCE, SMALL_WORDS};
use super::{CANCELS_SOMETHING, RULE, Rule};

pub(super) const RULES: &[Rule] = &[
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
    // "This is no number of Paul's."
    Rule {
        all: &[&[Not, No], &[Number]],
        none: &[Goods, Delivery, Trouble, Received, Place],
        asks: Some(false),
        intent: Intent::Ambiguous,
        because: "may say that the number is wrong",
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
