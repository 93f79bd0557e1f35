//! Where buyers live, and the numbers that are nobody's.
//!
//! Every number is from a range that its country keeps free for films and books:
//! exchange 555 in North America (of which 0100 to 0199 are meant for fiction and
//! the rest is given to no person's phone), Ofcom's 07700 900, ComReg's 020 91,
//! ARCEP's 06 39 98, the Bundesnetzagentur's five local ranges, the PTS's
//! 070-174 06; those of Australia's ACMA lie within 0491 57.

use std::ops::RangeInclusive;

use crate::dice::Odds;

/// Numbers that begin alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers {
    /// E.164 up to the part that differs.
    prefix: &'static str,
    /// How many digits that part has.
    digits: usize,
    first: u32,
    last: u32,
}

impl Numbers {
    /// What tells this range from the others.
    pub(crate) fn prefix(&self) -> &'static str {
        self.prefix
    }

    /// The number after so many others; none once all are given away.
    pub(crate) fn after(&self, given: u32) -> Option<String> {
        let number = self.first.checked_add(given).filter(|number| *number <= self.last)?;
        let Numbers { prefix, digits, .. } = self;
        Some(format!("{prefix}{number:0digits$}"))
    }
}

/// Where somebody lives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// ISO 3166-1 alpha-2.
    pub(crate) country: &'static str,
    /// The part after the dash of ISO 3166-2.
    pub(crate) region: Option<&'static str>,
    pub(crate) postal_code: &'static str,
    /// BCP 47.
    pub(crate) locale: &'static str,
    /// IANA.
    pub(crate) time_zone: &'static str,
    /// What the clocks are ahead of UTC in winter, in minutes: good enough for
    /// when people shop and carriers ring.
    pub(crate) ahead_minutes: i64,
    /// ISO 4217.
    pub(crate) currency: &'static str,
    pub(crate) numbers: Numbers,
    pub(crate) carriers: &'static [(&'static str, &'static str)],
    /// How many days a parcel is on its way.
    pub(crate) transit_days: RangeOfDays,
    pub(crate) first_names: &'static [&'static str],
}

/// From so many days to so many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RangeOfDays(i64, i64);

impl RangeOfDays {
    pub(crate) fn range(self) -> RangeInclusive<i64> {
        self.0..=self.1
    }
}

const ENGLISH: &[&str] =
    &["Dana", "Sam", "Alex", "Priya", "Jordan", "Mei", "Chris", "Robin", "Siobhán", "O’Neil", "José", "Kim"];
const FRENCH: &[&str] = &["Camille", "Noël", "Zoé", "Jean-Luc", "Amélie", "Inès"];
const GERMAN: &[&str] = &["Jürgen", "Anna", "Lukas", "Käthe", "Emre", "Sabine"];
const SWEDISH: &[&str] = &["Åsa", "Björn", "Elin", "Nils"];

const NORTH_AMERICA: &[(&str, &str)] = &[
    ("USPS", "https://usps.example/t/"),
    ("UPS", "https://ups.example/t/"),
    ("FedEx", "https://fedex.example/t/"),
];
const EUROPE: &[(&str, &str)] = &[("DHL", "https://dhl.example/t/"), ("DPD", "https://dpd.example/t/")];
const AUSTRALIA: &[(&str, &str)] = &[("Australia Post", "https://auspost.example/t/")];

const NEW_YORK: Place = Place {
    country: "US",
    region: Some("NY"),
    postal_code: "10001",
    locale: "en-US",
    time_zone: "America/New_York",
    ahead_minutes: -300,
    currency: "USD",
    numbers: north_american("+1212555"),
    carriers: NORTH_AMERICA,
    transit_days: RangeOfDays(2, 6),
    first_names: ENGLISH,
};

/// Up to directory assistance, which has 555-1212.
const fn north_american(prefix: &'static str) -> Numbers {
    Numbers { prefix, digits: 4, first: 100, last: 1_199 }
}

const fn numbers(prefix: &'static str, digits: usize, first: u32, last: u32) -> Numbers {
    Numbers { prefix, digits, first, last }
}

const fn us(
    region: &'static str,
    postal_code: &'static str,
    prefix: &'static str,
    time_zone: &'static str,
    ahead_minutes: i64,
) -> Place {
    let region = Some(region);
    Place { region, postal_code, time_zone, ahead_minutes, numbers: north_american(prefix), ..NEW_YORK }
}

const fn canada(place: Place, locale: &'static str) -> Place {
    let transit_days = RangeOfDays(3, 8);
    Place { country: "CA", locale, currency: "CAD", transit_days, ..place }
}

const BERLIN: Place = Place {
    country: "DE",
    region: Some("BE"),
    postal_code: "10115",
    locale: "de-DE",
    time_zone: "Europe/Berlin",
    ahead_minutes: 60,
    currency: "EUR",
    numbers: numbers("+493023125", 3, 0, 999),
    carriers: EUROPE,
    transit_days: RangeOfDays(4, 10),
    first_names: GERMAN,
};

const SYDNEY: Place = Place {
    country: "AU",
    region: Some("NSW"),
    postal_code: "2000",
    locale: "en-AU",
    time_zone: "Australia/Sydney",
    ahead_minutes: 600,
    currency: "AUD",
    numbers: numbers("+61491570", 3, 0, 999),
    carriers: AUSTRALIA,
    transit_days: RangeOfDays(5, 12),
    first_names: ENGLISH,
};

/// Where buyers live, by how many do.
pub(crate) const PLACES: Odds<Place> = Odds(
    (90, NEW_YORK),
    &[
        (90, us("CA", "90012", "+1213555", "America/Los_Angeles", -480)),
        (60, us("TX", "78701", "+1512555", "America/Chicago", -360)),
        (50, us("FL", "33101", "+1305555", "America/New_York", -300)),
        // The part of Florida that lives by Chicago's clocks.
        (10, us("FL", "32501", "+1850555", "America/Chicago", -360)),
        (40, us("IL", "60601", "+1312555", "America/Chicago", -360)),
        (40, us("WA", "98101", "+1206555", "America/Los_Angeles", -480)),
        (30, us("GA", "30303", "+1404555", "America/New_York", -300)),
        (30, us("CO", "80202", "+1303555", "America/Denver", -420)),
        (30, us("MA", "02108", "+1617555", "America/New_York", -300)),
        (20, us("MN", "55401", "+1612555", "America/Chicago", -360)),
        (20, us("OR", "97201", "+1503555", "America/Los_Angeles", -480)),
        // No daylight saving.
        (25, us("AZ", "85001", "+1602555", "America/Phoenix", -420)),
        (10, us("HI", "96813", "+1808555", "Pacific/Honolulu", -600)),
        (5, us("AK", "99501", "+1907555", "America/Anchorage", -540)),
        (50, canada(us("ON", "M5H 2N2", "+1416555", "America/Toronto", -300), "en-CA")),
        (20, canada(us("BC", "V6B 1A1", "+1604555", "America/Vancouver", -480), "en-CA")),
        (
            25,
            Place {
                first_names: FRENCH,
                ..canada(us("QC", "H2X 1Y4", "+1514555", "America/Toronto", -300), "fr-CA")
            },
        ),
        // Half an hour off, and with daylight saving.
        (5, canada(us("NL", "A1C 5S7", "+1709555", "America/St_Johns", -210), "en-CA")),
        (
            120,
            Place {
                country: "GB",
                region: Some("ENG"),
                postal_code: "SW1A 1AA",
                locale: "en-GB",
                time_zone: "Europe/London",
                ahead_minutes: 0,
                currency: "GBP",
                numbers: numbers("+447700900", 3, 0, 999),
                first_names: ENGLISH,
                ..BERLIN
            },
        ),
        (
            20,
            Place {
                country: "IE",
                region: None,
                postal_code: "D02 X285",
                locale: "en-IE",
                time_zone: "Europe/Dublin",
                ahead_minutes: 0,
                numbers: numbers("+3532091", 5, 0, 99_999),
                first_names: ENGLISH,
                ..BERLIN
            },
        ),
        (
            50,
            Place {
                country: "FR",
                region: Some("IDF"),
                postal_code: "75001",
                locale: "fr-FR",
                time_zone: "Europe/Paris",
                numbers: numbers("+3363998", 4, 0, 9_999),
                first_names: FRENCH,
                ..BERLIN
            },
        ),
        (40, BERLIN),
        (
            20,
            Place {
                region: Some("BY"),
                postal_code: "80331",
                numbers: numbers("+498999998", 3, 0, 999),
                ..BERLIN
            },
        ),
        (
            10,
            Place {
                country: "SE",
                region: Some("AB"),
                postal_code: "111 20",
                locale: "sv-SE",
                time_zone: "Europe/Stockholm",
                currency: "SEK",
                numbers: numbers("+467017406", 2, 5, 99),
                first_names: SWEDISH,
                ..BERLIN
            },
        ),
        (25, SYDNEY),
        // Half an hour off, and summer in January.
        (
            10,
            Place {
                region: Some("SA"),
                postal_code: "5000",
                time_zone: "Australia/Adelaide",
                ahead_minutes: 570,
                numbers: numbers("+61491571", 3, 0, 999),
                ..SYDNEY
            },
        ),
    ],
);
