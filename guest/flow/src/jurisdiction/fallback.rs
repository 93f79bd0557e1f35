//! Everywhere without a row: the most restrictive of the common rules.

use super::{
    Allowed::Unknown, Basis, ByClass, CHECKED, ConsentNeeded, Content, Jurisdiction, Records, SoftOptIn,
    When, Wording, on_paper, senders,
};
use crate::week::{Week, Window};

pub(super) const FALLBACK: &Jurisdiction = &Jurisdiction {
    code: "DEFAULT",
    name: on_paper("Any other destination"),
    law: "fallback",
    citation: on_paper("n/a"),
    source: on_paper(""),
    checked: CHECKED,
    consent: ByClass { transactional: ConsentNeeded::NumberGiven, promotional: ConsentNeeded::Express },
    soft_opt_in: SoftOptIn::None,
    hours: Week::of(Window::hours(9, 20), Window::hours(9, 20), Window::CLOSED),
    basis: Basis::Default,
    holidays: None,
    cap: None,
    content: Content {
        opt_out: ByClass { transactional: When::First, promotional: When::Always },
        wording: Wording::Reply,
        label: None,
        duties: &[],
    },
    senders: senders(Unknown, Unknown, Unknown, Unknown),
    records: Records { consent_years: 5, opt_out_years: 5, reconfirm_months: None },
};
