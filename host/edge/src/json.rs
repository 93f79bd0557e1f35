//! JSON as platforms really send it: numbers as strings, strings as numbers,
//! null or nothing for what they may not tell.
//!
//! A value or a list of the wrong type counts as absent, because one odd field
//! must not cost a buyer the text about the rest.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor};

/// A text, or a number or a boolean in its own notation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text(Option<String>);

impl Text {
    /// Without surrounding space; none when blank.
    pub(crate) fn get(&self) -> Option<&str> {
        self.0.as_deref().map(str::trim).filter(|text| !text.is_empty())
    }

    /// As [`Text::get`], to keep.
    pub(crate) fn owned(&self) -> Option<String> {
        self.get().map(str::to_owned)
    }
}

/// An id, kept digit by digit: integers beyond 2^53 stay what they are, and
/// what has already become a float is not believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Id(Text);

impl Id {
    /// The id; none when blank.
    pub(crate) fn get(&self) -> Option<&str> {
        self.0.get()
    }

    /// As [`Id::get`], to keep.
    pub(crate) fn owned(&self) -> Option<String> {
        self.0.owned()
    }

    /// As it came, blank or not.
    pub(crate) fn whole(self) -> Option<String> {
        self.0.0
    }
}

/// Anything that is not a list is an empty one.
#[derive(Clone, Debug)]
pub(crate) struct List<T>(pub(crate) Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        List(Vec::new())
    }
}

/// Anything that is not an object is an empty one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part<T>(pub(crate) T);

impl<T> Deref for Part<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

struct Scalar {
    floats: bool,
}

impl<'de> Visitor<'de> for Scalar {
    type Value = Text;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text or a number")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Text, E> {
        Ok(Text(Some(value.to_owned())))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Text, E> {
        Ok(Text(Some(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Text, E> {
        Ok(Text(Some(value.to_string())))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Text, E> {
        Ok(Text(Some(value.to_string())))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Text, E> {
        Ok(Text(self.floats.then(|| value.to_string())))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Text, E> {
        Ok(Text(self.floats.then(|| value.to_string())))
    }

    fn visit_unit<E: Error>(self) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Text, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Text(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Text(None))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Scalar { floats: true })
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Scalar { floats: false }).map(Id)
    }
}

/// What is neither a list nor an object counts as absent.
macro_rules! scalars_are_absent {
    ($value:ty) => {
        fn visit_unit<E: Error>(self) -> Result<$value, E> {
            Ok(Default::default())
        }

        fn visit_str<E: Error>(self, _: &str) -> Result<$value, E> {
            Ok(Default::default())
        }

        fn visit_bool<E: Error>(self, _: bool) -> Result<$value, E> {
            Ok(Default::default())
        }

        fn visit_u64<E: Error>(self, _: u64) -> Result<$value, E> {
            Ok(Default::default())
        }

        fn visit_i64<E: Error>(self, _: i64) -> Result<$value, E> {
            Ok(Default::default())
        }

        fn visit_f64<E: Error>(self, _: f64) -> Result<$value, E> {
            Ok(Default::default())
        }
    };
}

/// One of a list: absent when it is of the wrong type.
struct Element<T>(Option<T>);

/// A scalar is for the element's own type to take or to leave.
macro_rules! scalars_are_tried {
    ($($visit:ident($scalar:ty)),*) => {$(
        fn $visit<E: Error>(self, value: $scalar) -> Result<Element<T>, E> {
            let value: Result<T, serde::de::value::Error> = T::deserialize(value.into_deserializer());
            Ok(Element(value.ok()))
        }
    )*};
}

struct OneOf<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOf<T> {
    type Value = Element<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an element of a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Element<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(|value| Element(Some(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Element<T>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Element(None))
    }

    fn visit_unit<E: Error>(self) -> Result<Element<T>, E> {
        Ok(Element(None))
    }

    scalars_are_tried! { visit_str(&str), visit_bool(bool), visit_u64(u64), visit_i64(i64), visit_f64(f64) }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOf(PhantomData))
    }
}

struct Elements<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Elements<T> {
    type Value = List<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<List<T>, A::Error> {
        let mut elements = Vec::new();
        while let Some(Element(element)) = list.next_element()? {
            elements.extend(element);
        }
        Ok(List(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<List<T>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(List::default())
    }

    scalars_are_absent!(List<T>);
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Elements(PhantomData))
    }
}

struct Fields<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for Fields<T> {
    type Value = Part<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Part<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Part)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Part<T>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Part::default())
    }

    scalars_are_absent!(Part<T>);
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Part<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Fields(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Line {
        id: Id,
        notes: List<Text>,
    }

    #[test]
    fn what_is_not_of_its_type_is_absent_and_the_rest_is_read() {
        for (json, expected) in [
            (r#"[{"id": 1}, {"id": "2"}]"#, vec![Some("1"), Some("2")]),
            (r#"[null, {"id": 1}]"#, vec![Some("1")]),
            (r#"[7, "x", true, 1.5, -1, {"id": 1}]"#, vec![Some("1")]),
            (r#"[[7], [], {"id": 1}, [{"id": 2}]]"#, vec![Some("1")]),
            (r#"[{"id": {"id": 1}}, {}]"#, vec![None, None]),
            (r#"{"id": 1}"#, vec![]),
            ("7", vec![]),
            ("null", vec![]),
        ] {
            let lines: List<Line> = serde_json::from_str(json).unwrap();
            let ids: Vec<Option<&str>> = lines.0.iter().map(|line| line.id.get()).collect();
            assert_eq!(ids, expected, "{json}");
        }
        let line: Line = serde_json::from_str(r#"{"notes": ["a", 1, null, true, {}, [], "b"]}"#).unwrap();
        let notes: Vec<&str> = line.notes.0.iter().filter_map(Text::get).collect();
        assert_eq!(notes, ["a", "1", "true", "b"]);
    }
}
