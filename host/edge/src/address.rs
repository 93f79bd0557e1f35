//! Addresses, cut down to what time zone and law depend on.

use crate::types::Address;

/// The longest part of ISO 3166-2 after the dash.
const REGION_CHARACTERS: usize = 3;

/// Platforms write a region as its code or as its name; only a code is kept.
pub(crate) fn of(country: Option<&str>, region: Option<&str>, postal_code: Option<&str>) -> Address {
    let is_code = |region: &&str| {
        (1..=REGION_CHARACTERS).contains(&region.len())
            && region.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    Address {
        country: country.map(str::to_ascii_uppercase),
        region: region.filter(is_code).map(str::to_ascii_uppercase),
        postal_code: postal_code.map(str::to_owned),
    }
}
