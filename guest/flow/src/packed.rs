//! Lists of words and texts, packed while compiling: as they are, the words of thirty
//! languages would be a tenth of the component.
//!
//! Each group of lists has its own alphabet, the commonest letters first. A letter
//! is its place there, and early places take fewer bits than late ones: four and a
//! half on average in an alphabet, eight where each word is a character or two.

/// Lists of words, each with a mark of what it stands for.
pub(crate) struct Packed<Mark: 'static> {
    marks: &'static [Mark],
    /// What the lists are written in, the commonest first.
    alphabet: &'static [u16],
    bits: &'static [u8],
}

/// Packs lists as `(mark, "words by spaces")`.
macro_rules! packed {
    ($(($mark:expr, $words:expr $(,)?)),* $(,)?) => {{
        const LISTS: &[&str] = &[$($words),*];
        const LETTERS: crate::packed::Letters = crate::packed::Letters::of(LISTS);
        const ALPHABET: &[u16] = &LETTERS.alphabet::<{ LETTERS.count() }>();
        const BITS: &[u8] = &LETTERS.packed::<{ LETTERS.packed_length(LISTS) }>(LISTS);
        crate::packed::Packed::new(&[$($mark),*], ALPHABET, BITS)
    }};
}
pub(crate) use packed;

/// Texts of which one at a time is wanted.
pub(crate) struct Indexed<Mark: 'static> {
    packed: Packed<Mark>,
    /// At which bit each begins.
    starts: &'static [u16],
}

/// Packs texts as `(mark, "text")`, to be found by their marks.
macro_rules! indexed {
    ($(($mark:expr, $text:expr $(,)?)),* $(,)?) => {{
        const LISTS: &[&str] = &[$($text),*];
        const LETTERS: crate::packed::Letters = crate::packed::Letters::of(LISTS);
        const STARTS: &[u16] = &LETTERS.starts::<{ LISTS.len() }>(LISTS);
        crate::packed::Indexed::new(crate::packed::packed![$(($mark, $text)),*], STARTS)
    }};
}
pub(crate) use indexed;

/// The places of an alphabet in groups: how many bits tell a place in each, and how
/// many places are before it. As many ones as there are groups before it come first,
/// and a zero unless it is the last.
const GROUPS: [(u32, usize); 6] = [(3, 0), (3, 8), (3, 16), (4, 24), (5, 40), (9, 72)];
/// How many letters the groups have places for.
const LETTERS_MAX: usize = 72 + 512;
/// The most bits that a letter takes.
const LETTER_BITS_MAX: u32 = 5 + 9;

/// The bits that say which group it is.
const fn mark_bits(group: usize) -> u32 {
    (if group + 1 < GROUPS.len() { group + 1 } else { group }) as u32
}

/// Room for most texts.
const TEXT_BYTES: usize = 256;
/// What ends a list.
const END: u16 = b'\n' as u16;

impl<Mark: Copy> Packed<Mark> {
    pub(crate) const fn new(
        marks: &'static [Mark],
        alphabet: &'static [u16],
        bits: &'static [u8],
    ) -> Packed<Mark> {
        Packed { marks, alphabet, bits }
    }

    /// Shows each list with what it stands for.
    pub(crate) fn each(&self, mut show: impl FnMut(Mark, &str)) {
        let mut bits = Bits { bytes: self.bits, held: 0, count: 0 };
        let mut words = Vec::new();
        for mark in self.marks {
            words.clear();
            self.read(&mut bits, &mut words);
            show(*mark, str::from_utf8(&words).unwrap_or_default());
        }
    }

    /// Adds what comes next, to its end, in UTF-8.
    fn read(&self, bits: &mut Bits, out: &mut Vec<u8>) {
        while !bits.are_spent() {
            let letter = self.alphabet.get(bits.place()).copied().unwrap_or(END);
            if letter == END {
                return;
            }
            match u8::try_from(letter) {
                Ok(byte) if byte.is_ascii() => out.push(byte),
                _ => {
                    let char = char::from_u32(letter.into()).unwrap_or_default();
                    out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
        }
    }
}

impl<Mark: Copy + PartialEq> Indexed<Mark> {
    pub(crate) const fn new(packed: Packed<Mark>, starts: &'static [u16]) -> Indexed<Mark> {
        Indexed { packed, starts }
    }

    /// The text of that mark.
    pub(crate) fn find(&self, mark: Mark) -> Option<String> {
        let place = self.packed.marks.iter().position(|known| *known == mark)?;
        let start = *self.starts.get(place)?;
        let mut bits = Bits { bytes: self.packed.bits.get(usize::from(start / 8)..)?, held: 0, count: 0 };
        bits.fill();
        bits.take(u32::from(start % 8));
        let mut text = Vec::with_capacity(TEXT_BYTES);
        self.packed.read(&mut bits, &mut text);
        String::from_utf8(text).ok()
    }
}

/// Bits from the lowest on; after the last there are zeros.
struct Bits {
    bytes: &'static [u8],
    held: u64,
    count: u32,
}

impl Bits {
    fn are_spent(&self) -> bool {
        self.bytes.is_empty() && self.held == 0
    }

    /// Holds enough for a letter.
    fn fill(&mut self) {
        if self.count < LETTER_BITS_MAX
            && let Some((four, rest)) = self.bytes.split_first_chunk()
        {
            self.held |= u64::from(u32::from_le_bytes(*four)) << self.count;
            (self.bytes, self.count) = (rest, self.count + u32::BITS);
        }
        while self.count < LETTER_BITS_MAX {
            let (byte, rest) = self.bytes.split_first().unwrap_or((&0, &[]));
            self.held |= u64::from(*byte) << self.count;
            (self.bytes, self.count) = (rest, self.count + 8);
        }
    }

    /// The place of the next letter.
    fn place(&mut self) -> usize {
        self.fill();
        let last = GROUPS.len() - 1;
        let group = usize::try_from(self.held.trailing_ones()).unwrap_or(last).min(last);
        let (width, before) = GROUPS.get(group).copied().unwrap_or_default();
        self.take(mark_bits(group));
        before + self.take(width)
    }

    // Called twice for each letter; left to itself, the compiler does not inline it.
    #[inline(always)]
    fn take(&mut self, count: u32) -> usize {
        let taken = self.held & ((1 << count) - 1);
        (self.held, self.count) = (self.held >> count, self.count - count);
        usize::try_from(taken).unwrap_or_default()
    }
}

/// The letters of lists, the commonest first.
pub(crate) struct Letters {
    points: [u16; LETTERS_MAX],
    count: usize,
}

// All of this is evaluated while compiling, where an index out of bounds is a
// compiler's error.
#[allow(clippy::indexing_slicing)]
impl Letters {
    pub(crate) const fn of(lists: &[&str]) -> Letters {
        let (mut letters, mut uses) = (Letters { points: [0; LETTERS_MAX], count: 0 }, [0; LETTERS_MAX]);
        let mut rest = lists;
        while let [list, after @ ..] = rest {
            let mut text = list.as_bytes();
            while !text.is_empty() {
                let (point, others) = first(text);
                assert!(point != END, "a list goes to its end");
                letters.count_in(point, &mut uses);
                text = others;
            }
            letters.count_in(END, &mut uses);
            rest = after;
        }
        letters
    }

    /// Counts a letter, and moves it before those that are rarer.
    const fn count_in(&mut self, point: u16, uses: &mut [u32; LETTERS_MAX]) {
        let mut place = self.place(point);
        if place == self.count {
            self.points[place] = point;
            self.count += 1;
        }
        uses[place] += 1;
        while place > 0 && uses[place - 1] < uses[place] {
            (self.points[place - 1], self.points[place]) = (self.points[place], self.points[place - 1]);
            (uses[place - 1], uses[place]) = (uses[place], uses[place - 1]);
            place -= 1;
        }
    }

    /// Where a letter is, or else how many there are.
    const fn place(&self, point: u16) -> usize {
        let mut place = 0;
        while place < self.count && self.points[place] != point {
            place += 1;
        }
        place
    }

    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// All of them; `COUNT` is how many.
    pub(crate) const fn alphabet<const COUNT: usize>(&self) -> [u16; COUNT] {
        let (mut out, mut place) = ([0; COUNT], 0);
        while place < COUNT {
            out[place] = self.points[place];
            place += 1;
        }
        out
    }

    /// How a letter is written: its bits, from the lowest on, and how many.
    const fn code(&self, point: u16) -> (u32, u32) {
        let (place, mut group) = (self.place(point), 0);
        while group + 1 < GROUPS.len() && place >= GROUPS[group + 1].1 {
            group += 1;
        }
        let (width, before) = GROUPS[group];
        let (ones, mark) = ((1 << group) - 1, mark_bits(group));
        (((place - before) as u32) << mark | ones, width + mark)
    }

    /// At which bit each list begins; `COUNT` is how many there are.
    pub(crate) const fn starts<const COUNT: usize>(&self, lists: &[&str]) -> [u16; COUNT] {
        let (mut out, mut place, mut bits) = ([0; COUNT], 0, 0);
        while place < COUNT {
            assert!(bits <= u16::MAX as u32, "a start has sixteen bits");
            out[place] = bits as u16;
            bits += self.bits(lists[place]);
            place += 1;
        }
        out
    }

    /// How many bits a list takes, with its end.
    const fn bits(&self, list: &str) -> u32 {
        let (mut bits, mut text) = (self.code(END).1, list.as_bytes());
        while !text.is_empty() {
            let (point, others) = first(text);
            (bits, text) = (bits + self.code(point).1, others);
        }
        bits
    }

    /// How many bytes lists take when they are packed.
    pub(crate) const fn packed_length(&self, lists: &[&str]) -> usize {
        let mut bits = 0;
        let mut rest = lists;
        while let [list, after @ ..] = rest {
            (bits, rest) = (bits + self.bits(list), after);
        }
        bits.div_ceil(8) as usize
    }

    /// The packed lists; `LENGTH` is their [`Letters::packed_length`].
    pub(crate) const fn packed<const LENGTH: usize>(&self, lists: &[&str]) -> [u8; LENGTH] {
        let (mut out, mut at) = ([0; LENGTH], 0);
        let mut rest = lists;
        while let [list, after @ ..] = rest {
            let mut text = list.as_bytes();
            while !text.is_empty() {
                let (point, others) = first(text);
                (at, text) = (write(&mut out, at, self.code(point)), others);
            }
            (at, rest) = (write(&mut out, at, self.code(END)), after);
        }
        out
    }
}

/// The first letter of a text in UTF-8, and what follows it.
// Evaluated while compiling, where a panic is a compiler's error.
#[allow(clippy::panic)]
const fn first(text: &[u8]) -> (u16, &[u8]) {
    match text {
        [a @ 0..0x80, rest @ ..] => (*a as u16, rest),
        [a @ 0xc0..0xe0, b, rest @ ..] => (joined(*a as u16 & 0x1f, *b), rest),
        [a @ 0xe0..0xf0, b, c, rest @ ..] => (joined(joined(*a as u16 & 0xf, *b), *c), rest),
        _ => panic!("what is packed has no letters outside the basic plane"),
    }
}

const fn joined(point: u16, byte: u8) -> u16 {
    point << 6 | byte as u16 & 0x3f
}

/// Writes bits at a place, from the lowest on, and gives the place after them.
// Evaluated while compiling, where an index out of bounds is a compiler's error.
#[allow(clippy::indexing_slicing)]
const fn write(out: &mut [u8], at: u32, (bits, count): (u32, u32)) -> u32 {
    let mut bit = 0;
    while bit < count {
        let place = at + bit;
        out[(place / 8) as usize] |= ((bits >> bit & 1) << (place % 8)) as u8;
        bit += 1;
    }
    at + count
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_packed_comes_out_as_it_was() {
        let packed = packed![
            (1, "stop_it stopp* l'arret"),
            (2, "нет не_надо नहीं ☎ ß"),
            (3, ""),
            (4, "もっと 更多 plus2"),
        ];
        let mut seen = Vec::new();
        packed.each(|mark, words| seen.push((mark, words.to_owned())));
        let expected =
            [(1, "stop_it stopp* l'arret"), (2, "нет не_надо नहीं ☎ ß"), (3, ""), (4, "もっと 更多 plus2")];
        assert_eq!(seen, expected.map(|(mark, words)| (mark, words.to_owned())));
        assert!(packed.bits.len() < expected.iter().map(|(_, words)| words.len()).sum());
    }

    #[test]
    fn texts_of_every_length_come_out_to_their_end() {
        let texts = indexed![
            (0, ""),
            (1, "a"),
            (2, "ab"),
            (3, "abc"),
            (4, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
            (5, "abcdefghijklmnopqrstuvwxyzäöüßéèêñçøåæ"),
            (6, "æ"),
        ];
        let found = [0, 1, 2, 3, 6].map(|mark| texts.find(mark).unwrap());
        assert_eq!(found, ["", "a", "ab", "abc", "æ"]);
        assert_eq!(texts.find(4).unwrap(), "a".repeat(33));
        assert_eq!(texts.find(5).unwrap(), "abcdefghijklmnopqrstuvwxyzäöüßéèêñçøåæ");
    }

    #[test]
    fn a_text_is_found_by_its_mark() {
        let texts = indexed![(1, "{brand}: Hallo, Zoë!"), (7, ""), (3, "\u{1}: 点 \u{12}")];
        let found = [1, 7, 3, 2].map(|mark| texts.find(mark));
        let expected = ["{brand}: Hallo, Zoë!", "", "\u{1}: 点 \u{12}"].map(|text| Some(text.to_owned()));
        assert_eq!(found[..3], expected);
        assert_eq!(found[3], None);
    }
}
