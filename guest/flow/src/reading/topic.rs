//! Which texts are meant: the scopes of consent that words name.

use super::clause::Clause;
use super::concept::Concept::{
    But, Delivery, DontContact, DontSend, DontWant, Feedback, Filler, Goods, If, Kept, Loyalty, Message,
    NoMore, Only, OutOf, Promotion, Received, Reorder, Reply, Stop, Tips, Trouble, Unsubscribe, When, Where,
    Why,
};
use super::concept::{Concept, Concepts};
use super::lexicon::Hit;

/// The scopes of consent that topics by word stand for.
pub(super) const TOPICS: &[(Concept, &str)] = &[
    (Tips, "set-up"),
    (Feedback, "feedback"),
    (Loyalty, "loyalty"),
    (Reorder, "reorder"),
    (Promotion, "marketing"),
    (Delivery, DELIVERY_UPDATES),
    (Goods, ORDER_UPDATES),
];
const DELIVERY_UPDATES: &str = "delivery-updates";
const ORDER_UPDATES: &str = "order-updates";

/// What names the texts about orders and deliveries when it stands alone behind
/// STOP, as `Text::joined` writes it. "Stop the delivery" and "停止配送" are
/// about goods: the word of the texts is STOP, and no article goes with it.
const NOUNS: &[(&str, &str)] = &[
    (
        DELIVERY_UPDATES,
        "delivery deliveries lieferung lieferungen livraison livraisons envio envios entrega \
         entregas consegna consegne spedizione spedizioni levering leveringen bezorging bezorgingen dostawa \
         dostawy leverans leveranser leveringer leveranse toimitus toimitukset doruceni dodani szallitas \
         livrare livrari teslimat kargo pengiriman penghantaran giaohang παραδοση παραδοσεισ доставка \
         доставки توصيل التوصيل משלוח משלוחים डिलीवरी ডেলিভারি การจัดส่ง 配送 배송",
    ),
    (
        ORDER_UPDATES,
        "order orders bestellung bestellungen commande commandes pedido pedidos ordine ordini encomenda \
         encomendas bestelling bestellingen zamowienie zamowienia bestallning bestallningar ordre ordrer \
         bestilling bestillinger tilaus tilaukset objednavka objednavky rendeles rendelesek comanda comenzi \
         siparis siparisler pesanan donhang παραγγελια παραγγελιεσ заказ заказы замовлення طلب الطلب הזמנה \
         הזמנות ऑर्डर অর্ডার คำสั่งซื้อ 注文 주문 订单",
    ),
];
/// STOP, also in the scripts that write it in their own letters.
const STOPS: &[&str] = &["stop", "stopp", "стоп", "στοπ"];

/// What makes naming texts a wish to get no more of them, and what takes that
/// back or asks about it.
pub(super) const REFUSES: &[Concept] = &[Stop, Unsubscribe, NoMore, DontContact, DontSend, DontWant];
pub(super) const DOUBTS: &[Concept] = &[Kept, Only, But, If, Reply, Why, When, Where, Received, Trouble];

/// The scope that words name.
pub(super) fn topic(said: Concepts) -> Option<&'static str> {
    TOPICS.iter().find(|(word, _)| said.has(*word)).map(|(_, scope)| *scope)
}

/// What is a parcel in the north and a topic elsewhere: "leveringen" is a plural
/// in Dutch, "the delivery" in Danish and Norwegian.
const PARCELS_IN_THE_NORTH: &[&str] = &["leveringen", "leverans"];

/// The scope of "STOP DELIVERY" and the like, joined to one word.
pub(super) fn stopped(said: &str, language: Option<&str>) -> Option<&'static str> {
    let is_north = matches!(language, Some("da" | "no" | "sv"));
    if is_north && PARCELS_IN_THE_NORTH.iter().any(|parcel| said.ends_with(parcel)) {
        return None;
    }
    let (scope, _) = STOPS.iter().find_map(|stop| {
        let noun = said.strip_prefix(stop)?;
        NOUNS.iter().find(|(_, nouns)| nouns.split_ascii_whitespace().any(|known| known == noun))
    })?;
    Some(scope)
}

/// Whether a clause names texts by what they are about: "order texts",
/// "messages de livraison". Most people who leave say what they bought, so that
/// goods anywhere else name nothing. "Don't text the driver" names none either.
pub(super) fn names_texts(clause: &Clause) -> bool {
    let goods = |hit: &Hit| matches!(hit.concept, Goods | Delivery);
    let beside = |pair: &[Hit]| match pair {
        [one, two] if one.end == two.start => {
            (one.concept == Message && goods(two)) || (goods(one) && two.plain == Message)
        }
        [texts, small, about] if texts.end == small.start && small.end == about.start => {
            let joins = matches!(small.concept, Filler | OutOf) && small.end == small.start + 1;
            texts.concept == Message && joins && goods(about)
        }
        _ => false,
    };
    let texts = clause.hits.iter().filter(|hit| hit.plain == Message).count();
    texts == 1 && (clause.hits.windows(2).any(beside) || clause.hits.windows(3).any(beside))
}

#[cfg(test)]
mod tests {
    use super::super::normalise::Text;
    use super::*;

    #[test]
    fn every_noun_is_written_as_text_is() {
        for noun in NOUNS.iter().flat_map(|(_, nouns)| nouns.split_ascii_whitespace()) {
            assert_eq!(Text::of(noun).joined(), noun);
        }
    }
}
