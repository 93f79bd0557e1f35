//! How a language counts and writes money, in characters that do not make a
//! text dearer where the language itself does not (3GPP TS 23.038).
//!
//! Separators and the place of the sign follow the Unicode CLDR; its no-break
//! spaces are plain ones here, since they are not in the GSM alphabet.

use crate::facts::Amount;

/// Where the sign of a currency stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// "$12.00".
    Before,
    /// "€ 12,00".
    SpacedBefore,
    /// "12,00 €".
    After,
}

/// What a count decides about its noun (Unicode CLDR, cardinal plural rules).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counting {
    /// One, and all others.
    One,
    /// None counts as one.
    NoneIsOne,
    /// One, a few, and all others.
    Few,
}

#[derive(Debug)]
struct Row {
    locale: &'static str,
    decimal: char,
    group: char,
    sign: Sign,
    counting: Counting,
}

const fn row(locale: &'static str, decimal: char, group: char, sign: Sign, counting: Counting) -> Row {
    Row { locale, decimal, group, sign, counting }
}

const ENGLISH: Row = row("en", '.', ',', Sign::Before, Counting::One);

/// Regions before their languages; what is not here is written as in English.
const ROWS: &[Row] = &[
    ENGLISH,
    row("de-CH", '.', '\'', Sign::SpacedBefore, Counting::One),
    row("de", ',', '.', Sign::After, Counting::One),
    row("es-419", '.', ',', Sign::Before, Counting::One),
    row("es-MX", '.', ',', Sign::Before, Counting::One),
    row("es-PR", '.', ',', Sign::Before, Counting::One),
    row("es-US", '.', ',', Sign::Before, Counting::One),
    row("es", ',', '.', Sign::After, Counting::One),
    row("fr-CH", '.', ' ', Sign::After, Counting::NoneIsOne),
    row("fr", ',', ' ', Sign::After, Counting::NoneIsOne),
    row("it-CH", '.', '\'', Sign::SpacedBefore, Counting::One),
    row("it", ',', '.', Sign::After, Counting::One),
    row("ja", '.', ',', Sign::Before, Counting::One),
    row("nl", ',', '.', Sign::SpacedBefore, Counting::One),
    row("pl", ',', ' ', Sign::After, Counting::Few),
    row("pt-PT", ',', ' ', Sign::After, Counting::One),
    row("pt", ',', '.', Sign::SpacedBefore, Counting::NoneIsOne),
    row("sv", ',', ' ', Sign::After, Counting::One),
];

/// Signs by currency: for locales that begin so, or for all. Others, such as
/// the rupee's, are not in the GSM alphabet: they go by their ISO 4217 code.
const SIGNS: &[(&str, &str, &str)] = &[
    ("EUR", "", "€"),
    ("GBP", "", "£"),
    ("JPY", "", "¥"),
    ("PLN", "pl", "zł"),
    ("SEK", "sv", "kr"),
    ("BRL", "pt", "R$"),
    ("AUD", "en-AU", "$"),
    ("CAD", "en-CA", "$"),
    ("CAD", "fr-CA", "$"),
    ("MXN", "es-MX", "$"),
    ("NZD", "en-NZ", "$"),
    ("SGD", "en-SG", "$"),
    ("USD", "en-AU", "US$"),
    ("USD", "en-CA", "US$"),
    ("USD", "fr-CA", "US$"),
    ("USD", "es-MX", "US$"),
    ("USD", "en-NZ", "US$"),
    ("USD", "en-SG", "US$"),
    ("USD", "", "$"),
];

/// Currencies without two decimal places (ISO 4217, minor units).
const PLACES: &[(&str, u8)] = &[
    ("BIF", 0),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("ISK", 0),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("PYG", 0),
    ("RWF", 0),
    ("UGX", 0),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
    ("BHD", 3),
    ("IQD", 3),
    ("JOD", 3),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("TND", 3),
];

/// How a locale counts and writes money.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Convention {
    row: &'static Row,
    /// The signs of this very region.
    region: &'static str,
}

impl Convention {
    /// The convention of a BCP 47 locale.
    pub(crate) fn of(locale: &str) -> Convention {
        let row = ROWS.iter().find(|row| begins(locale, row.locale)).unwrap_or(&ENGLISH);
        let regions = SIGNS.iter().map(|(_, region, _)| *region).filter(|region| !region.is_empty());
        let region = regions.into_iter().find(|region| begins(locale, region)).unwrap_or_default();
        Convention { row, region }
    }

    /// "$1,299.00", "1 299,00 €", "¥1,200": never rounded.
    pub(crate) fn money(self, (amount, scale, currency): &Amount) -> String {
        let minor = PLACES.iter().find(|(code, _)| code == currency).map_or(2, |(_, places)| *places);
        let (whole, fraction) = decimal(*amount, *scale, minor);
        let minus = if *amount < 0 { "-" } else { "" };
        let mut number = grouped(&whole, self.row.group);
        if !fraction.is_empty() {
            number.push(self.row.decimal);
            number.push_str(&fraction);
        }
        let known = |(code, region, _): &&(&str, &str, &str)| {
            code == currency && (region.is_empty() || *region == self.region)
        };
        let sign = SIGNS.iter().find(known).map(|(_, _, sign)| *sign);
        match (self.row.sign, sign) {
            (Sign::Before, Some(sign)) => format!("{minus}{sign}{number}"),
            (Sign::SpacedBefore, Some(sign)) => format!("{minus}{sign} {number}"),
            (Sign::After, Some(sign)) => format!("{minus}{number} {sign}"),
            (Sign::Before | Sign::SpacedBefore, None) => format!("{currency} {minus}{number}"),
            (Sign::After, None) => format!("{minus}{number} {currency}"),
        }
    }

    /// The form of a noun after a count: of two, for one and more; of three, for
    /// one, a few and many.
    pub(crate) fn plural<'form>(self, count: u32, forms: &[&'form str]) -> Option<&'form str> {
        let one = count == 1 || (count == 0 && self.row.counting == Counting::NoneIsOne);
        let few = matches!(count % 10, 2..=4) && !matches!(count % 100, 12..=14);
        match forms {
            [form, _] | [form, _, _] if one => Some(*form),
            [_, form, _] if few && self.row.counting == Counting::Few => Some(*form),
            [_, form] | [_, _, form] => Some(*form),
            _ => None,
        }
    }
}

/// Whether a locale is that one, or a part of it: "fr-CA" begins with "fr".
pub(crate) fn begins(locale: &str, with: &str) -> bool {
    let Some((own, rest)) = locale.as_bytes().split_at_checked(with.len()) else {
        return false;
    };
    let same = |(own, known): (&u8, u8)| own.eq_ignore_ascii_case(&known) || (*own == b'_' && known == b'-');
    rest.first().is_none_or(|byte| matches!(byte, b'-' | b'_')) && own.iter().zip(with.bytes()).all(same)
}

/// The digits before and after the point: as many places as the currency has,
/// more only where they say something.
fn decimal(amount: i64, scale: u8, minor: u8) -> (String, String) {
    let (scale, minor) = (usize::from(scale).min(18), usize::from(minor));
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let said = fraction.trim_end_matches('0').len();
    let mut fraction = fraction.get(..said).unwrap_or_default().to_owned();
    while fraction.len() < minor {
        fraction.push('0');
    }
    (whole.to_owned(), fraction)
}

fn grouped(whole: &str, separator: char) -> String {
    let mut out = String::with_capacity(whole.len() * 2);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_as_its_reader_writes_it() {
        let cases = [
            ("en-US", 1_200, 2, "USD", "$12.00"),
            ("en", 129_900, 2, "USD", "$1,299.00"),
            ("en-CA", 1_200, 2, "CAD", "$12.00"),
            ("en-CA", 1_200, 2, "USD", "US$12.00"),
            ("en", 120_000, 2, "INR", "INR 1,200.00"),
            ("fr", 1_200, 2, "EUR", "12,00 €"),
            ("fr-FR", 129_900, 2, "EUR", "1 299,00 €"),
            ("es-US", 129_900, 2, "USD", "$1,299.00"),
            ("es-419", 129_900, 2, "USD", "$1,299.00"),
            ("de-CH", 129_900, 2, "CHF", "CHF 1'299.00"),
            ("it-CH", -129_900, 2, "EUR", "-€ 1'299.00"),
            ("fr-CH", 129_900, 2, "CHF", "1 299.00 CHF"),
            ("de_AT", 123_456_789, 2, "EUR", "1.234.567,89 €"),
            ("nl", -1_200, 2, "EUR", "-€ 12,00"),
            ("ja", 1_200, 0, "JPY", "¥1,200"),
            ("ja-JP", 120_000, 2, "JPY", "¥1,200"),
            ("en", 12_345, 3, "KWD", "KWD 12.345"),
            ("en", 12, 0, "KWD", "KWD 12.000"),
            ("en", 12_345, 3, "USD", "$12.345"),
            ("sv", 5_990, 2, "SEK", "59,90 kr"),
            ("pl", 1_200, 2, "PLN", "12,00 zł"),
            ("en", 1_200, 2, "PLN", "PLN 12.00"),
            ("pt-BR", 1_200, 2, "BRL", "R$ 12,00"),
            ("pt-PT", 1_200, 2, "EUR", "12,00 €"),
            ("xx", 5, 2, "GBP", "£0.05"),
        ];
        for (locale, amount, scale, currency, expected) in cases {
            let amount = (amount, scale, String::from(currency));
            assert_eq!(Convention::of(locale).money(&amount), expected, "{locale} {amount:?}");
        }
    }

    #[test]
    fn a_noun_follows_its_count() {
        let (two, three) = (["one", "many"], ["one", "few", "many"]);
        let plural = |locale, count, forms| Convention::of(locale).plural(count, forms).unwrap();
        assert_eq!([0, 1, 2].map(|count| plural("en", count, &two[..])), ["many", "one", "many"]);
        assert_eq!([0, 1, 2].map(|count| plural("fr", count, &two[..])), ["one", "one", "many"]);
        let polish = [1, 2, 5, 12, 22, 25].map(|count| plural("pl", count, &three[..]));
        assert_eq!(polish, ["one", "few", "many", "many", "few", "many"]);
    }
}
