//! On what ground a text may leave: what the law where its reader may be asks
//! for, and the grant that satisfies it.
//!
//! An express opt-in is the rule. That somebody bought something counts only
//! for promotional texts, and only if every law that may apply and the shop's
//! settings both say so. Where a law asks for less than a grant, as most do for
//! transactional texts, a grant is needed all the same.

use crate::consent::{Class, Entry, REPLY, Refusal, SOFT_OPT_IN};
use crate::contact::{Contact, Pending};
use crate::effect::Detail;
use crate::event::{DAY, Timestamp};
use crate::journey::Step;
use crate::jurisdiction::{ConsentNeeded, Duty, SoftOptIn, strictest};
use crate::place::{Evidence, jurisdictions_of};
use crate::settings::Settings;
use crate::timing::evidence;
use crate::turn::Turn;

/// A month for which consent lasts. Half a year of these, the shortest term
/// there is, never lasts longer than by the calendar.
const MONTH: Timestamp = 30 * DAY;

/// What a grant has to be so that a text may rest on it.
pub(crate) struct Terms {
    /// The jurisdiction that asks for the most, or "shop".
    code: &'static str,
    needed: ConsentNeeded,
    soft_opt_in: SoftOptIn,
    /// After so many months a grant has to be given anew.
    reconfirm: Option<u8>,
    /// Whether a text may ask people to confirm.
    pub(crate) may_ask: bool,
}

impl Terms {
    /// Any grant will do. No law asks for more for what an order calls for, as
    /// a test proves.
    const ANY_GRANT: Terms = Terms::needing(ConsentNeeded::Nothing);
    /// Only what was said from the phone itself will do.
    pub(crate) const CONFIRMED: Terms = Terms::needing(ConsentNeeded::Confirmed);

    const fn needing(needed: ConsentNeeded) -> Terms {
        Terms { code: "", needed, soft_opt_in: SoftOptIn::None, reconfirm: None, may_ask: false }
    }

    /// What all laws that may apply and the shop ask for.
    pub(crate) fn new(class: Class, settings: &Settings, evidence: &Evidence<'_>) -> Terms {
        let rows = jurisdictions_of(evidence);
        let law = strictest(&rows);
        let needed = law.consent.of(class.in_law());
        let strict = rows.iter().find(|row| row.consent.of(class.in_law()) == needed);
        let may_ask = !law.duties.contains(&Duty::NoQuestionByText);
        let wishes = class == Class::Marketing;
        let asked_by_shop = wishes && settings.consent.double_opt_in && may_ask;
        let counts_sales = wishes && settings.consent.soft_opt_in;
        Terms {
            code: match strict {
                Some(row) if !asked_by_shop || needed == ConsentNeeded::Confirmed => row.code,
                _ => "shop",
            },
            needed: if asked_by_shop { ConsentNeeded::Confirmed } else { needed },
            soft_opt_in: if counts_sales { law.soft_opt_in } else { SoftOptIn::None },
            reconfirm: law.records.reconfirm_months,
            may_ask,
        }
    }

    /// Whether a text may rest on a grant, else what that lacks.
    pub(crate) fn accept(&self, grant: &Entry, now: Timestamp) -> Result<(), Refusal> {
        let soft = match self.soft_opt_in {
            _ if grant.source != SOFT_OPT_IN => None,
            SoftOptIn::None => return Err(Refusal::OnlyBought),
            SoftOptIn::Allowed => None,
            SoftOptIn::Months(months) => Some(months),
        };
        let months = soft.into_iter().chain(self.reconfirm).min();
        let lasts = months.map(|months| grant.at.saturating_add(MONTH * Timestamp::from(months)));
        if grant.expires_at.into_iter().chain(lasts).any(|end| end <= now) {
            return Err(Refusal::Expired);
        }
        if self.needed == ConsentNeeded::Written && !grant.is_written() {
            return Err(Refusal::Unwritten);
        }
        let confirmed = grant.source == REPLY || grant.source == SOFT_OPT_IN;
        if self.needed == ConsentNeeded::Confirmed && !confirmed {
            return Err(Refusal::Unconfirmed);
        }
        Ok(())
    }

    /// Adds to a receipt whose law counts and what it asks for.
    pub(crate) fn explain(&self, detail: Detail, grant: Option<&Entry>) -> Detail {
        let word = match grant {
            Some(grant) if grant.source == SOFT_OPT_IN => "soft opt-in",
            _ => self.needed.name(),
        };
        detail.text("law", &[self.code, word].join(" "))
    }
}

/// The grant that a text rests on, or why there is none; nothing when it needs
/// none.
pub(crate) fn grant<'a>(
    contact: &'a Contact,
    phone: &str,
    settings: &Settings,
    text: &Pending,
    now: Timestamp,
) -> Option<Result<&'a Entry, Refusal>> {
    let order = text.order.as_deref();
    let facts = order.and_then(|id| contact.order(id)).and_then(|order| order.facts.as_ref());
    let evidence = evidence(phone, facts, settings);
    let (topic, class) = (text.step.topic()?, settings.class_there(text.step, &evidence)?);
    let terms = match class {
        Class::Transactional => Terms::ANY_GRANT,
        Class::Marketing => Terms::new(class, settings, &evidence),
    };
    Some(match text.step {
        Step::ConsentAsked => contact.consent.to_confirm(&terms, now).ok_or(Refusal::NothingToConfirm),
        _ => contact.consent.covering(topic, class, order, &terms, now),
    })
}

impl Turn<'_> {
    /// The grant that a text rests on.
    pub(crate) fn grant(&self, text: &Pending) -> Option<Result<&Entry, Refusal>> {
        grant(&self.contact, self.phone, self.settings, text, self.now)
    }

    /// Adds to a receipt what the law asks of a text, by what it rests on.
    pub(crate) fn explain_law(&self, text: &Pending, grant: Option<&Entry>, detail: Detail) -> Detail {
        match self.class(text) {
            Some(class) => {
                let terms = Terms::new(class, self.settings, &self.evidence(text.order.as_deref()));
                terms.explain(detail, grant)
            }
            None => detail,
        }
    }
}
