//! All addresses.

use spin_sdk::http::{Method, StatusCode};

use crate::answer::{Answer, Refusal, text_response};
use crate::request::Request;
use crate::{person, phone, receipts, sources, wake};

/// Answers a request.
pub fn answer(request: &Request) -> Answer {
    let path: Vec<&str> = request.path.trim_start_matches('/').split('/').collect();
    let (get, post) = (Method::GET, Method::POST);
    match *path.as_slice() {
        ["v1", "shops", shop, "receipts"] => only(request, &get, || receipts::get(request, shop)),
        ["v1", "shops", shop, "person"] => only(request, &get, || person::get(request, shop)),
        ["v1", "shops", shop, source, ..] => sources::take(request, shop, source),
        ["wake"] => only(request, &post, || wake::post(request)),
        ["healthz"] => only(request, &get, || Ok(text_response("text/plain", "ok\n"))),
        ["phone", "assets", name] => only(request, &get, || phone::asset(name)),
        ["phone", shop] => only(request, &get, || phone::page(shop)),
        ["phone", shop, "state"] => only(request, &get, || phone::state(request, shop)),
        ["phone", shop, "stream"] => only(request, &get, || phone::stream(shop)),
        ["phone", shop, "step"] => only(request, &post, || phone::step(request, shop)),
        ["phone", shop, "order"] => only(request, &post, || phone::order(request, shop)),
        ["phone", shop, "reply"] => only(request, &post, || phone::reply(request, shop)),
        _ => Err(Refusal::not_found("nothing is here")),
    }
}

fn only(request: &Request, method: &Method, answer: impl FnOnce() -> Answer) -> Answer {
    match request.method == *method {
        true => answer(),
        false => Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, format!("only {method} is taken here"))),
    }
}
