//! Twilio's side: how it takes texts, and how it calls back
//! (twilio.com/docs/usage/security, "Validating requests").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use hyper::Method;
use serde_json::{Value, json};
use sha1::Sha1;

use super::{Shared, Signed, StandIn, Text};
use crate::client;

/// In [`Text::via`].
pub const NAME: &str = "twilio";

/// A request that Twilio makes.
#[derive(Clone, Copy, Debug)]
pub struct Callback<'a> {
    /// Whose secret signs it.
    pub account_sid: &'a str,
    /// The address that is signed.
    pub url: &'a str,
    /// The form.
    pub parameters: &'a [(&'a str, &'a str)],
    /// With which signature.
    pub signed: Signed,
}

impl StandIn {
    pub(super) async fn twilio_reports(
        &self,
        text: &Text,
        status: &str,
        error_code: Option<&str>,
        signed: Signed,
    ) -> anyhow::Result<client::Answer> {
        let mut parameters = vec![
            ("ApiVersion", "2010-04-01"),
            ("MessageSid", &text.sid),
            ("SmsSid", &text.sid),
            ("SmsStatus", status),
            ("MessageStatus", status),
            ("To", &text.to),
            ("From", &text.from),
            ("AccountSid", &text.account_sid),
        ];
        parameters.extend(error_code.map(|code| ("ErrorCode", code)));
        let Text { account_sid, status_callback: url, .. } = text;
        self.call(&Callback { account_sid, url, parameters: &parameters, signed }).await
    }

    /// Makes any call of Twilio's, signed over the address and the form.
    pub async fn call(&self, callback: &Callback<'_>) -> anyhow::Result<client::Answer> {
        let Callback { account_sid, url, parameters, signed } = callback;
        let token = self.shared.token(account_sid).unwrap_or_default();
        let mut headers =
            vec![("content-type".to_owned(), "application/x-www-form-urlencoded; charset=UTF-8".to_owned())];
        match signed {
            Signed::Right | Signed::Stale => {
                headers.push(("x-twilio-signature".into(), sign(token, url, parameters)))
            }
            Signed::Wrong => {
                headers.push(("x-twilio-signature".into(), sign("a guess", url, parameters)));
            }
            Signed::Missing => {}
        }
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(*parameters).finish();
        self.client.send(&Method::POST, &self.shared.reached_at(url), &headers, form).await
    }
}

/// The value of `X-Twilio-Signature` for a form: the address, then each
/// parameter's name and value in the order of the names.
pub fn sign(auth_token: &str, url: &str, parameters: &[(&str, &str)]) -> String {
    let mut sorted = parameters.to_vec();
    sorted.sort_unstable();
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(auth_token.as_bytes()) else {
        return String::new();
    };
    mac.update(url.as_bytes());
    for (name, value) in sorted {
        mac.update(name.as_bytes());
        mac.update(value.as_bytes());
    }
    STANDARD.encode(mac.finalize().into_bytes())
}

/// The account of an address that takes texts.
pub(super) fn account(path: &str) -> Option<&str> {
    path.strip_prefix("/2010-04-01/Accounts/")?.strip_suffix("/Messages.json")
}

/// What Twilio says to a text that it takes, as far as anybody looks at it.
pub(super) fn taken(text: &Text) -> Value {
    json!({
        "account_sid": text.account_sid,
        "api_version": "2010-04-01",
        "body": text.body,
        "direction": "outbound-api",
        "error_code": null,
        "error_message": null,
        "from": text.from,
        "num_media": "0",
        "num_segments": "1",
        "sid": text.sid,
        "status": "queued",
        "to": text.to,
        "uri": format!("/2010-04-01/Accounts/{}/Messages/{}.json", text.account_sid, text.sid),
    })
}

impl Shared {
    fn token(&self, account_sid: &str) -> Option<&str> {
        self.accounts.iter().find(|(sid, _)| sid == account_sid).map(|(_, token)| token.as_str())
    }

    /// Whether this is the account's own `Authorization`.
    pub(super) fn admits(&self, account_sid: &str, authorization: &str) -> bool {
        let expected = |token: &str| format!("Basic {}", STANDARD.encode(format!("{account_sid}:{token}")));
        self.token(account_sid).is_some_and(|token| expected(token) == authorization)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Twilio's manual, "Validating requests".
    #[test]
    fn the_signature_is_the_one_of_the_manual() {
        let parameters = [
            ("Digits", "1234"),
            ("CallSid", "CA1234567890ABCDE"),
            ("To", "+18005551212"),
            ("Caller", "+14158675309"),
            ("From", "+14158675309"),
        ];
        let url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        assert_eq!(sign("12345", url, &parameters), "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }
}
