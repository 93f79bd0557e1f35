//! An order that is given another phone number: the old one hears no more of it.

use crate::types::{Order, OrderChange, OrderEvent};

/// What the flow is told at the old number.
const PHONE_CHANGED: &str = "phone-changed";

/// The event for the number that an order had until now, where `event` brings
/// another one. It has to be taken before `event` is, and before the order is
/// remembered: whoever is stopped in between begins again. The flow passes over
/// an event that is older than what it knows.
pub fn farewell(event: &OrderEvent, known: &Order) -> Option<OrderEvent> {
    let old = known.buyer.phone.as_ref()?;
    if event.order.buyer.phone.as_ref()? == old {
        return None;
    }
    let mut farewell = event.clone();
    farewell.id = format!("{}/{PHONE_CHANGED}", event.id);
    farewell.change = OrderChange::Other(PHONE_CHANGED.into());
    farewell.order.buyer.phone = Some(old.clone());
    farewell.consent.clear();
    Some(farewell)
}

/// Whether an event can bring another number: the first one of an order cannot,
/// and it is the one that comes most.
pub fn may_move(event: &OrderEvent) -> bool {
    event.change != OrderChange::Placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{Sample, Step};

    #[test]
    fn only_another_number_is_told_that_it_is_another() {
        let sample = Sample::new("+12025550123", 1, 0).fire("demo", Step::Placed, true, 0);
        assert_eq!(farewell(&sample, &sample.order), None);
        let mut event = sample.clone();
        event.order.buyer.phone = Some("+12025550199".into());
        event.change = OrderChange::Edited;
        let farewell = farewell(&event, &sample.order).unwrap();
        assert_eq!(farewell.order.buyer.phone, sample.order.buyer.phone);
        assert_eq!(farewell.change, OrderChange::Other("phone-changed".into()));
        assert!(farewell.consent.is_empty() && farewell.id != event.id);
        let mut without = event.clone();
        without.order.buyer.phone = None;
        assert_eq!(super::farewell(&without, &sample.order), None);
    }
}
