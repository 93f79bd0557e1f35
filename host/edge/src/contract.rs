//! Declares the contract's records, variants and enums with the derives that all of
//! them share, so that `types` and `gateway` read like the WIT.

macro_rules! contract {
    ($($(#[$meta:meta])* record $name:ident { $($(#[$field_meta:meta])* $field:ident $([$wit:literal])? : $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[cfg_attr(feature = "wasmtime", derive(wasmtime::component::ComponentType, wasmtime::component::Lift, wasmtime::component::Lower), component(record))]
        pub struct $name {
            $($(#[$field_meta])* #[serde(deserialize_with = "crate::tolerant::Tolerant::tolerant")] #[allow(missing_docs)] $(#[cfg_attr(feature = "wasmtime", component(name = $wit))])? pub $field: $type,)*
        }

        impl crate::tolerant::Tolerant for $name {
            fn tolerant<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }
        }
    )*};
}

macro_rules! contract_variant {
    ($(#[$meta:meta])* variant $name:ident { $($case:ident $(($payload:ty))? $wit:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "wasmtime", derive(wasmtime::component::ComponentType, wasmtime::component::Lift, wasmtime::component::Lower), component(variant))]
        pub enum $name {
            $(#[allow(missing_docs)] #[cfg_attr(feature = "wasmtime", component(name = $wit))] $case $(($payload))?,)*
        }

        impl $name {
            /// The names of all cases, as the WIT writes them.
            pub(crate) const NAMES: &[&str] = &[$($wit),*];
        }
    };
}

macro_rules! contract_enum {
    ($($(#[$meta:meta])* enum $name:ident { $($case:ident $wit:literal,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "wasmtime", derive(wasmtime::component::ComponentType, wasmtime::component::Lift, wasmtime::component::Lower), component(enum))]
        #[repr(u8)]
        pub enum $name {
            $(#[allow(missing_docs)] #[cfg_attr(feature = "wasmtime", component(name = $wit))] $case,)*
        }

        #[cfg(target_family = "wasm")]
        impl $name {
            /// What wit-bindgen calls on its own enums when one comes in over
            /// the component boundary. The canonical ABI sends no other number.
            #[doc(hidden)]
            pub fn _lift(number: u8) -> Self {
                let cases = [$($name::$case),*];
                cases.into_iter().find(|case| *case as u8 == number).unwrap_or(cases[0])
            }
        }
    )*};
}

pub(crate) use {contract, contract_enum, contract_variant};
