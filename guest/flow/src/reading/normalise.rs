//! What a reply says, whatever keyboard and whatever typeface it was written
//! with: small letters without marks, words, and where one clause ends.
//!
//! Folding is by hand and one-way: it covers what people write in the languages
//! that are read, and the disguises that are seen (full-width and styled
//! letters, look-alikes from another script, letters set apart, invisible
//! characters), not all of NFKC, whose tables would outweigh the flow.

/// Characters of a reply that are read.
const BODY_MAX: usize = 1_600;
/// Words of a reply that are read.
const WORDS_MAX: usize = 500;

/// The words of a reply.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) words: Vec<Word>,
    /// Whether each clause ends in a question mark.
    asks: Vec<bool>,
    /// Those that its letters belong to.
    pub(super) scripts: Vec<Script>,
    /// Whether there is a question mark, if only one that stands alone.
    pub(super) asks_anything: bool,
}

/// A run of letters or of digits, or one character of a script that is
/// written without spaces.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) text: String,
    /// Which clause it stands in, from nought.
    pub(super) clause: usize,
}

impl Text {
    /// Reads no further than a long text message goes.
    pub(super) fn of(body: &str) -> Text {
        let mut writer = Writer::default();
        for char in body.chars().take(BODY_MAX) {
            writer.take(char);
        }
        writer.finish()
    }

    pub(super) fn asks(&self, clause: usize) -> bool {
        self.asks.get(clause).copied().unwrap_or_default()
    }

    /// All words as one, so that "opt out", "opt-out", "optout" and
    /// "O P T O U T" are the same.
    pub(super) fn joined(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }
}

/// A script that languages are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Thai,
    Kana,
    Han,
    Hangul,
}

impl Script {
    fn of(char: char) -> Option<Script> {
        Some(match char {
            'a'..='z' => Script::Latin,
            'α'..='ω' => Script::Greek,
            '\u{400}'..='\u{52f}' => Script::Cyrillic,
            '\u{5d0}'..='\u{5ea}' => Script::Hebrew,
            '\u{600}'..='\u{6ff}' => Script::Arabic,
            '\u{900}'..='\u{97f}' => Script::Devanagari,
            '\u{980}'..='\u{9ff}' => Script::Bengali,
            '\u{e00}'..='\u{e7f}' => Script::Thai,
            '\u{3040}'..='\u{30ff}' => Script::Kana,
            '\u{3400}'..='\u{9fff}' => Script::Han,
            '\u{ac00}'..='\u{d7a3}' => Script::Hangul,
            _ => return None,
        })
    }
}

#[derive(Default)]
struct Writer {
    text: Text,
    word: String,
    clause: usize,
}

impl Writer {
    fn take(&mut self, char: char) {
        match char {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '＇' => self.apostrophe(),
            '?' | '？' | '؟' | '¿' => {
                self.end_word();
                if char != '¿' {
                    self.end_clause(true);
                }
            }
            ';' | '\u{37e}' => {
                self.end_word();
                // Greek asks with it.
                self.end_clause(self.text.scripts.contains(&Script::Greek));
            }
            '.' | ',' | '!' | ':' | '\n' | '…' | '–' | '—' | '(' | ')' | '。' | '、' | '，' | '！' | '；'
            | '：' | '．' | '،' | '؛' | '।' => {
                self.end_word();
                self.end_clause(false);
            }
            '★' | '⭐' | '🌟' => self.alone('★'),
            '🛑' | '⛔' | '🚫' => self.alone('🛑'),
            '/' | '／' => self.alone('/'),
            '#' | '＃' => self.alone('#'),
            _ if is_dropped(char) => {}
            _ => self.letters(char),
        }
    }

    fn letters(&mut self, char: char) {
        let mut known = false;
        for lower in char.to_lowercase() {
            let lower = unstyled(lower);
            if is_dropped(lower) || is_mark(lower) {
                known = true;
                continue;
            }
            for folded in fold(lower) {
                known = true;
                if is_unspaced(folded) {
                    self.alone(folded);
                } else if folded.is_alphanumeric() || is_vowel_sign(folded) {
                    self.extend(folded);
                } else {
                    known = false;
                }
            }
        }
        if !known {
            self.end_word();
        }
    }

    fn extend(&mut self, char: char) {
        let digits = self.word.ends_with(|last: char| last.is_ascii_digit());
        if !self.word.is_empty() && digits != char.is_ascii_digit() {
            self.end_word();
        }
        self.word.push(char);
    }

    /// "n'arrêtez" is two words; "don't" is one.
    fn apostrophe(&mut self) {
        if self.word != "i" && self.word.chars().count() <= 2 {
            self.end_word();
        }
    }

    fn alone(&mut self, char: char) {
        self.end_word();
        self.word.push(char);
        self.end_word();
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if word.is_empty() || self.text.words.len() >= WORDS_MAX {
            return;
        }
        let text = one_script(&shortened(&word));
        if let Some(script) = text.chars().find_map(Script::of)
            && !self.text.scripts.contains(&script)
        {
            self.text.scripts.push(script);
        }
        self.text.words.push(Word { text, clause: self.clause });
    }

    fn end_clause(&mut self, asks: bool) {
        self.text.asks_anything |= asks;
        // Several marks in a row end one clause.
        if self.text.words.last().is_some_and(|word| word.clause == self.clause) {
            self.text.asks.push(asks);
            self.clause += 1;
        }
    }

    fn finish(mut self) -> Text {
        self.end_word();
        self.text
    }
}

/// Takes back what is drawn out: three of a letter or more are one.
fn shortened(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(char) = chars.next() {
        let mut count = 1;
        while chars.next_if_eq(&char).is_some() {
            count += 1;
        }
        let kept = if count > 2 && char.is_alphabetic() { 1 } else { count };
        out.extend(std::iter::repeat_n(char, kept));
    }
    out
}

/// Latin letters and those of Cyrillic and Greek that look the same.
const LOOK_ALIKES: &[(char, char)] = &[
    ('a', 'а'),
    ('b', 'в'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'н'),
    ('i', 'і'),
    ('j', 'ј'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('t', 'т'),
    ('x', 'х'),
    ('y', 'у'),
    ('a', 'α'),
    ('b', 'β'),
    ('e', 'ε'),
    ('i', 'ι'),
    ('k', 'κ'),
    ('n', 'η'),
    ('o', 'ο'),
    ('p', 'ρ'),
    ('t', 'τ'),
    ('u', 'υ'),
    ('x', 'χ'),
];

/// A word that mixes scripts is taken back to the one it pretends to be, and
/// one that is all disguise ("ЅТОР" in Cyrillic) is seen through.
fn one_script(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let latin = |char: char| {
        if char.is_ascii() { Some(char) } else { looks_like(char) }
    };
    let seen: Option<String> = word.chars().map(latin).collect();
    let mixed = word.chars().any(|char| char.is_ascii_alphabetic());
    match seen {
        Some(seen) if mixed || seen == "stop" => seen,
        None if mixed => word.chars().map(|char| cyrillic(char).unwrap_or(char)).collect(),
        _ => word.to_owned(),
    }
}

fn looks_like(char: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|(_, alike)| *alike == char).map(|(latin, _)| *latin)
}

fn cyrillic(char: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|(latin, _)| *latin == char).map(|(_, alike)| *alike)
}

/// Full-width, circled, squared and mathematical letters and digits as plain
/// ones (what NFKC does to them).
fn unstyled(char: char) -> char {
    let code = u32::from(char);
    let letter = |from: u32| (code - from) % 26 + 0x61;
    let plain = match code {
        0xff01..=0xff5e => code - 0xfee0,
        0x24b6..=0x24cf => letter(0x24b6),
        0x24d0..=0x24e9 => letter(0x24d0),
        0x1f130..=0x1f149 => letter(0x1f130),
        0x1f150..=0x1f169 => letter(0x1f150),
        0x1f170..=0x1f189 => letter(0x1f170),
        0x1f1e6..=0x1f1ff => letter(0x1f1e6),
        0x1d400..=0x1d6a3 => letter(0x1d400),
        0x1d7ce..=0x1d7ff => (code - 0x1d7ce) % 10 + 0x30,
        _ => return char,
    };
    char::from_u32(plain).map_or(char, |plain| plain.to_ascii_lowercase())
}

/// Letters with marks, by the letter without; ligatures by their two letters.
const MARKED: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặª"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıỉị"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋ"),
    ("o", "òóôõöøōŏőơọỏốồổỗộớờởỡợº"),
    ("r", "ŕŗř"),
    ("s", "śŝşšșſ"),
    ("t", "ţťŧț"),
    ("u", "ùúûüũūŭůűųưụủứừửữự"),
    ("w", "ŵ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżž"),
    ("ae", "æ"),
    ("oe", "œ"),
    ("ss", "ßẞ"),
    ("th", "þ"),
    ("α", "ά"),
    ("ε", "έ"),
    ("η", "ή"),
    ("ι", "ίϊΐ"),
    ("ο", "ό"),
    ("υ", "ύϋΰ"),
    ("ω", "ώ"),
    ("σ", "ς"),
    ("е", "ё"),
    ("и", "й"),
    ("і", "ї"),
    ("ا", "أإآٱ"),
    ("ه", "ة"),
    ("ي", "ىی"),
    ("ك", "ک"),
    ("ं", "ँ"),
    ("ড", "\u{9dc}"),
    ("ঢ", "\u{9dd}"),
    ("য", "\u{9df}"),
    ("क", "\u{958}"),
    ("ख", "\u{959}"),
    ("ग", "\u{95a}"),
    ("ज", "\u{95b}"),
    ("ड", "\u{95c}"),
    ("ढ", "\u{95d}"),
    ("फ", "\u{95e}"),
    ("य", "\u{95f}"),
];

/// Pairs of a simplified Chinese character and the traditional or Japanese one that is
/// read as it.
const TRADITIONAL: &str = "订訂单單发發发発讯訊号號码碼错錯请請货貨运運还還们們电電话話谢謝帮幫别別给給说說说説简簡传傳联聯系係\
    系繫删刪开開时時么麼里裡里裏这這点點对對骚騷扰擾认認识識递遞检檢问問谁誰阅閱阅閲诉訴买買换換过過没沒从從\
    烦煩够夠东東两兩个個为爲为為举舉会會儿兒关關兴興几幾动動卫衛台臺后後吗嗎员員坏壞师師广廣库庫态態愿願\
    报報损損据據数數机機权權来來柜櫃欢歡滚滾满滿状狀终終络絡绝絕见見误誤质質购購资資车車转轉进進违違邻鄰\
    铃鈴销銷门門颗顆题題颜顏条條钱錢红紅让讓连連间間护護约約录録录錄结結达達广広样樣构構评評无無闭閉复復楼樓注註诈詐骗騙协協托託";

/// The first code points of ten decimal digits, beside the ASCII ones.
const DIGITS: &[u32] = &[0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/// The half-width katakana from U+FF66 on.
const HALF_WIDTH: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

fn fold(char: char) -> impl Iterator<Item = char> {
    let code = u32::from(char);
    let digit = DIGITS
        .iter()
        .find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))
        .and_then(|value| char::from_digit(value, 10));
    let kana = code
        .checked_sub(0xff66)
        .and_then(|nth| HALF_WIDTH.chars().nth(usize::try_from(nth).unwrap_or(usize::MAX)));
    let plain = digit.or(kana).unwrap_or(char);
    let base = if char.is_ascii() {
        None
    } else {
        MARKED.iter().find(|(_, marked)| marked.contains(char)).map(|(base, _)| *base)
    };
    base.unwrap_or_default().chars().chain(base.is_none().then(|| simplified(plain)))
}

/// A character in the one way of writing that words are listed in.
fn simplified(char: char) -> char {
    let mut others = TRADITIONAL.chars();
    if is_unspaced(char) {
        while let (Some(simplified), Some(traditional)) = (others.next(), others.next()) {
            if traditional == char {
                return simplified;
            }
        }
    }
    char
}

/// Marks that stand beside their letter: accents, Arabic and Hebrew points,
/// the nukta of Devanagari and Bengali, what half-width kana need.
fn is_mark(char: char) -> bool {
    matches!(char,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93c}' | '\u{9bc}' | '\u{3099}' | '\u{309a}'
        | '\u{ff9e}' | '\u{ff9f}')
}

/// What nobody sees: zero-width and bidi characters, variation selectors, the
/// frame of a keycap, skin tones.
fn is_dropped(char: char) -> bool {
    matches!(char,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e007f}')
}

/// Vowel signs of Devanagari and Bengali that are marks to Unicode, and the
/// virama between consonants.
fn is_vowel_sign(char: char) -> bool {
    matches!(char, '\u{900}'..='\u{94d}' | '\u{980}'..='\u{9cd}' | '★')
}

/// Scripts that are written without spaces, or with spaces that do not matter:
/// Thai, Lao, Khmer, kana, Han, Hangul.
pub(super) fn is_unspaced(char: char) -> bool {
    matches!(char,
        '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3005}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, words: &str) {
        let text = Text::of(body);
        let read: Vec<&str> = text.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(read.join(" "), words, "{body:?}");
    }

    #[test]
    fn disguises_are_seen_through() {
        for body in [
            "STOP",
            "ＳＴＯＰ",
            "ЅТОР",
            "SТOP",
            "𝐒𝐓𝐎𝐏",
            "Ⓢⓣⓞⓟ",
            "🅂🅃🄾🄿",
            "st\u{200b}op",
            "STOOOOP",
            "“Stop”",
            "s\u{301}top",
        ] {
            check(body, "stop");
        }
        check("CTOП", "стоп");
        check("İPTAL ıptal", "iptal iptal");
        check("ｽﾄｯﾌﾟ", "ス ト ッ フ");
    }

    #[test]
    fn words_are_what_a_reader_takes_for_words() {
        check("Don't stop", "dont stop");
        check("n’arrêtez pas, j'adore", "n arretez pas j adore");
        check("LATER 2W 5/5", "later 2 w 5 / 5");
        check("取消訂閱 now", "取 消 订 阅 now");
        check("5️⃣ ٤", "5 4");
        check("हाँ 👍🏽", "हां");
    }

    #[test]
    fn clauses_end_where_punctuation_says_so() {
        let text = Text::of("Wait, where is it?? Hm");
        let clauses: Vec<usize> = text.words.iter().map(|word| word.clause).collect();
        assert_eq!(clauses, [0, 1, 1, 1, 2]);
        assert!(!text.asks(0) && text.asks(1) && !text.asks(2));
        assert!(Text::of("??").asks_anything);
        // As keyboards send them, and as they are taken apart.
        assert_eq!(Text::of("কোথা\u{9df}").joined(), Text::of("কোথা\u{9af}\u{9bc}").joined());
        assert_eq!(Text::of("\u{95b}रूरत").joined(), Text::of("ज\u{93c}रूरत").joined());
        assert!(Text::of("ήρθε; ευχαριστώ").asks(0) && !Text::of("it came; thanks").asks_anything);
    }
}
