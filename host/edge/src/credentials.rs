//! Calls that change nothing and need an account's credentials: how to find out
//! whether a gateway knows them before a text depends on it.

use form_urlencoded::Serializer;

use crate::account::Account;
use crate::http::{Request, basic};

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

/// What the status of the answer means.
pub fn verdict(status: u16) -> Verdict {
    match status {
        200..300 => Verdict::Known,
        400 | 401 | 403 | 404 => Verdict::Refused,
        _ => Verdict::Unclear,
    }
}
