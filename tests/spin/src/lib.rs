//! Stands in for Spin where no Spin is: a wasmtime host that gives a composed
//! app what Spin would (its SQLite, its variables, `wasi:http`) and serves it.
//!
//! Only what the app uses is here, and none of it is aftertext's own code: the
//! app must not notice, but for what Spin alone can show, the difference.

mod app;
mod serve;
mod sqlite;
mod variables;

pub use app::{App, Grants};
pub use serve::Served;

#[allow(missing_docs)]
mod bindings {
    wasmtime::component::bindgen!({
        path: ["../../host/spin/provision/wit/spin-sqlite.wit", "../../host/spin/provision/wit/spin-variables.wit"],
        inline: "
            package aftertext:stand-in;

            world spin {
                import spin:sqlite/sqlite@3.0.0;
                import fermyon:spin/variables@2.0.0;
            }
        ",
        world: "aftertext:stand-in/spin",
        with: { "spin:sqlite/sqlite.connection": crate::sqlite::Lent },
    });
}
