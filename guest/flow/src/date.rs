//! How a language writes a day of this year and a time of day (Unicode CLDR, the
//! shortest form that cannot be misread), in characters of the GSM alphabet
//! where the language itself keeps to it.

use chrono::{Datelike, NaiveDateTime, Timelike};

use crate::convention::begins;

/// By locale, regions before their languages: patterns of a day and of a time.
/// What is not here is written as in English.
///
/// `d` and `D` are the day, `m` and `N` the month (the capital one with two
/// digits), `M` its English name; `h`, `k` and `K` the hour (of twelve, of 24,
/// of 24 with two digits), `i` the minute, `a` the half of the day.
const ROWS: &[(&str, &str, &str)] = &[
    ("en-AU", "d M", "h:i a"),
    ("en-GB", "d M", "K:i"),
    ("en-IE", "d M", "K:i"),
    ("en-IN", "d M", "h:i a"),
    ("en-NZ", "d M", "h:i a"),
    ("en-ZA", "d M", "K:i"),
    ("de", "d.m.", "K:i"),
    ("es", "d/m", "k:i"),
    ("fr", "D/N", "K:i"),
    ("it", "d/m", "K:i"),
    ("ja", "m月d日", "k:i"),
    ("nl", "d-m", "K:i"),
    ("pl", "d.N", "K:i"),
    ("pt", "D/N", "K:i"),
    ("sv", "d/m", "K:i"),
];
const MONTHS: &str = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";

/// A moment by its reader's clock as the context has it: "2027-01-15 16:05".
pub(crate) fn stamp(local: NaiveDateTime) -> String {
    let mut text = local.year().to_string();
    for (before, number) in
        [('-', local.month()), ('-', local.day()), (' ', local.hour()), (':', local.minute())]
    {
        text.push(before);
        push_two(&mut text, number);
    }
    text
}

/// How a locale writes dates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patterns {
    day: &'static str,
    time: &'static str,
}

impl Patterns {
    /// The patterns of a BCP 47 locale.
    pub(crate) fn of(locale: &str) -> Patterns {
        let known = ROWS.iter().find(|(known, ..)| begins(locale, known));
        let (_, day, time) = known.copied().unwrap_or(("en", "M d", "h:i a"));
        Patterns { day, time }
    }

    /// "Jan 15", "15.1."; none for what is no stamp.
    pub(crate) fn date(self, stamp: &str) -> Option<String> {
        written(self.day, stamp)
    }

    /// "4:05 pm", "16:05"; none for what is no stamp.
    pub(crate) fn time(self, stamp: &str) -> Option<String> {
        written(self.time, stamp)
    }
}

fn written(pattern: &str, stamp: &str) -> Option<String> {
    let mut numbers = stamp.split(['-', ' ', ':']).skip(1).map(|part| part.parse::<u32>().ok());
    let mut next = || numbers.next().flatten();
    let (month, day, hour, minute) = (next()?, next()?, next()?, next()?);
    let mut text = String::new();
    for token in pattern.chars() {
        match token {
            'd' => text.push_str(&day.to_string()),
            'D' => push_two(&mut text, day),
            'm' => text.push_str(&month.to_string()),
            'N' => push_two(&mut text, month),
            'M' => {
                let place = usize::try_from(month).unwrap_or_default().saturating_sub(1);
                text.push_str(MONTHS.split(' ').nth(place)?);
            }
            'h' => text.push_str(&((hour + 11) % 12 + 1).to_string()),
            'k' => text.push_str(&hour.to_string()),
            'K' => push_two(&mut text, hour),
            'i' => push_two(&mut text, minute),
            'a' => text.push_str(if hour < 12 { "am" } else { "pm" }),
            other => text.push(other),
        }
    }
    Some(text)
}

fn push_two(text: &mut String, number: u32) {
    if number < 10 {
        text.push('0');
    }
    text.push_str(&number.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_its_reader_writes_it() {
        let cases = [
            ("en-US", "Jan 5", "4:05 pm"),
            ("en-GB", "5 Jan", "16:05"),
            ("en_AU", "5 Jan", "4:05 pm"),
            ("de-AT", "5.1.", "16:05"),
            ("es-MX", "5/1", "16:05"),
            ("fr", "05/01", "16:05"),
            ("it", "5/1", "16:05"),
            ("ja-JP", "1月5日", "16:05"),
            ("nl", "5-1", "16:05"),
            ("pl", "5.01", "16:05"),
            ("pt-BR", "05/01", "16:05"),
            ("sv", "5/1", "16:05"),
            ("xx", "Jan 5", "4:05 pm"),
        ];
        for (locale, date, time) in cases {
            let patterns = Patterns::of(locale);
            assert_eq!(patterns.date("2027-01-05 16:05").as_deref(), Some(date), "{locale}");
            assert_eq!(patterns.time("2027-01-05 16:05").as_deref(), Some(time), "{locale}");
        }
        let times = ["00:00", "12:30", "09:07"].map(|time| format!("2027-12-31 {time}"));
        let english = times.each_ref().map(|stamp| Patterns::of("en").time(stamp).unwrap());
        assert_eq!(english, ["12:00 am", "12:30 pm", "9:07 am"]);
        assert_eq!(Patterns::of("es").time(&times[2]).as_deref(), Some("9:07"));
        for nonsense in ["", "59.90 USD", "1-99-1 1:1", "a-b-c d:e"] {
            assert_eq!(Patterns::of("en").date(nonsense), None, "{nonsense}");
        }
    }
}
