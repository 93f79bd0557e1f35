//! North and South America without the United States.

use super::{
    Allowed::{No, Registered, Unknown, Yes},
    Basis, ByClass, CHECKED, ConsentNeeded, Content, Duty, Jurisdiction, Records, SoftOptIn, When, Wording,
    on_paper, senders,
};
use crate::week::{Week, Window};

pub(super) const ROWS: &[Jurisdiction] = &[
    // A transactional text needs no consent, but the form and the way out all the same.
    Jurisdiction {
        code: "CA",
        name: on_paper("Canada"),
        law: "CASL S.C. 2010 c.23 + SOR/2012-36; CRTC UTR",
        citation: on_paper("CASL s.6, 6(6), 10(9)-(10), 11, 13; SOR/2012-36; CRTC UTR Part III"),
        source: on_paper("https://crtc.gc.ca/eng/phone/telemarketing/tobligations/rules-regles.htm"),
        checked: CHECKED,
        consent: ByClass { transactional: ConsentNeeded::Nothing, promotional: ConsentNeeded::Express },
        soft_opt_in: SoftOptIn::Months(24),
        hours: Week::of(
            Window { open: 9 * 60, close: 21 * 60 + 30 },
            Window::hours(10, 18),
            Window::hours(10, 18),
        ),
        basis: Basis::Default,
        holidays: None,
        cap: None,
        content: Content {
            opt_out: ByClass { transactional: When::Always, promotional: When::Always },
            wording: Wording::Reply,
            label: None,
            duties: &[Duty::Contact, Duty::FrenchInQuebec],
        },
        senders: senders(No, Yes, Yes, Yes),
        records: Records { consent_years: 3, opt_out_years: 3, reconfirm_months: None },
    },
    Jurisdiction {
        code: "BR",
        name: on_paper("Brazil"),
        law: "LGPD 13.709/2018; CDC; Anatel/operator code",
        citation: on_paper("LGPD art 7, 8, 18; CDC art 39"),
        source: on_paper("https://notifica-blog.pages.dev/blog/07-compliance-lgpd-notifications"),
        checked: CHECKED,
        consent: ByClass { transactional: ConsentNeeded::Nothing, promotional: ConsentNeeded::Express },
        soft_opt_in: SoftOptIn::None,
        hours: Week::of(Window::hours(9, 20), Window::hours(10, 16), Window::CLOSED),
        basis: Basis::Convention,
        holidays: None,
        cap: None,
        content: Content {
            opt_out: ByClass { transactional: When::First, promotional: When::Always },
            wording: Wording::Word("PARE"),
            label: None,
            duties: &[],
        },
        senders: senders(Registered, Yes, No, Unknown),
        records: Records { consent_years: 5, opt_out_years: 5, reconfirm_months: None },
    },
    Jurisdiction {
        code: "MX",
        name: on_paper("Mexico"),
        law: "LFPC art 16-18 bis; LFPDPPP; REPEP",
        citation: on_paper("LFPC art 17, 18, 18 bis, 127"),
        source: on_paper("https://repep.profeco.gob.mx/Sanciones.jsp"),
        checked: CHECKED,
        consent: ByClass { transactional: ConsentNeeded::Nothing, promotional: ConsentNeeded::Express },
        soft_opt_in: SoftOptIn::None,
        hours: Week::of(Window::hours(9, 20), Window::hours(10, 18), Window::CLOSED),
        basis: Basis::Default,
        holidays: None,
        cap: None,
        content: Content {
            opt_out: ByClass { transactional: When::First, promotional: When::Always },
            wording: Wording::Word("BAJA"),
            label: None,
            duties: &[Duty::Contact],
        },
        senders: senders(Registered, Yes, Yes, Unknown),
        records: Records { consent_years: 5, opt_out_years: 5, reconfirm_months: None },
    },
];
