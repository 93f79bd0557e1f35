//! The ways in: the generic endpoint, Shopify's webhooks and Twilio's.

use aftertext_edge::types::Outcome;
use aftertext_edge::{generic, shopify, signature, twilio};
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::shop::Gateway;
use aftertext_spin_provision::variables;

use crate::answer::{self, Answer, Refusal};
use crate::app::App;
use crate::arrivals;
use crate::request::Request;

/// An answer of plain text would go out as a text; this says nothing.
const SILENCE: &str = "<Response/>";

/// `POST /v1/shops/{shop}/events` with a bearer token.
pub fn event(request: &Request, shop: &str) -> Answer {
    let app = authorized(request, shop)?;
    let arrival = generic::read(&app.shop.id, &request.body)?;
    Ok(answer::outcome(&arrivals::take(&app, arrival)?))
}

/// The shop, if the request carries one of its tokens.
pub fn authorized(request: &Request, shop: &str) -> Result<App, Refusal> {
    let app = App::of(shop)?;
    let token = request.header("authorization").and_then(signature::bearer).ok_or_else(|| {
        Refusal::unauthorized("send `Authorization: Bearer` with one of the shop's API tokens")
    })?;
    match signature::token_matches(&app.shop.api_tokens, token) {
        true => Ok(app),
        false => Err(Refusal::unauthorized("this is not one of the shop's API tokens")),
    }
}

/// `POST /v1/shops/{shop}/shopify`, every topic.
pub fn shopify(request: &Request, shop: &str) -> Answer {
    let app = App::of(shop)?;
    let (domain, secrets) = match &app.shop.shopify {
        Some(shopify) => (Some(shopify.domain.as_str()), shopify.secrets.as_slice()),
        None => (None, &[][..]),
    };
    shopify::verify(secrets, request.header(shopify::SIGNATURE), &request.body)?;
    let told = request.header(shopify::SHOP_DOMAIN);
    if told.is_some() && told != domain {
        return Err(Refusal::unauthorized("this webhook is for another shop's domain"));
    }
    let headers = shopify::Headers::pick(|name| request.header(name))?;
    let arrival = shopify::read(&app.shop.id, &headers, &request.body, now())?;
    Ok(answer::outcome(&arrivals::take(&app, arrival)?))
}

/// `POST /v1/shops/{shop}/twilio/inbound`: a reply.
pub fn inbound(request: &Request, shop: &str) -> Answer {
    let app = App::of(shop)?;
    let answers_keywords = verified(request, &app)?;
    let arrival = twilio::inbound(&app.shop.id, now(), &request.body, answers_keywords)?;
    arrivals::take(&app, arrival).map(silence)
}

/// `POST /v1/shops/{shop}/twilio/status?message=…`: what became of a text.
pub fn status(request: &Request, shop: &str) -> Answer {
    let app = App::of(shop)?;
    verified(request, &app)?;
    let message = request
        .parameter("message")
        .ok_or_else(|| Refusal::bad_request("the callback's address has lost its `message`"))?;
    let arrival = twilio::status(&app.shop.id, &message, now(), &request.body)?;
    arrivals::take(&app, arrival).map(silence)
}

fn silence(_: Outcome) -> spin_sdk::http::Response<String> {
    answer::text_response("text/xml", SILENCE)
}

/// Whether Twilio signed it, over the address that it was given: ours as the
/// world knows it. Gives whether Twilio answers keywords itself.
fn verified(request: &Request, app: &App) -> Result<bool, Refusal> {
    let (tokens, answers_keywords) = match &app.shop.gateway {
        Gateway::Twilio { auth_tokens, answers_keywords, .. } => (auth_tokens.as_slice(), *answers_keywords),
        Gateway::Phone { .. } => (&[][..], false),
    };
    let public_url = variables::get("public_url")?;
    let url = format!("{}{}", public_url.trim_end_matches('/'), request.target());
    twilio::verify(
        tokens,
        &url,
        request.header("content-type"),
        &request.body,
        request.header(twilio::SIGNATURE),
    )?;
    Ok(answers_keywords)
}
