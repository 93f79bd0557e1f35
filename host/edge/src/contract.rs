//! Declares the contract's records and enums with the derives that all of
//! them share, so that `types` and `gateway` read like the WIT.

macro_rules! contract {
    ($($(#[$meta:meta])* record $name:ident { $($(#[$field_meta:meta])* $field:ident $([$wit:literal])? : $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[cfg_attr(feature = "wasmtime", derive(wasmtime::component::ComponentType, wasmtime::component::Lift, wasmtime::component::Lower), component(record))]
        pub struct $name {
            $($(#[$field_meta])* #[allow(missing_docs)] $(#[cfg_attr(feature = "wasmtime", component(name = $wit))])? pub $field: $type,)*
        }
    )*};
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
    )*};
}

pub(crate) use {contract, contract_enum};
