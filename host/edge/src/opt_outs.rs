//! The list of numbers that have opted out at a gateway, where the vendor hands
//! it out.
//!
//! Telnyx does: <https://developers.telnyx.com/api-reference/opt-out-management/list-opt-outs>
//! (read 2026-11-24). Twilio, Plivo, Vonage and the others document no such
//! call for texts; their lists are downloaded from the vendor's console.

use form_urlencoded::Serializer;
use serde::Deserialize;

use crate::account::Account;
use crate::http::Request;
use crate::json::{List, Part, Text};

/// Numbers in one answer.
const PAGE_SIZE: &str = "250";

/// One number that opted out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptOut {
    /// As the vendor writes it.
    pub phone: String,
    /// When, as the vendor writes it, if it says so.
    pub at: Option<String>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Numbers of it.
    pub opt_outs: Vec<OptOut>,
    /// Whether there is a page after it.
    pub more: bool,
}

/// The call for a page, from 1 on; none where the vendor has none.
pub fn request(account: &Account, page: u32) -> Option<Request> {
    let Account::Telnyx(telnyx) = account else {
        return None;
    };
    let page = page.to_string();
    let profile = telnyx.messaging_profile_id.as_deref().map(|id| ("filter[messaging_profile_id]", id));
    let pairs = [("page[number]", page.as_str()), ("page[size]", PAGE_SIZE)];
    let query = Serializer::new(String::new()).extend_pairs(pairs.into_iter().chain(profile)).finish();
    let url = format!("{}/v2/messaging_optouts?{query}", account.base_url().trim_end_matches('/'));
    let headers = vec![
        ("accept".to_owned(), "application/json".to_owned()),
        ("authorization".to_owned(), format!("Bearer {}", telnyx.api_key.0)),
    ];
    Some(Request { method: "GET", url, headers, body: Vec::new() })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    data: List<Blocked>,
    meta: Part<Meta>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Blocked {
    to: Text,
    created_at: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Meta {
    total_pages: u32,
    page_number: u32,
}

/// Reads the answer to [`request`].
pub fn read(body: &[u8]) -> Result<Page, serde_json::Error> {
    let Body { data, meta } = serde_json::from_slice(body)?;
    let opt_outs = data.0.iter().filter_map(|blocked| {
        let phone = blocked.to.get()?.to_owned();
        Some(OptOut { phone, at: blocked.created_at.get().map(str::to_owned) })
    });
    Ok(Page { more: meta.page_number < meta.total_pages, opt_outs: opt_outs.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telnyx_is_asked_page_by_page_for_who_opted_out_of_the_profile() {
        let account = r#"{"kind": "telnyx", "messaging_profile_id": "p 1", "base_url": "http://127.0.0.1/"}"#;
        let account: Account = serde_json::from_str(account).unwrap();
        let request = request(&account, 2).unwrap();
        assert_eq!(
            request.url,
            "http://127.0.0.1/v2/messaging_optouts?page%5Bnumber%5D=2&page%5Bsize%5D=250&filter%5Bmessaging_profile_id%5D=p+1"
        );
        let page = read(
            br#"{"data": [{"from": "+12025550100", "to": "+12025550123", "keyword": "STOP",
                           "created_at": "2025-04-28 12:00:38.631252+00:00"}, {"from": "x"}],
                 "meta": {"total_pages": 3, "page_number": 2}}"#,
        );
        let at = Some("2025-04-28 12:00:38.631252+00:00".to_owned());
        assert_eq!(
            page.unwrap(),
            Page { opt_outs: vec![OptOut { phone: "+12025550123".into(), at }], more: true }
        );
        assert!(!read(b"{}").unwrap().more);
        let twilio = r#"{"kind": "twilio", "account_sid": "AC1", "sender": "+12025550100"}"#;
        assert!(super::request(&serde_json::from_str(twilio).unwrap(), 1).is_none());
    }
}
