//! What `wit-bindgen` makes of the contract, with the types of `aftertext_edge`.

#![allow(missing_docs)]

wit_bindgen::generate!({
    path: "../../../wit",
    inline: "
        package aftertext:front;

        world front {
            import aftertext:flow/handler@0.1.0;
            import aftertext:flow/studio@0.1.0;
        }
    ",
    world: "aftertext:front/front",
    with: { "aftertext:flow/types@0.1.0": aftertext_edge::types },
    generate_all,
});

pub use aftertext::flow::{handler, studio};
