//! Africa, the Gulf and Turkey.

use super::{
    Allowed::{No, Registered, Unknown, Yes},
    Basis, ByClass, CHECKED, ConsentNeeded, Content, Duty, Jurisdiction, Label, Records, SoftOptIn, When,
    Wording, on_paper, senders,
};
use crate::holiday;
use crate::week::{Week, Window};

pub(super) const ROWS: &[Jurisdiction] = &[
    // Sources say 7 or 8 to 21.
    Jurisdiction {
        code: "AE",
        name: on_paper("United Arab Emirates"),
        law: "TDRA spam regulation; PDPL",
        citation: on_paper(
            "TDRA Regulatory Policy Spam Electronic Communications; Cabinet Decision 56/2024 (calls)",
        ),
        source: on_paper(
            "https://unifonic.com/en/resources/navigating-uaes-sms-compliance-landscape-a-guide-for-businesses",
        ),
        checked: CHECKED,
        consent: ByClass { transactional: ConsentNeeded::Nothing, promotional: ConsentNeeded::Express },
        soft_opt_in: SoftOptIn::None,
        hours: Week::daily(Window::hours(8, 21)),
        basis: Basis::Regulation,
        holidays: None,
        cap: None,
        content: Content {
            opt_out: ByClass { transactional: When::First, promotional: When::Always },
            wording: Wording::Elsewhere("AE"),
            label: Some(Label::SenderPrefix("AD-")),
            duties: &[Duty::WayOutWithoutReply],
        },
        senders: senders(Registered, Yes, No, Unknown),
        records: Records { consent_years: 2, opt_out_years: 5, reconfirm_months: None },
    },
    // Sources say 8 or 9 to 22.
    Jurisdiction {
        code: "SA",
        name: on_paper("Saudi Arabia"),
        law: "CST bulk SMS regulation; PDPL",
        citation: on_paper("CST Regulations for Reducing SPAM / bulk SMS"),
        source: on_paper("https://docs.unifonic.com/docs/compliance-sms"),
        checked: CHECKED,
        consent: ByClass { transactional: ConsentNeeded::Nothing, promotional: ConsentNeeded::Express },
        soft_opt_in: SoftOptIn::None,
        hours: Week::daily(Window::hours(9, 22)),
        basis: Basis::Regulation,
        holidays: None,
        cap: None,
        content: Content {
            opt_out: ByClass { transactional: When::First, promotional: When::Always },
            wording: Wording::Elsewhere("SA"),
            label: Some(Label::SenderSuffix("-AD")),
            duties: &[Duty::RegisteredLinks, Duty::NoForeignPromotion],
        },
        senders: senders(Registered, Yes, No, Unknown),
        records: Records { consent_years: 5, opt_out_years: 5, reconfirm_months: None },
    },
    // The moment of sending counts, and the sender has to prove it.
    Jurisdiction {
        code: "ZA",
        name: on_paper("South Africa"),
        law: "CPA 2008 s 11-12 + R293; POPIA s 69; ECTA s 45",
        citation: on_paper("CPA s 11, 12; GN R293 of 2011; POPIA s 69"),
        source: on_paper(
            "https://www.acts.co.za/consumer-protection-act-2008/r293_prohibited_time_for_contacting_consumers",
        ),
        checked: CHECKED,
        consent: ByClass { transactional: ConsentNeeded::Nothing, promotional: ConsentNeeded::Express },
        soft_opt_in: SoftOptIn::Allowed,
        hours: Week::of(Window::hours(8, 20), Window::hours(9, 13), Window::CLOSED),
        basis: Basis::Statute,
        holidays: Some(&holiday::SOUTH_AFRICA),
        cap: None,
        content: Content {
            opt_out: ByClass { transactional: When::First, promotional: When::Always },
            wording: Wording::Reply,
            label: None,
            duties: &[Duty::Contact],
        },
        senders: senders(No, Yes, Yes, Unknown),
        records: Records { consent_years: 5, opt_out_years: 5, reconfirm_months: None },
    },
    Jurisdiction {
        code: "TR",
        name: on_paper("Turkiye"),
        law: "Law 6563; Regulation on Commercial Electronic Messages; IYS",
        citation: on_paper("6563 art 6, 8, 12"),
        source: on_paper("http://toplusms.org/toplusms-ret-hakki.html"),
        checked: CHECKED,
        consent: ByClass { transactional: ConsentNeeded::Nothing, promotional: ConsentNeeded::Express },
        soft_opt_in: SoftOptIn::None,
        hours: Week::daily(Window::hours(9, 20)),
        basis: Basis::Default,
        holidays: None,
        cap: None,
        content: Content {
            opt_out: ByClass { transactional: When::First, promotional: When::Always },
            wording: Wording::Ret,
            label: None,
            duties: &[Duty::Contact, Duty::RegisteredName],
        },
        senders: senders(Registered, Yes, No, Unknown),
        records: Records { consent_years: 3, opt_out_years: 5, reconfirm_months: None },
    },
];
