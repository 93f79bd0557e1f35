//! Whom a question about somebody's data is about, and how an address names them:
//! `person?phone=%2B12025550123`; `customer` and `order` (as often as needed) find
//! the same person by the platform's ids.

use serde_json::{Value, json};

use crate::event::PrivacyRequest;
use crate::phone;

/// Orders that one question may name.
const ORDERS_MAX: usize = 1000;

/// Somebody, by whatever is known of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// A number in E.164.
    pub phone: Option<String>,
    /// The platform's id of the customer.
    pub customer: Option<String>,
    /// The platform's ids of their orders.
    pub orders: Vec<String>,
}

impl From<&PrivacyRequest> for Person {
    fn from(request: &PrivacyRequest) -> Self {
        let PrivacyRequest { customer, phone, orders, .. } = request.clone();
        Person { phone, customer, orders }
    }
}

impl Person {
    /// Whom the query of an address names, or what is wrong with it.
    pub fn named(query: &str) -> Result<Person, &'static str> {
        let mut person = Person::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "phone" => {
                    let number = phone::e164(&value, None);
                    let number = number.map_err(|_| "give the phone with its country code: +12025550123")?;
                    person.phone = Some(number);
                }
                "customer" => person.customer = Some(value.into_owned()),
                "order" if person.orders.len() < ORDERS_MAX => person.orders.push(value.into_owned()),
                _ => return Err("name them by phone, customer, or up to 1000 times order"),
            }
        }
        match person == Person::default() {
            true => Err("name them by phone, customer or order"),
            false => Ok(person),
        }
    }

    /// The query that names them.
    pub fn query(&self) -> String {
        let one = [("phone", &self.phone), ("customer", &self.customer)];
        let one = one.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        let orders = self.orders.iter().map(|order| ("order", order.as_str()));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(one.chain(orders)).finish()
    }

    /// What the receipt of a platform's `request` for their data says. The data are
    /// not copied anywhere: it says where the shop gets them as they are by then.
    pub fn asked(&self, shop: &str, request: &str) -> Value {
        json!({
            "request": request,
            "reason": "somebody wants to see their data: hand them over within 30 days",
            "get": format!("/v1/shops/{shop}/person?{}", self.query()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_named_in_an_address_is_read_from_it_again() {
        let orders = vec![String::from("A & B"), String::from("2")];
        let person = Person { phone: Some("+12025550123".into()), customer: Some("ü=7".into()), orders };
        assert_eq!(Person::named(&person.query()), Ok(person));
        let written = Person::named("phone=%2B1%20(202)%20555-0123");
        assert_eq!(written.unwrap().phone.as_deref(), Some("+12025550123"));
    }

    #[test]
    fn who_is_not_named_so_is_nobody() {
        let many = "order=1&".repeat(ORDERS_MAX + 1);
        for query in ["", "name=Dana", "phone=2025550123", &many] {
            assert!(Person::named(query).is_err(), "{query:.20}");
        }
    }
}
