//! One text out, and what Twilio answers.

use form_urlencoded::Serializer;
use serde::Deserialize;

use super::{Account, Sender, code};
use crate::answer::{refusal, tomorrow};
use crate::code::Class;
use crate::gateway::{Error, Sms};
use crate::http::{self, Request};
use crate::json::{Id, Text};
use crate::types::{FailureClass, Timestamp};

/// The bounds of `ValidityPeriod`, in seconds.
const VALIDITY_SECONDS: (i64, i64) = (1, 36_000);

/// The request that sends `sms`. No idempotency key is documented for it, so
/// the caller makes it once. `status_callback` is where Twilio reports what
/// became of the text: an absolute URL, in which the caller names the message.
pub fn request(account: &Account, sms: &Sms, status_callback: Option<&str>, now: Timestamp) -> Request {
    let (sender_field, sender) = match &account.sender {
        Sender::From(number) => ("From", number),
        Sender::MessagingService(sid) => ("MessagingServiceSid", sid),
    };
    let mut form = Serializer::new(String::new());
    form.append_pair("To", &sms.recipient).append_pair(sender_field, sender).append_pair("Body", &sms.body);
    if let Some(url) = status_callback {
        form.append_pair("StatusCallback", url);
    }
    if let Some(deadline) = sms.send_before {
        let seconds = http::seconds_left(deadline, now, VALIDITY_SECONDS);
        form.append_pair("ValidityPeriod", &seconds.to_string());
    }
    Request {
        method: "POST",
        url: format!(
            "{}/2010-04-01/Accounts/{}/Messages.json",
            account.base_url.trim_end_matches('/'),
            account.account_sid
        ),
        headers: vec![
            ("accept".into(), "application/json".into()),
            ("authorization".into(), http::basic(&account.account_sid, &account.auth_token)),
            ("content-type".into(), "application/x-www-form-urlencoded".into()),
        ],
        body: form.finish().into_bytes(),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Message {
    sid: Text,
    status: Text,
    error_code: Id,
    error_message: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Problem {
    code: Id,
    message: Text,
}

/// What an answer means: Twilio's id of the text, or why there is none.
/// `retry_after` is the header of that name.
///
/// What could have been taken before the answer went wrong is
/// [`Error::Uncertain`]: a success that cannot be read, and a server error.
pub fn answer(status: u16, retry_after: Option<&str>, body: &[u8], now: Timestamp) -> Result<String, Error> {
    if (200..300).contains(&status) {
        return accepted(body);
    }
    let problem: Problem = serde_json::from_slice(body).unwrap_or_default();
    let code: Option<u32> = problem.code.get().and_then(|code| code.parse().ok());
    let refusal =
        |class| Error::Rejected(refusal(class, code_or(status, code), words(code, &problem.message)));
    let retry_at = || retry_after.and_then(|value| http::retry_after(value, now));
    Err(match class(status, code) {
        Class::Refused(class) => refusal(class),
        Class::Throttled => Error::Throttled(retry_at()),
        Class::ThrottledForToday => Error::Throttled(retry_at().or(Some(tomorrow(now)))),
        Class::Unavailable => Error::Unavailable(format!("Twilio answered {status}")),
        Class::Uncertain => Error::Uncertain(format!("Twilio answered {status}")),
    })
}

/// The status decides where it says whether the text was taken, else the code.
fn class(status: u16, code: Option<u32>) -> Class {
    match (status, code) {
        (429, Some(code)) if code::class(code) == Class::ThrottledForToday => Class::ThrottledForToday,
        (429, _) => Class::Throttled,
        (500.., Some(code)) if code::class(code) == Class::Unavailable => Class::Unavailable,
        // A proxy gave up waiting: nobody knows what Twilio did.
        (408 | 500.., _) | (..200, _) => Class::Uncertain,
        (_, Some(code)) => code::class(code),
        // A definite no by somebody in front of Twilio: the account or the
        // address has to be mended, and the text is kept.
        (_, None) => Class::Refused(FailureClass::Misconfigured),
    }
}

fn accepted(body: &[u8]) -> Result<String, Error> {
    let message: Message =
        serde_json::from_slice(body).map_err(|_| Error::Uncertain("an answer that cannot be read".into()))?;
    if matches!(message.status.get(), Some("failed" | "undelivered" | "canceled")) {
        let code = message.error_code.get().and_then(|code| code.parse().ok());
        let class = code::failure(code);
        return Err(Error::Rejected(refusal(class, code_or(201, code), words(code, &message.error_message))));
    }
    message.sid.owned().ok_or_else(|| Error::Uncertain("an answer without the id of the text".into()))
}

fn words(code: Option<u32>, message: &Text) -> &str {
    message.get().or_else(|| code.map(code::meaning)).unwrap_or_default()
}

/// The code, or the status of an answer without one.
fn code_or(status: u16, code: Option<u32>) -> String {
    code.map_or_else(|| status.to_string(), |code| code.to_string())
}
