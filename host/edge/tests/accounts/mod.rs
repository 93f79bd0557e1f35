//! An account at each gateway, with secrets that are none.

#![allow(clippy::unwrap_used, missing_docs)]

use aftertext_edge::account::Account;
use aftertext_edge::relay::{Meaning, Rule};
use aftertext_edge::secret::Secret;
use aftertext_edge::types::FailureClass;
use aftertext_edge::{bird, infobip, messagebird, plivo, relay, sinch, telnyx, twilio, vonage};

fn secret() -> Secret {
    Secret("not-a-real-secret".into())
}

fn vonage(api: vonage::Api, base_url: &str) -> Account {
    Account::Vonage(vonage::Account {
        api_key: "abcd1234".into(),
        api_secret: secret(),
        sender: "+12025550100".into(),
        api,
        base_url: base_url.into(),
    })
}

/// All of them, by the name of the gateway.
pub fn all() -> Vec<(&'static str, Account)> {
    let number = || "+12025550100".to_owned();
    vec![
        (
            "twilio",
            Account::Twilio(twilio::Account {
                account_sid: "AC00000000000000000000000000000001".into(),
                auth_token: secret().0,
                sender: twilio::Sender::From(number()),
                base_url: twilio::BASE_URL.into(),
            }),
        ),
        (
            "telnyx",
            Account::Telnyx(telnyx::Account {
                api_key: secret(),
                sender: Some(number()),
                messaging_profile_id: Some("00000000-0000-4000-8000-0000000000a1".into()),
                base_url: telnyx::BASE_URL.into(),
            }),
        ),
        ("vonage_sms", vonage(vonage::Api::Sms, vonage::SMS_URL)),
        ("vonage_messages", vonage(vonage::Api::Messages, vonage::MESSAGES_URL)),
        (
            "plivo",
            Account::Plivo(plivo::Account {
                auth_id: "MA00000000000000000001".into(),
                auth_token: secret(),
                sender: number(),
                base_url: plivo::BASE_URL.into(),
            }),
        ),
        (
            "messagebird",
            Account::MessageBird(messagebird::Account {
                access_key: secret(),
                sender: "Example".into(),
                base_url: messagebird::BASE_URL.into(),
            }),
        ),
        (
            "bird",
            Account::Bird(bird::Account {
                access_key: secret(),
                workspace: "w1".into(),
                channel: "c1".into(),
                base_url: bird::BASE_URL.into(),
            }),
        ),
        (
            "sinch",
            Account::Sinch(sinch::Account {
                service_plan_id: "plan1".into(),
                token: secret(),
                sender: number(),
                base_url: "https://us.sms.api.sinch.com".into(),
            }),
        ),
        (
            "infobip",
            Account::Infobip(infobip::Account {
                api_key: secret(),
                sender: "Example".into(),
                base_url: "https://xxxxx.api.infobip.com/".into(),
            }),
        ),
        ("relay", Account::Relay(relay())),
    ]
}

pub fn relay() -> relay::Account {
    relay::Account {
        get: false,
        url: "https://sms.example.com/{digits}/send?ref={id}".into(),
        headers: [("x-key".into(), "Key {secret}".into())].into(),
        body: r#"{"from": "{sender}", "to": ["{recipient}"], "text": "{body}", "ref": "{id}", "dlr": "{callback}", "{unknown}": "{}"}"#
            .into(),
        sender: "Example".into(),
        secret: secret(),
        rule: Rule {
            id: "/result/id".into(),
            code: "/ok".into(),
            accepted: vec!["0".into()],
            codes: [
                ("7".into(), Meaning::Refused(FailureClass::OptedOut)),
                ("8".into(), Meaning::Throttled),
            ]
            .into(),
        },
    }
}
