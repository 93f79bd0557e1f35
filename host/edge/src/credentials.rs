//! Calls that change nothing and need an account's credentials: how to find out
//! whether a gateway knows them before a text depends on it.

use form_urlencoded::Serializer;

use crate::account::Account;
use crate::http::{Request, basic};
use crate::phone::is_e164;
use crate::twilio::Sender;

/// What an answer to [`request`] says of the credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The gateway knows them.
    Known,
    /// The gateway does not, or not for this account.
    Refused,
    /// It says nothing about them.
    Unclear,
}

/// The call for this account; none where the vendor has none (a relay).
pub fn request(account: &Account) -> Option<Request> {
    let bearer = |token: &str| format!("Bearer {token}");
    let (path, authorization) = match account {
        Account::Twilio(account) => (
            format!("/2010-04-01/Accounts/{}.json", account.account_sid),
            Some(basic(&account.account_sid, &account.auth_token)),
        ),
        Account::Telnyx(account) => ("/v2/balance".to_owned(), Some(bearer(&account.api_key.0))),
        // The balance is asked of the older API, whichever one sends.
        Account::Vonage(account) => {
            let pairs = [("api_key", account.api_key.as_str()), ("api_secret", &account.api_secret.0)];
            let query = Serializer::new(String::new()).extend_pairs(pairs).finish();
            (format!("/account/get-balance?{query}"), None)
        }
        Account::Plivo(account) => (
            format!("/v1/Account/{}/", account.auth_id),
            Some(basic(&account.auth_id, &account.auth_token.0)),
        ),
        Account::MessageBird(account) => {
            ("/balance".to_owned(), Some(format!("AccessKey {}", account.access_key.0)))
        }
        Account::Bird(account) => (
            format!("/workspaces/{}/channels/{}", account.workspace, account.channel),
            Some(format!("AccessKey {}", account.access_key.0)),
        ),
        Account::Sinch(account) => (
            format!("/xms/v1/{}/batches?page_size=1", account.service_plan_id),
            Some(bearer(&account.token.0)),
        ),
        Account::Infobip(account) => {
            ("/account/1/balance".to_owned(), Some(format!("App {}", account.api_key.0)))
        }
        Account::Relay(_) => return None,
    };
    let mut headers = vec![("accept".to_owned(), "application/json".to_owned())];
    headers.extend(authorization.map(|value| ("authorization".to_owned(), value)));
    let base_url = match account {
        Account::Vonage(account) if account.base_url.is_empty() => crate::vonage::SMS_URL,
        account => account.base_url().trim_end_matches('/'),
    };
    Some(Request { method: "GET", url: format!("{base_url}{path}"), headers, body: Vec::new() })
}

/// Whether the account has the number that it sends from: the call, and where in
/// the answer the numbers are listed (a JSON Pointer). None where the sender is
/// no number of the account's own, or the vendor cannot be asked.
pub fn sender(account: &Account) -> Option<(Request, &'static str)> {
    let (mut request, number) = match account {
        Account::Twilio(twilio) => match &twilio.sender {
            Sender::From(number) => (request(account)?, number),
            Sender::MessagingService(_) => return None,
        },
        Account::Telnyx(telnyx) => (request(account)?, telnyx.sender.as_ref()?),
        _ => return None,
    };
    let with_number = |name| Serializer::new(String::new()).append_pair(name, number).finish();
    if !is_e164(number) {
        return None;
    }
    let (path, list) = match account {
        Account::Twilio(account) => {
            let query = with_number("PhoneNumber");
            let path =
                format!("2010-04-01/Accounts/{}/IncomingPhoneNumbers.json?{query}", account.account_sid);
            (path, "/incoming_phone_numbers")
        }
        _ => (format!("v2/phone_numbers?{}", with_number("filter[phone_number]")), "/data"),
    };
    request.url = format!("{}/{path}", account.base_url().trim_end_matches('/'));
    Some((request, list))
}

/// Whether the answer to [`sender`] lists a number.
pub fn has_number(body: &[u8], list: &str) -> bool {
    let body: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    body.pointer(list).and_then(serde_json::Value::as_array).is_some_and(|numbers| !numbers.is_empty())
}

/// What the status of the answer means.
pub fn verdict(status: u16) -> Verdict {
    match status {
        200..300 => Verdict::Known,
        400 | 401 | 403 | 404 => Verdict::Refused,
        _ => Verdict::Unclear,
    }
}
