//! The contract's records in JSON as people write it: a number may stand as a
//! text, and an id as a number. What has a new name is kept where the contract
//! has a place for it, and never an error.

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, Deserializer, Error};
use serde_json::Value;

use crate::json::Id;
use crate::types::{DeliveryStatus, Encoding, FailureClass, FulfillmentMethod, OrderChange};

/// How one field of a record is read.
pub(crate) trait Tolerant: Sized {
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// The case that has this name; none when it is new.
pub(crate) fn case<T: DeserializeOwned>(name: &str) -> Option<T> {
    T::deserialize(StrDeserializer::<serde::de::value::Error>::new(name)).ok()
}

/// Reads what is within an option, a list or a pair.
struct Within<T>(T);

impl<'de, T: Tolerant> Deserialize<'de> for Within<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::tolerant(deserializer).map(Within)
    }
}

impl<T: Tolerant> Tolerant for Option<T> {
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map(|Within(value)| value))
    }
}

impl<T: Tolerant> Tolerant for Vec<T> {
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::deserialize(deserializer)?.into_iter().map(|Within(value)| value).collect())
    }
}

impl<A: Tolerant, B: Tolerant> Tolerant for (A, B) {
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (Within(first), Within(second)) = Deserialize::deserialize(deserializer)?;
        Ok((first, second))
    }
}

impl Tolerant for String {
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Id::deserialize(deserializer)?.whole().ok_or_else(|| D::Error::custom("expected a text"))
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl Tolerant for $number {
            fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let id = Id::deserialize(deserializer)?;
                let number = id.get().and_then(|digits| digits.parse().ok());
                number.ok_or_else(|| {
                    D::Error::custom(concat!("expected a whole number, ", stringify!($number)))
                })
            }
        }
    )*};
}

whole_numbers! { i64, u8, u32 }

/// What is read as it is.
macro_rules! as_they_are {
    ($($type:ty),*) => {$(
        impl Tolerant for $type {
            fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }
        }
    )*};
}

as_they_are! { bool, DeliveryStatus, Encoding, FailureClass }

impl Tolerant for FulfillmentMethod {
    /// Shipping is what all that are not known have most in common with.
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(case(&String::tolerant(deserializer)?).unwrap_or(FulfillmentMethod::Ship))
    }
}

impl Tolerant for OrderChange {
    /// A change with a new name is another one, whatever comes with it.
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let change = Value::deserialize(deserializer)?;
        let name = match &change {
            Value::String(name) => Some(name),
            Value::Object(fields) if fields.len() == 1 => fields.keys().next(),
            _ => None,
        };
        match name.filter(|name| !OrderChange::NAMES.contains(&name.replace('_', "-").as_str())) {
            Some(new) => Ok(OrderChange::Other(new.clone())),
            None => {
                OrderChange::deserialize(change).map_err(|error| D::Error::custom(format!("change: {error}")))
            }
        }
    }
}
