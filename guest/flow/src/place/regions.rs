//! States and provinces: their clocks, and how an address names them.

use crate::listing;

/// Rows `country-region zones`, `~` for `America/`, for countries with several clocks: every clock
/// that some part of the region keeps.
const ZONES: &str = "\
AU-ACT Australia/Sydney|AU-NSW Australia/Sydney Australia/Broken_Hill Australia/Lord_Howe|\
AU-NT Australia/Darwin|AU-QLD Australia/Brisbane|AU-SA Australia/Adelaide|AU-TAS Australia/Hobart|\
AU-VIC Australia/Melbourne|AU-WA Australia/Perth Australia/Eucla|BR-AC ~Rio_Branco|\
BR-AL ~Sao_Paulo|BR-AM ~Manaus ~Rio_Branco|BR-AP ~Sao_Paulo|\
BR-BA ~Sao_Paulo|BR-CE ~Sao_Paulo|BR-DF ~Sao_Paulo|BR-ES ~Sao_Paulo|\
BR-GO ~Sao_Paulo|BR-MA ~Sao_Paulo|BR-MG ~Sao_Paulo|BR-MS ~Manaus|\
BR-MT ~Manaus|BR-PA ~Sao_Paulo|BR-PB ~Sao_Paulo|\
BR-PE ~Sao_Paulo ~Noronha|BR-PI ~Sao_Paulo|BR-PR ~Sao_Paulo|\
BR-RJ ~Sao_Paulo|BR-RN ~Sao_Paulo|BR-RO ~Manaus|BR-RR ~Manaus|\
BR-RS ~Sao_Paulo|BR-SC ~Sao_Paulo|BR-SE ~Sao_Paulo|BR-SP ~Sao_Paulo|\
BR-TO ~Sao_Paulo|CA-AB ~Edmonton|CA-BC ~Vancouver ~Edmonton|\
CA-MB ~Winnipeg|CA-NB ~Halifax|CA-NL ~St_Johns ~Halifax|CA-NS ~Halifax|\
CA-NT ~Edmonton ~Cambridge_Bay|\
CA-NU ~Toronto ~Winnipeg ~Resolute ~Cambridge_Bay|\
CA-ON ~Toronto ~Winnipeg|CA-PE ~Halifax|\
CA-QC ~Toronto ~Halifax ~Blanc-Sablon|CA-SK ~Regina|CA-YT ~Whitehorse|\
ES-CN Atlantic/Canary|ES-GC Atlantic/Canary|ES-MD Europe/Madrid|ES-TF Atlantic/Canary|\
MX-AGU ~Mexico_City|MX-BCN ~Tijuana|MX-BCS ~Mazatlan|MX-CAM ~Mexico_City|\
MX-CHH ~Mexico_City ~Ciudad_Juarez ~Matamoros|MX-CHP ~Mexico_City|\
MX-CMX ~Mexico_City|MX-COA ~Mexico_City ~Matamoros|MX-COL ~Mexico_City|\
MX-DUR ~Mexico_City|MX-GRO ~Mexico_City|MX-GUA ~Mexico_City|\
MX-HID ~Mexico_City|MX-JAL ~Mexico_City|MX-MEX ~Mexico_City|\
MX-MIC ~Mexico_City|MX-MOR ~Mexico_City|MX-NAY ~Mazatlan ~Mexico_City|\
MX-NLE ~Mexico_City ~Matamoros|MX-OAX ~Mexico_City|MX-PUE ~Mexico_City|\
MX-QUE ~Mexico_City|MX-ROO ~Cancun|MX-SIN ~Mazatlan|MX-SLP ~Mexico_City|\
MX-SON ~Hermosillo|MX-TAB ~Mexico_City|MX-TAM ~Mexico_City ~Matamoros|\
MX-TLA ~Mexico_City|MX-VER ~Mexico_City|MX-YUC ~Mexico_City|\
MX-ZAC ~Mexico_City|PT-11 Europe/Lisbon|PT-20 Atlantic/Azores|US-AK ~Anchorage ~Adak|\
US-AL ~Chicago|US-AR ~Chicago|US-AS Pacific/Pago_Pago|US-AZ ~Phoenix ~Denver|\
US-CA ~Los_Angeles|US-CO ~Denver|US-CT ~New_York|US-DC ~New_York|\
US-DE ~New_York|US-FL ~New_York ~Chicago|US-GA ~New_York|US-GU Pacific/Guam|\
US-HI Pacific/Honolulu|US-IA ~Chicago|US-ID ~Boise ~Los_Angeles|\
US-IL ~Chicago|US-IN ~Indiana/Indianapolis ~Chicago|\
US-KS ~Chicago ~Denver|US-KY ~New_York ~Chicago|US-LA ~Chicago|\
US-MA ~New_York|US-MD ~New_York|US-ME ~New_York|\
US-MI ~Detroit ~Menominee|US-MN ~Chicago|US-MO ~Chicago|US-MP Pacific/Saipan|\
US-MS ~Chicago|US-MT ~Denver|US-NC ~New_York|US-ND ~Chicago ~Denver|\
US-NE ~Chicago ~Denver|US-NH ~New_York|US-NJ ~New_York|US-NM ~Denver|\
US-NV ~Los_Angeles ~Denver|US-NY ~New_York|US-OH ~New_York|\
US-OK ~Chicago|US-OR ~Los_Angeles ~Boise|US-PA ~New_York|\
US-PR ~Puerto_Rico|US-RI ~New_York|US-SC ~New_York|\
US-SD ~Chicago ~Denver|US-TN ~Chicago ~New_York|\
US-TX ~Chicago ~Denver|US-UT ~Denver|US-VA ~New_York|US-VI ~St_Thomas|\
US-VT ~New_York|US-WA ~Los_Angeles|US-WI ~Chicago|US-WV ~New_York|\
US-WY ~Denver";

/// Rows `country-name region`: letters only, with and without those that have
/// accents.
const NAMES: &str = "\
AU-AustralianCapitalTerritory ACT|AU-NewSouthWales NSW|AU-NorthernTerritory NT|AU-Queensland QLD|\
AU-SouthAustralia SA|AU-Tasmania TAS|AU-Victoria VIC|AU-WesternAustralia WA|CA-Alberta AB|\
CA-BritishColumbia BC|CA-Manitoba MB|CA-NewBrunswick NB|CA-Newfoundland NL|CA-NewfoundlandandLabrador NL|\
CA-NorthwestTerritories NT|CA-NovaScotia NS|CA-Nunavut NU|CA-Ontario ON|CA-PrinceEdwardIsland PE|\
CA-Qubec QC|CA-Quebec QC|CA-Saskatchewan SK|CA-Yukon YT|US-Alabama AL|US-Alaska AK|US-Arizona AZ|\
US-Arkansas AR|US-California CA|US-Colorado CO|US-Connecticut CT|US-Delaware DE|US-DistrictofColumbia DC|\
US-Florida FL|US-Georgia GA|US-Guam GU|US-Hawaii HI|US-Idaho ID|US-Illinois IL|US-Indiana IN|US-Iowa IA|\
US-Kansas KS|US-Kentucky KY|US-Louisiana LA|US-Maine ME|US-Maryland MD|US-Massachusetts MA|US-Michigan MI|\
US-Minnesota MN|US-Mississippi MS|US-Missouri MO|US-Montana MT|US-Nebraska NE|US-Nevada NV|\
US-NewHampshire NH|US-NewJersey NJ|US-NewMexico NM|US-NewYork NY|US-NorthCarolina NC|US-NorthDakota ND|\
US-Ohio OH|US-Oklahoma OK|US-Oregon OR|US-Pennsylvania PA|US-PuertoRico PR|US-RhodeIsland RI|\
US-SouthCarolina SC|US-SouthDakota SD|US-Tennessee TN|US-Texas TX|US-Utah UT|US-Vermont VT|US-Virginia VA|\
US-Washington WA|US-WashingtonDC DC|US-WestVirginia WV|US-Wisconsin WI|US-Wyoming WY";

/// The first three digits of United States postal codes: from each on, the
/// state; empty for the armed forces abroad and what is not in use.
const ZIP: &[(u16, &str)] = &[
    (5, "NY"),
    (6, "PR"),
    (8, "VI"),
    (9, "PR"),
    (10, "MA"),
    (28, "RI"),
    (30, "NH"),
    (39, "ME"),
    (50, "VT"),
    (55, "MA"),
    (56, "VT"),
    (60, "CT"),
    (70, "NJ"),
    (90, ""),
    (100, "NY"),
    (150, "PA"),
    (197, "DE"),
    (200, "DC"),
    (201, "VA"),
    (202, "DC"),
    (206, "MD"),
    (220, "VA"),
    (247, "WV"),
    (269, ""),
    (270, "NC"),
    (290, "SC"),
    (300, "GA"),
    (320, "FL"),
    (340, ""),
    (341, "FL"),
    (350, "AL"),
    (370, "TN"),
    (386, "MS"),
    (398, "GA"),
    (400, "KY"),
    (428, ""),
    (430, "OH"),
    (460, "IN"),
    (480, "MI"),
    (500, "IA"),
    (529, ""),
    (530, "WI"),
    (550, "MN"),
    (568, ""),
    (570, "SD"),
    (578, ""),
    (580, "ND"),
    (589, ""),
    (590, "MT"),
    (600, "IL"),
    (630, "MO"),
    (659, ""),
    (660, "KS"),
    (680, "NE"),
    (694, ""),
    (700, "LA"),
    (715, ""),
    (716, "AR"),
    (730, "OK"),
    (733, "TX"),
    (734, "OK"),
    (750, "TX"),
    (800, "CO"),
    (817, ""),
    (820, "WY"),
    (832, "ID"),
    (839, ""),
    (840, "UT"),
    (848, ""),
    (850, "AZ"),
    (866, ""),
    (870, "NM"),
    (885, "TX"),
    (886, ""),
    (889, "NV"),
    (899, ""),
    (900, "CA"),
    (962, ""),
    (967, "HI"),
    (969, "GU"),
    (970, "OR"),
    (980, "WA"),
    (995, "AK"),
];

/// The longest name of a region that is looked up.
const NAME_MAX: usize = 60;

/// A part of a country.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region {
    /// ISO 3166-2 without the country.
    pub(super) code: &'static str,
    /// Names of zones, separated by spaces, `~` for `America/`.
    pub(super) zones: &'static str,
}

/// The region that an address names by its code (`FL`, `US-FL`) or in words.
pub(super) fn named(country: &str, region: &str) -> Option<Region> {
    if region.len() > NAME_MAX {
        return None;
    }
    let bare = match region.split_once('-') {
        Some((prefix, code)) if prefix.eq_ignore_ascii_case(country) => code,
        _ => region,
    };
    let mut letters = bare.to_owned();
    letters.retain(|char| char.is_ascii_alphanumeric());
    coded(country, &letters).or_else(|| {
        let (_, code) = listing::find(NAMES, &[country, "-", &letters].concat())?;
        coded(country, code)
    })
}

/// The region in which a postal code lies.
pub(super) fn posted(country: &str, postal_code: &str) -> Option<Region> {
    let mut signs = postal_code.chars().filter(char::is_ascii_alphanumeric);
    let code = match country {
        "CA" => province(signs.next()?)?,
        "US" => state(number(signs, 3)?)?,
        // Madrid and Lisbon stand for the mainland, and Lisbon for Madeira.
        "ES" => match number(signs, 2)? {
            35 => "GC",
            38 => "TF",
            _ => "MD",
        },
        "PT" => match number(signs, 2)? {
            95..=99 => "20",
            _ => "11",
        },
        _ => return None,
    };
    coded(country, code)
}

fn coded(country: &str, code: &str) -> Option<Region> {
    let (key, zones) = listing::find(ZONES, &[country, "-", code].concat())?;
    let (_, code) = key.split_once('-')?;
    Some(Region { code, zones })
}

fn number(signs: impl Iterator<Item = char>, digits: usize) -> Option<u16> {
    signs.take(digits).collect::<String>().parse().ok()
}

fn state(prefix: u16) -> Option<&'static str> {
    let (_, state) = ZIP.iter().rev().find(|(from, _)| *from <= prefix)?;
    Some(*state)
}

/// The province of a Canadian postal code's first letter; X, which two
/// territories share, is left open.
fn province(letter: char) -> Option<&'static str> {
    Some(match letter.to_ascii_uppercase() {
        'A' => "NL",
        'B' => "NS",
        'C' => "PE",
        'E' => "NB",
        'G' | 'H' | 'J' => "QC",
        'K' | 'L' | 'M' | 'N' | 'P' => "ON",
        'R' => "MB",
        'S' => "SK",
        'T' => "AB",
        'V' => "BC",
        'Y' => "YT",
        _ => return None,
    })
}

/// Whether all tables are sorted, and lead to zones and states that exist.
#[cfg(test)]
pub(super) fn are_sorted() -> bool {
    let rows = |listing: &'static str| listing.split('|').filter_map(|row| row.split_once(' '));
    let known = |zone: &str| super::tabled(zone).is_some();
    listing::is_sorted(ZONES)
        && listing::is_sorted(NAMES)
        && rows(ZONES).all(|(_, zones)| zones.split(' ').all(known))
        && ZIP.is_sorted_by_key(|(from, _)| from)
        && ZIP.iter().all(|(_, state)| state.is_empty() || coded("US", state).is_some())
}
