//! What wasmtime generates from `wit/`, with the types of `aftertext_edge`.

#![allow(missing_docs)]

wasmtime::component::bindgen!({
    path: "../wit",
    world: "flow",
    imports: { default: async },
    exports: { default: async },
    additional_derives: [PartialEq],
    with: { "aftertext:flow/types": shared_types },
});

/// An interface that is mapped to types from elsewhere still owes the generated
/// code these three names. It has no functions, so there is nothing to link.
#[allow(dead_code)]
pub mod shared_types {
    use wasmtime::component::{HasData, Linker};

    pub use aftertext_edge::types::*;

    pub trait Host {}
    pub trait HostWithStore<T>: HasData {}

    pub fn add_to_linker<T: 'static, D: HasData>(
        _linker: &mut Linker<T>,
        _data: fn(&mut T) -> D::Data<'_>,
    ) -> wasmtime::Result<()> {
        Ok(())
    }
}
