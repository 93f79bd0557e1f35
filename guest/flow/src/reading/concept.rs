//! What a word stands for, whatever its language.

/// The sense of a word or of a few words together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Concept {
    /// Says nothing of its own: articles, pronouns, politeness.
    Filler,
    /// The writer as the subject: "I".
    I,
    /// The writer as the object: "me".
    Me,
    Thanks,
    /// Praise and agreement: "great", "ok".
    Fine,
    Yes,
    /// "No" as an answer.
    No,
    /// A negation of what stands next to it; in many languages "no" too.
    Not,
    /// "no more", "any more" with its negation.
    NoMore,
    /// "again", "more".
    More,
    /// To cease.
    Stop,
    /// To leave a list; what nobody says of goods.
    Unsubscribe,
    /// To cancel: an order as well as texts.
    Cancel,
    /// To delete, to take off.
    Remove,
    /// "do not write", in one word or by its form.
    DontContact,
    /// "do not want".
    DontWant,
    Want,
    /// To write to somebody, to call, to bother.
    Contact,
    Send,
    Message,
    /// A phone number.
    Number,
    /// What a number is taken off: a list, a database, an account.
    List,
    /// "wrong", of a number or of a thing.
    Wrong,
    /// "wrong number", "you mistake me for somebody".
    WrongNumber,
    /// "leave me alone".
    LeaveAlone,
    /// Who threatens with the law has had enough.
    Legal,
    /// The person has died.
    Death,
    Consent,
    /// To take back.
    Revoke,
    SignUp,
    /// "received", "got".
    Received,
    Spam,
    TooMany,
    /// May mean anything: "bye", "not now", "no thanks".
    Unclear,
    /// What is bought and sent, and the business with it.
    Goods,
    /// The way of goods to the buyer.
    Delivery,
    /// What is wrong with goods.
    Trouble,
    /// Holds a word of opting out and has nothing to do with it: "bus stop".
    Harmless,
    /// What else than texts ceases or halts: worries, a parcel at the neighbours.
    Aside,
    /// Where goods are put down, and what a courier reads there: a door, a bell,
    /// a reception, the number of a house.
    Place,
    Where,
    When,
    Who,
    How,
    Why,
    Often,
    /// To arrive, to come.
    Arrive,
    /// Sent, on its way.
    Underway,
    /// To send back.
    Return,
    Help,
    /// To talk to a human being.
    Human,
    /// "texts again", in so many words.
    Resume,
    Start,
    If,
    /// To answer with: "if I reply STOP".
    Reply,
    But,
    Only,
    Less,
    Pause,
    Later,
    Skip,
    Star,
    /// To give marks.
    Rate,
    OutOf,
    One,
    Two,
    Three,
    Four,
    Five,
    Hour,
    Day,
    Week,
    Month,
    /// A negated "stop", "unsubscribe", "cancel" or "remove": what shall go on.
    Kept,
    /// A negated number: "not my number".
    NotNumber,
    /// A negated "send".
    DontSend,
    /// A negated "sign up" or "consent".
    NeverAgreed,
    /// Topics.
    Tips,
    Feedback,
    Loyalty,
    Reorder,
    Promotion,
}

/// Goods and the business with them.
pub(super) const COMMERCE: &[Concept] = &[Concept::Goods, Concept::Delivery, Concept::Trouble];
/// What an opt-out is about.
pub(super) const TEXTS: &[Concept] = &[Concept::Message, Concept::Contact, Concept::Spam];
/// What may stand beside a word that says it all.
pub(super) const SMALL_WORDS: &[Concept] = &[
    Concept::Filler,
    Concept::Thanks,
    Concept::Yes,
    Concept::Fine,
    Concept::Me,
    Concept::I,
    Concept::No,
    Concept::More,
    Concept::Want,
    Concept::Remove,
    Concept::Unclear,
    Concept::Spam,
    Concept::NoMore,
    Concept::Stop,
    Concept::Unsubscribe,
    Concept::LeaveAlone,
    Concept::DontWant,
];
/// Small words, and what names a topic.
pub(super) const TOPIC_WORDS: &[Concept] = &[
    Concept::Filler,
    Concept::Thanks,
    Concept::Yes,
    Concept::Me,
    Concept::Stop,
    Concept::Unsubscribe,
    Concept::NoMore,
    Concept::More,
    Concept::Send,
    Concept::Message,
    Concept::Tips,
    Concept::Feedback,
    Concept::Loyalty,
    Concept::Reorder,
    Concept::Promotion,
];
/// What may stand beside leaving a list.
pub(super) const LIST_WORDS: &[Concept] = &[
    Concept::Unsubscribe,
    Concept::Filler,
    Concept::Thanks,
    Concept::Yes,
    Concept::Me,
    Concept::I,
    Concept::Want,
    Concept::How,
    Concept::List,
    Concept::Message,
    Concept::Number,
    Concept::NoMore,
    Concept::Send,
    Concept::Contact,
    Concept::Stop,
    Concept::Received,
    Concept::Promotion,
    Concept::Cancel,
    Concept::Remove,
    Concept::Fine,
    Concept::More,
    Concept::No,
];
/// Topics that have a scope of consent to themselves.
pub(super) const TOPICS: &[Concept] =
    &[Concept::Tips, Concept::Feedback, Concept::Loyalty, Concept::Reorder, Concept::Promotion];

/// A set of concepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Concepts(u128);

impl Concepts {
    pub(super) const fn of(concepts: &[Concept]) -> Concepts {
        let mut bits = 0;
        let mut rest = concepts;
        while let [first, others @ ..] = rest {
            bits |= 1 << *first as u32;
            rest = others;
        }
        Concepts(bits)
    }

    pub(super) fn add(&mut self, concept: Concept) {
        self.0 |= Concepts::of(&[concept]).0;
    }

    pub(super) fn has(self, concept: Concept) -> bool {
        self.any(Concepts::of(&[concept]))
    }

    pub(super) fn any(self, others: Concepts) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether nothing else is among them.
    pub(super) fn within(self, others: Concepts) -> bool {
        self.0 & !others.0 == 0
    }
}
