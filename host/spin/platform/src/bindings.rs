//! What `wit-bindgen` makes of the contract, with the types of `aftertext_edge`.

#![allow(missing_docs, unsafe_code)]

wit_bindgen::generate!({
    path: "../../../wit",
    inline: "
        package aftertext:platform;

        world platform {
            export aftertext:flow/storage@0.1.0;
            export aftertext:flow/clock@0.1.0;
            export aftertext:flow/gateway@0.1.0;
        }
    ",
    world: "aftertext:platform/platform",
    with: { "aftertext:flow/types@0.1.0": aftertext_edge::types },
    pub_export_macro: true,
});
