//! JSON as it was read, and how the flow's types are made of it: one reader for
//! all of them. A derived one for each type was a sixth of the component.

mod writing;

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json<'a> {
    Null,
    Flag(bool),
    Number(i64),
    /// With a fraction, or too large: nothing here takes it.
    OtherNumber,
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Object<'a>),
}

/// Members in the order in which they were written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Object<'a>(Vec<(Cow<'a, str>, Json<'a>)>);

/// What an object with names of the shop's own is made into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members<T>(Vec<(String, T)>);

impl<T> Default for Members<T> {
    fn default() -> Members<T> {
        Members(Vec::new())
    }
}

impl<T> Members<T> {
    /// The member of this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.iter().find(|(known, _)| *known == name).map(|(_, member)| member)
    }

    /// All members, as they were written.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, member)| (name.as_str(), member))
    }
}

/// Why a value is not what is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// Where, as a JSON Pointer (RFC 6901).
    path: String,
    /// What is wanted, or that it is missing.
    message: &'static str,
}

impl fmt::Display for Wrong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.message)
    }
}

impl Wrong {
    fn is_below(&mut self, name: &str) {
        self.path.insert_str(0, name);
        self.path.insert(0, '/');
    }
}

impl<'a> Json<'a> {
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Json<'a>, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_number(&self) -> Option<i64> {
        match self {
            Json::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn as_list(&self) -> Option<&[Json<'a>]> {
        match self {
            Json::List(list) => Some(list),
            _ => None,
        }
    }

    pub(crate) fn as_object(&self) -> Option<&Object<'a>> {
        match self {
            Json::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The object that something is made of; an empty one stands for anything else.
    pub(crate) fn object(&self, wrong: &mut Option<Wrong>) -> &Object<'a> {
        self.as_object().unwrap_or_else(|| {
            say(wrong, "it must be an object");
            const { &Object(Vec::new()) }
        })
    }

    fn list(&self, wrong: &mut Option<Wrong>) -> &[Json<'a>] {
        self.as_list().unwrap_or_else(|| {
            say(wrong, "it must be a list");
            &[]
        })
    }

    fn text(&self, wrong: &mut Option<Wrong>) -> &str {
        self.as_text().unwrap_or_else(|| {
            say(wrong, "it must be a text");
            ""
        })
    }
}

impl<'a> Object<'a> {
    /// The member of this name; the last one where it is written twice.
    pub(crate) fn get(&self, name: &str) -> Option<&Json<'a>> {
        self.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Json<'a>)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// The only member.
    pub(crate) fn only(&self) -> Option<(&str, &Json<'a>)> {
        match self.0.as_slice() {
            [(name, value)] => Some((name, value)),
            _ => None,
        }
    }

    /// What has to be there.
    pub(crate) fn need<T: Read>(&self, name: &str, wrong: &mut Option<Wrong>) -> T {
        let fine = wrong.is_none();
        let value = self.get(name).unwrap_or_else(|| {
            say(wrong, "it is missing");
            &Json::Null
        });
        let read = T::read(value, wrong);
        if fine && let Some(wrong) = wrong {
            wrong.is_below(name);
        }
        read
    }

    /// What stands for its default where it is left out.
    pub(crate) fn may<T: Read + Default>(&self, name: &str, wrong: &mut Option<Wrong>) -> T {
        if self.get(name).is_some() { self.need(name, wrong) } else { T::default() }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Json<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json<'a>, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json<'de>, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'de>, E> {
        Ok(Json::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'de>, E> {
        Ok(i64::try_from(number).map_or(Json::OtherNumber, Json::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json<'de>, E> {
        Ok(Json::OtherNumber)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Json<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(member) = members.next_element()? {
            list.push(member);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json<'de>, A::Error> {
        let mut object = Vec::new();
        while let Some(name) = members.next_key()? {
            // Its names are texts, or it would not be JSON.
            let Json::Text(name) = name else { continue };
            object.push((name, members.next_value()?));
        }
        Ok(Json::Object(Object(object)))
    }
}

/// What is made of JSON. Always something: what is wrong is said beside it, for
/// a way out of half-made structures at each member would double their code.
pub(crate) trait Read: Sized {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Self;
}

/// Makes something of JSON, or says what is the first thing wrong with it.
pub(crate) fn read<T: Read>(json: &Json<'_>) -> Result<T, Wrong> {
    let mut wrong = None;
    let read = T::read(json, &mut wrong);
    wrong.map_or(Ok(read), Err)
}

/// Says what is wrong, unless something is already.
pub(crate) fn say(wrong: &mut Option<Wrong>, message: &'static str) {
    wrong.get_or_insert_with(|| Wrong { path: String::new(), message });
}

impl Read for bool {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> bool {
        if !matches!(json, Json::Flag(_)) {
            say(wrong, "it must be true or false");
        }
        *json == Json::Flag(true)
    }
}

impl Read for i64 {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> i64 {
        json.as_number().unwrap_or_else(|| {
            say(wrong, "it must be a whole number");
            0
        })
    }
}

impl Read for u32 {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> u32 {
        u32::try_from(i64::read(json, wrong)).unwrap_or_else(|_| {
            say(wrong, "it is out of range");
            0
        })
    }
}

impl Read for u8 {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> u8 {
        u8::try_from(i64::read(json, wrong)).unwrap_or_else(|_| {
            say(wrong, "it is out of range");
            0
        })
    }
}

impl Read for String {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> String {
        json.text(wrong).to_owned()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Option<T> {
        (*json != Json::Null).then(|| T::read(json, wrong))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Vec<T> {
        json.list(wrong).iter().map(|member| T::read(member, wrong)).collect()
    }
}

impl<T: Read> Read for Members<T> {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Members<T> {
        let members = json.object(wrong).iter();
        Members(members.map(|(name, member)| (name.to_owned(), T::read(member, wrong))).collect())
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> (A, B) {
        let list = json.list(wrong);
        (place(list, 0, wrong), place(list, 1, wrong))
    }
}

impl<A: Read, B: Read, C: Read> Read for (A, B, C) {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> (A, B, C) {
        let list = json.list(wrong);
        (place(list, 0, wrong), place(list, 1, wrong), place(list, 2, wrong))
    }
}

fn place<T: Read>(list: &[Json<'_>], place: usize, wrong: &mut Option<Wrong>) -> T {
    T::read(list.get(place).unwrap_or(&Json::Null), wrong)
}

/// How a structure is made of an object: the members that it needs, and after
/// `or` those that may be left out, as often as their order takes. A member has its
/// field's name.
macro_rules! record {
    ($type:ty $({ $($need:ident),* $(,)? } or { $($may:ident),* $(,)? })+) => {
        impl $crate::json::Read for $type {
            fn read(json: &$crate::json::Json<'_>, wrong: &mut Option<$crate::json::Wrong>) -> Self {
                let object = json.object(wrong);
                Self {
                    $(
                        $($need: object.need(stringify!($need), wrong),)*
                        $($may: object.may(stringify!($may), wrong),)*
                    )+
                }
            }
        }
    };
}

/// What settings and stored states call by a word: each case with its own.
pub(crate) trait Word: Copy + 'static {
    const WORDS: &'static [(Self, &'static str)];
    /// What stands where the word is wrong.
    const ANY: Self;
    /// Its own.
    fn word(self) -> &'static str;
}

/// All words of a kind.
pub(crate) fn words_of<T: Word>() -> Vec<&'static str> {
    T::WORDS.iter().map(|(_, word)| *word).collect()
}

impl<T: Word> Read for T {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> T {
        let word = json.as_text();
        let known = T::WORDS.iter().find(|(_, known)| Some(*known) == word);
        known.map_or_else(
            || {
                say(wrong, "there is no such word");
                T::ANY
            },
            |(case, _)| *case,
        )
    }
}

/// The words for the cases of an enumeration.
macro_rules! words {
    ($type:ident { $any:ident = $anything:literal $(, $case:ident = $word:literal)* $(,)? }) => {
        impl $crate::json::Word for $type {
            const WORDS: &'static [($type, &'static str)] =
                &[($type::$any, $anything), $(($type::$case, $word)),*];
            const ANY: $type = $type::$any;

            fn word(self) -> &'static str {
                self.name()
            }
        }

        impl $type {
            /// Its word in settings, receipts and the contract.
            pub fn name(self) -> &'static str {
                match self {
                    $type::$any => $anything,
                    $($type::$case => $word,)*
                }
            }
        }
    };
}

pub(crate) use writing::{Write, Writer, stored};
pub(crate) use {record, words};
