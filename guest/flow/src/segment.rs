//! What a text costs: its encoding and how many messages it is billed as
//! (3GPP TS 23.038 section 6.2.1, TS 23.040 section 9.2.3.24).
//!
//! National language tables are left out on purpose: the gateways do not use them.

use crate::ascii::is_without;

/// How a text travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// The GSM 7-bit default alphabet with its extension table.
    Gsm7,
    /// UTF-16, for everything else.
    Ucs2,
}

impl Encoding {
    /// Units that fit in one message, and in each of several: a header with an
    /// 8-bit reference takes the difference.
    fn capacity(self) -> (u32, u32) {
        match self {
            Encoding::Gsm7 => (160, 153),
            Encoding::Ucs2 => (70, 67),
        }
    }

    /// The name of the encoding as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Gsm7 => "gsm7",
            Encoding::Ucs2 => "ucs2",
        }
    }
}

/// What a text costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// How it travels.
    pub encoding: Encoding,
    /// Septets, or UTF-16 code units.
    pub units: u32,
    /// How many messages it is billed as; an empty text is one.
    pub segments: u32,
    /// The characters that force UCS-2, each once, in order of appearance.
    pub costly: Vec<char>,
}

/// Measures a text.
pub fn measure(body: &str) -> Measured {
    if let Some(measured) = measure_plain(body) {
        return measured;
    }
    let mut costly = Vec::new();
    for char in body.chars() {
        if septets(char).is_none() && !costly.contains(&char) {
            costly.push(char);
        }
    }
    let encoding = if costly.is_empty() { Encoding::Gsm7 } else { Encoding::Ucs2 };
    let (units, segments) = match encoding {
        Encoding::Gsm7 => fill(encoding, body.chars().map(|char| septets(char).unwrap_or(1))),
        Encoding::Ucs2 => {
            fill(encoding, body.chars().map(|char| if u32::from(char) > 0xFFFF { 2 } else { 1 }))
        }
    };
    Measured { encoding, units, segments, costly }
}

/// What a text of letters, digits and common signs costs, as most are: a septet
/// each.
fn measure_plain(body: &str) -> Option<Measured> {
    let units = u32::try_from(body.len()).ok().filter(|_| is_plain(body))?;
    let encoding = Encoding::Gsm7;
    let (single, each) = encoding.capacity();
    let segments = if units <= single { 1 } else { units.div_ceil(each) };
    Some(Measured { encoding, units, segments, costly: Vec::new() })
}

/// Whether every byte of a text is a character that takes one septet.
fn is_plain(body: &str) -> bool {
    is_without(body, |eight| {
        let brackets = eight.within(b'[', b'^') | eight.within(b'`', b'`') | eight.from(b'{');
        !eight.from(b' ') | brackets
    })
}

/// Fills messages one after the other; an escape pair or a surrogate pair goes
/// whole into the next one.
fn fill(encoding: Encoding, costs: impl Iterator<Item = u32>) -> (u32, u32) {
    let (single, each) = encoding.capacity();
    let (mut units, mut segments, mut used) = (0, 1, 0);
    for cost in costs {
        units += cost;
        if used + cost > each {
            segments += 1;
            used = 0;
        }
        used += cost;
    }
    if units <= single { (units, 1) } else { (units, segments) }
}

/// What a character costs in GSM-7; none when it is not in the alphabet.
pub(crate) fn septets(char: char) -> Option<u32> {
    match char {
        '^' | '{' | '}' | '\\' | '[' | '~' | ']' | '|' | '\u{c}' | '€' => Some(2),
        '`' => None,
        ' '..='~' | '\n' | '\r' => Some(1),
        '£' | '¥' | 'è' | 'é' | 'ù' | 'ì' | 'ò' | 'Ç' | 'Ø' | 'ø' | 'Å' | 'å' | 'Δ' | 'Φ' | 'Γ' | 'Λ'
        | 'Ω' | 'Π' | 'Ψ' | 'Σ' | 'Θ' | 'Ξ' | 'Æ' | 'æ' | 'ß' | 'É' | '¤' | '¡' | 'Ä' | 'Ö' | 'Ñ' | 'Ü'
        | '§' | '¿' | 'ä' | 'ö' | 'ñ' | 'ü' | 'à' => Some(1),
        _ => None,
    }
}
