//! What `wit-bindgen` makes of Spin's interfaces. The calls are synchronous: the
//! flow's imports are, and a synchronous call must not wait for an async one.

#![allow(missing_docs)]

wit_bindgen::generate!({
    path: ["wit/spin-sqlite.wit", "wit/spin-variables.wit"],
    inline: "
        package aftertext:provision;

        world provision {
            import spin:sqlite/sqlite@3.0.0;
            import fermyon:spin/variables@2.0.0;
        }
    ",
    world: "aftertext:provision/provision",
    generate_all,
});
