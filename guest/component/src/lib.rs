//! The WIT face of `aftertext-flow`: it translates, loads, sends and commits,
//! and decides nothing.

// Lifting and lowering is generated code, and cannot be safe.
#[allow(
    unsafe_code,
    missing_docs,
    clippy::all,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]
mod bindings;
mod convert;
mod drive;

use aftertext_flow::Input;
// Where an event has its memory.
use aftertext_heap as _;
use bindings::exports::aftertext::flow::{handler, studio};

use crate::drive::{Call, valid_id, valid_phone, valid_shop};

struct Component;

#[allow(unsafe_code, reason = "the exports are symbols that a linker sees")]
mod export {
    use super::Component;
    use crate::bindings;

    bindings::export!(Component with_types_in bindings);
}

impl handler::Guest for Component {
    fn on_order_event(event: handler::OrderEvent) -> Result<handler::Outcome, handler::Error> {
        valid_shop(&event.shop)?;
        valid_id(&event.id)?;
        valid_id(&event.order.id)?;
        let shop = event.shop.clone();
        let owner = match event.order.buyer.phone.as_deref().filter(|phone| aftertext_flow::is_e164(phone)) {
            Some(phone) => phone.to_owned(),
            None => aftertext_flow::message_id(&["order", &event.order.id]),
        };
        let cause = aftertext_flow::message_id(&["order", &event.id]);
        drive::run(
            &Call { shop: &shop, owner: &owner, cause, needs_settings: true },
            &Input::Order(event.into()),
        )
    }

    fn handle_inbound_reply(reply: handler::InboundReply) -> Result<handler::Outcome, handler::Error> {
        valid_shop(&reply.shop)?;
        valid_id(&reply.id)?;
        valid_phone(&reply.sender)?;
        let (shop, owner) = (reply.shop.clone(), reply.sender.clone());
        let cause = aftertext_flow::message_id(&["reply", &reply.id]);
        drive::run(
            &Call { shop: &shop, owner: &owner, cause, needs_settings: true },
            &Input::Reply(reply.into()),
        )
    }

    fn on_consent_change(change: handler::ConsentChange) -> Result<handler::Outcome, handler::Error> {
        valid_shop(&change.shop)?;
        valid_id(&change.id)?;
        valid_phone(&change.phone)?;
        let (shop, owner) = (change.shop.clone(), change.phone.clone());
        let cause = aftertext_flow::message_id(&["consent", &change.id]);
        drive::run(
            &Call { shop: &shop, owner: &owner, cause, needs_settings: false },
            &Input::Consent(change.into()),
        )
    }

    fn on_delivery_report(report: handler::DeliveryReport) -> Result<handler::Outcome, handler::Error> {
        valid_shop(&report.shop)?;
        valid_id(&report.id)?;
        valid_id(&report.message)?;
        valid_phone(&report.phone)?;
        let (shop, owner) = (report.shop.clone(), report.phone.clone());
        let cause = aftertext_flow::message_id(&["report", &report.id]);
        drive::run(
            &Call { shop: &shop, owner: &owner, cause, needs_settings: false },
            &Input::Report(report.into()),
        )
    }

    fn on_link_click(click: handler::LinkClick) -> Result<handler::Outcome, handler::Error> {
        valid_shop(&click.shop)?;
        valid_id(&click.id)?;
        valid_id(&click.message)?;
        valid_phone(&click.phone)?;
        let (shop, owner) = (click.shop.clone(), click.phone.clone());
        let cause = aftertext_flow::message_id(&["link", &click.id]);
        drive::run(
            &Call { shop: &shop, owner: &owner, cause, needs_settings: true },
            &Input::Click(click.into()),
        )
    }

    fn on_wake(wake: handler::Wake) -> Result<handler::Outcome, handler::Error> {
        let (shop, owner) = wake.key.split_once('/').unwrap_or_default();
        valid_shop(shop)?;
        valid_phone(owner)?;
        valid_id(&wake.timer)?;
        let cause = format!("wake/{}/{}/{}", wake.timer, wake.due_at, wake.attempt);
        drive::run(&Call { shop, owner, cause, needs_settings: true }, &Input::Wake(wake.timer))
    }

    fn forget_contact(shop: String, phone: handler::Phone) -> Result<handler::Outcome, handler::Error> {
        valid_shop(&shop)?;
        valid_phone(&phone)?;
        let cause = format!("forget/{}", drive::now());
        drive::run(&Call { shop: &shop, owner: &phone, cause, needs_settings: false }, &Input::Forget)
    }
}

impl studio::Guest for Component {
    fn render_message(
        settings: String,
        step: String,
        event: studio::OrderEvent,
    ) -> Result<studio::Rendered, studio::Error> {
        aftertext_flow::preview(&settings, &step, event.into())
            .map(Into::into)
            .map_err(|error| studio::Error::Invalid(error.0))
    }

    fn check_settings(settings: String) -> Vec<studio::Finding> {
        aftertext_flow::check(&settings).into_iter().map(Into::into).collect()
    }

    fn read_reply(body: String, locale: Option<String>, country: Option<String>) -> studio::ReplyReading {
        aftertext_flow::read_reply(&body, locale.as_deref(), country.as_deref()).into()
    }

    fn measure_text(body: String) -> studio::Measured {
        aftertext_flow::measure(&body).into()
    }
}
