//! Exact amounts from decimal text; no amount ever passes through a float.

use crate::types::Money;

/// The ISO 4217 code of "no currency", for a platform that left it out.
pub(crate) const NO_CURRENCY: &str = "XXX";

/// As many as any currency or exchange uses, and few enough for every amount
/// that fits.
const DECIMALS: usize = 8;

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Anything but digits, with a sign and one point at most.
    #[error("not a decimal number")]
    NotDecimal,
    /// More digits than can be kept exactly.
    #[error("more digits than an amount has")]
    TooLong,
}

/// Reads "59.00" as 5900 at scale 2 and "1200" as 1200 at scale 0: the scale is
/// that of the text. `currency` is taken as it is, in upper case.
pub fn parse(amount: &str, currency: &str) -> Result<Money, Error> {
    let text = amount.trim();
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let numeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !numeric(whole) || !numeric(decimals) || digits.ends_with('.') {
        return Err(Error::NotDecimal);
    }
    if decimals.len() > DECIMALS {
        return Err(Error::TooLong);
    }
    let amount: i64 = format!("{whole}{decimals}").parse().map_err(|_| Error::TooLong)?;
    let scale = u8::try_from(decimals.len()).map_err(|_| Error::TooLong)?;
    Ok(Money {
        amount: if negative { -amount } else { amount },
        scale,
        currency: currency.trim().to_ascii_uppercase(),
    })
}

/// The currencies of ISO 4217 that have not two decimals.
const MINOR_UNITS: &[(&str, u8)] = &[
    ("BHD", 3),
    ("BIF", 0),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("UYI", 0),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
];

/// As [`parse`], for platforms that write amounts as numbers and so lose their
/// last zeros: the scale is at least that of the currency.
pub(crate) fn parse_number(amount: &str, currency: &str) -> Result<Money, Error> {
    let money = parse(amount, currency)?;
    let known = MINOR_UNITS.iter().find(|(known, _)| *known == money.currency);
    let scale = known.map_or(2, |(_, scale)| *scale);
    let nothing = Money { amount: 0, scale, currency: money.currency.clone() };
    add(money, nothing).ok_or(Error::TooLong)
}

/// The sum of amounts in one currency, at the finest of their scales. None of
/// nothing, of two currencies, and of more than can be kept exactly.
pub(crate) fn sum(amounts: impl IntoIterator<Item = Money>) -> Option<Money> {
    amounts.into_iter().map(Some).reduce(|sum, next| add(sum?, next?)).flatten()
}

fn add(one: Money, other: Money) -> Option<Money> {
    let scale = one.scale.max(other.scale);
    let at_scale = |money: &Money| {
        let factor = 10_i64.checked_pow(u32::from(scale.saturating_sub(money.scale)))?;
        money.amount.checked_mul(factor)
    };
    let amount = at_scale(&one)?.checked_add(at_scale(&other)?)?;
    (one.currency == other.currency).then_some(Money { amount, scale, currency: one.currency })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_or_refused() {
        for (text, expected) in [
            ("59.00", Ok((5900, 2))),
            ("1200", Ok((1200, 0))),
            ("0.005", Ok((5, 3))),
            ("-3.50", Ok((-350, 2))),
            (" 59.0 ", Ok((590, 1))),
            ("92233720368547758.07", Ok((i64::MAX, 2))),
            ("92233720368547758.08", Err(Error::TooLong)),
            ("1.123456789", Err(Error::TooLong)),
            ("5,900.00", Err(Error::NotDecimal)),
            ("1e3", Err(Error::NotDecimal)),
            ("+1", Err(Error::NotDecimal)),
            ("--1", Err(Error::NotDecimal)),
            ("1.", Err(Error::NotDecimal)),
            (".5", Err(Error::NotDecimal)),
            ("1.-5", Err(Error::NotDecimal)),
            ("", Err(Error::NotDecimal)),
        ] {
            assert_eq!(parse(text, "usd").map(|money| (money.amount, money.scale)), expected, "{text}");
        }
    }

    #[test]
    fn a_number_has_the_decimals_of_its_currency() {
        let number = |text, currency| parse_number(text, currency).map(|money| (money.amount, money.scale));
        assert_eq!(number("59", "usd"), Ok((5900, 2)));
        assert_eq!(number("59.9", "EUR"), Ok((5990, 2)));
        assert_eq!(number("59.125", "EUR"), Ok((59125, 3)));
        assert_eq!(number("1200", "JPY"), Ok((1200, 0)));
        assert_eq!(number("9223372036854775807", "USD"), Err(Error::TooLong));
    }

    #[test]
    fn a_sum_is_exact_or_none() {
        let usd = |text| parse(text, "USD").unwrap();
        assert_eq!(sum([usd("15.00"), usd("0.5"), usd("2")]), Some(usd("17.50")));
        assert_eq!(sum([usd("1"), parse("1", "EUR").unwrap()]), None);
        assert_eq!(sum([usd("9223372036854775807"), usd("1")]), None);
        assert_eq!(sum([]), None);
    }
}
