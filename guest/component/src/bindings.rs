//! What `wit-bindgen` makes of the contract.

wit_bindgen::generate!({
    path: "../../wit",
    world: "flow",
    generate_all,
});
