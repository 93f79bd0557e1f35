//! Worlds with faults, made up from a seed: some buyers, their orders, a host
//! whose store, clock, gateway and network misbehave, and the flow in between,
//! as a plain function call. What must hold whatever happens is a checker, one
//! file each in [`checkers`].
//!
//! The model is small on purpose: what the contract asks of a host and no more.
//! What such a world went through can be told again to the component in
//! wasmtime ([`trace`]), which must come to the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod call;
pub mod chance;
pub mod checkers;
pub mod convert;
pub mod drive;
pub mod gateway;
pub mod history;
pub mod network;
pub mod settings;
pub mod store;
pub mod trace;
pub mod world;

pub use world::World;

/// Lives through the world of that seed.
pub fn run(seed: u64) -> World {
    let mut world = World::new(seed);
    world.run();
    world
}
