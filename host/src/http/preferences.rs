//! The preference page's ways in, and where a shop gets the links to it:
//! `POST /v1/shops/{shop}/preference-links` with a bearer token and `{"phone": …}`.
//!
//! A GET changes nothing, since whoever scans mail opens links. A form comes
//! with the cookie of its visit, which no other site can send along, and with a
//! token that was shown to the same visitor.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::App;
use super::answer::Refusal;
use super::consent::number;
use super::token::authorize;
use crate::preferences::choices::{self, Known, Switches};
use crate::preferences::link::{Link, Rejected, VISIT_MS, Whose};
use crate::preferences::page::{self, Notice, PATH, Shown};
use crate::preferences::words::Words;
use crate::types::ConsentChange;

/// The largest form: it has 400 bytes.
const FORM_BYTES: usize = 4 << 10;
/// The longest cookie header that is looked at.
const COOKIES_BYTES: usize = 4 << 10;
const COOKIE: &str = "preferences";

/// In ten minutes: visits of one person, …
const VIEWS_MAX: u32 = 120;
/// … forms that they send, …
const FORMS_MAX: u32 = 30;
/// … and links of all people together that are none.
const FORGED_MAX: u32 = 3000;

/// Nothing is loaded but the style, nothing is run, and a form goes to this page only.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; \
                      frame-ancestors 'none'";
const HEADERS: [(HeaderName, &str); 4] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::CACHE_CONTROL, "no-store"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/v1/shops/{shop}/preference-links", post(make_link))
        .route("/p/{token}", get(arrive))
        .route(PATH, get(show).post(save))
        .route("/preferences/preferences.css", get(style))
        .layer(DefaultBodyLimit::max(FORM_BYTES))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct For {
    phone: String,
}

async fn make_link(
    State(app): State<App>,
    Path(shop): Path<String>,
    headers: HeaderMap,
    whom: Result<Json<For>, JsonRejection>,
) -> Result<Json<Link>, Refusal> {
    let shop = authorize(&app, &shop, &headers).await?;
    let Json(For { phone }) = whom.map_err(|error| Refusal::bad_request(error.body_text()))?;
    let whose = Whose { shop: shop.id.clone(), phone: number(&phone)? };
    app.0.links.link(&whose, app.now()).map(Json).map_err(Refusal::unavailable)
}

async fn style() -> Response {
    let kind = [(header::CONTENT_TYPE, "text/css"), (header::CACHE_CONTROL, "max-age=3600")];
    (kind, [(header::X_CONTENT_TYPE_OPTIONS, "nosniff")], page::STYLE).into_response()
}

/// Somebody opens a link: from now on a cookie says who it is.
async fn arrive(State(app): State<App>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    let words = spoken(None, &headers);
    let come = app.0.links.read_link(&token, app.now());
    let visit = match admitted(&app, come, "view", VIEWS_MAX) {
        Ok(whose) => app.0.links.visit(&whose, app.now()).map_err(|_| No::NotNow),
        Err(no) => Err(no),
    };
    match visit {
        Ok(visit) => {
            let secure = if app.0.links.is_secure() { "; Secure" } else { "" };
            let seconds = VISIT_MS / 1000;
            let cookie = format!(
                "{COOKIE}={visit}; Path={PATH}; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"
            );
            (HEADERS, [(header::SET_COOKIE, cookie)], Html(page::onward(words))).into_response()
        }
        Err(no) => no.page(words),
    }
}

async fn show(State(app): State<App>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let notice = match query.as_deref() {
        Some("saved") => Some(Notice::Saved),
        Some("resumed") => Some(Notice::Resumed),
        _ => None,
    };
    let visitor = match Visitor::of(&app, &headers, "view", VIEWS_MAX).await {
        Ok(visitor) => visitor,
        Err(no) => return no.page(spoken(None, &headers)),
    };
    let now = app.now();
    let switches = visitor.known.switches(now);
    let Ok(form) = app.0.links.form(&visitor.whose, switches, now) else {
        return No::NotNow.page(visitor.words);
    };
    let shown = Shown {
        words: visitor.words,
        brand: &visitor.brand,
        phone: &visitor.whose.phone,
        switches,
        form: &form,
        notice,
    };
    (HEADERS, Html(shown.html())).into_response()
}

async fn save(State(app): State<App>, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Response {
    let visitor = match Visitor::of(&app, &headers, "form", FORMS_MAX).await {
        Ok(visitor) => visitor,
        Err(no) => return no.page(spoken(None, &headers)),
    };
    let Ok(body) = body else {
        return No::Link(StatusCode::PAYLOAD_TOO_LARGE).page(visitor.words);
    };
    match visitor.say(&app, &Form::parse(&body)).await {
        Ok(next) => (StatusCode::SEE_OTHER, HEADERS, [(header::LOCATION, next)]).into_response(),
        Err(no) => no.page(visitor.words),
    }
}

/// What a form asks for.
#[derive(Default)]
struct Form {
    token: String,
    stop: bool,
    wanted: Switches,
}

impl Form {
    fn parse(body: &[u8]) -> Self {
        let (mut form, mut topics) = (Self::default(), Vec::new());
        // No more than the page has, and the token and the button.
        let fields = form_urlencoded::parse(body).take(choices::TOPICS.len() + 2);
        for (name, value) in fields {
            match name.as_ref() {
                "form" => form.token = value.into_owned(),
                "do" => form.stop = value == "stop",
                "topic" => topics.push(value),
                _ => {}
            }
        }
        let topics: Vec<&str> = topics.iter().map(AsRef::as_ref).collect();
        form.wanted = Switches::of(&topics);
        form
    }
}

/// Somebody with a cookie of ours.
struct Visitor {
    whose: Whose,
    known: Known,
    brand: String,
    words: &'static Words,
}

impl Visitor {
    async fn of(app: &App, headers: &HeaderMap, what: &str, max: u32) -> Result<Self, No> {
        let come =
            cookie(headers).map_or(Err(Rejected::Forged), |visit| app.0.links.read_visit(visit, app.now()));
        let whose = admitted(app, come, what, max)?;
        match app.0.shops.get(&whose.shop).await {
            Ok(Some(shop)) if !shop.profile.closed => {}
            Ok(_) => return Err(No::Link(StatusCode::GONE)),
            Err(_) => return Err(No::NotNow),
        }
        let keys = [whose.key(), format!("{}/settings", whose.shop)];
        let states = app.0.runtime.store().load(&keys, "").await.map_err(|_| No::NotNow)?;
        let mut states = states.iter().map(|snapshot| snapshot.state.as_slice());
        let known = Known::read(states.next().unwrap_or_default());
        let settings: serde_json::Value =
            serde_json::from_slice(states.next().unwrap_or_default()).unwrap_or_default();
        let brand = settings.get("brand").and_then(|brand| brand.as_str()).unwrap_or(&whose.shop).to_owned();
        let words = spoken(known.locale(), headers);
        Ok(Self { whose, known, brand, words })
    }

    /// Has the flow record what the form asks for; where to go on.
    async fn say(&self, app: &App, form: &Form) -> Result<String, No> {
        let now = app.now();
        let gone = |_| No::Link(StatusCode::GONE);
        let shown = app.0.links.read_form(&form.token, &self.whose, now).map_err(gone)?;
        let Words { stop, stop_means, .. } = self.words;
        let grants = match form.stop {
            true => vec![choices::stop(format!("{stop}. {stop_means}"), now)],
            false => choices::grants(shown, form.wanted, |topic| self.words.wording(topic, &self.brand), now),
        };
        let comes_back = self.known.is_stopped() && grants.iter().any(|grant| grant.granted);
        if !grants.is_empty() {
            let change = ConsentChange {
                id: event_id(&form.token, now),
                shop: self.whose.shop.clone(),
                phone: self.whose.phone.clone(),
                grants,
            };
            app.0.runtime.consent_change(&change).await.map_err(|error| {
                tracing::error!(shop = self.whose.shop, %error, "what somebody chose was not saved");
                No::NotNow
            })?;
        }
        Ok(format!("{PATH}?{}", if comes_back { "resumed" } else { "saved" }))
    }
}

/// The same form may be sent again with other switches: each time is an event.
fn event_id(form: &str, now: i64) -> String {
    let digest = Sha256::digest(form);
    let digits: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{}/{now}-{digits}", choices::SOURCE)
}

/// Whoever has shown a token of ours, unless they come too often.
fn admitted(app: &App, come: Result<Whose, Rejected>, what: &str, max: u32) -> Result<Whose, No> {
    let (visits, now) = (&app.0.visits, app.now());
    match come {
        Ok(whose) if visits.admit(&format!("{what} {}", whose.key()), max, now) => Ok(whose),
        Err(Rejected::Expired) => Err(No::Link(StatusCode::GONE)),
        Err(Rejected::Forged) if visits.admit("forged", FORGED_MAX, now) => {
            Err(No::Link(StatusCode::NOT_FOUND))
        }
        Ok(_) | Err(Rejected::Forged) => Err(No::TooOften),
    }
}

/// Why there is no page with switches.
#[derive(Clone, Copy)]
enum No {
    /// What brought the visitor does not do.
    Link(StatusCode),
    /// It will do later.
    TooOften,
    /// The store, the component or the key is missing.
    NotNow,
}

impl No {
    fn page(self, words: &Words) -> Response {
        let (status, said) = match self {
            No::Link(status) => (status, words.no_link),
            No::TooOften => (StatusCode::TOO_MANY_REQUESTS, words.not_now),
            No::NotNow => (StatusCode::SERVICE_UNAVAILABLE, words.not_now),
        };
        (status, HEADERS, Html(page::sorry(words, said))).into_response()
    }
}

fn spoken(locale: Option<&str>, headers: &HeaderMap) -> &'static Words {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Words::choose(locale, accepted)
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
    let mut cookies = cookies.get(..COOKIES_BYTES).unwrap_or(cookies).split(';');
    cookies.find_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}
