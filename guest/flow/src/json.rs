//! JSON as it was read, and how the flow's types are made of it: one reader for
//! all of them. A derived one for each type was a sixth of the component.

use std::borrow::Cow;
use std::collections::BTreeMap;
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
    pub(crate) fn new(message: &'static str) -> Wrong {
        Wrong { path: String::new(), message }
    }

    fn below(mut self, name: &str) -> Wrong {
        self.path.insert_str(0, name);
        self.path.insert(0, '/');
        self
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

    /// The object that something is made of.
    pub(crate) fn object(&self) -> Result<&Object<'a>, Wrong> {
        self.as_object().ok_or(Wrong::new("it must be an object"))
    }

    fn list(&self) -> Result<&[Json<'a>], Wrong> {
        self.as_list().ok_or(Wrong::new("it must be a list"))
    }

    fn text(&self) -> Result<&str, Wrong> {
        self.as_text().ok_or(Wrong::new("it must be a text"))
    }

    fn number(&self) -> Result<i64, Wrong> {
        self.as_number().ok_or(Wrong::new("it must be a whole number"))
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
    pub(crate) fn need<T: Read>(&self, name: &str) -> Result<T, Wrong> {
        let value = self.get(name).ok_or_else(|| Wrong::new("it is missing").below(name))?;
        T::read(value).map_err(|wrong| wrong.below(name))
    }

    /// What stands for its default where it is left out.
    pub(crate) fn may<T: Read + Default>(&self, name: &str) -> Result<T, Wrong> {
        if self.get(name).is_some() { self.need(name) } else { Ok(T::default()) }
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

/// What is made of JSON.
pub(crate) trait Read: Sized {
    fn read(json: &Json<'_>) -> Result<Self, Wrong>;
}

impl Read for bool {
    fn read(json: &Json<'_>) -> Result<bool, Wrong> {
        match json {
            Json::Flag(flag) => Ok(*flag),
            _ => Err(Wrong::new("it must be true or false")),
        }
    }
}

impl Read for i64 {
    fn read(json: &Json<'_>) -> Result<i64, Wrong> {
        json.number()
    }
}

impl Read for u32 {
    fn read(json: &Json<'_>) -> Result<u32, Wrong> {
        u32::try_from(json.number()?).map_err(|_| Wrong::new("it is out of range"))
    }
}

impl Read for u8 {
    fn read(json: &Json<'_>) -> Result<u8, Wrong> {
        u8::try_from(json.number()?).map_err(|_| Wrong::new("it is out of range"))
    }
}

impl Read for String {
    fn read(json: &Json<'_>) -> Result<String, Wrong> {
        json.text().map(str::to_owned)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json<'_>) -> Result<Option<T>, Wrong> {
        match json {
            Json::Null => Ok(None),
            given => T::read(given).map(Some),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json<'_>) -> Result<Vec<T>, Wrong> {
        let list = json.list()?;
        let mut all = Vec::with_capacity(list.len());
        for (index, member) in list.iter().enumerate() {
            all.push(T::read(member).map_err(|wrong| wrong.below(&index.to_string()))?);
        }
        Ok(all)
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn read(json: &Json<'_>) -> Result<BTreeMap<String, T>, Wrong> {
        let mut all = BTreeMap::new();
        for (name, member) in json.object()?.iter() {
            all.insert(name.to_owned(), T::read(member).map_err(|wrong| wrong.below(name))?);
        }
        Ok(all)
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(json: &Json<'_>) -> Result<(A, B), Wrong> {
        match json.list()? {
            [a, b] => Ok((A::read(a)?, B::read(b)?)),
            _ => Err(Wrong::new("it must be a list of two")),
        }
    }
}

impl<A: Read, B: Read, C: Read> Read for (A, B, C) {
    fn read(json: &Json<'_>) -> Result<(A, B, C), Wrong> {
        match json.list()? {
            [a, b, c] => Ok((A::read(a)?, B::read(b)?, C::read(c)?)),
            _ => Err(Wrong::new("it must be a list of three")),
        }
    }
}

/// How a structure is made of an object: the members that it needs, and after
/// `or` those that may be left out. A member has its field's name.
macro_rules! record {
    ($type:ty { $($need:ident),* $(,)? } or { $($may:ident),* $(,)? }) => {
        impl $crate::json::Read for $type {
            fn read(json: &$crate::json::Json<'_>) -> Result<Self, $crate::json::Wrong> {
                let object = json.object()?;
                Ok(Self {
                    $($need: object.need(stringify!($need))?,)*
                    $($may: object.may(stringify!($may))?,)*
                })
            }
        }
    };
}

/// What settings and stored states call by a word: each case with its own.
pub(crate) trait Word: Copy + 'static {
    const WORDS: &'static [(Self, &'static str)];
}

/// All words of a kind.
pub(crate) fn words_of<T: Word>() -> Vec<&'static str> {
    T::WORDS.iter().map(|(_, word)| *word).collect()
}

impl<T: Word> Read for T {
    fn read(json: &Json<'_>) -> Result<T, Wrong> {
        let word = json.text()?;
        let known = T::WORDS.iter().find(|(_, known)| *known == word);
        known.map(|(case, _)| *case).ok_or(Wrong::new("there is no such word"))
    }
}

/// The words for the cases of an enumeration.
macro_rules! words {
    ($type:ident { $($case:ident = $word:literal),+ $(,)? }) => {
        impl $crate::json::Word for $type {
            const WORDS: &'static [($type, &'static str)] = &[$(($type::$case, $word)),+];
        }

        impl $type {
            /// Its word in settings, receipts and the contract.
            pub fn name(self) -> &'static str {
                match self {
                    $($type::$case => $word,)+
                }
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}

pub(crate) use {record, words};
