//! Lists of words in five bits a letter, packed while compiling: as text, the words
//! of thirty languages would be a tenth of the component.

/// Lists of words, each with a mark of what it stands for.
pub(crate) struct Packed<Mark: 'static> {
    marks: &'static [Mark],
    bits: &'static [u8],
    /// Where the letters are that are not Latin: Unicode blocks begin at multiples
    /// of it.
    block: u32,
}

/// Packs lists as `(mark, "words by spaces")`.
macro_rules! packed {
    ($(($mark:expr, $words:expr $(,)?)),* $(,)?) => {{
        const LISTS: &[&str] = &[$($words),*];
        const BITS: &[u8] = &crate::packed::pack::<{ crate::packed::length(LISTS) }>(LISTS);
        crate::packed::Packed::new(&[$($mark),*], BITS, LISTS)
    }};
}
pub(crate) use packed;

/// So many letters has a block of Unicode that has a code of its own.
const BLOCK: u32 = 128;
/// Codes after the letters from a to z.
const WITHIN: u32 = 26;
const SPACE: u32 = 27;
const ANY_ENDING: u32 = 28;
const END: u32 = 29;
/// Followed by a whole code point.
const OTHER: u32 = 30;
/// Followed by a place in the block.
const OF_BLOCK: u32 = 31;
/// Bits of a code, of a place in a block and of a code point.
const CODE_BITS: u32 = 5;
const PLACE_BITS: u32 = 7;
const POINT_BITS: u32 = 21;

impl<Mark: Copy> Packed<Mark> {
    pub(crate) const fn new(marks: &'static [Mark], bits: &'static [u8], lists: &[&str]) -> Packed<Mark> {
        Packed { marks, bits, block: block(lists) }
    }

    /// Shows each list with what it stands for.
    pub(crate) fn each(&self, mut show: impl FnMut(Mark, &str)) {
        let mut bits = Bits { bytes: self.bits, held: 0, count: 0 };
        let mut words = String::new();
        for mark in self.marks {
            words.clear();
            loop {
                let code = bits.take(CODE_BITS);
                words.push(match code {
                    WITHIN => '_',
                    SPACE => ' ',
                    ANY_ENDING => '*',
                    END => break,
                    OTHER => letter(bits.take(POINT_BITS)),
                    OF_BLOCK => letter(self.block + bits.take(PLACE_BITS)),
                    _ => letter(u32::from(b'a') + code),
                });
            }
            show(*mark, &words);
        }
    }
}

fn letter(point: u32) -> char {
    char::from_u32(point).unwrap_or_default()
}

/// Bits from the lowest on; after the last there are ends.
struct Bits {
    bytes: &'static [u8],
    held: u64,
    count: u32,
}

impl Bits {
    fn take(&mut self, count: u32) -> u32 {
        while self.count < count {
            let Some((byte, rest)) = self.bytes.split_first() else {
                return END;
            };
            self.held |= u64::from(*byte) << self.count;
            (self.bytes, self.count) = (rest, self.count + 8);
        }
        let taken = self.held & ((1 << count) - 1);
        (self.held, self.count) = (self.held >> count, self.count - count);
        u32::try_from(taken).unwrap_or_default()
    }
}

/// How many bytes lists take when they are packed.
pub(crate) const fn length(lists: &[&str]) -> usize {
    let block = block(lists);
    let mut bits = 0;
    let mut rest = lists;
    while let [list, after @ ..] = rest {
        let mut text = list.as_bytes();
        while !text.is_empty() {
            let (point, others) = first(text);
            let (_, _, more) = coded(point, block);
            (bits, text) = (bits + CODE_BITS + more, others);
        }
        (bits, rest) = (bits + CODE_BITS, after);
    }
    bits.div_ceil(8) as usize
}

/// The packed lists; `LENGTH` is their [`length`].
pub(crate) const fn pack<const LENGTH: usize>(lists: &[&str]) -> [u8; LENGTH] {
    let block = block(lists);
    let (mut out, mut at) = ([0; LENGTH], 0);
    let mut rest = lists;
    while let [list, after @ ..] = rest {
        let mut text = list.as_bytes();
        while !text.is_empty() {
            let (point, others) = first(text);
            let (code, detail, more) = coded(point, block);
            write(&mut out, at, code, CODE_BITS);
            write(&mut out, at + CODE_BITS, detail, more);
            (at, text) = (at + CODE_BITS + more, others);
        }
        write(&mut out, at, END, CODE_BITS);
        (at, rest) = (at + CODE_BITS, after);
    }
    out
}

/// A letter's code, and what follows it in how many bits.
const fn coded(point: u32, block: u32) -> (u32, u32, u32) {
    match point {
        0x5f => (WITHIN, 0, 0),
        0x20 => (SPACE, 0, 0),
        0x2a => (ANY_ENDING, 0, 0),
        0x61..=0x7a => (point - 0x61, 0, 0),
        _ if point >= block && point < block + BLOCK => (OF_BLOCK, point - block, PLACE_BITS),
        _ => (OTHER, point, POINT_BITS),
    }
}

/// The block of the first letter that is not ASCII.
const fn block(lists: &[&str]) -> u32 {
    let mut rest = lists;
    while let [list, after @ ..] = rest {
        let mut text = list.as_bytes();
        while !text.is_empty() {
            let (point, others) = first(text);
            if point >= 0x80 {
                return point / BLOCK * BLOCK;
            }
            text = others;
        }
        rest = after;
    }
    0
}

/// The first code point of a text in UTF-8, and what follows it.
const fn first(text: &[u8]) -> (u32, &[u8]) {
    match text {
        [a @ 0..0x80, rest @ ..] => (*a as u32, rest),
        [a @ 0xc0..0xe0, b, rest @ ..] => (joined(*a as u32 & 0x1f, *b), rest),
        [a @ 0xe0..0xf0, b, c, rest @ ..] => (joined(joined(*a as u32 & 0xf, *b), *c), rest),
        [a, b, c, d, rest @ ..] => (joined(joined(joined(*a as u32 & 7, *b), *c), *d), rest),
        _ => (0, &[]),
    }
}

const fn joined(point: u32, byte: u8) -> u32 {
    point << 6 | byte as u32 & 0x3f
}

/// Writes bits at a place, from the lowest on.
// Evaluated while compiling, where an index out of bounds is a compiler's error.
#[allow(clippy::indexing_slicing)]
const fn write(out: &mut [u8], at: u32, value: u32, count: u32) {
    let mut bit = 0;
    while bit < count {
        let place = at + bit;
        out[(place / 8) as usize] |= ((value >> bit & 1) << (place % 8)) as u8;
        bit += 1;
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_packed_comes_out_as_it_was() {
        let packed = packed![
            (1, "stop_it stopp* l'arret"),
            (2, "нет не_надо नहीं ☎ 🛑 ß"),
            (3, ""),
            (4, "もっと 更多 plus2"),
        ];
        let mut seen = Vec::new();
        packed.each(|mark, words| seen.push((mark, words.to_owned())));
        let expected =
            [(1, "stop_it stopp* l'arret"), (2, "нет не_надо नहीं ☎ 🛑 ß"), (3, ""), (4, "もっと 更多 plus2")];
        assert_eq!(seen, expected.map(|(mark, words)| (mark, words.to_owned())));
        assert!(packed.bits.len() < expected.iter().map(|(_, words)| words.len()).sum());
    }
}
