//! Who may be texted about what: the ledger of a contact's consent.
//!
//! The latest word of the person counts, by the time at which it was said. What
//! the law makes of a grant is said in `ground`, how one is confirmed in
//! `confirmation`.

use crate::event::{DAY, Grant, Timestamp};
use crate::facts::clean;
use crate::ground::Terms;
use crate::json::{Json, Read, Write, Wrong, stored, words};
use crate::jurisdiction;

/// The scope that covers every topic.
pub const ALL: &str = "all";
/// What the scope of a single order begins with; its id follows.
const ORDER: &str = "order:";
/// The longest scope of an order, in bytes.
pub(crate) const ORDER_SCOPE_MAX: usize = 210;
/// Orders whose own consent is remembered.
const ORDERS_MAX: usize = 20;
/// The source of what people say by a text: it proves whose the phone is.
pub(crate) const REPLY: &str = "reply";
/// The source that says that somebody bought something, and was offered to
/// decline texts about the like at that moment.
pub(crate) const SOFT_OPT_IN: &str = "soft-opt-in";
/// How long after having agreed somebody can be asked whether it was them.
pub(crate) const FRESH: Timestamp = 3 * DAY;

/// What a text counts as, for consent and for the caps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// What an order itself calls for.
    Transactional,
    /// What the shop would like.
    Marketing,
}

words! { Class {
    Transactional = "transactional",
    Marketing = "marketing",
} }

impl Class {
    /// What it is in law.
    pub(crate) fn in_law(self) -> jurisdiction::Class {
        match self {
            Class::Transactional => jurisdiction::Class::Transactional,
            Class::Marketing => jurisdiction::Class::Promotional,
        }
    }
}

/// What people agree to hear about.
pub(crate) struct Topic {
    /// As scopes name it.
    pub(crate) name: &'static str,
    pub(crate) class: Class,
}

impl Topic {
    const fn news(name: &'static str) -> Topic {
        Topic { name, class: Class::Transactional }
    }

    const fn wish(name: &'static str) -> Topic {
        Topic { name, class: Class::Marketing }
    }
}

pub(crate) static ORDER_UPDATES: Topic = Topic::news("order-updates");
pub(crate) static DELIVERY_UPDATES: Topic = Topic::news("delivery-updates");
pub(crate) static SET_UP: Topic = Topic::news("set-up");
pub(crate) static FEEDBACK: Topic = Topic::wish("feedback");
pub(crate) static LOYALTY: Topic = Topic::wish("loyalty");
pub(crate) static REORDER: Topic = Topic::wish("reorder");
/// Whatever a shop would like, as a topic of its own.
pub(crate) static WISHES: Topic = Topic::wish("marketing");

/// Every topic that is no class.
static TOPICS: [&Topic; 6] = [&ORDER_UPDATES, &DELIVERY_UPDATES, &SET_UP, &FEEDBACK, &LOYALTY, &REORDER];

/// Sources by which people act themselves. After a revocation nothing else
/// brings consent back: an import may be older than it says.
const OWN_ACTS: &[&str] = &["checkout", REPLY, "preference-page", "shopify"];

/// What stands behind a grant, from the least to the most: none takes the place
/// of another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Proof {
    Hearsay,
    Purchase,
    OwnAct,
    Phone,
}

/// One entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A topic, a class, "all", or "order:" and the id of one order.
    pub scope: String,
    /// Whether it takes consent back.
    pub revoked: bool,
    /// When the person did it.
    pub at: Timestamp,
    /// Where.
    pub source: String,
    /// From then on it covers nothing.
    pub expires_at: Option<Timestamp>,
    /// Whether the words that the person agreed to are on the record.
    pub worded: bool,
}

stored! { Entry { scope } or { revoked } { at, source } or { expires_at, worded } }

impl Entry {
    fn proof(&self) -> Proof {
        match self.source.as_str() {
            REPLY => Proof::Phone,
            SOFT_OPT_IN => Proof::Purchase,
            source if OWN_ACTS.contains(&source) => Proof::OwnAct,
            _ => Proof::Hearsay,
        }
    }

    fn is_own_act(&self) -> bool {
        matches!(self.proof(), Proof::OwnAct | Proof::Phone)
    }

    /// Whether it can be shown in writing: as an act of the person that was
    /// recorded, or by the words that they agreed to.
    pub(crate) fn is_written(&self) -> bool {
        self.worded || self.is_own_act()
    }
}

/// Why nothing covers a topic, the nearest miss last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Refusal {
    /// Nobody ever agreed.
    NeverGiven,
    /// It was taken back.
    Revoked,
    /// Somebody bought something, which does not count here.
    OnlyBought,
    /// It was for a time that is over.
    Expired,
    /// Neither an act of the person nor the words they agreed to are on record.
    Unwritten,
    /// Nobody has confirmed it from the phone.
    Unconfirmed,
    /// Nothing needs to be confirmed any more.
    NothingToConfirm,
}

impl Refusal {
    /// In words.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Refusal::NeverGiven => "no consent covers this topic",
            Refusal::Revoked => "consent was taken back",
            Refusal::OnlyBought => "having bought something is no consent here",
            Refusal::Expired => "consent has expired",
            Refusal::Unwritten => {
                "consent is not in writing: no words and no act of the person are on record"
            }
            Refusal::Unconfirmed => "consent is not confirmed from the phone",
            Refusal::NothingToConfirm => "nothing is left to confirm",
        }
    }
}

/// The entries that still matter: the latest per scope of each proof, and the
/// latest that takes it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consent(Vec<Entry>);

impl Write for Consent {
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }
}

impl Read for Consent {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Consent {
        Consent(Read::read(json, wrong))
    }
}

impl Consent {
    /// Whether nothing was ever said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was said.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// Records what was agreed to or taken back; false when it changes nothing.
    /// A moment in the future counts as now, so that nobody's clock can outbid
    /// a STOP that comes later.
    pub(crate) fn record(&mut self, grant: &Grant, now: Timestamp) -> Result<bool, &'static str> {
        let of_order = grant.scope.starts_with(ORDER);
        if grant.scope != ALL && !of_order && class_of(&grant.scope).is_none() {
            return Err("no such topic");
        }
        if of_order && grant.scope.len() > ORDER_SCOPE_MAX {
            return Err("the order's id is too long");
        }
        let entry = Entry {
            scope: grant.scope.clone(),
            revoked: !grant.granted,
            at: grant.at.min(now),
            source: clean(&grant.source, 40),
            expires_at: grant.expires_at.filter(|_| grant.granted),
            worded: grant.granted && grant.wording.as_deref().is_some_and(|words| !words.trim().is_empty()),
        };
        let same_kind = |known: &&mut Entry| {
            known.scope == entry.scope
                && known.revoked == entry.revoked
                && (known.revoked || known.proof() == entry.proof())
        };
        match self.0.iter_mut().find(same_kind) {
            Some(known) if known.at > entry.at => return Ok(false),
            // The same once more may bring the words.
            Some(known) if known.at == entry.at && known.worded >= entry.worded => return Ok(false),
            Some(known) => *known = entry,
            None => self.0.push(entry),
        }
        self.forget_old_orders();
        Ok(true)
    }

    /// Lets go of what was said about the oldest orders. A grant goes before a
    /// revocation.
    fn forget_old_orders(&mut self) {
        let of_order = |entry: &Entry| entry.scope.starts_with(ORDER);
        if self.0.iter().filter(|entry| of_order(entry)).count() > ORDERS_MAX {
            let granted = self.0.iter().position(|entry| of_order(entry) && !entry.revoked);
            let oldest = granted.or_else(|| self.0.iter().position(of_order));
            oldest.map(|oldest| self.0.remove(oldest));
        }
    }

    /// The entry that allows texts about `topic` and `order`, which count as
    /// `class`, and that the terms accept. Consent to one order covers what that
    /// order calls for.
    pub(crate) fn covering(
        &self,
        topic: &str,
        class: Class,
        order: Option<&str>,
        terms: &Terms,
        now: Timestamp,
    ) -> Result<&Entry, Refusal> {
        let order = order.filter(|_| class == Class::Transactional).map(|id| format!("{ORDER}{id}"));
        let order = order.as_deref().unwrap_or(topic);
        let class = class.name();
        // Who agreed to the more intrusive class agreed to the lesser one too;
        // who takes the former back has not said a word about the latter.
        let granting = [order, topic, class, Class::Marketing.name(), ALL];
        let revoking = [order, topic, class, ALL];
        let taken_back = |entry: &Entry| entry.revoked && revoking.contains(&entry.scope.as_str());
        let mut refusal = if self.0.iter().any(taken_back) { Refusal::Revoked } else { Refusal::NeverGiven };
        for scope in granting {
            for grant in self.0.iter().filter(|entry| !entry.revoked && entry.scope == scope) {
                let stands = self.0.iter().all(|entry| {
                    let concerns = revoking.contains(&entry.scope.as_str()) || entry.scope == scope;
                    !entry.revoked || !concerns || (entry.at < grant.at && grant.is_own_act())
                });
                let accepted = if stands { terms.accept(grant, now) } else { Err(Refusal::Revoked) };
                match accepted {
                    Ok(()) => return Ok(grant),
                    Err(lack) => refusal = refusal.max(lack),
                }
            }
        }
        Err(refusal)
    }

    /// What people agreed to by acts of their own, and for which the terms want
    /// to know from the phone that it was them. Of what they took a part back
    /// since, nothing: who does that has had second thoughts.
    pub(crate) fn unconfirmed(&self, terms: &Terms, now: Timestamp) -> impl Iterator<Item = &Entry> {
        self.0.iter().filter(move |entry| {
            let covers = |topic: &str| [topic, Class::Marketing.name(), ALL].contains(&entry.scope.as_str());
            let mut lacks = TOPICS
                .iter()
                .filter(|topic| topic.class == Class::Marketing && covers(topic.name))
                .filter_map(|topic| self.covering(topic.name, topic.class, None, terms, now).err());
            let waits = terms.accept(entry, now) == Err(Refusal::Unconfirmed);
            let wanted = lacks.clone().any(|lack| lack == Refusal::Unconfirmed);
            let agreed = !entry.revoked && entry.is_own_act();
            agreed && waits && wanted && !lacks.any(|lack| lack == Refusal::Revoked)
        })
    }

    /// What somebody can be asked to confirm: only what they agreed to lately.
    /// Who has left once is asked nothing; they come back by START.
    pub(crate) fn to_confirm(&self, terms: &Terms, now: Timestamp) -> Option<&Entry> {
        let has_left = self.0.iter().any(|entry| entry.revoked && entry.scope == ALL);
        let lately = |grant: &&Entry| grant.at.saturating_add(FRESH) > now;
        self.unconfirmed(terms, now).find(lately).filter(|_| terms.may_ask && !has_left)
    }

    /// Whether the person said STOP and has not asked for anything since.
    pub fn is_stopped(&self) -> bool {
        let stop = |entry: &&Entry| entry.revoked && entry.scope == ALL;
        let Some(stopped_at) = self.0.iter().filter(stop).map(|entry| entry.at).max() else {
            return false;
        };
        let resumed = |entry: &Entry| !entry.revoked && entry.is_own_act() && entry.at > stopped_at;
        !self.0.iter().any(resumed)
    }

    /// What has to outlive an erasure: that the number said STOP.
    pub(crate) fn remembered(self) -> Consent {
        let stop = |entry: &Entry| entry.revoked && entry.scope == ALL;
        Consent(self.0.into_iter().filter(stop).collect())
    }
}

/// Every topic that a scope does not cover.
pub(crate) fn topics_but(scope: &str) -> impl Iterator<Item = &'static str> {
    let names = TOPICS.iter().filter(move |topic| topic.name != scope && topic.class.name() != scope);
    names.map(|topic| topic.name)
}

/// The class of a topic; a class is its own.
pub(crate) fn class_of(scope: &str) -> Option<Class> {
    if let Some(topic) = TOPICS.iter().find(|topic| topic.name == scope) {
        return Some(topic.class);
    }
    [Class::Transactional, Class::Marketing].into_iter().find(|class| class.name() == scope)
}
