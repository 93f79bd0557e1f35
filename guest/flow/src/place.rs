//! Where a person may be, by evidence: which clocks may hang on the wall, and
//! whose law may apply. What disagrees is all kept, since only the hours that
//! are allowed everywhere count.

mod area_codes;
mod countries;
mod regions;

use crate::jurisdiction::{self, Jurisdiction, Strictest, Wording};
use crate::listing;
use crate::zone::Zone;
use regions::Region;

/// What is known about where a person is. Nothing in it is trusted to be well
/// formed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence<'a> {
    /// E.164.
    pub phone: &'a str,
    /// The shipping address's country, ISO 3166, two letters.
    pub country: Option<&'a str>,
    /// Its state or province, by code or in words.
    pub region: Option<&'a str>,
    /// Its postal code.
    pub postal_code: Option<&'a str>,
    /// The zone that the person or their browser states, an IANA name.
    pub stated_zone: Option<&'a str>,
    /// The shop's own zone: the last resort, when nothing else says anything.
    pub shop_zone: Option<&'a str>,
}

/// What says that a person may be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The address that the order goes to.
    ShippingAddress,
    /// What the person states.
    StatedZone,
    /// The area for which the number was issued.
    AreaCode,
    /// The country of the number.
    CallingCode,
    /// Nothing but the shop's own place.
    Shop,
}

impl Source {
    /// As receipts say it.
    pub fn name(self) -> &'static str {
        match self {
            Source::ShippingAddress => "shipping address",
            Source::StatedZone => "stated zone",
            Source::AreaCode => "area code",
            Source::CallingCode => "calling code",
            Source::Shop => "shop",
        }
    }
}

/// A clock that a person may live by.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The zone; of several with the same clock the first that was found.
    pub zone: Zone,
    /// What says so.
    pub source: Source,
}

/// Where a person may be.
#[derive(Clone, Debug)]
pub struct Place {
    /// Zones with different clocks, the best evidence first; never none.
    pub candidates: Vec<Candidate>,
    /// Every jurisdiction that may apply; never none.
    pub jurisdictions: Vec<&'static Jurisdiction>,
}

/// Says where a person may be.
///
/// A country that has several clocks counts with all of them, unless something
/// says in which part of it the person is.
pub fn locate(evidence: &Evidence) -> Place {
    let stated = evidence.stated_zone.and_then(Zone::named);
    let clues = clues(evidence);
    Place { candidates: candidates(&clues, stated, evidence), jurisdictions: jurisdictions(&clues) }
}

/// Every jurisdiction that may apply, for who does not ask for clocks; never none.
pub(crate) fn jurisdictions_of(evidence: &Evidence) -> Vec<&'static Jurisdiction> {
    jurisdictions(&clues(evidence))
}

fn clues(evidence: &Evidence) -> Vec<Clue> {
    let address = by_address(evidence);
    let number = by_number(evidence.phone, address.as_ref());
    address.into_iter().chain(number).collect()
}

/// What all laws that may be somebody's ask for together. Two ways out in one
/// text would puzzle its reader: the French short number is its operators' rule
/// (AF2M charter), so it is the way out for numbers of theirs, who can write to
/// it, and nobody else can. Nor can numbers of the Gulf reply, and all others can.
pub(crate) fn law(evidence: &Evidence) -> Strictest {
    let ask = |evidence: &Evidence| jurisdiction::strictest(&jurisdictions_of(evidence));
    let mut law = ask(evidence);
    for apart in [Wording::ShortCode, Wording::Elsewhere("AE"), Wording::Elsewhere("SA")] {
        if law.wordings.contains(&apart) && law.wordings.iter().any(|wording| wording.is_a_reply()) {
            let of_number = ask(&Evidence { country: None, ..*evidence }).wordings;
            let is_apart = of_number.contains(&apart);
            law.wordings.retain(|wording| if is_apart { !wording.is_a_reply() } else { *wording != apart });
        }
    }
    law
}

/// Whether an address or a number is of a country: for who asks no more than
/// that.
pub(crate) fn is_of(evidence: &Evidence, country: &str) -> bool {
    let shipped = evidence.country.is_some_and(|known| known.eq_ignore_ascii_case(country));
    shipped || by_number(evidence.phone, None).iter().any(|clue| clue.country == country)
}

/// Whether that is the code of a country (ISO 3166-1), in capitals.
pub(crate) fn is_country(code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_uppercase()) && listing::find(countries::ZONES, code).is_some()
}

/// The country that keeps the clock of a zone, if it is listed with one.
pub(crate) fn country_of(zone: &str) -> Option<&'static str> {
    let keeps = |zones: &str| zones.split(' ').any(|known| known.eq_ignore_ascii_case(zone));
    let mut rows = countries::ZONES.split('|').filter_map(|row| row.split_once(' '));
    rows.find(|(_, zones)| keeps(zones)).map(|(country, _)| country)
}

/// A place that one piece of evidence names.
struct Clue {
    source: Source,
    country: String,
    /// ISO 3166-2 without the country, where that is known.
    region: Option<&'static str>,
    /// Names, separated by spaces, of the part of the country that it is; none where
    /// that is not known, and any clock of the country may be theirs.
    narrow: Option<&'static str>,
}

impl Clue {
    /// Somewhere in a country.
    fn wide(source: Source, country: String) -> Clue {
        Clue { source, country, region: None, narrow: None }
    }

    /// Names of its zones; empty where the country is unknown.
    fn listed(&self) -> &'static str {
        let of_country = || listing::find(countries::ZONES, &self.country).map_or("", |(_, zones)| zones);
        self.narrow.unwrap_or_else(of_country)
    }

    fn zones(&self) -> impl Iterator<Item = Zone> {
        self.listed().split(' ').filter_map(tabled)
    }

    fn has_clock_of(&self, zone: Zone) -> bool {
        self.zones().any(|own| own.same_clock(zone))
    }
}

/// The zone of a name as the tables of regions and area codes write it: `~` is
/// `America/`.
fn tabled(name: &str) -> Option<Zone> {
    match name.strip_prefix('~') {
        Some(city) => Zone::named(&["America/", city].concat()),
        None => Zone::named(name),
    }
}

fn by_address(evidence: &Evidence) -> Option<Clue> {
    let country = evidence.country?;
    if country.len() != 2 {
        return None;
    }
    let wide = Clue::wide(Source::ShippingAddress, country.to_ascii_uppercase());
    let named = evidence.region.and_then(|region| regions::named(&wide.country, region));
    let posted = || evidence.postal_code.and_then(|code| regions::posted(&wide.country, code));
    Some(match named.or_else(posted) {
        Some(Region { code, zones }) => Clue { region: Some(code), narrow: Some(zones), ..wide },
        None => wide,
    })
}

fn by_number(phone: &str, address: Option<&Clue>) -> Vec<Clue> {
    let digits = phone.strip_prefix('+').unwrap_or_default();
    match digits.strip_prefix('1') {
        Some(national) => by_area_code(national, address),
        None => by_calling_code(digits, address),
    }
}

/// Numbers of +1. What has no place, such as toll-free ones, is where the
/// address is; without one anywhere in the United States, not in all of +1.
fn by_area_code(national: &str, address: Option<&Clue>) -> Vec<Clue> {
    let code = national.get(..3).and_then(|code| code.parse().ok());
    let Some(area) = code.and_then(area_codes::area) else {
        let lost = address.is_none_or(|address| address.listed().is_empty());
        return lost.then(|| Clue::wide(Source::CallingCode, String::from("US"))).into_iter().collect();
    };
    let clue = |place: &'static str| {
        let (country, region) = place.split_once('-').unzip();
        let country = String::from(country.unwrap_or(place));
        Clue { source: Source::AreaCode, country, region, narrow: Some(area.zones) }
    };
    area.places.split(' ').map(clue).collect()
}

/// All others. Of countries that share a code, the one of the address is meant.
fn by_calling_code(digits: &str, address: Option<&Clue>) -> Vec<Clue> {
    let prefix = |length| listing::find(countries::CALLING_CODES, digits.get(..length)?);
    let Some((_, sharing)) = [3, 2, 1].into_iter().find_map(prefix) else {
        return Vec::new();
    };
    let shipped_to = address.map(|address| address.country.as_str());
    let meant = sharing.split(' ').find(|country| Some(*country) == shipped_to).unwrap_or(sharing);
    meant.split(' ').map(|country| Clue::wide(Source::CallingCode, String::from(country))).collect()
}

fn candidates(clues: &[Clue], stated: Option<Zone>, evidence: &Evidence) -> Vec<Candidate> {
    let narrowed = |wide: &Clue| {
        let by_stated = stated.is_some_and(|zone| wide.has_clock_of(zone));
        by_stated || clues.iter().any(|other| other.narrow.is_some() && other.country == wide.country)
    };
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut add = |zone: Zone, source: Source| {
        if !candidates.iter().any(|known| known.zone.same_clock(zone)) {
            candidates.push(Candidate { zone, source });
        }
    };
    let (shipping, number): (Vec<&Clue>, Vec<&Clue>) = clues
        .iter()
        .filter(|clue| clue.narrow.is_some() || !narrowed(clue))
        .partition(|clue| clue.source == Source::ShippingAddress);
    shipping.iter().for_each(|found| found.zones().for_each(|zone| add(zone, found.source)));
    stated.into_iter().for_each(|zone| add(zone, Source::StatedZone));
    number.iter().for_each(|found| found.zones().for_each(|zone| add(zone, found.source)));
    if candidates.is_empty() {
        let zone = evidence.shop_zone.and_then(Zone::named).unwrap_or(Zone::UTC);
        candidates.push(Candidate { zone, source: Source::Shop });
    }
    candidates
}

/// The rows of every place that was found. One who is in a country whose states
/// have their own rows, and nothing says in which, may be in each of them.
fn jurisdictions(clues: &[Clue]) -> Vec<&'static Jurisdiction> {
    if clues.is_empty() {
        return jurisdiction::of_place("", None).collect();
    }
    let mut rows: Vec<&'static Jurisdiction> = Vec::new();
    let mut add = |row: &'static Jurisdiction| {
        if !rows.iter().any(|known| known.code == row.code) {
            rows.push(row);
        }
    };
    for found in clues {
        jurisdiction::of_place(&found.country, found.region).for_each(&mut add);
        let known = clues.iter().any(|other| other.country == found.country && other.region.is_some());
        if !known {
            jurisdiction::states(&found.country).for_each(&mut add);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listing_is_sorted() {
        assert!(listing::is_sorted(countries::ZONES));
        assert!(listing::is_sorted(countries::CALLING_CODES));
        assert!(regions::are_sorted());
    }

    #[test]
    fn every_calling_code_leads_to_a_country_and_every_country_to_known_zones() {
        let rows = |listing: &'static str| listing.split('|').filter_map(|row| row.split_once(' '));
        for (code, countries) in rows(countries::CALLING_CODES) {
            let known = |country| listing::find(countries::ZONES, country).is_some();
            assert!(countries.split(' ').all(known), "{code}");
        }
        for (country, zones) in rows(countries::ZONES) {
            assert!(zones.split(' ').all(|zone| Zone::named(zone).is_some()), "{country}");
        }
    }
}
