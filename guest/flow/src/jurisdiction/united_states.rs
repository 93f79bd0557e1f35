//! The United States: the federal floor, and the states that ask for more.
//! A state's row holds together with the federal one.

use super::{
    Allowed::{No, Yes},
    Basis, ByClass, CHECKED, Cap, ConsentNeeded, Content, Counts, Duty, Jurisdiction, Records, SoftOptIn,
    When, Wording, on_paper, senders,
};
use crate::holiday;
use crate::week::{Week, Window};

/// What the carriers ask of every program.
const DUTIES: &[Duty] = &[Duty::Help, Duty::Frequency, Duty::DataRates, Duty::NotACondition, Duty::Terms];

/// The federal row; a state's differs from it where its law does.
const FEDERAL: Jurisdiction = Jurisdiction {
    code: "US",
    name: on_paper("United States"),
    law: "TCPA 47 USC 227; 47 CFR 64.1200; CTIA Principles",
    citation: on_paper("47 CFR 64.1200(a)(2),(a)(10)-(12),(c)(1),(d),(f)"),
    source: on_paper("https://www.govinfo.gov/content/pkg/FR-2024-03-05/html/2024-04587.htm"),
    checked: CHECKED,
    consent: ByClass { transactional: ConsentNeeded::NumberGiven, promotional: ConsentNeeded::Written },
    soft_opt_in: SoftOptIn::None,
    hours: Week::daily(Window::hours(8, 21)),
    basis: Basis::Statute,
    holidays: None,
    cap: None,
    content: Content {
        opt_out: ByClass { transactional: When::FirstAndMonthly, promotional: When::Always },
        wording: Wording::Reply,
        label: None,
        duties: DUTIES,
    },
    senders: senders(No, Yes, Yes, Yes),
    records: Records { consent_years: 5, opt_out_years: 5, reconfirm_months: None },
};

pub(super) const ROWS: &[Jurisdiction] = &[
    FEDERAL,
    // A Florida area code is presumed to be a resident's.
    Jurisdiction {
        code: "US-FL",
        name: on_paper("Florida"),
        law: "FTSA 501.059; Telemarketing Act 501.616",
        citation: on_paper("Fla. Stat. 501.059, 501.616(6)(a)-(b), 501.603"),
        source: on_paper("http://www.lawserver.com/law/state/florida/statutes/florida_statutes_501-616"),
        hours: Week::daily(Window::hours(8, 20)),
        cap: Some(Cap { counts: Counts::Promotional, texts: 3, hours: 24 }),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-OK",
        name: on_paper("Oklahoma"),
        law: "Telephone Solicitation Act of 2022",
        citation: on_paper("15 O.S. 775C.1-775C.6 (hours and cap 775C.4)"),
        source: on_paper("https://dnc.dreamhosters.com/?p=1309"),
        hours: Week::daily(Window::hours(8, 20)),
        cap: Some(Cap { counts: Counts::Promotional, texts: 3, hours: 24 }),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-MD",
        name: on_paper("Maryland"),
        law: "Stop the Spam Calls Act of 2023",
        citation: on_paper("Md. Code Com. Law 14-4501 et seq."),
        source: on_paper(
            "https://www.lewisrice.com/publications/florida-softens-its-mini-tcpa-statute-while-maryland-enacts-its-own/",
        ),
        hours: Week::daily(Window::hours(8, 20)),
        cap: Some(Cap { counts: Counts::Promotional, texts: 3, hours: 24 }),
        ..FEDERAL
    },
    // Worded for calls; a commercial text without affirmative consent violates RCW 19.190.
    Jurisdiction {
        code: "US-WA",
        name: on_paper("Washington"),
        law: "CEMA RCW 19.190.060-.070; RCW 80.36.390",
        citation: on_paper("RCW 19.190.010, .060, .070; RCW 80.36.390"),
        source: on_paper("https://apps.leg.wa.gov/rcw/default.aspx?cite=19.190.060"),
        hours: Week::daily(Window::hours(8, 20)),
        ..FEDERAL
    },
    // Sellers to their own customers need no registration.
    Jurisdiction {
        code: "US-TX",
        name: on_paper("Texas"),
        law: "SB 140 (2025); Bus. & Com. Code ch. 301-305",
        citation: on_paper("Tex. Bus. & Com. Code 301.051, 302.001 ff., 304.002(10)(C); DTPA private right"),
        source: on_paper(
            "https://support.aloware.com/en/articles/12150173-texas-senate-bill-140-sb-140-and-what-it-means-for-your-outreach",
        ),
        consent: ByClass { promotional: ConsentNeeded::Express, ..FEDERAL.consent },
        hours: Week::of(Window::hours(9, 21), Window::hours(9, 21), Window::hours(12, 21)),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-CT",
        name: on_paper("Connecticut"),
        law: "SB 1058 (2023), Gen. Stat. 42-284 to 42-288b",
        citation: on_paper("Conn. Gen. Stat. 42-288a"),
        source: on_paper(
            "https://www.manatt.com/insights/newsletters/tcpa-connect/connecticut-senate-bill-1058",
        ),
        hours: Week::daily(Window::hours(9, 20)),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-VA",
        name: on_paper("Virginia"),
        law: "VTPPA, SB 1339 eff. 2026-01-01",
        citation: on_paper("Va. Code 59.1-510 to 59.1-518.1 (511 hours, 512 identification, 514 opt-out)"),
        source: on_paper(
            "https://www.mondaq.com/unitedstates/privacy-protection/1738886/virginia-legislature-emphasizes-its-little-tcpa-applies-to-texts",
        ),
        consent: ByClass { promotional: ConsentNeeded::Express, ..FEDERAL.consent },
        content: Content {
            duties: &[
                Duty::Help,
                Duty::Frequency,
                Duty::DataRates,
                Duty::NotACondition,
                Duty::Terms,
                Duty::Solicitor,
            ],
            ..FEDERAL.content
        },
        records: Records { opt_out_years: 10, ..FEDERAL.records },
        ..FEDERAL
    },
    // 20:00 in vendors' tables is wrong; the statute says 21:00.
    Jurisdiction {
        code: "US-NJ",
        name: on_paper("New Jersey"),
        law: "N.J.S.A. 56:8-119 ff.; 2A:65D-3",
        citation: on_paper("N.J.S.A. 56:8-128(d); 2A:65D-3"),
        source: on_paper(
            "https://d1tvxue8o4w0fl.cloudfront.net/statute/new-jersey-statutes/title-56-trade-names-trade-marks-and-unfair-trade-practices/chapter-568/section-568-128-requirements-relative-to-telemarketing-sales-calls",
        ),
        content: Content {
            duties: &[
                Duty::Help,
                Duty::Frequency,
                Duty::DataRates,
                Duty::NotACondition,
                Duty::Terms,
                Duty::AddressOnSite,
            ],
            ..FEDERAL.content
        },
        ..FEDERAL
    },
    // Unsolicited promotions are banned while the state is in an emergency.
    Jurisdiction {
        code: "US-NY",
        name: on_paper("New York"),
        law: "Gen. Bus. Law 399-z, 399-p, 399-pp",
        citation: on_paper("N.Y. GBL 399-z(1)(n), 399-z(2), 399-z(5-a)"),
        source: on_paper("https://instalawyer.io/laws/new-york-laws/399-z-telemarketing-establishment-of"),
        records: Records { consent_years: 3, ..FEDERAL.records },
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-AL",
        name: on_paper("Alabama"),
        law: "state telemarketing law",
        citation: on_paper("Ala. Code 8-19C; PSC rules"),
        source: on_paper("https://www.dropcowboy.com/state-compliance"),
        hours: Week::of(Window::hours(8, 20), Window::hours(8, 20), Window::CLOSED),
        holidays: Some(&holiday::ALABAMA),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-LA",
        name: on_paper("Louisiana"),
        law: "state telemarketing law",
        citation: on_paper("LPSC Gen. Order R-29617 V(A); La. R.S. 45:811"),
        source: on_paper("https://dnc.com/holiday-alerts?year=2023"),
        hours: Week::of(Window::hours(8, 20), Window::hours(8, 20), Window::CLOSED),
        holidays: Some(&holiday::LOUISIANA),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-MS",
        name: on_paper("Mississippi"),
        law: "state telemarketing law",
        citation: on_paper("Miss. Code 77-3-701 ff."),
        source: on_paper("https://www.dropcowboy.com/state-compliance"),
        hours: Week::of(Window::hours(8, 20), Window::hours(8, 20), Window::CLOSED),
        holidays: Some(&holiday::MISSISSIPPI),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-MA",
        name: on_paper("Massachusetts"),
        law: "state telemarketing law",
        citation: on_paper("201 CMR 12.04; M.G.L. c.159C"),
        source: on_paper("https://www.dropcowboy.com/state-compliance"),
        hours: Week::daily(Window::hours(8, 20)),
        ..FEDERAL
    },
    // One source allows Sundays from 10 to 17.
    Jurisdiction {
        code: "US-RI",
        name: on_paper("Rhode Island"),
        law: "state telemarketing law",
        citation: on_paper("R.I. Gen. Laws 5-61-2(9), 5-61-3.6"),
        source: on_paper("http://webserver.rilin.state.ri.us/Statutes/TITLE5/5-61/5-61-3.6.HTM"),
        hours: Week::of(Window::hours(9, 18), Window::hours(10, 17), Window::CLOSED),
        holidays: Some(&holiday::RHODE_ISLAND),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-KY",
        name: on_paper("Kentucky"),
        law: "state telemarketing law",
        citation: on_paper("KRS 367.46955"),
        source: on_paper("https://www.dropcowboy.com/state-compliance"),
        hours: Week::daily(Window::hours(10, 21)),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-NV",
        name: on_paper("Nevada"),
        law: "state telemarketing law",
        citation: on_paper("NRS 598.0918"),
        source: on_paper("https://www.dropcowboy.com/state-compliance"),
        hours: Week::daily(Window::hours(9, 20)),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-MI",
        name: on_paper("Michigan"),
        law: "state telemarketing law",
        citation: on_paper("MCL 445.111 ff."),
        source: on_paper("https://www.dropcowboy.com/state-compliance"),
        hours: Week::daily(Window::hours(9, 21)),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-MN",
        name: on_paper("Minnesota"),
        law: "state telemarketing law",
        citation: on_paper("Minn. Stat. 325E.30"),
        source: on_paper("https://www.dropcowboy.com/state-compliance"),
        hours: Week::daily(Window::hours(9, 21)),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-NM",
        name: on_paper("New Mexico"),
        law: "state telemarketing law",
        citation: on_paper("NMSA 57-12-22"),
        source: on_paper("https://www.dropcowboy.com/state-compliance"),
        hours: Week::daily(Window::hours(9, 21)),
        ..FEDERAL
    },
    // One source prints Saturdays from 8 to 12, likely a misprint.
    Jurisdiction {
        code: "US-PA",
        name: on_paper("Pennsylvania"),
        law: "state telemarketing law",
        citation: on_paper("73 P.S. 2241 ff."),
        source: on_paper("https://www.dropcowboy.com/state-compliance"),
        holidays: Some(&holiday::PENNSYLVANIA),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-UT",
        name: on_paper("Utah"),
        law: "state telemarketing law",
        citation: on_paper("Utah Code 13-25a-103"),
        source: on_paper("https://dnc.com/holiday-alerts?year=2023"),
        hours: Week::of(Window::hours(8, 21), Window::hours(8, 21), Window::CLOSED),
        holidays: Some(&holiday::UTAH),
        ..FEDERAL
    },
    Jurisdiction {
        code: "US-AZ",
        name: on_paper("Arizona"),
        law: "state telemarketing law",
        citation: on_paper("A.R.S. 44-1282 (HB 2498)"),
        source: on_paper(
            "https://www.insideprivacy.com/advertising-marketing/tcpa/state-telemarketing-updates-arizona-washington-and-maryland/",
        ),
        ..FEDERAL
    },
];
