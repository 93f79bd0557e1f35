//! The page with the handset, for trying things out: the files of the wasmtime
//! host's page, and what they ask for.
//!
//! It serves only shops whose gateway is `phone`. Requests that change something
//! must be JSON from the page itself, so that no other site can press its buttons.

use aftertext_edge::sample::Step;
use aftertext_edge::types::InboundReply;
use aftertext_edge::ways_out::Gateways;
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::variables;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use spin_sdk::http::{HeaderName, HeaderValue, Response, StatusCode};

use crate::answer::{self, Answer, Refusal, json_response, text_response};
use crate::app::App;
use crate::bindings::handler;
use crate::handset::Handset;
use crate::request::Request;
use crate::wake;

/// The longest reply a handset sends: ten segments.
const REPLY_CHARACTERS: usize = 1600;
/// Wakes that one look of an open page does.
const WAKES: i64 = 4;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                      img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// `GET /phone/assets/{name}`.
pub fn asset(name: &str) -> Answer {
    match name {
        "phone.css" => Ok(file("text/css", include_str!("../../../src/gateways/phone/page/phone.css"))),
        "phone.js" => Ok(file("text/javascript", include_str!("../../../src/gateways/phone/page/phone.js"))),
        _ => Err(Refusal::not_found("nothing is here")),
    }
}

/// `GET /phone/{shop}`.
pub fn page(shop: &str) -> Answer {
    open(shop)?;
    Ok(file("text/html; charset=utf-8", include_str!("../../../src/gateways/phone/page/index.html")))
}

fn file(kind: &'static str, text: &'static str) -> Response<String> {
    let mut response = text_response(kind, text);
    for (name, value) in [
        ("cache-control", "no-cache"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", POLICY),
    ] {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

fn open(shop: &str) -> Result<Handset, Refusal> {
    let app = App::of(shop)?;
    match &app.shop.gateways {
        Gateways::Phone { sender, handset } => {
            let (sender, handset) = (sender.clone(), handset.clone());
            Ok(Handset { app, sender, handset })
        }
        Gateways::Accounts(_) => Err(Refusal::not_found("this shop has a real gateway, and no handset")),
    }
}

/// `GET /phone/{shop}/state?after=…`.
pub fn state(request: &Request, shop: &str) -> Answer {
    let after = request.parameter("after").and_then(|after| after.parse().ok()).unwrap_or_default();
    let handset = open(shop)?;
    whole_state(&handset, after).map(|state| json_response(&state))
}

fn whole_state(handset: &Handset, after: i64) -> Result<Value, Refusal> {
    let mut state = handset.news(after)?;
    if let Some(members) = state.as_object_mut() {
        members.insert("shop".into(), handset.app.shop.id.clone().into());
        members.insert("brand".into(), handset.brand().map(str::to_owned).into());
        members.insert("sender".into(), handset.sender.clone().into());
        members.insert("phone".into(), handset.handset.clone().into());
    }
    Ok(state)
}

/// `GET /phone/{shop}/stream`: one look, after which the page comes again by
/// itself. As long as a page is open, its looks wake what is due, so that trying
/// out needs no scheduler.
pub fn stream(shop: &str) -> Answer {
    let handset = open(shop)?;
    wake::wake_due(&handset.app.database, WAKES)?;
    let news = handset.news(now())?;
    Ok(text_response("text/event-stream", format!("retry: 1000\ndata: {news}\n\n")))
}

#[derive(Deserialize)]
struct PressedStep {
    step: Step,
    consent: bool,
}

/// `POST /phone/{shop}/step`: a button is pressed.
pub fn step(request: &Request, shop: &str) -> Answer {
    let pressed: PressedStep = from_the_page(request)?;
    let event = open(shop)?.fire(pressed.step, pressed.consent)?;
    Ok(answer::outcome(&handler::on_order_event(&event)?))
}

/// `POST /phone/{shop}/order`: another sample order.
pub fn order(request: &Request, shop: &str) -> Answer {
    let _: Value = from_the_page(request)?;
    let handset = open(shop)?;
    handset.new_order()?;
    whole_state(&handset, 0).map(|state| json_response(&state))
}

#[derive(Deserialize)]
struct WrittenReply {
    body: String,
}

/// `POST /phone/{shop}/reply`: the person answers.
pub fn reply(request: &Request, shop: &str) -> Answer {
    let WrittenReply { body } = from_the_page(request)?;
    if body.chars().count() > REPLY_CHARACTERS {
        return Err(Refusal::bad_request("a text has at most 1600 characters"));
    }
    let handset = open(shop)?;
    let at = now();
    let id = handset.reply(&body, at)?;
    let reply = InboundReply {
        id: format!("phone-{at}-{id}"),
        shop: shop.to_owned(),
        sender: handset.handset,
        recipient: handset.sender,
        body,
        received_at: at,
        carrier_opt_out: None,
    };
    Ok(answer::outcome(&handler::handle_inbound_reply(&reply)?))
}

/// Other sites can post forms, but not JSON, and not under our name.
fn from_the_page<T: DeserializeOwned>(request: &Request) -> Result<T, Refusal> {
    if !request.header("content-type").is_some_and(|kind| kind.starts_with("application/json")) {
        return Err(Refusal::bad_request("send application/json"));
    }
    let public = variables::get("public_url")?;
    let ours = |host: &str| {
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        name == "localhost"
            || name.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok()
            || public.split_once("://").is_some_and(|(_, public)| public.trim_end_matches('/') == host)
    };
    let host = request.header("host").or(request.authority.as_deref()).unwrap_or_default();
    let same = request
        .header("origin")
        .is_none_or(|origin| origin.split_once("://").is_some_and(|(_, from)| from == host));
    if !ours(host) || !same {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "another site may not press these buttons"));
    }
    serde_json::from_slice(&request.body).map_err(Refusal::bad_request)
}
