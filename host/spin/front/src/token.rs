//! The bearer tokens of a shop's API.

use aftertext_edge::signature;

use crate::answer::Refusal;
use crate::app::App;
use crate::request::Request;

/// The source whose keys are the shop's API tokens.
const API: &str = "events";

/// The shop, if the request carries one of its tokens.
pub fn authorized(request: &Request, shop: &str) -> Result<App, Refusal> {
    let app = App::of(shop)?;
    let token = request.header("authorization").and_then(signature::bearer).ok_or_else(|| {
        Refusal::unauthorized("send `Authorization: Bearer` with one of the shop's API tokens")
    })?;
    match signature::token_matches(app.shop.keys(API), token) {
        true => Ok(app),
        false => Err(Refusal::unauthorized("this is not one of the shop's API tokens")),
    }
}
