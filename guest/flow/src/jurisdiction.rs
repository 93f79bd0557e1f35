//! The law of texting, one row a jurisdiction: hours, caps, consent, content.
//!
//! Research, not legal advice. The rows are figures from statutes, operators'
//! rules and vendors' tables; where sources conflict, the stricter is kept. No
//! row has hours for transactional texts.

mod africa_middle_east;
mod americas;
mod asia_pacific;
mod europe;
mod fallback;
mod strictest;
mod united_states;

use crate::holiday::Calendar;
use crate::listing;
use crate::week::Week;
use fallback::FALLBACK;
pub use strictest::{Strictest, strictest};

/// What a text is in law: told by its content, not by its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// News of an order that the person placed.
    Transactional,
    /// Anything that encourages buying, reviews and loyalty included.
    Promotional,
}

/// A rule, and what it is for either class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByClass<T> {
    /// For transactional texts.
    pub transactional: T,
    /// For promotional texts.
    pub promotional: T,
}

impl<T: Copy> ByClass<T> {
    /// The rule for that class.
    pub fn of(&self, class: Class) -> T {
        match class {
            Class::Transactional => self.transactional,
            Class::Promotional => self.promotional,
        }
    }
}

/// What a person must have agreed to, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConsentNeeded {
    /// The contract is enough.
    Nothing,
    /// The number was given for that purpose.
    NumberGiven,
    /// An act of consent, provable.
    Express,
    /// In writing or signed electronically, after a clear disclosure.
    Written,
    /// Confirmed from the phone itself: an e-mail proves nothing for a number.
    Confirmed,
}

impl ConsentNeeded {
    /// As receipts say it.
    pub fn name(self) -> &'static str {
        match self {
            ConsentNeeded::Nothing => "contract",
            ConsentNeeded::NumberGiven => "number given",
            ConsentNeeded::Express => "express",
            ConsentNeeded::Written => "written",
            ConsentNeeded::Confirmed => "confirmed",
        }
    }
}

/// Whether having bought something is consent to hear of the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoftOptIn {
    /// It is not.
    None,
    /// It is, while every text offers the way out.
    Allowed,
    /// It is, for so many months after the purchase or the last contact.
    Months(u8),
}

/// What the hours of a row rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A statute.
    Statute,
    /// A regulator's rule.
    Regulation,
    /// What the operators there carry at all.
    Operators,
    /// What senders there do; no law asks for it.
    Convention,
    /// Our own caution; no law asks for it.
    Default,
}

impl Basis {
    /// Whether a shop may choose wider hours.
    pub fn may_be_loosened(self) -> bool {
        matches!(self, Basis::Convention | Basis::Default)
    }
}

/// Which texts a cap counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Promotional ones.
    Promotional,
    /// All.
    All,
}

/// At most so many texts to one person in any period of so many hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// Which texts count.
    pub counts: Counts,
    /// How many.
    pub texts: u8,
    /// The rolling period, in hours.
    pub hours: u16,
}

/// The caps that hold where no law sets any; a shop may choose others.
pub const HOUSE_CAPS: &[Cap] = &[
    Cap { counts: Counts::Promotional, texts: 1, hours: 24 },
    Cap { counts: Counts::Promotional, texts: 4, hours: 30 * 24 },
    Cap { counts: Counts::All, texts: 6, hours: 24 },
];

/// When a text says how to opt out, from what yields to what does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// In the first text to a person: the house's custom where no law asks.
    First,
    /// In none. Operators take a text that mentions STOP for a promotion.
    Never,
    /// In the first one, and at least once a month from then on.
    FirstAndMonthly,
    /// In every one.
    Always,
}

/// The words with which a text says how to opt out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// The language's own sentence about replying STOP.
    Reply,
    /// The same with the word that people of the country know.
    Word(&'static str),
    /// The Gulf, where senders take no replies: `STOP: ` and the shop's short number
    /// or page for that country.
    Elsewhere(&'static str),
    /// France: `STOP au 36xxx`, with the operator's short code.
    ShortCode,
    /// Turkey: `RET` to a short number.
    Ret,
    /// Korea: `무료수신거부 080-xxx-xxxx` at the very end, a free call.
    FreeCall,
}

impl Wording {
    /// Whether people leave by an answer to the text.
    pub(crate) fn is_a_reply(self) -> bool {
        matches!(self, Wording::Reply | Wording::Word(_))
    }

    /// Whether nobody can answer.
    pub(crate) fn is_elsewhere(self) -> bool {
        matches!(self, Wording::Elsewhere(_))
    }
}

/// Where a label that says "advertisement" stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The promotional text begins with it.
    Start(&'static str),
    /// The promotional sender's name begins with it.
    SenderPrefix(&'static str),
    /// The promotional sender's name ends with it.
    SenderSuffix(&'static str),
}

/// What else a sender owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// A way to reach the sender: an address, a number or a link to them.
    Contact,
    /// An answer to HELP.
    Help,
    /// How many texts to expect, told when consent is confirmed.
    Frequency,
    /// "Msg & data rates may apply", told when consent is confirmed.
    DataRates,
    /// Consent is no condition of a purchase, told when it is asked for.
    NotACondition,
    /// Links to terms and privacy policy, where consent is asked for.
    Terms,
    /// Who solicits and for which seller.
    Solicitor,
    /// The mailing address on the web site.
    AddressOnSite,
    /// French in Quebec.
    FrenchInQuebec,
    /// A link or short code to opt out by when the sender cannot receive replies.
    WayOutWithoutReply,
    /// A sender who is not disguised.
    Undisguised,
    /// A link to the imprint.
    Imprint,
    /// A promotional text that can be told to be one.
    Advertising,
    /// The number or name under which the business is registered.
    RegisteredName,
    /// A sender's name that the operators have on their list.
    RegisteredSender,
    /// A body that matches a template which the operators have on their list.
    RegisteredTemplate,
    /// Links only to hosts which the operators have on their list.
    RegisteredLinks,
    /// No promotion from a sender abroad.
    NoForeignPromotion,
    /// No text that asks for consent: that is a promotion itself.
    NoQuestionByText,
    /// A question about how content people are is a promotion, link or not.
    SurveyIsPromotion,
}

/// What texts carry. The sender's name is in every text everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// When a text says how to opt out.
    pub opt_out: ByClass<When>,
    /// In which words.
    pub wording: Wording,
    /// How a promotional text is marked.
    pub label: Option<Label>,
    /// What else is owed.
    pub duties: &'static [Duty],
}

/// Whether texts may come from a kind of sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Allowed {
    /// They may not, or do not arrive.
    No,
    /// Once it is registered, or on some routes only.
    Registered,
    /// They may.
    Yes,
    /// Nothing is known.
    Unknown,
}

/// What a text may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Senders {
    /// A name.
    pub alphanumeric: Allowed,
    /// A short number.
    pub short_code: Allowed,
    /// A common number.
    pub long_code: Allowed,
    /// A number that is free to call.
    pub toll_free: Allowed,
}

/// How long what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Records {
    /// Years that the proof of consent is kept after the last text.
    pub consent_years: u8,
    /// Years that an opt-out is kept and honoured.
    pub opt_out_years: u8,
    /// Months after which consent is confirmed anew.
    pub reconfirm_months: Option<u8>,
}

/// The rules of one country, state or union.
#[derive(Debug)]
pub struct Jurisdiction {
    /// ISO 3166, with the subdivision where a state has its own rules; `EU`
    /// for its members without a row, `DEFAULT` for everywhere else.
    pub code: &'static str,
    /// As people call it; left out of the component.
    pub name: &'static str,
    /// The law's name.
    pub law: &'static str,
    /// The sections that matter; left out of the component.
    pub citation: &'static str,
    /// Where the figures were read: left out of the component, empty for the
    /// fallback.
    pub source: &'static str,
    /// When they were read.
    pub checked: &'static str,
    /// What a person must have agreed to.
    pub consent: ByClass<ConsentNeeded>,
    /// Whether a purchase is consent to promotions of the like.
    pub soft_opt_in: SoftOptIn,
    /// Hours for promotional texts, by the person's clock.
    pub hours: Week,
    /// What these hours rest on.
    pub basis: Basis,
    /// Days without promotional texts.
    pub holidays: Option<&'static Calendar>,
    /// How many texts.
    pub cap: Option<Cap>,
    /// What texts carry.
    pub content: Content,
    /// What they may come from.
    pub senders: Senders,
    /// What is kept.
    pub records: Records,
}

impl Jurisdiction {
    /// Whether it stands for where no law is known.
    pub(crate) fn is_fallback(&self) -> bool {
        self.code == FALLBACK.code
    }

    /// Whether promotions come from senders registered there alone, or from a name
    /// that says that they are some.
    pub(crate) fn wants_registration(&self) -> bool {
        let duties = [Duty::NoForeignPromotion, Duty::RegisteredSender];
        let marks = matches!(self.content.label, Some(Label::SenderPrefix(_) | Label::SenderSuffix(_)));
        marks || duties.iter().any(|duty| self.content.duties.contains(duty))
    }
}

/// When all rows were last read against their sources.
const CHECKED: &str = "2026-11-23";

/// What a row says to who reads it, and to tests: the component, where nobody
/// does, has no room for it.
const fn on_paper(words: &'static str) -> &'static str {
    if cfg!(target_family = "wasm") { "" } else { words }
}

/// Senders in the order of the fields, so that a row has them on one line.
const fn senders(
    alphanumeric: Allowed,
    short_code: Allowed,
    long_code: Allowed,
    toll_free: Allowed,
) -> Senders {
    Senders { alphanumeric, short_code, long_code, toll_free }
}

/// Every row, the fallback last.
pub fn all() -> impl Iterator<Item = &'static Jurisdiction> {
    let regions = [
        united_states::ROWS,
        americas::ROWS,
        europe::ROWS,
        asia_pacific::ROWS,
        africa_middle_east::ROWS,
        std::slice::from_ref(FALLBACK),
    ];
    regions.into_iter().flatten()
}

/// The row of exactly that code.
pub fn find(code: &str) -> Option<&'static Jurisdiction> {
    all().find(|row| row.code == code)
}

/// The rows for a country (ISO 3166, two letters) and, if known, its
/// subdivision without the country (`FL`): never none.
pub fn of_place(country: &str, subdivision: Option<&str>) -> impl Iterator<Item = &'static Jurisdiction> {
    let law = find(country).or_else(|| find(listing::find(ELSEWHERE, country)?.1)).unwrap_or(FALLBACK);
    let state = subdivision.and_then(|state| find_state(law, state));
    std::iter::once(law).chain(state)
}

fn find_state(law: &Jurisdiction, state: &str) -> Option<&'static Jurisdiction> {
    let ends_so = |code: &str| code.as_bytes().last() == state.as_bytes().last() && code.ends_with(state);
    let is_it = |code: &str| ends_so(code) && code.len() == law.code.len() + 1 + state.len();
    all().find(|row| is_it(row.code) && is_below(row.code, law.code))
}

/// The rows of a country's states, for one who is in a state unknown.
pub fn states(country: &str) -> impl Iterator<Item = &'static Jurisdiction> {
    all().filter(move |row| is_below(row.code, country))
}

/// Whether a row is of a part of a country.
fn is_below(code: &str, country: &str) -> bool {
    // Most rows are told apart by one byte.
    code.as_bytes().get(country.len()) == Some(&b'-') && code.starts_with(country)
}

/// Countries under the law of another row: members of the European Union
/// without one of their own, and what belongs to France, the United Kingdom
/// and the United States.
const ELSEWHERE: &str = "\
AS US|AT EU|AX EU|BE EU|BG EU|BL FR|CY EU|CZ EU|DK EU|EE EU|FI EU|GF FR|GG GB|GP FR|GR EU|GU US|HR EU|HU EU|\
IM GB|JE GB|LT EU|LU EU|LV EU|MF FR|MP US|MQ FR|MT EU|PM FR|PR US|PT EU|RE FR|RO EU|SE EU|SI EU|SK EU|VA IT|\
VI US|YT FR";
