//! States and provinces: their clocks, and how an address names them.

use crate::listing;

/// By country, for those with several clocks: rows `region zones`, `~` for `America/`, with
/// every clock that some part of the region keeps.
const ZONES: &[(&str, &str)] = &[
    (
        "AU",
        "\
ACT Australia/Sydney|NSW Australia/Sydney Australia/Broken_Hill Australia/Lord_Howe|NT Australia/Darwin|\
QLD Australia/Brisbane|SA Australia/Adelaide|TAS Australia/Hobart|VIC Australia/Melbourne|\
WA Australia/Perth Australia/Eucla",
    ),
    (
        "BR",
        "\
AC ~Rio_Branco|AL ~Sao_Paulo|AM ~Manaus ~Rio_Branco|AP ~Sao_Paulo|BA ~Sao_Paulo|CE ~Sao_Paulo|\
DF ~Sao_Paulo|ES ~Sao_Paulo|GO ~Sao_Paulo|MA ~Sao_Paulo|MG ~Sao_Paulo|MS ~Manaus|MT ~Manaus|\
PA ~Sao_Paulo|PB ~Sao_Paulo|PE ~Sao_Paulo ~Noronha|PI ~Sao_Paulo|PR ~Sao_Paulo|RJ ~Sao_Paulo|\
RN ~Sao_Paulo|RO ~Manaus|RR ~Manaus|RS ~Sao_Paulo|SC ~Sao_Paulo|SE ~Sao_Paulo|SP ~Sao_Paulo|\
TO ~Sao_Paulo",
    ),
    (
        "CA",
        "\
AB ~Edmonton|BC ~Vancouver ~Edmonton|MB ~Winnipeg|NB ~Halifax|NL ~St_Johns ~Halifax|NS ~Halifax|\
NT ~Edmonton ~Cambridge_Bay|NU ~Toronto ~Winnipeg ~Resolute ~Cambridge_Bay|ON ~Toronto ~Winnipeg|\
PE ~Halifax|QC ~Toronto ~Halifax ~Blanc-Sablon|SK ~Regina|YT ~Whitehorse",
    ),
    (
        "ES",
        "\
CN Atlantic/Canary|GC Atlantic/Canary|MD Europe/Madrid|TF Atlantic/Canary",
    ),
    (
        "MX",
        "\
AGU ~Mexico_City|BCN ~Tijuana|BCS ~Mazatlan|CAM ~Mexico_City|CHH ~Mexico_City ~Ciudad_Juarez ~Matamoros|\
CHP ~Mexico_City|CMX ~Mexico_City|COA ~Mexico_City ~Matamoros|COL ~Mexico_City|DUR ~Mexico_City|\
GRO ~Mexico_City|GUA ~Mexico_City|HID ~Mexico_City|JAL ~Mexico_City|MEX ~Mexico_City|MIC ~Mexico_City|\
MOR ~Mexico_City|NAY ~Mazatlan ~Mexico_City|NLE ~Mexico_City ~Matamoros|OAX ~Mexico_City|\
PUE ~Mexico_City|QUE ~Mexico_City|ROO ~Cancun|SIN ~Mazatlan|SLP ~Mexico_City|SON ~Hermosillo|\
TAB ~Mexico_City|TAM ~Mexico_City ~Matamoros|TLA ~Mexico_City|VER ~Mexico_City|YUC ~Mexico_City|\
ZAC ~Mexico_City",
    ),
    (
        "PT",
        "\
11 Europe/Lisbon|20 Atlantic/Azores",
    ),
    (
        "US",
        "\
AK ~Anchorage ~Adak|AL ~Chicago|AR ~Chicago|AS Pacific/Pago_Pago|AZ ~Phoenix ~Denver|CA ~Los_Angeles|\
CO ~Denver|CT ~New_York|DC ~New_York|DE ~New_York|FL ~New_York ~Chicago|GA ~New_York|GU Pacific/Guam|\
HI Pacific/Honolulu|IA ~Chicago|ID ~Boise ~Los_Angeles|IL ~Chicago|IN ~Indiana/Indianapolis ~Chicago|\
KS ~Chicago ~Denver|KY ~New_York ~Chicago|LA ~Chicago|MA ~New_York|MD ~New_York|ME ~New_York|\
MI ~Detroit ~Menominee|MN ~Chicago|MO ~Chicago|MP Pacific/Saipan|MS ~Chicago|MT ~Denver|NC ~New_York|\
ND ~Chicago ~Denver|NE ~Chicago ~Denver|NH ~New_York|NJ ~New_York|NM ~Denver|NV ~Los_Angeles ~Denver|\
NY ~New_York|OH ~New_York|OK ~Chicago|OR ~Los_Angeles ~Boise|PA ~New_York|PR ~Puerto_Rico|RI ~New_York|\
SC ~New_York|SD ~Chicago ~Denver|TN ~Chicago ~New_York|TX ~Chicago ~Denver|UT ~Denver|VA ~New_York|\
VI ~St_Thomas|VT ~New_York|WA ~Los_Angeles|WI ~Chicago|WV ~New_York|WY ~Denver",
    ),
];

/// By country: rows `name region`, letters only, with and without those that have
/// accents.
const NAMES: &[(&str, &str)] = &[
    (
        "AU",
        "\
AustralianCapitalTerritory ACT|NewSouthWales NSW|NorthernTerritory NT|Queensland QLD|SouthAustralia SA|\
Tasmania TAS|Victoria VIC|WesternAustralia WA",
    ),
    (
        "CA",
        "\
Alberta AB|BritishColumbia BC|Manitoba MB|NewBrunswick NB|Newfoundland NL|NewfoundlandandLabrador NL|\
NorthwestTerritories NT|NovaScotia NS|Nunavut NU|Ontario ON|PrinceEdwardIsland PE|Qubec QC|Quebec QC|\
Saskatchewan SK|Yukon YT",
    ),
    (
        "US",
        "\
Alabama AL|Alaska AK|Arizona AZ|Arkansas AR|California CA|Colorado CO|Connecticut CT|Delaware DE|\
DistrictofColumbia DC|Florida FL|Georgia GA|Guam GU|Hawaii HI|Idaho ID|Illinois IL|Indiana IN|Iowa IA|\
Kansas KS|Kentucky KY|Louisiana LA|Maine ME|Maryland MD|Massachusetts MA|Michigan MI|Minnesota MN|\
Mississippi MS|Missouri MO|Montana MT|Nebraska NE|Nevada NV|NewHampshire NH|NewJersey NJ|NewMexico NM|\
NewYork NY|NorthCarolina NC|NorthDakota ND|Ohio OH|Oklahoma OK|Oregon OR|Pennsylvania PA|PuertoRico PR|\
RhodeIsland RI|SouthCarolina SC|SouthDakota SD|Tennessee TN|Texas TX|Utah UT|Vermont VT|Virginia VA|\
Washington WA|WashingtonDC DC|WestVirginia WV|Wisconsin WI|Wyoming WY",
    ),
];

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
        let (_, code) = listing::find(of(country, NAMES)?, &letters)?;
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
    let (code, zones) = listing::find(of(country, ZONES)?, code)?;
    Some(Region { code, zones })
}

/// The rows of a country.
fn of(country: &str, table: &'static [(&str, &str)]) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == country).map(|(_, rows)| *rows)
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
    let mut tables = ZONES.iter().chain(NAMES);
    tables.all(|(_, table)| listing::is_sorted(table))
        && ZONES.iter().flat_map(|(_, table)| rows(table)).all(|(_, zones)| zones.split(' ').all(known))
        && ZIP.is_sorted_by_key(|(from, _)| from)
        && ZIP.iter().all(|(_, state)| state.is_empty() || coded("US", state).is_some())
}
