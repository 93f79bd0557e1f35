//! What is in an order.

use aftertext_edge::types::{FulfillmentMethod, LineItem, Money, Order, Timestamp};

use crate::catalogue::{CONSUMABLES, PRODUCTS, Product};
use crate::dice::{Dice, Odds};
use crate::person::Person;
use crate::rates::PER_MILLE;

/// How many pieces of one thing.
const QUANTITIES: Odds<u32> = Odds((800, 1), &[(130, 2), (50, 3), (20, 6)]);
/// How many things beside the first.
const OTHERS: Odds<usize> = Odds((600, 1), &[(250, 2), (100, 3), (50, 6)]);
/// Of what somebody buys who is no regular, in a thousand: what is used up.
const USED_UP: u32 = 350;

/// An order as it is placed.
pub(crate) fn order(dice: &mut Dice, person: &mut Person, number: u32, placed_at: Timestamp) -> Order {
    let method = method(dice);
    let mut lines = Vec::new();
    for product in basket(dice, person) {
        let quantity = *dice.pick(&QUANTITIES);
        lines.push(line(lines.len() + 1, product, quantity, method, person));
    }
    let buyer = person.orders_again();
    Order {
        id: number.to_string(),
        name: format!("#{number}"),
        placed_at,
        total: total(&lines, person.home.currency),
        buyer,
        lines,
        status_url: Some(format!("https://demo.example/o/{number}")),
        attributes: Vec::new(),
    }
}

/// What the lines cost.
pub(crate) fn total(lines: &[LineItem], currency: &str) -> Money {
    let price = |line: &LineItem| line.price.as_ref().map_or(0, |price| price.amount);
    let amount = lines.iter().map(|line| price(line) * i64::from(line.quantity)).sum();
    Money { amount, scale: 2, currency: currency.to_owned() }
}

/// Different things, of which a regular buyer's usual is the first.
fn basket(dice: &mut Dice, person: &Person) -> Vec<&'static Product> {
    let mut basket = vec![person.usual.unwrap_or_else(|| something(dice))];
    if person.usual.is_none() && dice.chance(PER_MILLE.several_lines) {
        for _ in 0..*dice.pick(&OTHERS) {
            let other = something(dice);
            if basket.iter().all(|product| product.sku != other.sku) {
                basket.push(other);
            }
        }
    }
    basket
}

fn something(dice: &mut Dice) -> &'static Product {
    if dice.chance(USED_UP) { dice.pick(&CONSUMABLES) } else { dice.pick(&PRODUCTS) }
}

fn method(dice: &mut Dice) -> FulfillmentMethod {
    if dice.chance(PER_MILLE.pickup) {
        FulfillmentMethod::Pickup
    } else if dice.chance(PER_MILLE.local_delivery) {
        FulfillmentMethod::LocalDelivery
    } else {
        FulfillmentMethod::Ship
    }
}

fn line(id: usize, product: &Product, quantity: u32, method: FulfillmentMethod, person: &Person) -> LineItem {
    let mut tags: Vec<String> = product.tags.iter().map(|tag| (*tag).to_owned()).collect();
    if person.subscribes {
        tags.push(String::from("subscription"));
    }
    LineItem {
        id: id.to_string(),
        product_id: product.sku.to_owned(),
        sku: Some(product.sku.to_owned()),
        title: product.title.to_owned(),
        kind: Some(product.kind.to_owned()),
        tags,
        quantity,
        price: Some(Money { amount: product.cents, scale: 2, currency: person.home.currency.to_owned() }),
        method: if product.digital { FulfillmentMethod::Digital } else { method },
    }
}
